/* SPDX-License-Identifier: Apache-2.0 */
/* The head of a table, which names its columns; the cut of one, for which quotes are counted. */
#include <inttypes.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "corpus/csv.h"

/* The first record, with its line end, and the byte of the file behind it. Blank lines before it are none. */
static int read_record(gj_corpus_file *file, gj_buf *head, uint64_t *behind, gj_error *err)
{
	bool quotes = !file->options.no_quotes, inside = false, some = false, whole = false;
	size_t skip = file->mark;
	gj_stream stream;
	gj_str chunk = GJ_STR("");
	int rc = gj_stream_open(&stream, file, 0, file->arena, NULL, err);

	while (rc == GJ_OK && !whole && head->len <= GJ_CSV_MOST_HEAD) {
		rc = gj_corpus_stream_next(&stream, &chunk, err);
		if (rc != GJ_OK || chunk.len == 0)
			break;
		for (size_t i = 0; i < chunk.len && !whole; i++) {
			++*behind;
			if (skip > 0) {
				skip--;
				continue;
			}
			inside ^= quotes && chunk.at[i] == '"';
			whole = chunk.at[i] == '\n' && !inside && some;
			some = some || (chunk.at[i] != '\n' && chunk.at[i] != '\r');
			if (some)
				gj_buf_putc(head, chunk.at[i]);
		}
	}
	gj_stream_close(&stream);
	if (rc == GJ_OK && gj_buf_status(head) != GJ_OK)
		return gj_fault_memory(err);
	return rc;
}

static int head_fault(const gj_corpus_file *file, gj_error *err, const char *what, const char *help)
{
	gj_source source = {file->path, GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "%s", what);
	gj_fault_at(err, &source, (gj_pos){1, 1, 1}, NULL);
	return gj_fault_help(err, "%s", help);
}

static int missing(const gj_corpus_file *file, gj_str wanted, const gj_str *name, uint32_t n,
		   gj_error *err)
{
	gj_source source = {file->path, GJ_STR("")};
	gj_nearest near;

	gj_nearest_start(&near, wanted);
	for (uint32_t i = 0; i < n; i++)
		if (gj_utf8_valid(name[i]) == name[i].len)
			gj_nearest_offer(&near, name[i]);
	gj_fault(err, GJ_EINPUT, "the table has no column `%.*s`", GJ_FMT(wanted));
	gj_fault_at(err, &source, (gj_pos){1, 1, 1}, NULL);
	if (near.best.len > 0)
		return gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(err, "its first column is `%.*s`", GJ_FMT(name[0]));
}

/* Which column is which field? */
static int match(gj_corpus_file *file, const gj_str *name, uint32_t n, gj_error *err)
{
	gj_corpus_columns *columns = file->columns;

	for (unsigned field = 0; field < GJ_N_FIELDS; field++) {
		gj_str wanted = gj_field_name(&file->options, field);
		unsigned found = 0;

		for (uint32_t i = 0; i < n && wanted.len > 0; i++)
			if (gj_str_eq(name[i], wanted)) {
				columns->fields[i] |= GJ_FIELD_BIT(field);
				found++;
			}
		if (wanted.len > 0 && found == 0)
			return missing(file, wanted, name, n, err);
		if (found > 1)
			return head_fault(file, err, "two columns have the name that is wanted",
					  "rename one of them");
	}
	return GJ_OK;
}

/* Without quotes a line is cells between separators and nothing else. */
static uint32_t split_line(gj_str line, char separator, gj_str *name, uint32_t most)
{
	uint32_t n = 0;

	while (line.len > 0 && (line.at[line.len - 1] == '\n' || line.at[line.len - 1] == '\r'))
		line.len--;
	for (;;) {
		const char *end = line.len > 0 ? memchr(line.at, separator, line.len) : NULL;
		gj_str cell = {line.at, end != NULL ? (size_t)(end - line.at) : line.len};

		if (n == most)
			return n + 1;
		name[n++] = cell;
		if (end == NULL)
			return n;
		line = (gj_str){end + 1, line.len - cell.len - 1};
	}
}

