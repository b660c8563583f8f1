/* SPDX-License-Identifier: Apache-2.0 */
/* Corpora where memory runs out, where the sink says stop, and where files are many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#include "corpus/corpus.h"
#include "corpus/list.h"
#include "support/failing_alloc.h"

static char folder[] = "/tmp/guiju-corpus-XXXXXX";

static const struct {
	const char *name, *bytes;
	size_t items, faults;
} sample[] = {
	{"a.txt", "one\n\ntwo\r\nthree", 3, 0},
	{"b.jsonl", "{\"text\":\"a\\ud83d\\ude00\"}\n{\"txet\":1}\n{\"text\":\"b\",\"id\":7}\n", 2,
	 1},
	{"c.csv", "id,text\n1,\"a\nb\"\n2,c\"\n\n\"\n3,d\n", 2, 1},
	{"d.warc",
	 "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 3\r\n\r\nabc\r\n\r\nrubbish", 1, 1},
};

enum { SAMPLES = sizeof sample / sizeof sample[0] };

static gj_str path_of(const char *name, const char *suffix)
{
	static char path[200];

	snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
	return gj_str_of(path);
}

static int set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < SAMPLES; i++) {
		FILE *plain = fopen(path_of(sample[i].name, "").at, "wb");
		gzFile packed = gzopen(path_of(sample[i].name, ".gz").at, "wb");

		assert_true(plain != NULL && packed != NULL);
		fputs(sample[i].bytes, plain);
		gzputs(packed, sample[i].bytes);
		fclose(plain);
		gzclose(packed);
	}
	return 0;
}

static int take_down(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++) {
		unlink(path_of(sample[i].name, "").at);
		unlink(path_of(sample[i].name, ".gz").at);
	}
	rmdir(folder);
	return 0;
}

typedef struct counted {
	size_t items, faults, begun;
	int stop_at; /* the call that says stop; 0: none */
} counted;

static int stop(counted *c, gj_error *err)
{
	return c->stop_at > 0 && --c->stop_at == 0 ? gj_fault(err, GJ_EIO, "stop") : GJ_OK;
}

static int begin(void *context, const gj_item *item, gj_error *err)
{
	counted *c = context;

	(void)item;
	c->begun++;
	return stop(c, err);
}

static int text(void *context, const gj_item *item, const gj_passage *piece, gj_error *err)
{
	(void)item;
	(void)piece;
	return stop(context, err);
}

static int end(void *context, const gj_item *item, const gj_error *fault, gj_error *err)
{
	counted *c = context;

	(void)item;
	c->items += fault == NULL;
	c->faults += fault != NULL;
	return stop(c, err);
}

/* A whole file, in two ranges if it can be cut. */
static int read_file(const gj_alloc *alloc, gj_str path, counted *c, gj_error *err)
{
	gj_corpus_options options = gj_corpus_defaults();
	const gj_corpus_sink sink = {c, begin, text, end};
	gj_corpus_progress progress = {0};
	gj_corpus_file file;
	gj_arena arena;
	int rc;

	options.keep_going = true;
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_corpus_open(&file, &arena, path, &options, err);
	if (rc == GJ_OK)
		rc = gj_corpus_cut(&file, 2, err);
	for (size_t i = 0; rc == GJ_OK && i < file.n_ranges; i++)
		rc = gj_corpus_read(&file, i, alloc, &sink, &progress, err);
	if (rc == GJ_OK && file.n_ranges == 1)
		assert_int_equal(atomic_load(&progress.done), file.size);
	gj_corpus_close(&file);
	gj_arena_free(&arena);
	return rc;
}

static void reads_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * SAMPLES; i++) {
		counted c = {0};
		gj_error err;
		gj_str path = path_of(sample[i / 2].name, i % 2 == 0 ? "" : ".gz");

		assert_int_equal(read_file(gj_alloc_system(), path, &c, &err), GJ_OK);
		assert_int_equal(c.items, sample[i / 2].items);
		assert_int_equal(c.faults, sample[i / 2].faults);
		assert_int_equal(c.begun, c.items + c.faults);
	}
}

static void memory_runs_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * SAMPLES; i++)
		for (size_t n = 0;; n++) {
			gj_str path = path_of(sample[i / 2].name, i % 2 == 0 ? "" : ".gz");
			counted c = {0};
			gj_error err;
			failing f;
			int rc;

			failing_start(&f, n);
			rc = read_file(&f.alloc, path, &c, &err);
			assert_int_equal(f.out, 0);
			if (!f.failed) {
				assert_int_equal(rc, GJ_OK);
				break;
			}
			/* Where a range begins in the file is asked by faults alone; without the memory the file stands for the line. */
			assert_true(rc == GJ_ENOMEM ||
				    (rc == GJ_OK && c.faults == sample[i / 2].faults));
		}
}

static void stops_when_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * SAMPLES; i++)
		for (int n = 1;; n++) {
			gj_str path = path_of(sample[i / 2].name, i % 2 == 0 ? "" : ".gz");
			counted c = {.stop_at = n};
			gj_error err = {0};
			int rc = read_file(gj_alloc_system(), path, &c, &err);

			if (c.stop_at > 0) {
				assert_int_equal(rc, GJ_OK);
				break;
			}
			assert_int_equal(rc, GJ_EIO);
			assert_string_equal(err.message, "stop");
		}
}

static void lists_files(void **state)
{
	const char *named[] = {folder, folder};
	gj_paths paths = {0};
	gj_arena arena;
	gj_error err;
	size_t passed;
	FILE *other = fopen(path_of("notes.doc", "").at, "wb");

	(void)state;
	assert_non_null(other);
	fclose(other);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(
		gj_corpus_list(&paths, &arena, named, 1, GJ_CORPUS_BY_CONTENT, &passed, &err),
		GJ_OK);
	assert_int_equal(paths.n, 2 * SAMPLES);
	assert_int_equal(passed, 1);
	for (size_t i = 0; i < paths.n; i++)
		assert_true(gj_str_eq(paths.item[i],
				      path_of(sample[i / 2].name, i % 2 == 0 ? "" : ".gz")));
	paths.n = 0;
	assert_int_equal(
		gj_corpus_list(&paths, &arena, named, 2, GJ_CORPUS_BY_CONTENT, &passed, &err),
		GJ_EINPUT);
	assert_string_equal(err.message, "the file is named twice");
	paths.n = 0;
	assert_int_equal(gj_corpus_list(&paths, &arena, named, 1, GJ_CORPUS_TXT, &passed, &err),
			 GJ_OK);
	assert_int_equal(paths.n, 2 * SAMPLES + 1);
	unlink(path_of("notes.doc", "").at);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_samples),
		cmocka_unit_test(memory_runs_out),
		cmocka_unit_test(stops_when_told),
		cmocka_unit_test(lists_files),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
