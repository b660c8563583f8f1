/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that runs out while questions are ranked, of each kind, and while answers are put into a file and read back: every block refused in
 * turn, and an arena that ends a little later each time, so that what lies inside a block fails too. GJ_ENOMEM and nothing else, nothing leaked,
 * what was there before unchanged.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "eval/record_write.h"
#include "reason/inquiry.h"
#include "reason/thought.h"
#include "support/failing_alloc.h"

#define RULES	GJ_SOURCE_DIR "/tests/report/rules"
#define SERVICE GJ_SOURCE_DIR "/tests/report/services/plaza.yaml"

enum { DAY = 20781 /* 2026-11-24 */ };

static struct {
	gj_arena arena;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *told; /* a service under which norms apply */
	gj_record *nothing;
} world;

static int open_world(void **state)
{
	const char *rules[] = {RULES};
	gj_source source = {GJ_STR("plaza.yaml"), {"", 0}};

	(void)state;
	gj_arena_init(&world.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	return gj_law_load(&world.law, &world.arena, rules, 1, GJ_LOAD_WITHOUT_TESTS, NULL) !=
		       GJ_OK ||
	       gj_circuit_from_law(&world.circuit, &world.arena, world.law, DAY, NULL) != GJ_OK ||
	       gj_file_read_text(&source.text, &world.arena, SERVICE, 1 << 20, NULL) != GJ_OK ||
	       gj_record_read(&world.told, &world.arena, world.law, &source, NULL) != GJ_OK ||
	       gj_record_new(&world.nothing, &world.arena, world.law) != GJ_OK;
}

static int close_world(void **state)
{
	(void)state;
	gj_arena_free(&world.arena);
	return 0;
}

/* ---- ranking ---- */

/* `*used`: bytes of the arena. */
static int rank(const gj_alloc *alloc, size_t limit, const gj_record *record, gj_about about,
		size_t *n, size_t *used)
{
	gj_prospects found;
	gj_inquiry *inquiry;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, alloc, limit);
	rc = gj_inquiry_new(&inquiry, &arena, world.circuit, record, NULL);
	if (rc == GJ_OK) {
		inquiry->about = about;
		rc = gj_inquiry_rank(&found, &arena, inquiry, SIZE_MAX);
	}
	*n = rc == GJ_OK ? found.n : 0;
	*used = arena.used;
	gj_arena_free(&arena);
	return rc;
}

static void torture_rank(const gj_record *record, gj_about about)
{
	enum { STEPS = 1500 };
	size_t n, used, most = 0;
	gj_record *before;
	failing f;

	assert_int_equal(gj_record_copy(&before, &world.arena, record), GJ_OK);
	do {
		int rc;

		failing_start(&f, most++);
		rc = rank(&f.alloc, GJ_ARENA_DEFAULT_LIMIT, record, about, &n, &used);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		assert_true(gj_record_same(before, record));
	} while (f.failed);
	assert_true(most > 1 && n > 0);
	for (size_t k = 0; k < STEPS; k++) {
		size_t some;

		failing_start(&f, SIZE_MAX);
		assert_int_equal(rank(&f.alloc, used * k / STEPS, record, about, &n, &some),
				 GJ_ENOMEM);
		assert_int_equal(f.out, 0);
	}
	assert_true(gj_record_same(before, record));
}

static void test_rank(void **state)
{
	(void)state;
	torture_rank(world.nothing, GJ_ABOUT_APPLIES);
	torture_rank(world.told, GJ_ABOUT_APPLIES);
	torture_rank(world.told, GJ_ABOUT_KEPT);
	torture_rank(world.told, GJ_ABOUT_BOTH);
}

/* ---- writing ---- */

/* Where an answer goes in the text, the new text, and what it says. */
static int add(const gj_alloc *alloc, size_t limit, const gj_source *source, const gj_record *said,
	       gj_ask ask, size_t *used)
{
	gj_source made = {source->name, {"", 0}};
	gj_record *record;
	gj_arena arena;
	gj_doc *doc;
	gj_buf text;
	int rc;

	gj_arena_init(&arena, alloc, limit);
	gj_buf_init(&text, alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = gj_record_doc(&doc, &arena, source, NULL);
	if (rc == GJ_OK)
		rc = gj_record_add(&text, source, doc, said, ask);
	if (rc == GJ_OK)
		rc = gj_arena_str(&arena, &made.text, gj_buf_str(&text));
	if (rc == GJ_OK)
		rc = gj_record_read(&record, &arena, world.law, &made, NULL);
	if (rc == GJ_OK)
		assert_true(gj_record_same(record, said));
	*used = arena.used;
	gj_buf_free(&text);
	gj_arena_free(&arena);
	return rc;
}

static void torture_add(const gj_source *source, const gj_record *said, gj_ask ask)
{
	size_t n = 0, used, some;
	failing f;

	do {
		int rc;

		failing_start(&f, n++);
		rc = add(&f.alloc, GJ_ARENA_DEFAULT_LIMIT, source, said, ask, &used);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
	} while (f.failed);
	assert_true(n > 1);
	for (size_t limit = 0; limit < used; limit += 16) {
		failing_start(&f, SIZE_MAX);
		assert_int_equal(add(&f.alloc, limit, source, said, ask, &some), GJ_ENOMEM);
		assert_int_equal(f.out, 0);
	}
}

static void say(const gj_source *source, const char *name, const char *value)
{
	gj_record *said;
	gj_ask ask = {GJ_ASK_ROLE, GJ_NONE};

	assert_int_equal(gj_record_read(&said, &world.arena, world.law, source, NULL), GJ_OK);
	assert_int_equal(gj_record_say(said, &world.arena, GJ_STR("test"), gj_str_of(name),
				       gj_str_of(value), NULL),
			 GJ_OK);
	if (!gj_str_eq(gj_str_of(name), GJ_STR("roles")))
		assert_true(gj_record_find(world.law, gj_str_of(name), &ask));
	if (ask.kind == GJ_ASK_JUDGEMENT) {
		said->term[ask.ref].by = GJ_STR("counsel");
		said->term[ask.ref].why = GJ_STR("a long reason, with \"quotes\" and 中文");
		said->term[ask.ref].on = DAY;
	}
	torture_add(source, said, ask);
}

static void test_add(void **state)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{"s.yaml", "service: x\n"},
		{"s.yaml", "service: x\nfacts:\n  launch: no\njudgements: []\n"},
		{"s.json", "{\"service\": \"x\"}"},
		{"s.json", "{\n  \"service\": \"x\",\n  \"facts\": {\n    \"launch\": false\n  },\n"
			   "  \"judgements\": []\n}\n"},
		{"s.json", "{\n  \"facts\": {},\n  \"service\": \"x\"\n}"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		gj_source source = {gj_str_of(files[i].name), gj_str_of(files[i].text)};

		say(&source, "public", "yes");
		say(&source, "users", "{at_least: 5, at_most: 700000.5}");
		say(&source, "influential", "no");
		say(&source, "roles", "[provider]");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rank),
		cmocka_unit_test(test_add),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
