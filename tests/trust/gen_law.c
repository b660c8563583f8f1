/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/gen_law.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"

const gen_names gen_plain = {""};

enum { BOOLS = 6, EVENTS = 4, TERMS = 5 };

typedef struct gen {
	gj_buf *out;
	dice d;
	const char *p; /* prefix of every name */
} gen;

#define SAY(...) gj_buf_printf(g->out, __VA_ARGS__)

static const char *pick(gen *g, const char *const *words, unsigned n)
{
	return words[dice_below(&g->d, n)];
}

/* A condition on one line, over facts and the terms below `terms`. */
static void cond(gen *g, unsigned depth, unsigned terms)
{
	static const char *const number[] = {"at least",  "at most", "more than",
					     "less than", "is",	     "is not"};
	static const char *const dated[] = {"before", "on or before", "after", "on or after", "is"};
	unsigned kind = dice_below(&g->d, depth > 0 ? 13 : 9);

	if (kind < 4) {
		SAY("%sb%u", g->p, dice_below(&g->d, BOOLS));
	} else if (kind == 4) {
		SAY("%se%u", g->p, dice_below(&g->d, EVENTS));
	} else if (kind == 5 && terms > 0) {
		SAY("%st%u", g->p, dice_below(&g->d, terms));
	} else if (kind == 5 || kind == 6) {
		SAY("%sn%u %s ", g->p, dice_below(&g->d, 2), pick(g, number, 6));
		switch (dice_below(&g->d, 4)) {
		case 0:
			SAY("%sp0", g->p);
			break;
		case 1:
			SAY("%sn0 plus %u", g->p, dice_below(&g->d, 4));
			break;
		case 2:
			SAY("the greater of (%u, 50 percent of %sn1)", dice_below(&g->d, 9), g->p);
			break;
		default:
			SAY("%u", dice_below(&g->d, 9));
			break;
		}
	} else if (kind == 7) {
		SAY("%sd0 %s %s", g->p, pick(g, dated, 5),
		    dice_chance(&g->d, 50) ? "2024-03-01" : "2023-07-04");
	} else if (kind == 8) {
		SAY("%sc0 %s", g->p, dice_chance(&g->d, 50) ? "is red" : "is one of green, blue");
	} else if (kind == 9) {
		SAY("not (");
		cond(g, depth - 1, terms);
		SAY(")");
	} else {
		const char *joint = dice_chance(&g->d, 50) ? "and" : "or";
		unsigned n = 2 + dice_below(&g->d, 2);

		SAY("(");
		for (unsigned i = 0; i < n; i++) {
			if (i > 0)
				SAY(" %s ", joint);
			cond(g, depth - 1, terms);
		}
		SAY(")");
	}
}

static void field(gen *g, const char *key, unsigned depth, unsigned terms)
{
	SAY("  %s ", key);
	cond(g, depth, terms);
	SAY("\n");
}

static void vocabulary(gen *g)
{
	static const int year[] = {2022, 2023, 2025}; /* 2024 has no calendar */

	SAY("level %slevel\n  rank 1\n  force binding\n\nrole %sr0\n\nrole %sr1\n\nmeasure "
	    "%sm0\n\n",
	    g->p, g->p, g->p, g->p);
	for (unsigned i = 0; i < 3; i++)
		SAY("calendar %sx/%d\n  jurisdiction x\n  off %d-05-01 to %d-05-05\n  work "
		    "%d-04-29\n\n",
		    g->p, year[i], year[i], year[i], year[i]);
	SAY("instrument %si0\n  level %slevel\n  jurisdiction x\n  in force from 2020-01-01\n",
	    g->p, g->p);
	if (dice_chance(&g->d, 60))
		field(g, "scope", 1, TERMS);
	SAY("\ninstrument %si1\n  level %slevel\n  jurisdiction x\n  in force from 2023-06-01 to "
	    "2025-06-30\n",
	    g->p, g->p);
	if (dice_chance(&g->d, 60))
		field(g, "scope", 1, TERMS);
	SAY("\ninstrument %si2\n  level %slevel\n  jurisdiction x\n  in force from 2027-01-01\n\n",
	    g->p, g->p);
	SAY("instrument %si3\n  level %slevel\n  jurisdiction x\n  in force never\n\n", g->p, g->p);
}

