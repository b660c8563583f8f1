/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/gen_tree.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct gen {
	gj_arena *arena;
	rng d;
} gen;

static void *get(gen *g, size_t size)
{
	void *at = gj_arena_get(g->arena, size);

	if (at == NULL)
		exit(1);
	return at;
}

static gj_str copy(gen *g, const char *text)
{
	gj_str out;

	gj_arena_str(g->arena, &out, gj_str_of(text));
	return out;
}

static gj_str name(gen *g)
{
	static const char *const stem[] = {"a",		 "fact_b", "cn/genai", "x-1",
					   "guide/x.md", "launch", "n2",       "7z_9"};
	/* Words of the language are names wherever they cannot be anything else. */
	static const char *const hostile[] = {
		"is", "at",	"least", "any",	 "all",	 "of",	"the", "from", "to",	"by",
		"on", "before", "plus",	 "when", "duty", "yes", "no",  "due",  "lifted"};
	char text[40];

	if (rng_chance(&g->d, 10))
		return copy(g, hostile[rng_below(&g->d, 19)]);
	snprintf(text, sizeof text, "%s%s%u", stem[rng_below(&g->d, 8)],
		 rng_chance(&g->d, 50) ? "_" : "/k", rng_below(&g->d, 90));
	return copy(g, text);
}

static gj_str string(gen *g)
{
	static const char *const text[] = {
		"",	  "plain",	"生成式人工智能服务", "a \"quoted\" word", "back\\slash",
		"# hash", "trailing  ", "，。：（）“”",	      "and or not",	   "émigré 😀"};

	return copy(g, text[rng_below(&g->d, 10)]);
}

static gj_day day(gen *g)
{
	return rng_chance(&g->d, 90)
		       ? (gj_day)(10000 + rng_below(&g->d, 20000))
		       : GJ_DAY_MIN +
				 (gj_day)rng_below(&g->d, (unsigned)(GJ_DAY_MAX - GJ_DAY_MIN) + 1);
}

static gj_day not_before(gen *g, gj_day first)
{
	unsigned room = (unsigned)(GJ_DAY_MAX - first);

	return first + (gj_day)rng_below(&g->d, room < 500 ? room + 1 : 500);
}

static gj_num number(gen *g)
{
	gj_num size;

	if (rng_chance(&g->d, 70))
		return (gj_num)rng_below(&g->d, 1000000) * GJ_NUM_ONE;
	size = rng_chance(&g->d, 70) ? (gj_num)rng_below(&g->d, 1000000)
				     : (gj_num)(rng_next(&g->d) >> 1);
	return rng_chance(&g->d, 80) ? size : -size;
}

static gj_name *names(gen *g, uint32_t *n)
{
	gj_name *list;

	*n = 1 + rng_below(&g->d, 3);
	list = get(g, *n * sizeof *list);
	for (size_t i = 0; i < *n; i++)
		list[i].text = name(g);
	return list;
}

static gj_cite cite(gen *g, bool relative)
{
	static const char *const odd[] = {"6a",	   "iii",  "5.2",   "286-1", "6-1-1701",
					  "12000", "9999", "a.1-b", "1-0",   "10-10000"};
	gj_cite c = {.n = rng_below(&g->d, rng_chance(&g->d, 90) ? 4 : GJ_CITE_STEPS + 1)};
	gj_cite_step *step;

	if (relative && c.n == 0)
		c.n = 1;
	if (!relative)
		c.instrument.text = name(g);
	c.step = step = get(g, c.n * sizeof *step);
	for (unsigned i = 0; i < c.n; i++) {
		step[i].unit = (gj_unit)rng_below(&g->d, GJ_N_UNITS);
		if (rng_chance(&g->d, 15))
			snprintf(step[i].label, sizeof step[i].label, "%s",
				 odd[rng_below(&g->d, 10)]);
		else
			snprintf(step[i].label, sizeof step[i].label, "%u",
				 1 + rng_below(&g->d, rng_chance(&g->d, 5) ? 12000 : 130));
	}
	return c;
}

