/* SPDX-License-Identifier: Apache-2.0 */
/* What those who know a format need to say what stands in it. */
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "probe/import.h"

enum { MOST_MADE = 2000, MOST_DIGITS = 9 };

const char *gj_left_out_words(gj_left_out what)
{
	static const char *const words[GJ_N_LEFT_OUT] = {
#define LEFT_OUT(name, words) words,
#include "probe/left_out.def"
#undef LEFT_OUT
	};

	return words[what];
}

void gj_import__leave(gj_import *import, gj_left_out what)
{
	size_t i = 0;

	while (i < import->n_left_out && import->left_out[i].what != what)
		i++;
	if (i == import->n_left_out)
		import->left_out[import->n_left_out++] = (gj_import_left_out){what, 0};
	import->left_out[i].count++;
}

int gj_import__total(gj_import *import, gj_str of, int64_t runner, int64_t found, gj_error *err)
{
	gj_import_total *total;

	if (import->n_totals == GJ_IMPORT_MOST_TOTALS) {
		gj_import__leave(import, GJ_LEFT_TOTALS);
		return GJ_OK;
	}
	if (gj_arena_more(import->arena, (void **)&import->total, import->n_totals,
			  sizeof *total) != GJ_OK)
		return gj_fault_memory(err);
	total = &import->total[import->n_totals++];
	*total = (gj_import_total){.runner = runner, .found = found};
	return gj_arena_str(import->arena, &total->of, of) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

int gj_import__say(gj_import *import, gj_str *out, gj_error *err, const char *format, ...)
{
	char made[MOST_MADE];
	va_list list;
	gj_str text;

	va_start(list, format);
	vsnprintf(made, sizeof made, format, list);
	va_end(list);
	text = gj_str_of(made);
	text.len = gj_utf8_valid(text);
	return gj_arena_str(import->arena, out, text) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

gj_str gj_import__plain(const gj_data *value)
{
	return value == NULL || value->kind == GJ_DATA_NULL ? (gj_str){"", 0} : value->text;
}

/* A content: a string, or parts with a `text`; of what is neither, its JSON. */
static int put_content(gj_buf *out, const gj_data *value)
{
	if (value == NULL || value->kind != GJ_DATA_LIST) {
		const gj_data *text = gj_data_get(value, "text");

		gj_buf_add(out, gj_import__plain(text != NULL ? text : value));
		return gj_buf_status(out);
	}
	for (const gj_data *part = value->first; part != NULL; part = part->next)
		gj_buf_add(out, part->kind == GJ_DATA_STRING
					? part->text
					: gj_data_text(gj_data_get(part, "text")));
	return gj_buf_status(out);
}

int gj_import__content(gj_import *import, gj_str *out, const gj_data *value, gj_error *err)
{
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = put_content(&buf, value);
	if (rc == GJ_OK)
		rc = gj_arena_str(import->arena, out, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

void gj_import__judge(gj_endpoint_outcome *outcome, gj_str text, gj_str finish)
{
	outcome->text = text;
	outcome->finish = finish;
	if (gj_endpoint_outcome_is_filter(finish))
		outcome->class = GJ_ENDPOINT_FILTERED;
	else
		outcome->class =
			gj_endpoint_outcome_says(text) ? GJ_ENDPOINT_ANSWERED : GJ_ENDPOINT_EMPTY;
}

int64_t gj_import__ms(const gj_data *seconds)
{
	gj_str text = seconds != NULL && seconds->kind == GJ_DATA_NUMBER ? seconds->text
									 : (gj_str){"", 0};
	int64_t sum = 0;
	size_t i = 0, decimals = 0;

	while (i < text.len && i < MOST_DIGITS && text.at[i] >= '0' && text.at[i] <= '9')
		sum = sum * 10 + (text.at[i++] - '0');
	if (i == 0)
		return -1;
	if (i < text.len && text.at[i] == '.')
		i++;
	for (; i < text.len && text.at[i] >= '0' && text.at[i] <= '9'; i++)
		if (decimals++ < 3)
			sum = sum * 10 + (text.at[i] - '0');
	for (; decimals < 3; decimals++)
		sum *= 10;
	return i == text.len ? sum : -1;
}
