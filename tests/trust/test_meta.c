/* SPDX-License-Identifier: Apache-2.0 */
/* Properties that hold for every law and record: more information, other names, other order, reasons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "eval/eval.h"
#include "trust/gen_law.h"

enum { SEEDS = 150, RECORDS = 30 };

typedef struct stage {
	gj_arena laws, work;
	gj_law *law;
	gj_circuit *circuit;
	dice d;
	gj_day on;
} stage;

static void open_stage(stage *s, uint64_t seed)
{
	gj_arena_init(&s->laws, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_arena_init(&s->work, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	s->law = gen_law_load(&s->laws, seed, &gen_plain);
	s->d = dice_for(seed, 9);
	s->on = gen_day(&s->d);
	assert_int_equal(gj_circuit_from_law(&s->circuit, &s->laws, s->law, s->on, NULL), GJ_OK);
}

static void close_stage(stage *s)
{
	gj_arena_free(&s->work);
	gj_arena_free(&s->laws);
}

static gj_verdicts *judge(stage *s, const gj_record *record)
{
	gj_verdicts *verdicts;

	assert_int_equal(gj_evaluate(&verdicts, &s->work, s->circuit, record, NULL), GJ_OK);
	return verdicts;
}

static gj_record *copy(stage *s, const gj_record *from)
{
	gj_record *to;

	assert_int_equal(gj_record_new(&to, &s->work, s->law), GJ_OK);
	to->roles_closed = from->roles_closed;
	memcpy(to->role, from->role, s->law->n_roles * sizeof *to->role);
	memcpy(to->fact, from->fact, s->law->n_facts * sizeof *to->fact);
	memcpy(to->term, from->term, s->law->n_terms * sizeof *to->term);
	return to;
}

/* Tell one fact that was not known. Presumed facts are left alone: a presumption gives way to what is told. */
static bool tell_one_more(stage *s, gj_record *to)
{
	gj_record *full = gen_record(&s->work, s->law, &s->d);
	uint32_t i = dice_below(&s->d, (unsigned)s->law->n_facts);

	if (to->fact[i].state == GJ_STATE_GIVEN || full->fact[i].state != GJ_STATE_GIVEN ||
	    s->law->fact[i].presume != GJ_NONE)
		return false;
	to->fact[i] = full->fact[i];
	return true;
}

/* The condition of a presumption is watched, too: learning it may bring the presumption in, which is no flip of a told fact. */
static bool has_conditional_presumption(const gj_law *law)
{
	for (size_t i = 0; i < law->n_presumes; i++)
		if (law->presume[i].when != NULL)
			return true;
	return false;
}

static void test_monotone(void **state)
{
	unsigned told = 0, decided = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;

		open_stage(&s, seed);
		for (unsigned k = 0; k < RECORDS && !has_conditional_presumption(s.law); k++) {
			gj_record *before = gen_record(&s.work, s.law, &s.d),
				  *after = copy(&s, before);
			gj_verdicts *x, *y;

			if (!tell_one_more(&s, after))
				continue;
			told++;
			x = judge(&s, before);
			y = judge(&s, after);
			for (size_t i = 0; i < x->n; i++) {
				gj_truth was = x->item[i].if_in_force, is = y->item[i].if_in_force;

				if (was == is)
					continue;
				/* Decided becomes unknown only where a judgement now stands against the text. */
				if (was != GJ_UNKNOWN)
					assert_int_equal(is, GJ_UNKNOWN);
				if (was != GJ_UNKNOWN &&
				    y->item[i].applicability == GJ_APPLY_UNKNOWN)
					assert_true((y->item[i].marks & GJ_MARK_CONFLICT) != 0);
				decided += was == GJ_UNKNOWN;
			}
		}
		close_stage(&s);
	}
	assert_true(told > 200 && decided > 50);
}

