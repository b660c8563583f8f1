/* SPDX-License-Identifier: Apache-2.0 */
/* The journal: cut off at every byte, changed at every byte, of other files and other work; memory that runs out. */
#include <fcntl.h>
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

#include "corpus/journal.h"
#include "support/failing_alloc.h"

enum { RANGES = 4 };

static char folder[] = "/tmp/guiju-journal-XXXXXX";
static char corpus_path[64], journal_path[64];

static void put_file(const char *path, const char *bytes, size_t len)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	fclose(file);
}

static size_t get_file(const char *path, char *bytes, size_t most)
{
	FILE *file = fopen(path, "rb");
	size_t len;

	assert_non_null(file);
	len = fread(bytes, 1, most, file);
	fclose(file);
	return len;
}

static int set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(corpus_path, sizeof corpus_path, "%s/a b.txt", folder);
	snprintf(journal_path, sizeof journal_path, "%s/journal", folder);
	return 0;
}

static int take_down(void **state)
{
	(void)state;
	unlink(corpus_path);
	unlink(journal_path);
	rmdir(folder);
	return 0;
}

/* What an opening found: done ranges as bits, or its error. */
typedef struct found {
	int rc;
	unsigned done;
	bool torn, states;
	gj_error err;
} found;

/* Open the corpus and its journal, and mark the ranges in `mark`. */
static found work(const gj_alloc *alloc, const char *purpose, size_t ranges, unsigned mark)
{
	gj_corpus_options options = gj_corpus_defaults();
	gj_journal *journal = NULL;
	gj_corpus_file file;
	gj_arena arena;
	found f = {.states = true};

	options.format = GJ_CORPUS_TXT;
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	f.rc = gj_corpus_open(&file, &arena, gj_str_of(corpus_path), &options, &f.err);
	if (f.rc == GJ_OK)
		f.rc = gj_journal_open(&journal, &arena, journal_path, gj_str_of(purpose), &f.err);
	if (f.rc == GJ_OK)
		f.rc = gj_journal_file(journal, &file, 0, ranges, &f.err);
	for (uint32_t i = 0; f.rc == GJ_OK && i < file.n_ranges; i++) {
		char want[3] = {(char)i, '\n', (char)(200 + i)};
		gj_str state;

		if (gj_journal_done(journal, 0, i, &state)) {
			f.done |= 1u << i;
			f.states = f.states &&
				   gj_str_eq(state, i == 0 ? GJ_STR("") : (gj_str){want, 3});
		}
		if ((mark >> i & 1) != 0)
			f.rc = gj_journal_mark(journal, 0, i,
					       i == 0 ? GJ_STR("") : (gj_str){want, 3}, &f.err);
	}
	if (f.rc == GJ_OK)
		f.torn = gj_journal_was_torn(journal);
	gj_journal_close(journal);
	gj_corpus_close(&file);
	gj_arena_free(&arena);
	return f;
}

static void start_over(void)
{
	static const char text[] = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

	unlink(journal_path);
	put_file(corpus_path, text, sizeof text - 1);
}

static void remembers(void **state)
{
	found f;

	(void)state;
	start_over();
	f = work(gj_alloc_system(), "lists 1", RANGES, 0x5);
	assert_int_equal(f.rc, GJ_OK);
	assert_int_equal(f.done, 0);
	/* The journal knows into how many ranges; another wish is not heard. */
	f = work(gj_alloc_system(), "lists 1", 2, 0x8);
	assert_int_equal(f.rc, GJ_OK);
	assert_int_equal(f.done, 0x5);
	f = work(gj_alloc_system(), "lists 1", 9, 0);
	assert_int_equal(f.done, 0xD);
	assert_true(f.states && !f.torn);
}

/* Killed while it wrote: at any byte. What was whole before is done, nothing else, and the work can go on. */
static void cut_anywhere(void **state)
{
	char whole[4000];
	size_t len, ends[8] = {0}, n = 0;

	(void)state;
	start_over();
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0xF).rc, GJ_OK);
	len = get_file(journal_path, whole, sizeof whole);
	for (size_t i = 0; i < len; i++)
		if (whole[i] == '\n')
			ends[n++] = i + 1;
	assert_int_equal(n, 6);
	for (size_t cut = 0; cut <= len; cut++) {
		unsigned want = 0;
		found f;

		for (size_t i = 2; i < n; i++)
			want |= cut >= ends[i] ? 1u << (i - 2) : 0;
		put_file(journal_path, whole, cut);
		f = work(gj_alloc_system(), "p", RANGES, 0xF & ~want);
		assert_int_equal(f.rc, GJ_OK);
		assert_int_equal(f.done, want);
		assert_true(f.states);
		f = work(gj_alloc_system(), "p", RANGES, 0);
		assert_int_equal(f.done, 0xF);
		assert_true(f.states && !f.torn);
	}
}

