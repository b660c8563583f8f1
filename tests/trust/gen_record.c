/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/gen_record.h"

#include "base/number.h"

/* ---- what the law speaks of ---- */

static void mark_number(gen_marks *m, int64_t number)
{
	if (m->n_numbers < GEN_MARKS)
		m->number[m->n_numbers++] = number;
}

static void mark_day(gen_marks *m, gj_day day)
{
	if (day != GJ_DAY_NONE && m->n_days < GEN_MARKS)
		m->day[m->n_days++] = day;
}

/* INVARIANT: the parser bounds the depth of quantities and conditions. */
static void mark_quantity(gen_marks *m, const gj_qty *q)
{
	if (q->op == GJ_QTY_NUMBER)
		mark_number(m, q->num);
	if (q->op == GJ_QTY_DAY)
		mark_day(m, q->day);
	for (size_t i = 0; i < q->n; i++)
		mark_quantity(m, q->kid[i]);
}

static void mark_cond(gen_marks *m, const gj_cond *cond)
{
	if (cond == NULL)
		return;
	if (cond->op == GJ_COND_COMPARE) {
		mark_quantity(m, cond->left);
		mark_quantity(m, cond->right);
	}
	for (size_t i = 0; i < cond->n; i++)
		mark_cond(m, cond->kid[i]);
}

void gen_marks_of(gen_marks *out, const gj_law *law)
{
	*out = (gen_marks){.n_numbers = 0};
	mark_number(out, 0);
	mark_number(out, 10 * GJ_NUM_ONE);
	for (size_t i = 0; i < law->n_norms; i++) {
		mark_cond(out, law->norm[i].when);
		mark_cond(out, law->norm[i].act);
		mark_day(out, law->norm[i].from);
		mark_day(out, law->norm[i].to);
	}
	for (size_t i = 0; i < law->n_terms; i++) {
		mark_cond(out, law->term[i].means);
		mark_cond(out, law->term[i].includes);
		mark_cond(out, law->term[i].excludes);
	}
	for (size_t i = 0; i < law->n_instruments; i++)
		mark_cond(out, law->instrument[i].scope);
	for (size_t i = 0; i < law->n_parameters; i++)
		for (size_t k = 0; k < law->parameter[i].n; k++) {
			mark_quantity(out, law->parameter[i].dated[k].value);
			mark_day(out, law->parameter[i].dated[k].from);
			mark_day(out, law->parameter[i].dated[k].to);
		}
	mark_day(out, 20453); /* 2025-12-31 and 2026-06-18, the two where calendars are thin */
	mark_day(out, 20622);
}

/* ---- values ---- */

static gj_day near_day(const gen_marks *m, rng *random)
{
	gj_day day = m->day[rng_below(random, (unsigned)m->n_days)];

	return day +
	       (rng_chance(random, 40) ? rng_between(random, -1, 1) : rng_between(random, -20, 20));
}

static int64_t near_number(const gen_marks *m, rng *random)
{
	static const int64_t beside[] = {-GJ_NUM_ONE, -1, 0, 0, 0, 1, GJ_NUM_ONE};

	return m->number[rng_below(random, (unsigned)m->n_numbers)] + beside[rng_below(random, 7)];
}

gj_day gen_on(const gen_marks *marks, rng *random)
{
	return near_day(marks, random);
}

static int64_t near_value(const gj_fact *fact, const gen_marks *marks, rng *random)
{
	bool day = fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT;

	return day ? near_day(marks, random) : near_number(marks, random);
}

void gen_fact_value(gj_input *out, const gj_fact *fact, const gen_marks *marks, rng *random)
{
	*out = (gj_input){.state = GJ_STATE_GIVEN};
	switch (fact->type) {
	case GJ_FACT_BOOL:
		out->truth = rng_chance(random, 55) ? GJ_TRUE : GJ_FALSE;
		return;
	case GJ_FACT_CHOICE:
		out->truth = GJ_UNKNOWN;
		out->choice = rng_below(random, (unsigned)fact->n_choices);
		return;
	default:
		break;
	}
	/* As the reader makes them: a day or number that is known is TRUE, an event that has not happened FALSE. */
	out->truth = fact->type == GJ_FACT_EVENT && rng_chance(random, 20) ? GJ_FALSE : GJ_TRUE;
	if (out->truth == GJ_FALSE)
		return;
	out->has_low = out->has_high = true;
	out->low = out->high = near_value(fact, marks, random);
}

/* Open one end, or move it away from the other. */
static void blur(gj_input *in, const gj_fact *fact, rng *random)
{
	bool day = fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT;
	int64_t width = day ? rng_between(random, 0, 25)
			    : (int64_t)rng_between(random, 0, 300) * GJ_NUM_ONE / 10;

	if (!in->has_low)
		return;
	if (rng_chance(random, 60))
		in->high = in->low + width;
	else if (rng_chance(random, 50))
		in->has_high = false;
	else
		in->has_low = false;
}

static void fact_input(gj_input *out, const gj_fact *fact, const gen_marks *marks, unsigned told,
		       rng *random)
{
	static const gj_fact_state silent[] = {
		GJ_STATE_NOT_ASKED, GJ_STATE_NOT_ASKED, GJ_STATE_NOT_ASKED,	 GJ_STATE_NOT_ASKED,
		GJ_STATE_UNKNOWN,   GJ_STATE_UNKNOWN,	GJ_STATE_NOT_APPLICABLE, GJ_STATE_CONFLICT};

	if (!rng_chance(random, told)) {
		*out = (gj_input){.state = silent[rng_below(random, 8)], .truth = GJ_UNKNOWN};
		return;
	}
	gen_fact_value(out, fact, marks, random);
	if (rng_chance(random, 20))
		blur(out, fact, random);
}

static void roles(gj_record *record, rng *random)
{
	unsigned how = rng_below(random, 10);

	record->roles_closed = how < 6;
	for (size_t i = 0; i < record->law->n_roles; i++) {
		bool listed = how < 9 && rng_chance(random, 50);

		record->role[i] = listed ? GJ_TRUE : record->roles_closed ? GJ_FALSE : GJ_UNKNOWN;
	}
}

static void judgements(gj_record *record, rng *random)
{
	for (size_t i = 0; i < record->law->n_terms; i++) {
		unsigned how = rng_below(random, 10);

		if (record->law->term[i].judged_by.len == 0)
			continue;
		record->term[i].truth = how < 3 ? GJ_TRUE : how < 6 ? GJ_FALSE : GJ_UNKNOWN;
		record->term[i].conflict = how == 6;
		record->term[i].by = GJ_STR("counsel");
		record->term[i].why = GJ_STR("on the record");
	}
}

int gen_record(gj_record **out, gj_arena *arena, const gj_law *law, const gen_marks *marks,
	       rng *random)
{
	static const unsigned told[] = {100, 97, 90, 80, 60, 35, 10};
	unsigned percent = told[rng_below(random, 7)];
	int rc = gj_record_new(out, arena, law);

	if (rc != GJ_OK)
		return rc;
	(*out)->service = GJ_STR("generated");
	for (size_t i = 0; i < law->n_facts; i++)
		fact_input(&(*out)->fact[i], &law->fact[i], marks, percent, random);
	roles(*out, random);
	judgements(*out, random);
	return GJ_OK;
}