/* What is not in `asks` cannot settle the verdict, however it is told. */
static void test_asks_are_complete(void **state)
{
	unsigned tried = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;

		open_stage(&s, seed);
		for (unsigned k = 0; k < RECORDS; k++) {
			gj_record *before = gen_record(&s.work, s.law, &s.d);
			gj_verdicts *x = judge(&s, before);
			uint32_t norm = dice_below(&s.d, (unsigned)x->n);
			gj_record *full = gen_record(&s.work, s.law, &s.d),
				  *after = copy(&s, before);

			if (x->item[norm].applicability != GJ_APPLY_UNKNOWN)
				continue;
			for (uint32_t f = 0; f < s.law->n_facts; f++) {
				bool asked = false;

				for (size_t a = 0; a < x->item[norm].asks.n; a++)
					asked = asked ||
						(x->item[norm].asks.at[a].kind == GJ_ASK_FACT &&
						 x->item[norm].asks.at[a].ref == f);
				if (!asked && before->fact[f].state != GJ_STATE_GIVEN &&
				    s.law->fact[f].presume == GJ_NONE)
					after->fact[f] = full->fact[f];
			}
			tried++;
			assert_int_equal(judge(&s, after)->item[norm].applicability,
					 GJ_APPLY_UNKNOWN);
		}
		close_stage(&s);
	}
	assert_true(tried > 300);
}

static bool holds(const gj_asks *list, gj_ask_kind kind, uint32_t ref)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind == kind && list->at[i].ref == ref)
			return true;
	return false;
}

/* Keep only what the reason names, less one of it. */
static gj_record *only(stage *s, const gj_record *from, const gj_asks *reason, size_t without)
{
	gj_record *to = copy(s, from);
	gj_asks kept = {gj_arena_array(&s->work, reason->n + 1, sizeof(gj_ask)), 0};

	for (size_t i = 0; i < reason->n; i++)
		if (i != without)
			kept.at[kept.n++] = reason->at[i];
	for (uint32_t i = 0; i < s->law->n_facts; i++)
		if (!holds(&kept, GJ_ASK_FACT, i))
			to->fact[i].state = GJ_STATE_NOT_ASKED;
	for (uint32_t i = 0; i < s->law->n_terms; i++)
		if (!holds(&kept, GJ_ASK_JUDGEMENT, i))
			to->term[i].truth = GJ_UNKNOWN;
	for (uint32_t i = 0; i < s->law->n_roles; i++)
		if (!holds(&kept, GJ_ASK_ROLE, i))
			to->role[i] = GJ_UNKNOWN;
	return to;
}

static void test_sufficient_reasons(void **state)
{
	unsigned tried = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;

		open_stage(&s, seed);
		for (unsigned k = 0; k < RECORDS; k++) {
			gj_record *record = gen_record(&s.work, s.law, &s.d);
			gj_verdicts *x = judge(&s, record);
			uint32_t norm = dice_below(&s.d, (unsigned)x->n);
			gj_truth is = x->item[norm].if_in_force;
			gj_asks reason;

			assert_int_equal(gj_sufficient_reason(&reason, &s.work, x, norm), GJ_OK);
			if (is == GJ_UNKNOWN) {
				assert_int_equal(reason.n, 0);
				continue;
			}
			tried++;
			assert_int_equal(judge(&s, only(&s, record, &reason, SIZE_MAX))
						 ->item[norm]
						 .if_in_force,
					 is);
			/* Leaving one out loses it; a comparison that one bound alone decides is the exception, see reason.c. */
			for (size_t i = 0; i < reason.n; i++)
				if (reason.at[i].kind != GJ_ASK_FACT ||
				    s.law->fact[reason.at[i].ref].type == GJ_FACT_BOOL)
					assert_int_not_equal(judge(&s, only(&s, record, &reason, i))
								     ->item[norm]
								     .if_in_force,
							     is);
		}
		close_stage(&s);
	}
	assert_true(tried > 500);
}

/* Every step of a proof has the truth that the circuit has for it; the top is the verdict. */
static void check_proof(const gj_proof *step)
{
	gj_truth all = GJ_TRUE, any = GJ_FALSE;

	for (size_t i = 0; i < step->n; i++) {
		all = gj_and(all, step->kid[i]->truth);
		any = gj_or(any, step->kid[i]->truth);
		check_proof(step->kid[i]);
	}
	if (step->kind == GJ_PROOF_AND)
		assert_int_equal(step->truth, all);
	if (step->kind == GJ_PROOF_OR)
		assert_int_equal(step->truth, any);
	if (step->kind == GJ_PROOF_NOT)
		assert_int_equal(step->truth, gj_not(all));
	if (step->kind == GJ_PROOF_BEARER && step->n > 0)
		assert_int_equal(step->truth, any);
	if (step->kind == GJ_PROOF_SCOPE || step->kind == GJ_PROOF_WHEN ||
	    step->kind == GJ_PROOF_INCLUDES)
		assert_int_equal(step->truth, all);
}

