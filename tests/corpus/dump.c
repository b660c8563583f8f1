/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Print a corpus item by item, as JSON lines, for tests that compare it with an independent reading; with --sum only how much there
 * is. Exit status 1: an error, on standard error.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/parallel.h"
#include "corpus/corpus.h"

typedef struct told { /* of one range */
	gj_buf out, texts;
	gj_json json, inner;
	bool sum;
	uint64_t items, faults, chars, bytes, hash, span_at;
	unsigned spans, ended;
	int rc;
	gj_error err;
	gj_corpus_progress *progress;
	const gj_corpus_file *file;
} told;

static void must(bool sound, const char *what)
{
	if (sound)
		return;
	fprintf(stderr, "dump: the contract is broken: %s\n", what);
	exit(2);
}

static int begin(void *context, const gj_item *item, gj_error *err)
{
	told *t = context;

	(void)err;
	must(item->id.len == 0 && item->chars == 0, "an item begins with a name");
	gj_buf_clear(&t->texts);
	gj_json_init(&t->inner, &t->texts, true);
	t->spans = t->ended = 0;
	return GJ_OK;
}

/* Spans as strings of JSON that are put together piece by piece. */
static int text(void *context, const gj_item *item, const gj_passage *piece, gj_error *err)
{
	told *t = context;
	gj_json one;

	(void)err;
	must(piece->span == item->spans - 1 && piece->span + 1 - t->ended == 1, "spans overlap");
	must(piece->at == (piece->at == 0 ? 0 : t->span_at), "a piece does not follow on the last");
	t->span_at = piece->at + piece->text.len;
	t->ended += piece->last;
	t->bytes += piece->text.len;
	if (t->sum) {
		t->hash = gj_hash(piece->text.at, piece->text.len, t->hash);
		return GJ_OK;
	}
	if (piece->at == 0 && piece->span + 1 != t->spans)
		gj_buf_printf(&t->texts, "%s[%u,[", t->spans == 0 ? "" : ",", piece->field);
	else
		gj_buf_puts(&t->texts, ",");
	t->spans = piece->span + 1;
	gj_json_init(&one, &t->texts, true);
	gj_json_str(&one, piece->text);
	if (piece->last)
		gj_buf_puts(&t->texts, "]]");
	return GJ_OK;
}

static int end(void *context, const gj_item *item, const gj_error *fault, gj_error *err)
{
	told *t = context;

	(void)err;
	must(fault != NULL || t->ended == item->spans, "a span has no end");
	t->items += fault == NULL;
	t->faults += fault != NULL;
	t->chars += fault == NULL ? item->chars : 0;
	if (t->sum)
		return GJ_OK;
	gj_json_init(&t->json, &t->out, true);
	gj_json_open(&t->json, '{');
	gj_json_key(&t->json, "offset");
	gj_json_int(&t->json, (int64_t)item->offset);
	gj_json_key(&t->json, "end");
	gj_json_int(&t->json, (int64_t)item->end);
	if (fault != NULL) {
		gj_json_key(&t->json, "fault");
		gj_json_str(&t->json, gj_str_of(fault->message));
		gj_json_key(&t->json, "help");
		gj_json_str(&t->json, gj_str_of(fault->help));
		gj_json_key(&t->json, "line");
		gj_json_int(&t->json, fault->spot[0].line);
		gj_json_key(&t->json, "column");
		gj_json_int(&t->json, fault->spot[0].column);
		gj_json_close(&t->json, '}');
	} else {
		gj_json_key(&t->json, "source");
		gj_json_str(&t->json, item->source);
		gj_json_key(&t->json, "id");
		gj_json_str(&t->json, item->id);
		gj_json_key(&t->json, "chars");
		gj_json_int(&t->json, (int64_t)item->chars);
		gj_json_key(&t->json, "malformed");
		gj_json_int(&t->json, (int64_t)item->malformed);
		gj_buf_puts(&t->out, ",\"texts\":[");
		gj_buf_add(&t->out, gj_buf_str(&t->texts));
		gj_buf_puts(&t->out, "]}");
	}
	gj_buf_puts(&t->out, "\n");
	return GJ_OK;
}

static void read_range(void *context, unsigned worker, size_t range)
{
	told *t = (told *)context + range;
	const gj_corpus_sink sink = {t, begin, text, end};

	(void)worker;
	t->rc = gj_corpus_read(t->file, range, gj_alloc_system(), &sink, t->progress, &t->err);
}

static int show(const gj_error *err)
{
	char words[2000];

	gj_error_text(err, words, sizeof words);
	fprintf(stderr, "%s\n", words);
	return 1;
}