static void facts(gen *g)
{
	for (unsigned i = 0; i < BOOLS; i++)
		SAY("fact %sb%u\n\n", g->p, i);
	SAY("fact %sn0\n  type number\n\nfact %sn1\n  type number\n\nfact %sd0\n  type date\n\n",
	    g->p, g->p, g->p);
	SAY("fact %sc0\n  type one of red, green, blue\n\n", g->p);
	for (unsigned i = 0; i < EVENTS; i++)
		SAY("event %se%u\n\n", g->p, i);
	SAY("parameter %sp0\n  value 3 from 2022-01-01 to 2023-12-31\n  value 5 from "
	    "2024-06-01\n\n",
	    g->p);
	if (dice_chance(&g->d, 50))
		SAY("presume %sb5 %s unless shown\n", g->p, dice_chance(&g->d, 50) ? "yes" : "no");
	else
		return;
	if (dice_chance(&g->d, 50))
		SAY("  when %sb4\n", g->p);
	SAY("\n");
}

static void terms(gen *g)
{
	for (unsigned i = 0; i < TERMS; i++) {
		unsigned kind = dice_below(&g->d, 6);

		SAY("term %st%u\n", g->p, i);
		if (kind < 2) {
			field(g, "means", 2, i);
		} else {
			if (kind != 5)
				field(g, "includes", 1, i);
			if (kind == 3 || kind == 4)
				field(g, "excludes", 1, i);
			if (kind >= 4)
				SAY("  judged by %sr0\n", g->p);
		}
		SAY("\n");
	}
}

static void when(gen *g, unsigned percent)
{
	if (dice_chance(&g->d, percent))
		field(g, "when", 2, TERMS);
}

static void act(gen *g, const char *key)
{
	static const char *const unit[] = {"days", "working days", "months", "years"};
	unsigned kind = dice_below(&g->d, 6), e = dice_below(&g->d, EVENTS),
		 of = (e + 1 + dice_below(&g->d, 3)) % EVENTS;

	if (dice_chance(&g->d, 25))
		SAY("  upon %se%u\n", g->p, of);
	if (kind > 3) {
		field(g, key, 1, TERMS);
		return;
	}
	SAY("  %s %se%u\n", key, g->p, e);
	if (kind == 0)
		SAY("  before %se%u\n", g->p, of);
	else if (kind == 1)
		SAY("  within %u %s of %se%u\n", 1 + dice_below(&g->d, 12),
		    pick(g, unit, dice_chance(&g->d, 70) ? 2 : 4), g->p, of);
	else if (kind == 2)
		SAY("  promptly after %se%u\n", g->p, of);
}

static void norm(gen *g, unsigned i, unsigned n)
{
	static const char *const kind[] = {"duty",	  "duty",      "duty",
					   "prohibition", "exemption", "exemption",
					   "sanction",	  "procedure", "permission"};
	const char *is = i < 2 ? "duty" : pick(g, kind, 9);
	unsigned in = dice_below(&g->d, 10);

	(void)n;
	in = in < 5 ? 0 : in < 8 ? 1 : in == 8 ? 2 : 3;
	SAY("%s %sx%u\n  cite %si%u art %u\n", is, g->p, i, g->p, in, 1 + dice_below(&g->d, 3));
	if (in < 2 && dice_chance(&g->d, 15))
		SAY("  in force from 2023-03-01%s\n",
		    dice_chance(&g->d, 50) ? " to 2024-12-31" : "");
	if (dice_chance(&g->d, 50))
		SAY("  bearer %sr0%s\n", g->p, "");
	when(g, 75);
	if (strcmp(is, "duty") == 0 || strcmp(is, "procedure") == 0)
		act(g, "must");
	else if (strcmp(is, "prohibition") == 0)
		field(g, "must not", 1, TERMS);
	else if (strcmp(is, "exemption") == 0 && dice_chance(&g->d, 60))
		SAY("  lifts %sx%u\n", g->p, dice_below(&g->d, i));
	else if (strcmp(is, "exemption") == 0)
		SAY("  lifts %si%u\n", g->p, dice_below(&g->d, 2));
	else if (strcmp(is, "sanction") == 0)
		SAY("  upon breach of %si%u\n  measure %sm0\n", g->p, in, g->p);
	SAY("\n");
}

void gen_law_text(gj_buf *out, uint64_t seed, const gen_names *names)
{
	gen self = {out, dice_for(seed, 77), names->prefix}, *g = &self;
	unsigned n = 4 + dice_below(&g->d, 9);

	vocabulary(g);
	facts(g);
	terms(g);
	for (unsigned i = 0; i < n; i++)
		norm(g, i, n);
}

