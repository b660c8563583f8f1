/* SPDX-License-Identifier: Apache-2.0 */
/* Generated trees: they come back from their print in both tongues; changed bytes are refused or read, never worse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lang/gen_tree.h"
#include "lang/text.h"

enum { TREES = 20000, MUTANTS = 20000 };

static void fail_with(gj_arena *arena, uint64_t seed, gj_str text, const gj_error *err,
		      const char *what)
{
	gj_str why = err != NULL ? text_error(arena, err) : GJ_STR("");

	fail_msg("seed %llu %s\n%.*s\n%.*s", (unsigned long long)seed, what, GJ_FMT(why),
		 GJ_FMT(text));
}

static void round_trip(gj_arena *arena, uint64_t seed, const gj_tree *tree)
{
	gj_str text[2] = {text_print(arena, tree, GJ_EN), text_print(arena, tree, GJ_ZH)};

	for (int tongue = 0; tongue < 2; tongue++) {
		gj_error err;
		gj_tree *again = text_parse(arena, "printed.gj", text[tongue], &err);

		if (again == NULL)
			fail_with(arena, seed, text[tongue], &err, "does not parse");
		if (!gj_tree_eq(tree, again))
			fail_with(arena, seed, text[tongue], NULL, "parses to another tree");
		if (again->n > 0 && again->tongue != (gj_tongue)tongue)
			fail_with(arena, seed, text[tongue], NULL, "has the other tongue");
		for (int other = 0; other < 2; other++)
			if (!gj_str_eq(text_print(arena, again, (gj_tongue)other), text[other]))
				fail_with(arena, seed, text[tongue], NULL,
					  "prints differently the second time");
	}
}

static void test_round_trip(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < TREES; seed++) {
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		round_trip(&arena, seed, gen_tree(&arena, seed));
		gj_arena_free(&arena);
	}
}

/* ---- what the generator reaches ---- */

typedef struct seen {
	bool kind[GJ_N_KINDS], key[GJ_N_KEYS], unit[GJ_N_UNITS], given[GJ_GIVEN_CHOICE + 1];
	bool op[GJ_OP_LESSER + 1], listed[2], relation[GJ_N_WORDS], outcome[GJ_N_WORDS];
	bool comment, title[2], never, open_span, closed_span, relative_cite, fine;
} seen;

static void see_expr(seen *s, const gj_expr *e)
{
	if (e == NULL)
		return;
	s->op[e->op] = true;
	s->listed[0] |= e->listed && e->op == GJ_OP_AND;
	s->listed[1] |= e->listed && e->op == GJ_OP_OR;
	if (e->op == GJ_OP_COMPARE)
		s->relation[e->relation] = true;
	for (size_t i = 0; i < e->n; i++)
		see_expr(s, e->kid[i]);
}

static void see_cites(seen *s, const gj_value *v)
{
	for (size_t i = 0; i < v->n_cites; i++) {
		s->relative_cite |= v->cite[i].instrument.text.len == 0;
		for (unsigned k = 0; k < v->cite[i].n; k++)
			s->unit[v->cite[i].step[k].unit] = true;
	}
}

static void see_value(seen *s, gj_shape shape, const gj_value *v)
{
	s->never |= v->never;
	s->open_span |= v->from != GJ_DAY_NONE && v->to == GJ_DAY_NONE;
	s->closed_span |= v->from != GJ_DAY_NONE && v->to != GJ_DAY_NONE;
	if (shape == GJ_SHAPE_COND || shape == GJ_SHAPE_DATED)
		see_expr(s, v->expr);
	if (shape == GJ_SHAPE_CITE || shape == GJ_SHAPE_TARGETS || shape == GJ_SHAPE_ORIGIN)
		see_cites(s, v);
	for (size_t i = 0; shape == GJ_SHAPE_MEASURES && i < v->n_measures; i++)
		s->fine |= v->measure[i].fine;
	if (shape == GJ_SHAPE_GIVEN)
		s->given[v->given->kind] = true;
	if (shape == GJ_SHAPE_EXPECT)
		s->outcome[v->expect->outcome] = true;
}

static void see_tree(seen *s, const gj_tree *tree)
{
	s->comment |= tree->after.n > 0;
	for (size_t i = 0; i < tree->n; i++) {
		const gj_block *block = &tree->block[i];

		s->kind[block->kind] = true;
		s->title[block->has_title] = true;
		for (size_t k = 0; k < block->n; k++) {
			gj_key key = block->field[k].key;

			s->key[key] = true;
			see_value(s, gj_key_shape(key), &block->field[k].value);
		}
	}
}

