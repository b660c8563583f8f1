/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict stands on is enough for it: with nothing else told it is the same, and each ground has its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "reason/grounds.h"
#include "reason/thought.h"

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_circuit *circuit;
	gj_verdicts *verdicts;
	gj_error err;
} world;

static void must(world *w, int rc)
{
	if (rc != GJ_OK)
		fail_msg("%s", w->err.message);
}

static void world_open(world *w, const char *rules, const char *service, const char *on)
{
	gj_source source = {GJ_STR("service.yaml"), {NULL, 0}};
	gj_record *record;
	gj_day day;

	memset(w, 0, sizeof *w);
	gj_arena_init(&w->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	must(w, gj_law_load(&w->law, &w->arena, &rules, 1, GJ_LOAD_WITHOUT_TESTS, &w->err));
	must(w, gj_file_read_text(&source.text, &w->arena, service, 1 << 20, &w->err));
	must(w, gj_record_read(&record, &w->arena, w->law, &source, &w->err));
	assert_int_equal(gj_day_parse(&day, on, strlen(on)), GJ_OK);
	must(w, gj_circuit_from_law(&w->circuit, &w->arena, w->law, day, &w->err));
	must(w, gj_evaluate(&w->verdicts, &w->arena, w->circuit, record, &w->err));
}

/* Nothing told but `kept`. */
static gj_record *only(world *w, gj_arena *arena, const gj_asks *kept)
{
	const gj_record *from = w->verdicts->record;
	gj_record *to;

	must(w, gj_record_new(&to, arena, w->law));
	for (size_t i = 0; i < kept->n; i++) {
		gj_ask ask = kept->at[i];

		if (ask.kind == GJ_ASK_FACT)
			to->fact[ask.ref] = from->fact[ask.ref];
		else if (ask.kind == GJ_ASK_JUDGEMENT)
			to->term[ask.ref] = from->term[ask.ref];
		else
			to->role[ask.ref] = from->role[ask.ref];
	}
	return to;
}

static void assert_enough(world *w, const gj_verdict *v)
{
	gj_str id = w->law->norm[v->norm].e.id;
	bool settled = v->compliance == GJ_FULFILLED || v->compliance == GJ_BREACHED ||
		       v->compliance == GJ_PENDING;
	const gj_verdict *again;
	gj_verdicts *verdicts;
	gj_asks grounds;
	gj_arena arena;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_grounds(&grounds, &arena, w->verdicts, v), GJ_OK);
	for (size_t i = 0; i < grounds.n; i++)
		if (gj_told_at(w->verdicts->record, grounds.at[i]).line == 0)
			fail_msg("%.*s: a ground has no place", GJ_FMT(id));
	must(w, gj_evaluate(&verdicts, &arena, w->circuit, only(w, &arena, &grounds), &w->err));
	again = &verdicts->item[v->norm];
	if (v->applicability != GJ_APPLY_UNKNOWN && again->applicability != v->applicability)
		fail_msg("%.*s: the grounds do not decide whether it applies", GJ_FMT(id));
	if (settled && (again->compliance != v->compliance || again->due != v->due ||
			again->since != v->since))
		fail_msg("%.*s: the grounds do not decide whether it is kept", GJ_FMT(id));
	gj_arena_free(&arena);
}

/* How many norms are kept, breached or due. */
static size_t check(const char *rules, const char *service, const char *on, size_t step)
{
	size_t settled = 0;
	world w;

	world_open(&w, rules, service, on);
	for (size_t i = 0; i < w.verdicts->n; i++) {
		const gj_verdict *v = &w.verdicts->item[i];
		bool kept = v->compliance == GJ_FULFILLED || v->compliance == GJ_BREACHED ||
			    v->compliance == GJ_PENDING;

		settled += kept;
		if (kept || i % step == 0)
			assert_enough(&w, v);
	}
	gj_arena_free(&w.arena);
	return settled;
}

static void test_small(void **state)
{
	(void)state;
	assert_true(check("tests/report/rules", "tests/report/services/plaza.yaml", "2026-11-24",
			  1) > 0);
	assert_true(check("tests/report/rules", "tests/report/services/late.yaml", "2026-12-20",
			  1) > 0);
	check("tests/report/rules", "tests/report/services/presumed.yaml", "2026-11-24", 1);
}

static void test_content(void **state)
{
	(void)state;
	assert_true(check("content", "examples/leak.yaml", "2026-11-24", 29) > 0);
	assert_true(check("content", "examples/late-filer.yaml", "2026-11-24", 31) > 0);
	assert_true(check("content", "examples/public-chatbot.yaml", "2026-11-24", 37) > 0);
	assert_true(check("content", "examples/enterprise-api.yaml", "2026-11-24", 41) > 0);
}

/* What was asked and is open is what an undecided norm points at; what nobody mentioned is not. */
static void test_undecided(void **state)
{
	world w;
	size_t open = 0;

	(void)state;
	world_open(&w, "tests/report/rules", "tests/report/services/late.yaml", "2026-12-20");
	for (size_t i = 0; i < w.verdicts->n; i++) {
		const gj_verdict *v = &w.verdicts->item[i];
		gj_asks grounds;

		if (v->applicability != GJ_APPLY_UNKNOWN)
			continue;
		must(&w, gj_grounds(&grounds, &w.arena, w.verdicts, v));
		for (size_t k = 0; k < grounds.n; k++) {
			const gj_input *input = &w.verdicts->record->fact[grounds.at[k].ref];

			assert_int_equal(grounds.at[k].kind, GJ_ASK_FACT);
			assert_true(input->state == GJ_STATE_CONFLICT ||
				    input->state == GJ_STATE_UNKNOWN);
			open++;
		}
	}
	assert_true(open > 0);
	gj_arena_free(&w.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_content),
		cmocka_unit_test(test_undecided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