gj_law *gen_law_load(gj_arena *arena, uint64_t seed, const gen_names *names)
{
	gj_source *source = gj_arena_get(arena, sizeof *source);
	gj_tree *tree;
	gj_law *law;
	gj_error err;
	gj_buf text;
	char message[4000];

	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	gen_law_text(&text, seed, names);
	source->name = GJ_STR("generated.gj");
	gj_arena_str(arena, &source->text, gj_buf_str(&text));
	gj_buf_free(&text);
	if (gj_parse(&tree, arena, source, &err) == GJ_OK &&
	    gj_law_from_trees(&law, arena, &tree, 1, &err) == GJ_OK)
		return law;
	gj_error_text(&err, message, sizeof message);
	fprintf(stderr, "seed %llu does not load:\n%s\n%.*s\n", (unsigned long long)seed, message,
		GJ_FMT(source->text));
	exit(1);
}

gj_day gen_day(dice *d)
{
	gj_day day = 0;

	gj_day_from_ymd(&day, 2022 + (int)dice_below(d, 6), 1 + (int)dice_below(d, 12),
			1 + (int)dice_below(d, 28));
	if (dice_chance(d, 30))
		gj_day_from_ymd(&day, 2023, 5, 1 + (int)dice_below(d, 20));
	return day;
}

static void bounds(gj_input *input, dice *d, int64_t value, int64_t unit)
{
	input->has_low = input->has_high = true;
	input->low = input->high = value;
	if (dice_chance(d, 30))
		input->low -= (int64_t)dice_below(d, 5) * unit;
	if (dice_chance(d, 30))
		input->high += (int64_t)dice_below(d, 5) * unit;
	if (dice_chance(d, 6))
		input->has_low = false;
	else if (dice_chance(d, 6))
		input->has_high = false;
}

static void tell(gj_input *input, const gj_fact *fact, dice *d, gj_day near)
{
	input->state = GJ_STATE_GIVEN;
	input->truth = GJ_TRUE;
	switch (fact->type) {
	case GJ_FACT_BOOL:
		input->truth = dice_chance(d, 50) ? GJ_TRUE : GJ_FALSE;
		break;
	case GJ_FACT_CHOICE:
		input->choice = dice_below(d, (unsigned)fact->n_choices);
		break;
	case GJ_FACT_NUMBER:
	case GJ_FACT_MONEY:
		bounds(input, d, (int64_t)dice_below(d, 10) * GJ_NUM_ONE, GJ_NUM_ONE);
		break;
	case GJ_FACT_EVENT:
	case GJ_FACT_DATE:
		if (fact->type == GJ_FACT_EVENT && dice_chance(d, 15)) {
			input->truth = GJ_FALSE;
			break;
		}
		bounds(input, d, (int64_t)near - 25 + dice_below(d, 40), 1);
		break;
	}
}

gj_record *gen_record(gj_arena *arena, const gj_law *law, dice *d)
{
	static const gj_fact_state other[] = {GJ_STATE_UNKNOWN, GJ_STATE_NOT_APPLICABLE,
					      GJ_STATE_CONFLICT};
	unsigned known = 20 + dice_below(d, 80);
	gj_day near = gen_day(d);
	gj_record *record;

	if (gj_record_new(&record, arena, law) != GJ_OK)
		exit(1);
	record->roles_closed = dice_chance(d, 70);
	for (size_t i = 0; i < law->n_roles; i++)
		record->role[i] = dice_chance(d, 60)	 ? GJ_TRUE
				  : record->roles_closed ? GJ_FALSE
							 : GJ_UNKNOWN;
	for (size_t i = 0; i < law->n_facts; i++) {
		if (dice_chance(d, known))
			tell(&record->fact[i], &law->fact[i], d, near);
		else if (dice_chance(d, 30))
			record->fact[i].state = other[dice_below(d, 3)];
	}
	for (size_t i = 0; i < law->n_terms; i++) {
		if (law->term[i].judged_by.len == 0 || dice_chance(d, 50))
			continue;
		record->term[i].truth = dice_chance(d, 50) ? GJ_TRUE : GJ_FALSE;
		record->term[i].conflict = dice_chance(d, 5);
		if (record->term[i].conflict)
			record->term[i].truth = GJ_UNKNOWN;
	}
	return record;
}
