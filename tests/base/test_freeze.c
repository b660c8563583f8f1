/* SPDX-License-Identifier: Apache-2.0 */
/* A ring of objects frozen and mapped; what was not told, or leads out; files that are not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/build_id.h"
#include "base/file.h"
#include "base/freeze.h"
#include "base/frozen.h"
#include "base/thaw.h"

#define ID GJ_STR("a build")

typedef struct bead {
	gj_str name;
	struct bead *next;
	const gj_str *of; /* the name of another bead */
	uint64_t number;
} bead;

enum { BEADS = 3 };

typedef struct string_of {
	gj_arena arena;
	gj_freeze freeze;
	gj_source text;
	bead *ring[BEADS];
} string_of;

static void start(string_of *s)
{
	gj_arena_init(&s->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	s->text = (gj_source){GJ_STR("text"), GJ_STR("jade and silver")};
	for (size_t i = 0; i < BEADS; i++)
		s->ring[i] = gj_arena_get(&s->arena, sizeof(bead));
	for (size_t i = 0; i < BEADS; i++) {
		s->ring[i]->next = s->ring[(i + 1) % BEADS];
		s->ring[i]->of = &s->ring[(i + 2) % BEADS]->name;
		s->ring[i]->number = i;
	}
	s->ring[0]->name = (gj_str){s->text.text.at, 4};
	s->ring[1]->name = (gj_str){s->text.text.at + 9, 6};
	s->ring[2]->name = GJ_STR("clay"); /* stands in no text */
	assert_int_equal(gj_freeze_start(&s->freeze, &s->arena, &s->text, 1), GJ_OK);
}

static void tell(string_of *s, size_t untold)
{
	bead *at = s->ring[0];

	gj_freeze_object(&s->freeze, at, sizeof *at);
	for (size_t i = 0; i < BEADS; i++, at = at->next) {
		gj_freeze_str(&s->freeze, &at->name);
		if (i != untold)
			gj_freeze_point(&s->freeze, &at->of);
		assert_int_equal(gj_freeze_own(&s->freeze, &at->next, 1, sizeof *at), i < 2);
	}
}

static int finish(string_of *s, gj_buf *out, gj_error *err)
{
	gj_buf_init(out, gj_alloc_system(), 1 << 20);
	return gj_freeze_finish(&s->freeze, out, s->ring[0], ID, err);
}

static void check_ring(const bead *first)
{
	static const char *const name[BEADS] = {"jade", "silver", "clay"};
	const bead *at = first;

	for (size_t i = 0; i < BEADS; i++, at = at->next) {
		assert_true(gj_str_eq(at->name, gj_str_of(name[i])));
		assert_true(gj_str_eq(*at->of, gj_str_of(name[(i + 2) % BEADS])));
		assert_int_equal(at->number, i);
	}
	assert_ptr_equal(at, first);
}

static void test_ring(void **state)
{
	string_of s;
	gj_buf out;
	gj_error err;
	gj_thawed one, two;
	char path[] = "/tmp/guiju-freeze-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	close(fd);
	start(&s);
	tell(&s, BEADS);
	assert_int_equal(finish(&s, &out, &err), GJ_OK);
	assert_int_equal(gj_file_write(path, gj_buf_str(&out), &err), GJ_OK);
	assert_true(gj_thaw(&one, path, ID));
	check_ring(one.root);
	/* The place is taken now: the second lies elsewhere. */
	assert_true(gj_thaw(&two, path, ID));
	assert_ptr_not_equal(one.at, two.at);
	check_ring(two.root);
	gj_thaw_end(&two);
	gj_thaw_end(&one);
	assert_true(gj_thaw_elsewhere(&one, path, ID));
	check_ring(one.root);
	gj_thaw_end(&one);
	gj_buf_free(&out);
	gj_arena_free(&s.arena);
	unlink(path);
}

static void test_untold(void **state)
{
	(void)state;
	for (size_t untold = 0; untold < BEADS; untold++) {
		string_of s;
		gj_buf out;
		gj_error err = {0};

		start(&s);
		tell(&s, untold);
		assert_int_equal(finish(&s, &out, &err), GJ_EINPUT);
		assert_non_null(strstr(err.message, "a pointer was not told: word 3 "));
		assert_int_equal(out.len, 0);
		gj_buf_free(&out);
		gj_arena_free(&s.arena);
	}
}

static void test_leads_out(void **state)
{
	string_of s;
	gj_buf out;
	gj_error err = {0};
	gj_str stranger = GJ_STR("stranger");

	(void)state;
	start(&s);
	s.ring[1]->of = &stranger;
	tell(&s, BEADS);
	assert_int_equal(finish(&s, &out, &err), GJ_EINPUT);
	assert_non_null(strstr(err.message, "leads out"));
	gj_buf_free(&out);
	gj_arena_free(&s.arena);
}

/* What is damaged, cut, of another build, or may be written by others is left alone. */
static void test_refused(void **state)
{
	string_of s;
	gj_buf out;
	gj_error err;
	gj_thawed back;
	char path[] = "/tmp/guiju-freeze-XXXXXX", link[64];
	int fd = mkstemp(path);

	(void)state;
	close(fd);
	start(&s);
	tell(&s, BEADS);
	assert_int_equal(finish(&s, &out, &err), GJ_OK);
	assert_int_equal(gj_file_write(path, gj_buf_str(&out), &err), GJ_OK);
	assert_false(gj_thaw(&back, path, GJ_STR("another build")));
	assert_false(gj_thaw(&back, path, GJ_STR("")));
	assert_false(gj_thaw(&back, "/tmp", ID));
	assert_false(gj_thaw(&back, "/tmp/guiju-there-is-none", ID));
	assert_int_equal(chmod(path, 0666), 0);
	assert_false(gj_thaw(&back, path, ID));
	assert_int_equal(chmod(path, 0644), 0);
	snprintf(link, sizeof link, "%s.link", path);
	assert_int_equal(symlink(path, link), 0);
	assert_false(gj_thaw(&back, link, ID));
	unlink(link);
	for (size_t len = 0; len < out.len; len += len < sizeof(gj_frozen_head) ? 1 : 7) {
		assert_int_equal(gj_file_write(path, (gj_str){out.at, len}, &err), GJ_OK);
		assert_false(gj_thaw(&back, path, ID));
	}
	/* Every bit of the head, save where a pointer stands among the others. */
	for (size_t bit = 0; bit < 8 * offsetof(gj_frozen_head, root); bit++) {
		out.at[bit / 8] ^= (char)(1 << bit % 8);
		assert_int_equal(gj_file_write(path, gj_buf_str(&out), &err), GJ_OK);
		assert_false(gj_thaw(&back, path, ID));
		out.at[bit / 8] ^= (char)(1 << bit % 8);
	}
	assert_null(back.root);
	gj_buf_free(&out);
	gj_arena_free(&s.arena);
	unlink(path);
}

static void test_build_id(void **state)
{
	gj_str id = gj_build_id();

	(void)state;
	assert_true(id.len <= GJ_FROZEN_ID);
	assert_true(gj_str_eq(id, gj_build_id()));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ring),	  cmocka_unit_test(test_untold),
		cmocka_unit_test(test_leads_out), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_build_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