static gj_expr *new_expr(gen *g, gj_op op, size_t n)
{
	gj_expr *e = get(g, sizeof *e);

	e->op = op;
	e->day = GJ_DAY_NONE;
	e->n = n;
	e->kid = get(g, (n + 1) * sizeof *e->kid);
	return e;
}

static gj_expr *primary(gen *g, unsigned depth);

static gj_expr *quantity(gen *g, unsigned depth)
{
	gj_expr *left = primary(g, depth);

	while (depth > 0 && rng_chance(&g->d, 25)) {
		gj_expr *sum = new_expr(g, rng_chance(&g->d, 50) ? GJ_OP_PLUS : GJ_OP_MINUS, 2);

		sum->kid[0] = left;
		sum->kid[1] = primary(g, depth - 1);
		left = sum;
	}
	return left;
}

static gj_expr *primary(gen *g, unsigned depth)
{
	gj_expr *e;

	switch (rng_below(&g->d, depth > 0 ? 6 : 3)) {
	case 0:
		e = new_expr(g, GJ_OP_NUMBER, 0);
		e->number = number(g);
		if (rng_chance(&g->d, 30))
			e->name = copy(g, rng_chance(&g->d, 70) ? "CNY" : "USD");
		return e;
	case 1:
		e = new_expr(g, GJ_OP_DATE, 0);
		e->day = day(g);
		return e;
	case 2:
	case 3:
		e = new_expr(g, GJ_OP_NAME, 0);
		e->name = name(g);
		return e;
	case 4:
		e = new_expr(g, GJ_OP_PERCENT, 1);
		e->number = number(g);
		e->kid[0] = primary(g, depth - 1);
		return e;
	default:
		e = new_expr(g, rng_chance(&g->d, 50) ? GJ_OP_GREATER : GJ_OP_LESSER,
			     2 + rng_below(&g->d, 2));
		for (size_t i = 0; i < e->n; i++)
			e->kid[i] = quantity(g, depth - 1);
		return e;
	}
}

static gj_expr *condition(gen *g, unsigned depth)
{
	static const gj_word relation[] = {
		GJ_WORD_IS,	   GJ_WORD_IS_NOT,     GJ_WORD_AT_LEAST, GJ_WORD_AT_MOST,
		GJ_WORD_MORE_THAN, GJ_WORD_LESS_THAN,  GJ_WORD_BEFORE,	 GJ_WORD_ON_OR_BEFORE,
		GJ_WORD_AFTER,	   GJ_WORD_ON_OR_AFTER};
	gj_expr *e;

	switch (rng_below(&g->d, depth > 0 ? 8 : 4)) {
	case 0:
	case 1:
		e = new_expr(g, GJ_OP_NAME, 0);
		e->name = name(g);
		return e;
	case 2:
		e = new_expr(g, GJ_OP_COMPARE, 2);
		e->relation = relation[rng_below(&g->d, 10)];
		e->kid[0] = quantity(g, 2);
		e->kid[1] = quantity(g, 2);
		return e;
	case 3:
		e = new_expr(g, GJ_OP_COMPARE, 2 + rng_below(&g->d, 3));
		e->relation = GJ_WORD_IS_ONE_OF;
		for (size_t i = 0; i < e->n; i++)
			e->kid[i] = primary(g, rng_chance(&g->d, 10) ? 2 : 0);
		return e;
	case 4:
		e = new_expr(g, GJ_OP_NOT, 1);
		e->kid[0] = condition(g, depth - 1);
		return e;
	default:
		e = new_expr(g, rng_chance(&g->d, 50) ? GJ_OP_AND : GJ_OP_OR,
			     2 + rng_below(&g->d, 3));
		for (size_t i = 0; i < e->n; i++)
			e->kid[i] = condition(g, depth - 1);
		return e;
	}
}

static gj_expr *list(gen *g)
{
	gj_expr *e =
		new_expr(g, rng_chance(&g->d, 50) ? GJ_OP_AND : GJ_OP_OR, 1 + rng_below(&g->d, 4));

	e->listed = true;
	for (size_t i = 0; i < e->n; i++)
		e->kid[i] = condition(g, 2);
	return e;
}