/* Else a green round trip would mean little. */
static void test_generator_reaches_everything(void **state)
{
	static seen s;

	(void)state;
	for (uint64_t seed = 0; seed < 2000; seed++) {
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		see_tree(&s, gen_tree(&arena, seed));
		gj_arena_free(&arena);
	}
	for (int i = 0; i < GJ_N_KINDS; i++)
		assert_true(s.kind[i]);
	for (int i = 0; i < GJ_N_KEYS; i++)
		assert_true(s.key[i]);
	for (int i = 0; i < GJ_N_UNITS; i++)
		assert_true(s.unit[i]);
	for (int i = 0; i <= GJ_GIVEN_CHOICE; i++)
		assert_true(s.given[i]);
	for (int i = 0; i <= GJ_OP_LESSER; i++)
		assert_true(s.op[i]);
	for (int i = GJ_WORD_IS; i <= GJ_WORD_ON_OR_AFTER; i++)
		assert_true(s.relation[i]);
	assert_true(s.outcome[GJ_WORD_APPLIES] && s.outcome[GJ_WORD_DOES_NOT_APPLY] &&
		    s.outcome[GJ_WORD_UNKNOWN] && s.outcome[GJ_WORD_FUTURE]);
	assert_true(s.listed[0] && s.listed[1] && s.comment && s.title[0] && s.title[1]);
	assert_true(s.never && s.open_span && s.closed_span && s.relative_cite && s.fine);
}

/* ---- mutants ---- */

typedef struct bytes {
	char *at;
	size_t n;
} bytes;

static void change(rng *d, bytes *b)
{
	static const char *const piece[] = {" ",  "\n", "\"",	"\\",	  "-",	 "- ", "  ",
					    ",",  "(",	")",	"#",	  "\t",	 "\r", "和",
					    "且", "、", "第",	"一",	  "and", "or", "not",
					    "9",  "、", "\xFF", "any of", "\n  "};
	const char *put = piece[rng_below(d, sizeof piece / sizeof *piece)];
	size_t at = b->n > 0 ? rng_below(d, (unsigned)b->n) : 0, run;

	switch (rng_below(d, 5)) {
	case 0: /* one byte */
		if (b->n > 0)
			b->at[at] = (char)rng_next(d);
		break;
	case 1: /* a piece put in; there is room for every change */
		memmove(b->at + at + strlen(put), b->at + at, b->n - at);
		memcpy(b->at + at, put, strlen(put));
		b->n += strlen(put);
		break;
	case 2: /* some bytes gone */
		run = rng_below(d, 20);
		run = run > b->n - at ? b->n - at : run;
		memmove(b->at + at, b->at + at + run, b->n - at - run);
		b->n -= run;
		break;
	case 3: /* cut short */
		if (rng_chance(d, 20))
			b->n = at;
		break;
	default: /* some bytes again */
		run = rng_below(d, 40);
		run = run > b->n - at ? b->n - at : run;
		memmove(b->at + at + run, b->at + at, b->n - at);
		b->n += run;
		break;
	}
}

/* What is refused says where; what is read has one form. */
static bool check_mutant(gj_arena *arena, uint64_t seed, const gj_tree *before, gj_str text)
{
	gj_error err;
	gj_tree *tree = text_parse(arena, "mutant.gj", text, &err);
	size_t lines = 1;

	if (tree != NULL) {
		round_trip(arena, seed, tree);
		if (gj_tree_eq(before, tree) !=
		    gj_str_eq(text_print(arena, before, GJ_EN), text_print(arena, tree, GJ_EN)))
			fail_with(arena, seed, text, NULL, "is equal, or differs, only in print");
		return true;
	}
	for (size_t i = 0; i < text.len; i++)
		lines += text.at[i] == '\n';
	assert_int_equal(err.code, GJ_EINPUT);
	assert_true(err.message[0] != '\0' && err.n_spots > 0);
	for (unsigned i = 0; i < err.n_spots; i++)
		assert_true(err.spot[i].line >= 1 && err.spot[i].line <= lines &&
			    err.spot[i].column >= 1);
	assert_true(text_error(arena, &err).len > 10);
	return false;
}

static void test_mutants(void **state)
{
	unsigned refused = 0, read = 0;

	(void)state;
	for (uint64_t seed = 0; seed < MUTANTS; seed++) {
		rng d = rng_of(seed, 6);
		gj_arena arena;
		bytes b;
		const gj_tree *before;
		gj_str text;
		char *exact;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		before = gen_tree(&arena, seed);
		text = text_print(&arena, before, (gj_tongue)(seed % 2));
		b.at = gj_arena_get(&arena, text.len + 400);
		b.n = text.len;
		memcpy(b.at, text.at, text.len);
		for (unsigned i = 0; i < 1 + seed % 5; i++)
			change(&d, &b);
		exact = malloc(b.n > 0 ? b.n
				       : 1); /* so that a sanitizer sees a step beyond the end */
		assert_non_null(exact);
		memcpy(exact, b.at, b.n);
		if (check_mutant(&arena, seed, before, (gj_str){exact, b.n}))
			read++;
		else
			refused++;
		free(exact);
		gj_arena_free(&arena);
	}
	assert_true(refused > MUTANTS / 5 && read > MUTANTS / 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_generator_reaches_everything),
		cmocka_unit_test(test_mutants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
