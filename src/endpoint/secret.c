/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/secret.h"

void gj_secret_hide(gj_buf *out, gj_str text, gj_str secret)
{
	if (secret.len == 0 || text.len < secret.len) {
		gj_buf_add(out, text);
		return;
	}
	for (size_t i = 0; i < text.len;) {
		gj_str rest = {text.at + i, text.len - i};

		if (gj_str_starts(rest, secret)) {
			gj_buf_puts(out, "[key]");
			i += secret.len;
		} else {
			gj_buf_putc(out, text.at[i++]);
		}
	}
}