/* The outermost level may have dashed lists, alone or as operands. */
static gj_expr *top(gen *g)
{
	gj_expr *e;

	if (rng_chance(&g->d, 30))
		return list(g);
	e = condition(g, 3);
	for (size_t i = 0; (e->op == GJ_OP_AND || e->op == GJ_OP_OR) && i < e->n; i++)
		if (rng_chance(&g->d, 20))
			e->kid[i] = list(g);
	return e;
}

/* What a choice cannot be called; empty at first. */
static bool is_answer(gj_str text)
{
	return text.len == 0 || gj_str_eq(text, GJ_STR("yes")) || gj_str_eq(text, GJ_STR("no"));
}

static gj_given *given(gen *g)
{
	gj_given *v = get(g, sizeof *v);

	v->kind = (gj_given_kind)rng_below(&g->d, 10);
	v->from = v->to = GJ_DAY_NONE;
	v->dates =
		v->kind == GJ_GIVEN_DATE || (v->kind >= GJ_GIVEN_AT_LEAST &&
					     v->kind <= GJ_GIVEN_BETWEEN && rng_chance(&g->d, 50));
	while (v->kind == GJ_GIVEN_CHOICE && is_answer(v->choice.text))
		v->choice.text = name(g);
	if (v->kind < GJ_GIVEN_NUMBER || v->kind == GJ_GIVEN_CHOICE)
		return v;
	if (v->kind != GJ_GIVEN_AT_MOST && v->dates)
		v->from = day(g);
	else if (v->kind != GJ_GIVEN_AT_MOST)
		v->low = number(g);
	if (v->kind == GJ_GIVEN_AT_MOST && v->dates)
		v->to = day(g);
	else if (v->kind == GJ_GIVEN_AT_MOST)
		v->high = number(g);
	else if (v->kind == GJ_GIVEN_BETWEEN && v->dates)
		v->to = not_before(g, v->from);
	else if (v->kind == GJ_GIVEN_BETWEEN)
		v->high = v->low < INT64_MAX - 1000 ? v->low + rng_below(&g->d, 1000) : v->low;
	return v;
}

static gj_expect *expect(gen *g)
{
	static const gj_word outcome[] = {GJ_WORD_APPLIES, GJ_WORD_DOES_NOT_APPLY, GJ_WORD_UNKNOWN,
					  GJ_WORD_FUTURE};
	static const gj_word reason[] = {GJ_WORD_NOT_IN_FORCE, GJ_WORD_OTHER_BEARER,
					 GJ_WORD_OUT_OF_SCOPE, GJ_WORD_CONDITION_FALSE,
					 GJ_WORD_LIFTED};
	static const gj_word kept[] = {GJ_WORD_FULFILLED, GJ_WORD_PENDING, GJ_WORD_BREACHED,
				       GJ_WORD_NOT_CHECKED, GJ_WORD_OPEN};
	static const gj_word truth[] = {GJ_WORD_YES, GJ_WORD_NO, GJ_WORD_UNKNOWN};
	static const char *const mark[] = {"judgement", "presumption", "conflict", "declaratory",
					   "unverified"};
	gj_expect *e = get(g, sizeof *e);

	e->norm.text = name(g);
	e->outcome = outcome[rng_below(&g->d, 4)];
	e->compliance = rng_chance(&g->d, 40) ? kept[rng_below(&g->d, 5)] : GJ_N_WORDS;
	e->reason = rng_chance(&g->d, 40) ? reason[rng_below(&g->d, 5)] : GJ_N_WORDS;
	e->if_in_force = rng_chance(&g->d, 20) ? truth[rng_below(&g->d, 3)] : GJ_N_WORDS;
	e->due = rng_chance(&g->d, 30) ? day(g) : GJ_DAY_NONE;
	e->since = rng_chance(&g->d, 30) ? day(g) : GJ_DAY_NONE;
	e->until = rng_chance(&g->d, 20) ? day(g) : GJ_DAY_NONE;
	if (rng_chance(&g->d, 30))
		e->asks = names(g, &e->n_asks);
	if (rng_chance(&g->d, 20))
		e->lifted_by = names(g, &e->n_lifted_by);
	if (rng_chance(&g->d, 20))
		e->marks = names(g, &e->n_marks);
	for (size_t i = 0; i < e->n_marks; i++)
		if (rng_chance(&g->d, 80))
			e->marks[i].text = copy(g, mark[rng_below(&g->d, 5)]);
	return e;
}