/* The power went before lines were on the disk: zeros in their place, and what came behind them perhaps whole. It goes on from there. */
static void zeros_anywhere(void **state)
{
	char whole[4000], holed[4000];
	size_t len, head;

	(void)state;
	start_over();
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0xF).rc, GJ_OK);
	len = get_file(journal_path, whole, sizeof whole);
	head = (size_t)((char *)memchr(whole, '\n', len) - whole) + 1;
	for (size_t at = head; at < len; at++) {
		unsigned lines = 0, want = 0;
		found f;

		for (size_t i = 0; i < at; i++)
			lines += whole[i] == '\n';
		for (unsigned i = 2; i < lines; i++)
			want |= 1u << (i - 2);
		memcpy(holed, whole, len);
		memset(holed + at, 0, len - at < 40 ? len - at : 40);
		put_file(journal_path, holed, len);
		f = work(gj_alloc_system(), "p", RANGES, 0xF & ~want);
		assert_int_equal(f.rc, GJ_OK);
		assert_int_equal(f.done, want);
		f = work(gj_alloc_system(), "p", RANGES, 0);
		assert_int_equal(f.done, 0xF);
		assert_true(f.states && !f.torn);
	}
}

/* A byte that changed, on the disk or by hand: refused, or the last line is not believed; never a wrong answer. */
static void changed_anywhere(void **state)
{
	char whole[4000];
	size_t len;

	(void)state;
	start_over();
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0xF).rc, GJ_OK);
	len = get_file(journal_path, whole, sizeof whole);
	for (size_t i = 0; i < len; i++) {
		found f;

		whole[i] ^= 1;
		put_file(journal_path, whole, len);
		f = work(gj_alloc_system(), "p", RANGES, 0);
		/* Without the line end between them the last two lines are one. */
		assert_true(f.rc == GJ_EINPUT ||
			    (f.rc == GJ_OK && (f.done == 0x7 || f.done == 0x3) && f.torn));
		whole[i] ^= 1;
	}
}

static void says(const char *words)
{
	found f = work(gj_alloc_system(), "p", RANGES, 0);

	assert_int_equal(f.rc, GJ_EINPUT);
	assert_non_null(strstr(f.err.message, words));
}

static void refuses(void **state)
{
	found f;
	struct stat about;
	struct timespec times[2] = {{0}};

	(void)state;
	start_over();
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0x3).rc, GJ_OK);
	f = work(gj_alloc_system(), "q", RANGES, 0);
	assert_non_null(strstr(f.err.message, "the journal is of other work"));
	assert_int_equal(stat(corpus_path, &about), 0);
	put_file(corpus_path, "one\ntwo\nthree\nfour\nfive\nsix\nseven\nEight\n", 40);
	says("another start");
	put_file(corpus_path, "one\n", 4);
	says("another size");
	start_over();
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0x3).rc, GJ_OK);
	times[1].tv_sec = 1;
	assert_int_equal(utimensat(AT_FDCWD, corpus_path, times, 0), 0);
	says("another time of change");
	put_file(journal_path, "dear diary\n", 11);
	says("this is no journal");
	put_file(journal_path, "", 0);
	assert_int_equal(work(gj_alloc_system(), "p", RANGES, 0).rc, GJ_OK);
}

static void memory_runs_out(void **state)
{
	(void)state;
	for (size_t n = 0;; n++) {
		failing f;
		found got;

		start_over();
		failing_start(&f, n);
		got = work(&f.alloc, "p", RANGES, 0xF);
		assert_int_equal(f.out, 0);
		assert_int_equal(got.rc, f.failed ? GJ_ENOMEM : GJ_OK);
		if (!f.failed)
			break;
		/* And what was written up to there is sound. */
		got = work(gj_alloc_system(), "p", RANGES, 0);
		assert_int_equal(got.rc, GJ_OK);
		assert_true(got.states);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remembers),	    cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(changed_anywhere), cmocka_unit_test(zeros_anywhere),
		cmocka_unit_test(refuses),	    cmocka_unit_test(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
