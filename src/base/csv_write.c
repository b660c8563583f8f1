/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv_write.h"

static void put_cell(gj_buf *out, const char *before, gj_str text)
{
	bool quoted = false;

	for (size_t i = 0; i < text.len; i++)
		quoted = quoted || text.at[i] == ',' || text.at[i] == '"' || text.at[i] == '\n' ||
			 text.at[i] == '\r';
	if (quoted)
		gj_buf_putc(out, '"');
	gj_buf_puts(out, before);
	for (size_t i = 0; quoted && i < text.len; i++) {
		if (text.at[i] == '"')
			gj_buf_putc(out, '"');
		gj_buf_putc(out, text.at[i]);
	}
	if (quoted)
		gj_buf_putc(out, '"');
	else
		gj_buf_add(out, text);
}

void gj_csv_put(gj_buf *out, gj_str text)
{
	put_cell(out, "", text);
}

static bool starts_formula(gj_str text)
{
	static const char *const starts[] = {"=", "+",	"-",  "@",  "\t", "\r",
					     "'", "＝", "＋", "－", "＠"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (gj_str_starts(text, gj_str_of(starts[i])))
			return true;
	return false;
}

void gj_csv_put_safe(gj_buf *out, gj_str text)
{
	put_cell(out, starts_formula(text) ? "'" : "", text);
}