static void measures(gen *g, gj_value *v)
{
	v->has_text = rng_chance(&g->d, 50);
	if (v->has_text)
		v->text = string(g);
	if (v->has_text && rng_chance(&g->d, 50)) {
		v->name = names(g, &v->n_names);
		v->n_names = 1;
		v->name[0].text = string(g);
	}
	v->n_measures = 1 + rng_below(&g->d, 3);
	v->measure = get(g, v->n_measures * sizeof *v->measure);
	for (size_t i = 0; i < v->n_measures; i++) {
		v->measure[i].fine = rng_chance(&g->d, 40);
		if (!v->measure[i].fine) {
			v->measure[i].name.text = name(g);
			continue;
		}
		if (rng_chance(&g->d, 70))
			v->measure[i].lo = quantity(g, 1);
		if (v->measure[i].lo == NULL || rng_chance(&g->d, 70))
			v->measure[i].hi = quantity(g, 1);
	}
}

static gj_value value(gen *g, gj_key key)
{
	static const gj_word type[] = {GJ_WORD_YES_NO, GJ_WORD_NUMBER, GJ_WORD_DATE, GJ_WORD_MONEY,
				       GJ_WORD_ONE_OF};
	static const gj_word unit[] = {GJ_WORD_DAYS, GJ_WORD_WORKING_DAYS, GJ_WORD_MONTHS,
				       GJ_WORD_YEARS};
	gj_value v = {.word = GJ_N_WORDS, .from = GJ_DAY_NONE, .to = GJ_DAY_NONE};

	switch (gj_key_shape(key)) {
	case GJ_SHAPE_TEXT:
		v.has_text = true;
		v.text = string(g);
		break;
	case GJ_SHAPE_NAME:
		v.name = names(g, &v.n_names);
		v.n_names = 1;
		break;
	case GJ_SHAPE_NAMES:
		v.name = names(g, &v.n_names);
		break;
	case GJ_SHAPE_COUNT:
		v.number = (gj_num)rng_next(&g->d);
		v.number = (v.number < 0 ? 0 : v.number) / GJ_NUM_ONE * GJ_NUM_ONE;
		break;
	case GJ_SHAPE_DATE:
		v.from = day(g);
		break;
	case GJ_SHAPE_DATED:
		v.expr = quantity(g, 1);
		v.from = day(g);
		if (rng_chance(&g->d, 50))
			v.to = not_before(g, v.from);
		break;
	case GJ_SHAPE_SPAN:
		v.never = rng_chance(&g->d, 20);
		if (!v.never)
			v.from = day(g);
		if (!v.never && rng_chance(&g->d, 50))
			v.to = not_before(g, v.from);
		break;
	case GJ_SHAPE_ORIGIN:
		v.never = rng_chance(&g->d, 30);
		if (v.never)
			break;
		/* fall through */
	case GJ_SHAPE_TARGETS:
	case GJ_SHAPE_CITE:
		v.n_cites = gj_key_shape(key) == GJ_SHAPE_CITE ? 1 : 1 + rng_below(&g->d, 3);
		v.cite = get(g, v.n_cites * sizeof *v.cite);
		for (size_t i = 0; i < v.n_cites; i++)
			v.cite[i] = cite(g, gj_key_shape(key) == GJ_SHAPE_ORIGIN &&
						    rng_chance(&g->d, 50));
		break;
	case GJ_SHAPE_TYPE:
		v.word = type[rng_below(&g->d, 5)];
		if (v.word == GJ_WORD_ONE_OF)
			v.name = names(g, &v.n_names);
		if (v.word == GJ_WORD_MONEY) {
			v.name = names(g, &v.n_names);
			v.n_names = 1;
			v.name[0].text = copy(g, rng_chance(&g->d, 50) ? "CNY" : "EUR");
		}
		break;
	case GJ_SHAPE_COND:
		v.expr = top(g);
		break;
	case GJ_SHAPE_WITHIN:
		v.number = (gj_num)(1 + rng_below(&g->d, 60)) * GJ_NUM_ONE;
		v.word = unit[rng_below(&g->d, 4)];
		v.name = names(g, &v.n_names);
		v.n_names = 1;
		break;
	case GJ_SHAPE_MEASURES:
		measures(g, &v);
		break;
	case GJ_SHAPE_BAND:
		v.n_measures = 1;
		v.measure = get(g, sizeof *v.measure);
		v.measure->lo = quantity(g, 1);
		v.measure->hi = quantity(g, 1);
		break;
	case GJ_SHAPE_DAYS:
		v.n_spans = 1 + rng_below(&g->d, 3);
		v.span = get(g, v.n_spans * sizeof *v.span);
		for (size_t i = 0; i < v.n_spans; i++) {
			v.span[i].from = day(g);
			v.span[i].to = rng_chance(&g->d, 50) ? v.span[i].from
							     : not_before(g, v.span[i].from);
		}
		break;
	case GJ_SHAPE_GIVEN:
		v.name = names(g, &v.n_names);
		v.n_names = 1;
		v.given = given(g);
		break;
	case GJ_SHAPE_EXPECT:
		v.expect = expect(g);
		break;
	case GJ_SHAPE_READING:
		v.has_text = true;
		v.text = string(g);
		v.name = names(g, &v.n_names);
		v.n_names = 1;
		v.from = day(g);
		break;
	}
	return v;
}