static uint32_t split_quoted(gj_corpus_file *file, gj_str text, gj_str *name, gj_csv_cell *cell,
			     char separator)
{
	gj_csv csv = gj_csv_begin(text, 0);
	size_t n;

	csv.separator = separator;
	csv.columns = gj_csv_width(&csv);
	if (csv.columns == 0 || csv.columns > GJ_CSV_MOST_COLUMNS)
		return csv.columns;
	if (gj_csv_split(&csv, cell, 1, &n, NULL) != GJ_OK || n != 1)
		return 0;
	for (uint32_t i = 0; i < csv.columns; i++) {
		char *room = gj_arena_get(file->arena, gj_csv_len(cell[i]));

		if (room == NULL)
			return 0;
		name[i] = gj_csv_unquote(text, cell[i], room);
	}
	return csv.columns;
}

static int read_names(gj_corpus_file *file, gj_str text, uint64_t behind, gj_error *err)
{
	char separator = file->format == GJ_CORPUS_TSV ? '\t' : ',';
	gj_str *name = gj_arena_array(file->arena, GJ_CSV_MOST_COLUMNS, sizeof *name);
	gj_csv_cell *cell = gj_arena_array(file->arena, GJ_CSV_MOST_COLUMNS, sizeof *cell);
	gj_corpus_columns *columns = gj_arena_get(file->arena, sizeof *columns);
	uint32_t n;

	if (name == NULL || cell == NULL || columns == NULL)
		return gj_fault_memory(err);
	n = file->options.no_quotes ? split_line(text, separator, name, GJ_CSV_MOST_COLUMNS)
				    : split_quoted(file, text, name, cell, separator);
	if (n > GJ_CSV_MOST_COLUMNS)
		return head_fault(file, err, "the table has more than 16384 columns",
				  "is this its head, and the separator the right one?");
	if (n == 0)
		return head_fault(file, err, "the head of the table cannot be read",
				  "its first line names the columns");
	columns->n = n;
	columns->behind = behind;
	columns->fields = gj_arena_array(file->arena, n, sizeof *columns->fields);
	if (columns->fields == NULL)
		return gj_fault_memory(err);
	file->columns = columns;
	return match(file, name, n, err);
}

int gj_csv_head(gj_corpus_file *file, gj_error *err)
{
	uint64_t behind = 0;
	gj_str text;
	gj_buf head;
	int rc;

	gj_buf_init(&head, file->arena->alloc, 2 * GJ_CSV_MOST_HEAD + file->options.chunk);
	rc = read_record(file, &head, &behind, err);
	if (rc == GJ_OK && head.len > GJ_CSV_MOST_HEAD)
		rc = head_fault(file, err, "the head of the table is longer than 1 MiB",
				"its first line names the columns");
	if (rc == GJ_OK && gj_arena_str(file->arena, &text, gj_buf_str(&head)) != GJ_OK)
		rc = gj_fault_memory(err);
	gj_buf_free(&head);
	return rc == GJ_OK ? read_names(file, text, behind, err) : rc;
}

/* Quotes up to the start of each range, even or odd. */
int gj_csv_cut(gj_corpus_file *file, gj_error *err)
{
	gj_csv_path path = gj_csv_path_best();
	uint64_t at = 0;
	bool inside = false;
	gj_stream stream;
	gj_str chunk = GJ_STR("");
	int rc = GJ_OK;

	if (file->n_ranges == 1 || file->options.no_quotes)
		return GJ_OK;
	rc = gj_stream_open(&stream, file, 0, file->arena, NULL, err);
	for (size_t i = 1; i < file->n_ranges && rc == GJ_OK;) {
		gj_corpus_range *range = &file->range[i];
		size_t n;

		if (chunk.len == 0)
			rc = gj_corpus_stream_next(&stream, &chunk, err);
		if (rc != GJ_OK || chunk.len == 0)
			break;
		n = range->from - at < chunk.len ? (size_t)(range->from - at) : chunk.len;
		if (n >
		    0) /* only whether there are more quotes or fewer by an odd number is of use */
			gj_csv_border(path, (gj_str){chunk.at, n}, &inside);
		at += n;
		chunk.at += n;
		chunk.len -= n;
		if (at == range->from) {
			range->inside = inside;
			i++;
		}
	}
	gj_stream_close(&stream);
	return rc;
}