static void test_proofs(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;

		open_stage(&s, seed);
		for (unsigned k = 0; k < 10; k++) {
			gj_verdicts *x = judge(&s, gen_record(&s.work, s.law, &s.d));

			for (uint32_t i = 0; i < x->n; i++) {
				gj_proof *proof;

				assert_int_equal(gj_prove_norm(&proof, &s.work, x, i), GJ_OK);
				assert_int_equal(proof->truth, x->item[i].if_in_force);
				check_proof(proof);
			}
		}
		close_stage(&s);
	}
}

/* The same rule set with other names: the same verdicts, norm by norm. */
static void test_renaming(void **state)
{
	static const gen_names other = {"zz_"};

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;
		gj_law *renamed;
		gj_circuit *circuit;

		open_stage(&s, seed);
		renamed = gen_law_load(&s.laws, seed, &other);
		assert_int_equal(renamed->n_norms, s.law->n_norms);
		assert_int_equal(gj_circuit_from_law(&circuit, &s.laws, renamed, s.on, NULL),
				 GJ_OK);
		assert_int_equal(circuit->n_gates, s.circuit->n_gates);
		for (unsigned k = 0; k < RECORDS; k++) {
			dice again = s.d;
			gj_verdicts *x = judge(&s, gen_record(&s.work, s.law, &s.d)), *y;

			assert_int_equal(gj_evaluate(&y, &s.work, circuit,
						     gen_record(&s.work, renamed, &again), NULL),
					 GJ_OK);
			for (size_t i = 0; i < x->n; i++) {
				assert_int_equal(x->item[i].applicability,
						 y->item[i].applicability);
				assert_int_equal(x->item[i].compliance, y->item[i].compliance);
				assert_int_equal(x->item[i].due, y->item[i].due);
				assert_int_equal(x->item[i].marks, y->item[i].marks);
				assert_int_equal(x->item[i].asks.n, y->item[i].asks.n);
			}
		}
		close_stage(&s);
	}
}

/* Half of the blocks in one file, half in another, read in either order: the same norms, the same verdicts. */
static gj_law *load_split(gj_arena *arena, uint64_t seed, bool swapped)
{
	gj_source *source = gj_arena_array(arena, 2, sizeof *source);
	gj_tree *half[2], *tree;
	gj_law *law;
	gj_buf text;
	gj_str whole;

	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	gen_law_text(&text, seed, &gen_plain);
	gj_arena_str(arena, &whole, gj_buf_str(&text));
	gj_buf_free(&text);
	source[0].name = GJ_STR("whole.gj");
	source[0].text = whole;
	assert_int_equal(gj_parse(&tree, arena, &source[0], NULL), GJ_OK);
	for (int i = 0; i < 2; i++) {
		half[i] = gj_arena_get(arena, sizeof *half[i]);
		half[i]->source = source[0];
		half[i]->source.name = (i == 0) != swapped ? GJ_STR("a.gj") : GJ_STR("b.gj");
	}
	half[0]->block = tree->block;
	half[0]->n = tree->n / 2;
	half[1]->block = tree->block + tree->n / 2;
	half[1]->n = tree->n - tree->n / 2;
	assert_int_equal(gj_law_from_trees(&law, arena, half, 2, NULL), GJ_OK);
	return law;
}

static void test_order_of_files(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		gj_arena arena;
		gj_law *law[2];
		gj_verdicts *v[2];
		dice d = dice_for(seed, 3);
		gj_day on = gen_day(&d);

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		for (int i = 0; i < 2; i++) {
			gj_circuit *circuit;
			gj_record *record;

			law[i] = load_split(&arena, seed, i == 1);
			assert_int_equal(gj_record_new(&record, &arena, law[i]), GJ_OK);
			for (size_t f = 0; f < law[i]->n_facts; f++) {
				dice own = dice_for(seed, gj_hash(law[i]->fact[f].e.id.at,
								  law[i]->fact[f].e.id.len, 0));

				if (law[i]->fact[f].type == GJ_FACT_BOOL && dice_chance(&own, 70)) {
					record->fact[f].state = GJ_STATE_GIVEN;
					record->fact[f].truth =
						dice_chance(&own, 50) ? GJ_TRUE : GJ_FALSE;
				}
			}
			assert_int_equal(gj_circuit_from_law(&circuit, &arena, law[i], on, NULL),
					 GJ_OK);
			assert_int_equal(gj_evaluate(&v[i], &arena, circuit, record, NULL), GJ_OK);
		}
		for (uint32_t i = 0; i < law[0]->n_norms; i++) {
			uint32_t other = 0;

			assert_true(gj_map_get(&law[1]->norms, law[0]->norm[i].e.id, &other));
			assert_int_equal(v[0]->item[i].applicability,
					 v[1]->item[other].applicability);
			assert_int_equal(v[0]->item[i].because, v[1]->item[other].because);
			assert_int_equal(v[0]->item[i].lifted_by.n, v[1]->item[other].lifted_by.n);
		}
		gj_arena_free(&arena);
	}
}

