/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of reference values: stats_tables FILE... reproduces every row `kind <tab> parameters <tab> values`, and every row of the
 * ```stats blocks of a document, to the digits printed there. A file that is absent is told apart (77), an empty one is a failure.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "stats/ask.h"

enum { ABSENT = 77 };

typedef struct run {
	const char *path;
	gj_buf answer;
	unsigned line, rows, wrong;
	bool document, inside; /* a document has rows between fences only */
} run;

static gj_str cut_at(gj_str *rest, char byte)
{
	const char *end = rest->len > 0 ? memchr(rest->at, byte, rest->len) : NULL;
	gj_str piece = {rest->at, end != NULL ? (size_t)(end - rest->at) : rest->len};
	size_t step = piece.len + (end != NULL);

	rest->at += step;
	rest->len -= step;
	return piece;
}

/* In documents three blanks or more stand for a tab. */
static gj_str cut_field(gj_str *rest, bool document)
{
	gj_str piece = {rest->at, 0};

	if (!document)
		return cut_at(rest, '\t');
	while (piece.len < rest->len &&
	       !gj_str_starts((gj_str){rest->at + piece.len, rest->len - piece.len}, GJ_STR("   ")))
		piece.len++;
	rest->at += piece.len;
	rest->len -= piece.len;
	while (rest->len > 0 && *rest->at == ' ') {
		rest->at++;
		rest->len--;
	}
	return piece;
}

static void check_row(run *r, gj_str line)
{
	gj_str rest = line, name = cut_field(&rest, r->document),
	       params = cut_field(&rest, r->document);
	gj_str values = r->document ? rest : cut_at(&rest, '\t');

	r->rows++;
	ask(&r->answer, name, params);
	if (r->document && gj_str_starts(values, GJ_STR("error: "))) {
		if (gj_str_eq(gj_buf_str(&r->answer), values))
			return;
	} else if (same_values(gj_buf_str(&r->answer), values)) {
		return;
	}
	fprintf(stderr, "%s:%u: %.*s\n  the answer is %.*s\n", r->path, r->line, GJ_FMT(line),
		GJ_FMT(gj_buf_str(&r->answer)));
	r->wrong++;
}

static void check_line(run *r, gj_str line)
{
	r->line++;
	if (r->document && gj_str_starts(line, GJ_STR("```"))) {
		r->inside = gj_str_eq(line, GJ_STR("```stats"));
		return;
	}
	if (line.len > 0 && *line.at != '#' && (r->inside || !r->document))
		check_row(r, line);
}

static int check_file(const char *path)
{
	gj_arena arena;
	gj_str text;
	gj_error err;
	size_t length = strlen(path);
	run r = {.path = path, .document = length > 3 && strcmp(path + length - 3, ".md") == 0};
	struct stat found;

	if (stat(path, &found) != 0) {
		printf("%s is absent: skipped\n", path);
		return ABSENT;
	}
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&r.answer, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	if (gj_file_read(&text, &arena, path, 1 << 24, &err) != GJ_OK) {
		fprintf(stderr, "%s\n", err.message);
		return 1;
	}
	while (text.len > 0)
		check_line(&r, cut_at(&text, '\n'));
	printf("%s: %u rows, %u wrong\n", path, r.rows, r.wrong);
	gj_buf_free(&r.answer);
	gj_arena_free(&arena);
	return r.wrong > 0 || r.rows == 0;
}

int main(int argc, char **argv)
{
	int status = argc < 2;

	for (int i = 1; i < argc; i++) {
		int rc = check_file(argv[i]);

		if (rc != 0 && status != 1)
			status = rc;
	}
	return status;
}
