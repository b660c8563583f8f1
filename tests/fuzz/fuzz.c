/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

bool fuzz_is_text(gj_str text)
{
	return gj_utf8_valid(text) == text.len &&
	       (text.len == 0 || memchr(text.at, '\0', text.len) == NULL);
}

void fuzz_check_error(const gj_error *err)
{
	char text[8192];
	size_t length = gj_error_text(err, text, sizeof text);

	if ((err->code == GJ_EINPUT || err->code == GJ_ENOMEM) && err->message[0] != '\0' &&
	    length < sizeof text && gj_utf8_valid((gj_str){text, length}) == length &&
	    err->n_spots <= GJ_ERROR_SPOTS)
		return;
	fprintf(stderr, "fuzz: a message that cannot be shown: %d `%s`\n", err->code, err->message);
	abort();
}