/* The gate list on bit planes, 64 records at a time: two words a node, true and false, never both. */
static void run_planes(const gj_circuit *c, const uint64_t *atom_t, const uint64_t *atom_f,
		       uint64_t *t, uint64_t *f)
{
	for (size_t i = 0; i < c->n_gates; i++) {
		const gj_gate *g = &c->gate[i];
		uint32_t a = g->a, b = g->b, j = g->c;

		t[i] = f[i] = 0;
		if (g->op == GJ_GATE_TRUE)
			t[i] = UINT64_MAX;
		else if (g->op == GJ_GATE_FALSE)
			f[i] = UINT64_MAX;
		else if (g->op == GJ_GATE_ATOM)
			t[i] = atom_t[a], f[i] = atom_f[a];
		else if (g->op == GJ_GATE_NOT)
			t[i] = f[a], f[i] = t[a];
		else if (g->op == GJ_GATE_AND)
			t[i] = t[a] & t[b], f[i] = f[a] | f[b];
		else if (g->op == GJ_GATE_OR)
			t[i] = t[a] | t[b], f[i] = f[a] & f[b];
		else if (g->op == GJ_GATE_JUDGED)
			t[i] = f[b] & (t[j] | (t[a] & ~f[j])),
			f[i] = (t[b] & ~t[j]) | (f[j] & f[a]);
		else if (g->op == GJ_GATE_PRESUME_TRUE)
			t[i] = t[a] | (~f[a] & t[b]), f[i] = f[a];
		else if (g->op == GJ_GATE_PRESUME_FALSE)
			t[i] = t[a], f[i] = f[a] | (~t[a] & t[b]);
	}
}

static void test_bit_planes(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		stage s;
		uint64_t *at, *af, *t, *f;
		gj_verdicts *x[64];

		open_stage(&s, seed);
		at = gj_arena_array(&s.laws, s.circuit->n_atoms, sizeof *at);
		af = gj_arena_array(&s.laws, s.circuit->n_atoms, sizeof *af);
		t = gj_arena_array(&s.laws, s.circuit->n_gates, sizeof *t);
		f = gj_arena_array(&s.laws, s.circuit->n_gates, sizeof *f);
		for (unsigned k = 0; k < 64; k++) {
			x[k] = judge(&s, gen_record(&s.work, s.law, &s.d));
			for (size_t i = 0; i < s.circuit->n_atoms; i++) {
				at[i] |= (uint64_t)(x[k]->atom[i] == GJ_TRUE) << k;
				af[i] |= (uint64_t)(x[k]->atom[i] == GJ_FALSE) << k;
			}
		}
		run_planes(s.circuit, at, af, t, f);
		for (size_t i = 0; i < s.circuit->n_gates; i++) {
			assert_int_equal(t[i] & f[i], 0);
			for (unsigned k = 0; k < 64; k++) {
				gj_truth plane = (t[i] >> k & 1) != 0	? GJ_TRUE
						 : (f[i] >> k & 1) != 0 ? GJ_FALSE
									: GJ_UNKNOWN;

				assert_int_equal(plane, x[k]->node[i]);
			}
		}
		close_stage(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_monotone),	   cmocka_unit_test(test_asks_are_complete),
		cmocka_unit_test(test_sufficient_reasons), cmocka_unit_test(test_proofs),
		cmocka_unit_test(test_renaming),	   cmocka_unit_test(test_order_of_files),
		cmocka_unit_test(test_bit_planes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
