/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A law that is frozen and taken up again says the same, wherever it is mapped; and it is taken up only where the rules are
 * those that it was made from. model.txt has every kind of block, the rule base of the project every size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "law/dump.h"
#include "law/freeze.h"
#include "law/frozen.h"
#include "law/rules.h"

#define ID    GJ_STR("a build of the tests")
#define FLAGS (GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED)

/* A folder of its own with rules in it, and an image beside. */
typedef struct place {
	gj_arena arena;
	char folder[64], rules[80], file[120], image[80];
	gj_str text;
} place;

static void put(const char *path, gj_str text)
{
	gj_error err;

	assert_int_equal(gj_file_write(path, text, &err), GJ_OK);
}

static gj_str freeze(gj_arena *arena, const gj_law *law)
{
	gj_buf bytes;
	gj_error err = {0};
	gj_str copy;

	gj_buf_init(&bytes, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	if (gj_law_freeze(&bytes, law, ID, &err) != GJ_OK)
		fail_msg("%s", err.message);
	assert_int_equal(gj_arena_str(arena, &copy, gj_buf_str(&bytes)), GJ_OK);
	gj_buf_free(&bytes);
	return copy;
}

static gj_law *load(gj_arena *arena, const char *path)
{
	gj_law *law = NULL;
	gj_error err = {0};

	if (gj_law_load(&law, arena, &path, 1, FLAGS, &err) != GJ_OK)
		fail_msg("%s: %s", path, err.message);
	return law;
}

static gj_law *take_up(place *p, const gj_thawed *image, const char *path, unsigned flags)
{
	gj_law *law = NULL;

	assert_int_equal(gj_law_thaw(&law, &p->arena, image, &path, 1, flags), GJ_OK);
	return law;
}

/* model.txt in a folder, with every @ a letter. */
static void open_place(place *p)
{
	gj_str model;
	char *text;

	memset(p, 0, sizeof *p);
	gj_arena_init(&p->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	strcpy(p->folder, "/tmp/guiju-frozen-XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->rules, sizeof p->rules, "%s/rules", p->folder);
	snprintf(p->file, sizeof p->file, "%s/model.gj", p->rules);
	snprintf(p->image, sizeof p->image, "%s/image", p->folder);
	assert_int_equal(mkdir(p->rules, 0700), 0);
	model = text_file(&p->arena, "tests/law/model.txt");
	assert_int_equal(gj_arena_str(&p->arena, &p->text, model), GJ_OK);
	text = (char *)(uintptr_t)p->text.at;
	for (size_t i = 0; i < p->text.len; i++)
		if (text[i] == '@')
			text[i] = 'a';
	put(p->file, p->text);
}

static void close_place(place *p)
{
	char command[160];

	gj_arena_free(&p->arena);
	snprintf(command, sizeof command, "rm -rf '%s'", p->folder);
	assert_int_equal(system(command), 0);
}

/* The same words, and frozen once more the same bytes: every pointer leads where it led. */
static void check_same(place *p, const gj_law *law, const char *path, bool elsewhere)
{
	gj_str bytes = freeze(&p->arena, law), again;
	gj_thawed image;
	const gj_law *back;

	put(p->image, bytes);
	assert_true(elsewhere ? gj_thaw_elsewhere(&image, p->image, ID)
			      : gj_thaw(&image, p->image, ID));
	back = take_up(p, &image, path, FLAGS);
	assert_non_null(back);
	assert_string_equal(back->hash, law->hash);
	assert_true(
		gj_str_eq(dump_law(&p->arena, back, 0, false), dump_law(&p->arena, law, 0, false)));
	for (size_t i = 0; i < law->n_files; i++) {
		assert_true(gj_tree_eq(back->tree[i], law->tree[i]));
		assert_true(gj_str_eq(back->file[i].name, law->file[i].name));
		assert_true(gj_str_eq(back->file[i].text, law->file[i].text));
	}
	again = freeze(&p->arena, back);
	assert_true(gj_str_eq(again, bytes));
	gj_thaw_end(&image);
}

static void test_same(void **state)
{
	place p;
	gj_law *model, *content;

	(void)state;
	open_place(&p);
	model = load(&p.arena, p.rules);
	assert_true(model->n_tests > 0);
	content = load(&p.arena, "content");
	for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
		check_same(&p, model, p.rules, elsewhere);
		check_same(&p, content, "content", elsewhere);
	}
	close_place(&p);
}

/* Rules that are not, byte for byte and name for name, those of the image. */
static void test_changed(void **state)
{
	place p;
	gj_thawed image;
	char other[120], *text;

	(void)state;
	open_place(&p);
	snprintf(other, sizeof other, "%s/other.gj", p.rules);
	text = (char *)(uintptr_t)p.text.at;
	put(p.image, freeze(&p.arena, load(&p.arena, p.rules)));
	assert_true(gj_thaw(&image, p.image, ID));
	assert_non_null(take_up(&p, &image, p.rules, FLAGS));
	assert_non_null(take_up(&p, &image, p.rules, GJ_LOAD_WITHOUT_TESTS));
	assert_null(take_up(&p, &image, p.rules, 0)); /* who wants the tests reads them */

	/* one byte at the end, in the middle of a word, one more, one less */
	text[p.text.len - 1] ^= 1;
	put(p.file, p.text);
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	text[p.text.len - 1] ^= 1;
	text[p.text.len / 2] ^= 1;
	put(p.file, p.text);
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	text[p.text.len / 2] ^= 1;
	put(p.file, (gj_str){p.text.at, p.text.len - 1});
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	put(p.file, p.text);
	assert_non_null(take_up(&p, &image, p.rules, FLAGS));

	/* a file more, another name, none at all */
	put(other, GJ_STR("# nothing\n"));
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	assert_int_equal(rename(p.file, other), 0);
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	assert_int_equal(unlink(other), 0);
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	assert_int_equal(mkdir(p.file, 0700), 0);
	assert_null(take_up(&p, &image, p.rules, FLAGS));
	gj_thaw_end(&image);
	close_place(&p);
}

/* No allocation that fails leaves half a law. */
static void test_memory(void **state)
{
	place p;
	gj_thawed image;
	const char *path;
	gj_arena small;
	bool done = false;

	(void)state;
	open_place(&p);
	path = p.rules;
	put(p.image, freeze(&p.arena, load(&p.arena, p.rules)));
	assert_true(gj_thaw(&image, p.image, ID));
	for (size_t limit = 0; !done && limit < 1 << 16; limit += 64) {
		gj_law *law = NULL;
		int rc;

		gj_arena_init(&small, gj_alloc_system(), limit);
		rc = gj_law_thaw(&law, &small, &image, &path, 1, FLAGS);
		done = law != NULL;
		assert_true(done ? rc == GJ_OK : rc == GJ_ENOMEM);
		gj_arena_free(&small);
	}
	assert_true(done);
	gj_thaw_end(&image);
	close_place(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_changed),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