/* Ranges in order, up to the first that failed. */
static int report(told *t, size_t n)
{
	told all = {0};
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		must(gj_buf_status(&t[i].out) == GJ_OK, "no memory");
		if (t[i].out.len > 0)
			fwrite(t[i].out.at, 1, t[i].out.len, stdout);
		all.items += t[i].items;
		all.faults += t[i].faults;
		all.chars += t[i].chars;
		all.bytes += t[i].bytes;
		all.hash ^= t[i].hash;
		if (t[i].rc != GJ_OK)
			rc = show(&t[i].err);
	}
	if (t->sum)
		printf("items %" PRIu64 " faults %" PRIu64 " chars %" PRIu64 " bytes %" PRIu64
		       " ranges %zu\n",
		       all.items, all.faults, all.chars, all.bytes, n);
	return rc;
}

static int dump(const char *path, const gj_corpus_options *options, size_t ranges, unsigned threads,
		bool sum)
{
	gj_arena arena;
	gj_corpus_file file;
	gj_corpus_progress progress = {0};
	gj_error err;
	told *t;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_corpus_open(&file, &arena, gj_str_of(path), options, &err);
	if (rc == GJ_OK) {
		rc = gj_corpus_cut(&file, ranges, &err);
		if (rc != GJ_OK)
			gj_corpus_close(&file);
	}
	if (rc != GJ_OK) {
		gj_arena_free(&arena);
		return show(&err);
	}
	t = gj_arena_array(&arena, file.n_ranges, sizeof *t);
	must(t != NULL, "no memory");
	for (size_t i = 0; i < file.n_ranges; i++) {
		t[i].sum = sum;
		t[i].file = &file;
		t[i].progress = &progress;
		gj_buf_init(&t[i].out, gj_alloc_system(), SIZE_MAX);
		gj_buf_init(&t[i].texts, gj_alloc_system(), SIZE_MAX);
	}
	gj_parallel(file.n_ranges, threads, read_range, t);
	rc = report(t, file.n_ranges);
	for (size_t i = 0; i < file.n_ranges; i++) {
		gj_buf_free(&t[i].out);
		gj_buf_free(&t[i].texts);
	}
	gj_corpus_close(&file);
	gj_arena_free(&arena);
	return rc;
}

static gj_corpus_unit unit_of(const char *name)
{
	return strcmp(name, "file") == 0	? GJ_UNIT_FILE
	       : strcmp(name, "paragraph") == 0 ? GJ_UNIT_PARAGRAPH
						: GJ_UNIT_LINE;
}

static void set_source(gj_corpus_options *options, const char *value)
{
	options->naming = strcmp(value, "folder") == 0 ? GJ_SOURCE_FOLDER
			  : strcmp(value, "file") == 0 ? GJ_SOURCE_FILE
						       : GJ_SOURCE_FIELD;
	options->source = gj_str_of(value);
}

static bool set(gj_corpus_options *options, const char *name, const char *value, bool *first)
{
	if (strcmp(name, "--text") == 0) {
		options->n_text = *first ? 0 : options->n_text;
		*first = false;
		options->text[options->n_text++] = gj_str_of(value);
	} else if (strcmp(name, "--id") == 0) {
		options->id = gj_str_of(value);
	} else if (strcmp(name, "--source") == 0) {
		set_source(options, value);
	} else if (strcmp(name, "--unit") == 0) {
		options->unit = unit_of(value);
	} else if (strcmp(name, "--format") == 0) {
		return gj_corpus_format_of(&options->format, gj_str_of(value));
	} else if (strcmp(name, "--chunk") == 0) {
		options->chunk = strtoul(value, NULL, 10);
	} else if (strcmp(name, "--piece") == 0) {
		options->piece = strtoul(value, NULL, 10);
	} else if (strcmp(name, "--ratio") == 0) {
		options->most_ratio = (unsigned)strtoul(value, NULL, 10);
	} else if (strcmp(name, "--bytes") == 0) {
		options->most_bytes = strtoull(value, NULL, 10);
	} else {
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	gj_corpus_options options = gj_corpus_defaults();
	size_t ranges = 1;
	unsigned threads = 1;
	bool sum = false, first = true;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--keep-going") == 0)
			options.keep_going = true;
		else if (strcmp(argv[i], "--no-quotes") == 0)
			options.no_quotes = true;
		else if (strcmp(argv[i], "--no-thread") == 0)
			options.no_thread = true;
		else if (strcmp(argv[i], "--sum") == 0)
			sum = true;
		else if (i + 1 == argc)
			return 2;
		else if (strcmp(argv[i], "--ranges") == 0)
			ranges = strtoul(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "--threads") == 0)
			threads = (unsigned)strtoul(argv[++i], NULL, 10);
		else if (set(&options, argv[i], argv[i + 1], &first))
			i++;
		else
			return 2;
	}
	return i == argc - 1 ? dump(argv[i], &options, ranges, threads, sum) : 2;
}
