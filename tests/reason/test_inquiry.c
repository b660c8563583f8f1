/* SPDX-License-Identifier: Apache-2.0 */
/* Small laws made by hand: what is asked, in which order, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reason/inquiry.h"
#include "reason/thought.h"
#include "support/failing_alloc.h"

static const char frame[] = "level law\n  rank      1\n  force     binding\n\n"
			    "role provider \"提供者\"\n\nrole user \"使用者\"\n\n"
			    "instrument xx/law \"法\"\n  level     law\n  jurisdiction xx\n  in "
			    "force  from 2020-01-01\n\n"
			    "fact a \"甲\"\n\nfact b \"乙\"\n\nfact c \"丙\"\n\nfact d \"丁\"\n\n"
			    "fact users \"用户数\"\n  type      number\n\n"
			    "event launch \"上线\"\n\n"
			    "term vague \"含糊\"\n  judged by counsel\n\n";

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *record;
	gj_inquiry *inquiry;
	gj_prospects found;
	char text[8192];
	gj_source source;
} world;

static void open_world(world *w, const char *norms)
{
	gj_error err;
	gj_tree *tree;

	memset(w, 0, sizeof *w);
	gj_arena_init(&w->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	snprintf(w->text, sizeof w->text, "%s%s", frame, norms);
	w->source = (gj_source){GJ_STR("rules.gj"), gj_str_of(w->text)};
	if (gj_parse(&tree, &w->arena, &w->source, &err) != GJ_OK ||
	    gj_law_from_trees(&w->law, &w->arena, &tree, 1, &err) != GJ_OK) {
		print_error("%s\n", err.message);
		fail();
	}
	assert_int_equal(gj_circuit_from_law(&w->circuit, &w->arena, w->law, 20000, NULL), GJ_OK);
	assert_int_equal(gj_record_new(&w->record, &w->arena, w->law), GJ_OK);
	assert_int_equal(gj_inquiry_new(&w->inquiry, &w->arena, w->circuit, w->record, NULL),
			 GJ_OK);
}

static void close_world(world *w)
{
	gj_arena_free(&w->arena);
}

static void say(world *w, const char *name, const char *value)
{
	assert_int_equal(gj_record_say(w->record, &w->arena, GJ_STR("test"), gj_str_of(name),
				       gj_str_of(value), NULL),
			 GJ_OK);
}

/* The names of what is asked, the best first, with blanks between. */
static const char *names(world *w)
{
	static char text[512];
	size_t at = 0;

	assert_int_equal(gj_inquiry_rank(&w->found, &w->arena, w->inquiry, SIZE_MAX), GJ_OK);
	text[0] = '\0';
	for (size_t i = 0; i < w->found.n; i++) {
		gj_str name = gj_prospect_name(w->law, w->found.at[i].ask);

		at += (size_t)snprintf(text + at, sizeof text - at, "%s%.*s", i > 0 ? " " : "",
				       GJ_FMT(name));
	}
	return text;
}

#define DUTY(id, art, when)                                                                        \
	"duty xx/" id " \"义务\"\n  cite      xx/law art " art "\n  when      " when               \
	"\n  must      launch\n\n"

static void test_one_answer_is_enough(void **state)
{
	world w;

	(void)state;
	/* a stands in both: it comes first. b and c follow. */
	open_world(&w, DUTY("one", "1", "a and b") DUTY("two", "2", "a and c"));
	assert_string_equal(names(&w), "a b c");
	assert_int_equal(w.found.undecided, 2);
	assert_int_equal(w.found.at[0].n_norms, 2);
	assert_int_equal(w.found.at[0].answer[0].decides, 0);
	assert_int_equal(w.found.at[0].answer[1].decides, 2);
	assert_int_equal(w.found.at[0].expected, GJ_ONE_NORM);
	assert_false(w.found.at[0].sure);
	say(&w, "a", "no");
	assert_string_equal(names(&w), "");
	assert_int_equal(w.found.undecided, 0);
	say(&w, "a", "yes");
	assert_string_equal(names(&w), "b c");
	assert_true(w.found.at[0].sure);
	close_world(&w);
}

static void test_what_cannot_matter(void **state)
{
	world w;

	(void)state;
	/* Whatever b is told, a decides; but until b is told, a alone leaves it open. */
	open_world(&w, DUTY("one", "1", "(a and b) or (a and not b)"));
	assert_string_equal(names(&w), "a b");
	close_world(&w);
	/* Whatever c is told, d or not d holds: it is not asked while d can be. */
	open_world(&w, DUTY("one", "1", "c or (d or not d)"));
	assert_string_equal(names(&w), "d");
	assert_int_equal(w.found.at[0].matters, GJ_MATTERS_SHOWN);
	close_world(&w);
}

static void test_nobody_knows(void **state)
{
	world w;

	(void)state;
	open_world(&w, DUTY("one", "1", "a and b"));
	say(&w, "a", "unknown");
	/* b may still end it. */
	assert_string_equal(names(&w), "b");
	say(&w, "b", "yes");
	assert_string_equal(names(&w), "");
	assert_int_equal(w.found.undecided, 1);
	say(&w, "b", "not applicable");
	assert_string_equal(names(&w), "");
	say(&w, "a", "yes");
	assert_string_equal(names(&w), "");
	close_world(&w);
}

