/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/marks.h"

#include "base/utf8.h"

enum { MOST_QUOTE = 2000 };

uint32_t gj_text__peek(gj_str text, size_t at, size_t *bytes)
{
	gj_str rest = {text.at + at, text.len - at};
	uint32_t code = 0;

	*bytes = 1;
	if (rest.len == 0)
		return 0;
	if ((unsigned char)rest.at[0] < 0x80)
		return (unsigned char)rest.at[0];
	rest.len = rest.len < 4 ? rest.len : 4;
	if (gj_utf8_valid(rest) == 0)
		return 0;
	*bytes = gj_utf8_next(rest, &code);
	return code;
}

bool gj_text__closes(gj_str text, uint32_t with, size_t from, size_t *place)
{
	size_t bytes, until = from + MOST_QUOTE < text.len ? from + MOST_QUOTE : text.len;
	bool blank = false;

	for (size_t at = from; at < until; at += bytes) {
		uint32_t code = gj_text__peek(text, at, &bytes);

		if (code == with) {
			*place = at;
			return true;
		}
		if (code == '\n' && (blank || with == '"'))
			return false;
		blank = code == '\n';
	}
	return false;
}
