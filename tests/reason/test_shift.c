/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who gains or loses a norm, held against trying every record of small random laws: the cases hold exactly those records in which the one
 * norm applies and the other does not, and every witness is one of them.
 */
#include "law/gen_small.h"
#include "law/rules.h"
#include "reason/shift.h"

enum { LAWS = 60, WHEELS = 9 };
static const unsigned wheel_size[WHEELS] = {2, 2, 2, 6, 3, 3, 2, 2, 2};

static void generate(rules *r, gj_arena *arena, uint64_t seed)
{
	static const char *const name[] = {"small.gj"};
	gj_str text;
	gj_buf buf;

	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	gen_small(&buf, seed, false);
	assert_int_equal(gj_arena_str(arena, &text, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	rules_texts(r, name, &text, 1);
	assert_non_null(r->law);
}

static gj_input given(int64_t value)
{
	return (gj_input){.state = GJ_STATE_GIVEN,
			  .truth = GJ_TRUE,
			  .has_low = true,
			  .has_high = true,
			  .low = value,
			  .high = value};
}

/* Facts in the order of gen_small: b0 b1 b2 n0 n1 d0 c0; two roles; the term t2 is judged. */
static void turn_to(gj_record *record, const unsigned at[WHEELS])
{
	static const int64_t number[] = {0, 10000, 10001, 15000, 20000, 30000};
	gj_day day = 0;

	gj_day_parse(&day, "2024-02-29", 10);
	for (unsigned i = 0; i < 3; i++)
		record->fact[i] = (gj_input){.state = GJ_STATE_GIVEN,
					     .truth = at[i] == 0 ? GJ_FALSE : GJ_TRUE};
	record->fact[3] = given(number[at[3]]);
	record->fact[5] = given(day + (int)at[4]);
	record->fact[6] = (gj_input){.state = GJ_STATE_GIVEN, .truth = GJ_UNKNOWN, .choice = at[5]};
	record->role[0] = at[6] == 0 ? GJ_FALSE : GJ_TRUE;
	record->role[1] = at[7] == 0 ? GJ_FALSE : GJ_TRUE;
	record->term[2].truth = at[8] == 0 ? GJ_FALSE : GJ_TRUE;
}

static bool turn(unsigned at[WHEELS])
{
	for (unsigned i = 0; i < WHEELS; i++) {
		if (++at[i] < wheel_size[i])
			return true;
		at[i] = 0;
	}
	return false;
}

typedef struct world {
	gj_arena *arena;
	const gj_law *law;
	gj_circuit *circuit;
	gj_space *space;
	gj_space_view *view;
	gj_weights weights;
	gj_record *record;
	gj_truth *atom, *node;
} world;

static void build(world *w, rules *r, gj_arena *arena, gj_day day)
{
	gj_error err;

	w->arena = arena;
	w->law = r->law;
	assert_int_equal(gj_circuit_from_law(&w->circuit, arena, r->law, day, &err), GJ_OK);
	assert_int_equal(gj_space_new(&w->space, arena, r->law, day), GJ_OK);
	assert_int_equal(gj_space_take(w->space, w->circuit), GJ_OK);
	assert_int_equal(gj_space_close(w->space), GJ_OK);
	assert_int_equal(gj_space_view_new(&w->view, arena, w->space, w->circuit), GJ_OK);
	w->weights = (gj_weights){NULL, NULL, 0};
	assert_int_equal(gj_weights_new(&w->weights, arena, w->space), GJ_OK);
	assert_int_equal(gj_record_new(&w->record, arena, r->law), GJ_OK);
	w->atom = gj_arena_array(arena, w->circuit->n_atoms, sizeof *w->atom);
	w->node = gj_arena_array(arena, w->circuit->n_gates, sizeof *w->node);
}

static gj_truth applies(const world *w, uint32_t norm)
{
	return w->node[w->circuit->norm[norm].applies];
}

/* A judgement that goes against the text: such a record is no service. */
static bool contradicts(const world *w)
{
	for (size_t i = 0; i < w->circuit->n_gates; i++) {
		const gj_gate *gate = &w->circuit->gate[i];

		if (gate->op == GJ_GATE_JUDGED &&
		    ((w->node[gate->c] == GJ_TRUE && w->node[gate->b] == GJ_TRUE) ||
		     (w->node[gate->c] == GJ_FALSE && w->node[gate->a] == GJ_TRUE &&
		      w->node[gate->b] == GJ_FALSE)))
			return true;
	}
	return false;
}

static gj_truth leaf_of(const world *w, const gj_leaf *leaf, gj_day day)
{
	gj_node node;

	if (leaf->is_role)
		return w->record->role[leaf->role];
	return gj_circuit_cond(w->circuit, leaf->cond, day, &node) ? w->node[node] : GJ_UNKNOWN;
}

static bool in_case(const world *w, const gj_shift *shift, const gj_shift_case *item, gj_day day)
{
	for (unsigned i = 0; i < shift->leaves.n; i++) {
		gj_truth leaf = leaf_of(w, &shift->leaves.at[i], day);

		if ((item->cube.asked >> i & 1) != 0 &&
		    leaf != ((item->cube.value >> i & 1) != 0 ? GJ_TRUE : GJ_FALSE))
			return false;
	}
	return true;
}

static bool in_some_case(const world *w, const gj_shift *shift, gj_day day)
{
	for (size_t i = 0; i < shift->n; i++)
		if (in_case(w, shift, &shift->item[i], day))
			return true;
	return false;
}

/* Is every leaf decided? What the law leaves open is outside what cases speak of. */
static bool is_open(const world *w, const gj_shift *shift, gj_day day)
{
	for (unsigned i = 0; i < shift->leaves.n; i++)
		if (leaf_of(w, &shift->leaves.at[i], day) == GJ_UNKNOWN)
			return true;
	return false;
}

static void check_records(world *w, const gj_shift *shift, uint32_t other, gj_day day,
			  unsigned *seen)
{
	unsigned at[WHEELS] = {0};

	do {
		bool wanted;

		turn_to(w->record, at);
		gj_atoms_truth(w->circuit, w->record, w->atom);
		gj_circuit_run(w->circuit, w->atom, 0, w->node);
		if (contradicts(w))
			continue;
		wanted = applies(w, shift->norm) == GJ_TRUE && applies(w, other) == GJ_FALSE;
		*seen += wanted;
		if (!is_open(w, shift, day))
			assert_int_equal(in_some_case(w, shift, day), wanted);
	} while (turn(at));
}

static void check_witnesses(world *w, const gj_shift *shift, uint32_t other, gj_day day)
{
	for (size_t i = 0; i < shift->n; i++) {
		gj_record *record = w->record;

		assert_non_null(shift->item[i].witness);
		w->record = shift->item[i].witness;
		gj_atoms_truth(w->circuit, w->record, w->atom);
		gj_circuit_run(w->circuit, w->atom, 0, w->node);
		assert_int_equal(applies(w, shift->norm), GJ_TRUE);
		assert_int_equal(applies(w, other), GJ_FALSE);
		assert_true(shift->item[i].share > 0);
		w->record = record;
	}
	(void)day;
}

static void test_every_record(void **state)
{
	unsigned cases = 0, seen = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= LAWS; seed++) {
		gj_arena arena;
		gj_day day = 0;
		world w;
		rules r;

		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 30);
		gj_day_parse(&day, "2024-06-01", 10);
		generate(&r, &arena, seed);
		build(&w, &r, &arena, day);
		for (uint32_t a = 0; a < 5; a++)
			for (uint32_t b = 0; b < 5; b++) {
				gj_shift_question q = {w.view, w.view, a, &b, 1, &w.weights};
				gj_shift shift;

				if (a == b || r.law->norm[a].kind == GJ_KIND_SANCTION ||
				    r.law->norm[b].kind == GJ_KIND_SANCTION ||
				    w.circuit->norm[a].day != day || w.circuit->norm[b].day != day)
					continue;
				assert_int_equal(gj_shift_services(&shift, &arena, &q), GJ_OK);
				assert_int_equal(gj_shift_cases(&shift, &arena, &q, NULL), GJ_OK);
				assert_false(shift.too_large);
				if (shift.too_many_conditions)
					continue;
				check_witnesses(&w, &shift, b, day);
				check_records(&w, &shift, b, day, &seen);
				cases += (unsigned)shift.n;
			}
		rules_close(&r);
		gj_arena_free(&arena);
	}
	assert_true(cases > 100 && seen > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_record)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