static void test_stretches(void **state)
{
	world w;
	const gj_prospect *q;

	(void)state;
	open_world(&w,
		   DUTY("one", "1", "users at least 100") DUTY("two", "2", "users more than 500")
			   DUTY("three", "3", "launch before 2026-01-01"));
	assert_string_equal(names(&w), "users launch");
	q = &w.found.at[0];
	assert_int_equal(q->n_answers, 3);
	assert_false(q->answer[0].input.has_low);
	assert_int_equal(q->answer[0].input.high, 100 * GJ_NUM_ONE - 1);
	assert_int_equal(q->answer[1].input.low, 100 * GJ_NUM_ONE);
	assert_int_equal(q->answer[1].input.high, 500 * GJ_NUM_ONE);
	assert_int_equal(q->answer[2].input.low, 500 * GJ_NUM_ONE + 1);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(q->answer[i].decides, 2);
	/* A range that is told is split, not left. */
	say(&w, "users", "{at_least: 200}");
	assert_string_equal(names(&w), "users launch");
	assert_int_equal(w.found.at[0].n_answers, 2);
	assert_int_equal(w.found.at[0].answer[0].input.low, 200 * GJ_NUM_ONE);
	/* That it has not happened yet leaves open whether it will have by then. */
	assert_int_equal(w.found.at[1].answer[0].input.truth, GJ_FALSE);
	assert_int_equal(w.found.at[1].answer[0].decides, 0);
	close_world(&w);
}

static void test_judgements_cost_more(void **state)
{
	world w;

	(void)state;
	open_world(&w, DUTY("one", "1", "vague and a"));
	assert_string_equal(names(&w), "a vague");
	assert_int_equal(w.found.at[1].cost, GJ_COST_JUDGEMENT);
	w.inquiry->fact_closed[w.found.at[0].ask.ref] = true;
	assert_string_equal(names(&w), "vague");
	close_world(&w);
}

static void test_presumed(void **state)
{
	static const char presume[] = "presume b no unless shown\n  cite      xx/law art 9\n\n";
	static const char open[] =
		"presume b no unless shown\n  cite      xx/law art 9\n  when      c\n\n";
	char text[1024];
	world w;

	(void)state;
	/* The law has an answer. */
	snprintf(text, sizeof text, "%s%s", presume, DUTY("one", "1", "a and b"));
	open_world(&w, text);
	assert_string_equal(names(&w), "");
	assert_int_equal(w.found.undecided, 0);
	close_world(&w);
	/* Whether it has one is open. */
	snprintf(text, sizeof text, "%s%s", open, DUTY("one", "1", "a and b"));
	open_world(&w, text);
	assert_non_null(strstr(names(&w), "b"));
	say(&w, "c", "yes");
	assert_string_equal(names(&w), "");
	close_world(&w);
}

static void test_future_comes_last(void **state)
{
	world w;

	(void)state;
	open_world(&w, DUTY("one", "1", "a") "duty xx/later \"义务\"\n  cite      xx/law art 2\n"
					     "  in force  from 2030-01-01\n  when      b and c\n"
					     "  must      launch\n");
	assert_string_equal(names(&w), "a");
	assert_false(w.found.future);
	assert_int_equal(w.found.undecided, 2);
	say(&w, "a", "no");
	assert_string_equal(names(&w), "b c");
	assert_true(w.found.future);
	close_world(&w);
}

static void test_roles_are_one_question(void **state)
{
	world w;

	(void)state;
	open_world(&w, "duty xx/one \"义务\"\n  cite      xx/law art 1\n  bearer    provider\n"
		       "  must      launch\n\nduty xx/two \"义务\"\n  cite      xx/law art 2\n"
		       "  bearer    user\n  must      launch\n");
	assert_string_equal(names(&w), "roles");
	assert_int_equal(w.found.at[0].n_answers, 3);
	assert_true(w.found.at[0].sure);
	say(&w, "roles", "[user]");
	assert_string_equal(names(&w), "");
	close_world(&w);
}

/* Each allocation fails in turn: an error, and nothing else. */
static void test_memory(void **state)
{
	world w;
	bool done = false;

	(void)state;
	open_world(&w, DUTY("one", "1", "a and b and users at least 5")
			       DUTY("two", "2", "a and vague"));
	for (size_t at = 0; !done; at++) {
		failing f;
		gj_prospects found;
		gj_arena arena;

		failing_start(&f, at);
		gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
		done = gj_inquiry_rank(&found, &arena, w.inquiry, SIZE_MAX) == GJ_OK;
		gj_arena_free(&arena);
		assert_int_equal(f.out, 0);
		assert_true(at < 10000);
	}
	close_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_answer_is_enough),
		cmocka_unit_test(test_what_cannot_matter),
		cmocka_unit_test(test_nobody_knows),
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_judgements_cost_more),
		cmocka_unit_test(test_presumed),
		cmocka_unit_test(test_future_comes_last),
		cmocka_unit_test(test_roles_are_one_question),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