static gj_comments comments(gen *g)
{
	static const char *const line[] = {"# a comment, 注释", "#", "#when x", "#  \"quoted",
					   "# émigré 😀 # #"};
	gj_comments c = {NULL, 0};

	if (!rng_chance(&g->d, 10))
		return c;
	c.n = 1 + rng_below(&g->d, 3);
	c.line = get(g, c.n * sizeof *c.line);
	for (size_t i = 0; i < c.n; i++)
		c.line[i] = copy(g, line[rng_below(&g->d, 5)]);
	return c;
}

static gj_block block(gen *g)
{
	gj_block b = {.kind = (gj_kind)rng_below(&g->d, GJ_N_KINDS), .before = comments(g)};

	b.has_title = b.kind == GJ_KIND_TEST || rng_chance(&g->d, 60);
	if (b.has_title)
		b.title = string(g);
	if (b.kind == GJ_KIND_ARTICLE) {
		b.cite = get(g, sizeof *b.cite);
		*b.cite = cite(g, false);
	} else if (b.kind != GJ_KIND_TEST)
		b.id.text = name(g);
	b.truth = b.kind == GJ_KIND_PRESUME && rng_chance(&g->d, 50);
	b.field = get(g, (size_t)GJ_N_KEYS * 3 * sizeof *b.field);
	for (int key = 0; key < GJ_N_KEYS; key++)
		for (unsigned i = 0;
		     gj_key_fits((gj_key)key, b.kind) && i < (gj_key_many((gj_key)key) ? 3u : 1u);
		     i++)
			if (rng_chance(&g->d, 45)) {
				gj_field field = {.key = (gj_key)key,
						  .value = value(g, (gj_key)key),
						  .before = comments(g)};

				b.field[b.n++] = field;
			}
	return b;
}

gj_tree *gen_tree(gj_arena *arena, uint64_t seed)
{
	gen self = {arena, rng_of(seed, 5)}, *g = &self;
	gj_tree *tree = get(g, sizeof *tree);

	tree->n = rng_below(&g->d, 5);
	tree->block = get(g, (tree->n + 1) * sizeof *tree->block);
	for (size_t i = 0; i < tree->n; i++)
		tree->block[i] = block(g);
	tree->after = comments(g);
	tree->source.name = GJ_STR("generated.gj");
	tree->tongue = (gj_tongue)rng_below(&g->d, 2);
	return tree;
}
