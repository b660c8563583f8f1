/* SPDX-License-Identifier: Apache-2.0 */
/* Lines `kind <tab> parameters` in, one line of values out for each. */
#include <stdio.h>

#include "stats/ask.h"

int main(void)
{
	static char line[4096];
	gj_buf answer;

	gj_buf_init(&answer, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	while (fgets(line, sizeof line, stdin) != NULL) {
		gj_str text = {line, strcspn(line, "\n")};
		const char *tab = memchr(text.at, '\t', text.len);
		size_t n = tab != NULL ? (size_t)(tab - text.at) : text.len;
		gj_str params = {text.at + n, text.len - n};

		ask(&answer, (gj_str){text.at, n}, params);
		printf("%.*s\n", GJ_FMT(gj_buf_str(&answer)));
		fflush(stdout);
	}
	gj_buf_free(&answer);
	return 0;
}
