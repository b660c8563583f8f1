/* SPDX-License-Identifier: Apache-2.0 */
/* Lists from files: one term a line, or a table. */
#include "base/csv.h"
#include "base/file.h"
#include "base/utf8.h"
#include "match/terms_build.h"

enum { LIST_MOST_BYTES = 256 << 20 };

gj_str gj_terms__stem(gj_str path)
{
	size_t end;

	for (size_t i = path.len; i-- > 0;)
		if (path.at[i] == '/') {
			path = (gj_str){path.at + i + 1, path.len - i - 1};
			break;
		}
	for (end = path.len; end > 1; end--)
		if (path.at[end - 1] == '.')
			return (gj_str){path.at, end - 1};
	return path;
}

static gj_str trim(gj_str text)
{
	while (text.len > 0 && (text.at[0] == ' ' || text.at[0] == '\t'))
		text = (gj_str){text.at + 1, text.len - 1};
	while (text.len > 0 && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t' ||
				text.at[text.len - 1] == '\r'))
		text.len--;
	return text;
}

static int read_lines(gj_terms *terms, const gj_source *source, uint32_t file, bool exception,
		      gj_error *err)
{
	gj_term term = {
		.file = file, .exception = exception, .language = GJ_STR(""), .note = GJ_STR("")};
	gj_str rest = gj_csv_without_mark(source->text);

	while (rest.len > 0) {
		const char *end = memchr(rest.at, '\n', rest.len);
		size_t len = end != NULL ? (size_t)(end - rest.at) : rest.len;
		int rc;

		term.line++;
		term.text = trim((gj_str){rest.at, len});
		rest = (gj_str){rest.at + len, rest.len - len};
		if (rest.len > 0)
			rest = (gj_str){rest.at + 1, rest.len - 1};
		if (term.text.len == 0 || gj_str_eq(term.text, GJ_STR("#")) ||
		    gj_str_starts(term.text, GJ_STR("# ")))
			continue;
		rc = gj_terms__put(terms, &term, gj_terms__stem(source->name), err);
		if (rc != GJ_OK)
			return rc == GJ_EINPUT
				       ? gj_fault_at(err, source, (gj_pos){term.line, 1, 1}, NULL)
				       : rc;
	}
	return GJ_OK;
}

/* Is the first line the head of a table? Then `*separator` is what stands between its columns. */
static bool is_table(gj_str text, char *separator)
{
	static const char signs[] = ",\t;";
	gj_str rest = gj_csv_without_mark(text), head = {rest.at, 0};

	while (head.len < rest.len && rest.at[head.len] != '\n' && rest.at[head.len] != '\r')
		head.len++;
	*separator = ',';
	for (const char *sign = signs; *sign != '\0'; sign++)
		if (memchr(head.at, *sign, head.len) != NULL) {
			*separator = *sign;
			break;
		}
	for (size_t from = 0, at = 0; at <= head.len; at++)
		if (at == head.len || head.at[at] == *separator) {
			gj_str name = trim((gj_str){head.at + from, at - from});

			if (gj_str_eq(name, GJ_STR("term")) || gj_str_eq(name, GJ_STR("\"term\"")))
				return true;
			from = at + 1;
		}
	return false;
}

static bool ends_in(gj_str text, gj_str end)
{
	return text.len >= end.len && memcmp(text.at + text.len - end.len, end.at, end.len) == 0;
}

int gj_terms_read(gj_terms *terms, const gj_source *source, bool exception, gj_error *err)
{
	size_t valid = gj_utf8_valid(source->text);
	char separator;
	uint32_t file;
	bool table;

	if (valid != source->text.len) {
		gj_fault(err, GJ_EINPUT, "the list is not valid UTF-8");
		return gj_fault_at(err, source, gj_pos_at(source->text, valid), NULL);
	}
	if (gj_terms__file(terms, source->name, &file) != GJ_OK)
		return gj_fault_memory(err);
	table = is_table(source->text, &separator);
	if (!table &&
	    (ends_in(source->name, GJ_STR(".csv")) || ends_in(source->name, GJ_STR(".tsv")))) {
		gj_fault(err, GJ_EINPUT, "the table has no column `term`");
		gj_fault_at(err, source, (gj_pos){1, 1, 1}, NULL);
		return gj_fault_help(
			err, "its first line names the columns: term,category,language,added,note");
	}
	return table ? gj_terms__table(terms, source, file, exception, separator, err)
		     : read_lines(terms, source, file, exception, err);
}

static int load_file(gj_terms *terms, const char *path, gj_error *err)
{
	gj_source source = {gj_str_of(path), GJ_STR("")};
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, terms->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_file_read_text(&source.text, &arena, path, LIST_MOST_BYTES, err);
	if (rc == GJ_OK)
		rc = gj_terms_read(terms, &source,
				   gj_str_starts(gj_terms__stem(source.name), GJ_STR("exceptions")),
				   err);
	gj_arena_free(&arena);
	return rc;
}

int gj_terms_load(gj_terms *terms, const char *path, gj_error *err)
{
	static const char *const endings[] = {".txt", ".csv", ".tsv"};
	gj_paths all = {0};
	size_t before = terms->n;
	int rc = gj_file_list(&all, terms->arena, path, "", err);

	for (size_t i = 0; rc == GJ_OK && i < all.n; i++) {
		bool wanted = all.n == 1 && gj_str_eq(all.item[i], gj_str_of(path));

		for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
			wanted = wanted || ends_in(all.item[i], gj_str_of(endings[k]));
		if (wanted)
			rc = load_file(terms, all.item[i].at, err);
	}
	if (rc == GJ_OK && terms->n == before) {
		gj_source source = {gj_str_of(path), GJ_STR("")};

		gj_fault(err, GJ_EINPUT, "no term is listed here");
		gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
		rc = gj_fault_help(
			err, "lists are files that end in .txt (one term a line), .csv or .tsv");
	}
	return rc;
}
