/* SPDX-License-Identifier: Apache-2.0 */
/*
 * More information. Kleene's connectives are monotone in "more is known", and so are comparisons of ranges and the
 * gate of judged terms, but for a judgement against the text, which is a conflict; and a presumption gives way to what
 * is told. From that follow the three properties here.
 */
#include "eval/asks.h"
#include "trust/meta.h"

/* ---- telling one thing more ---- */

static bool can_be_told(const gj_record *record, gj_ask ask)
{
	const gj_law *law = record->law;

	if (gj_ask_told(record, ask))
		return false;
	return ask.kind != GJ_ASK_JUDGEMENT ||
	       (law->term[ask.ref].judged_by.len > 0 && !record->term[ask.ref].conflict);
}

/* A value within what was told as a range. */
static bool narrow(gj_input *in, const gj_input *was)
{
	int64_t low = was->has_low && in->low < was->low ? was->low : in->low;

	low = was->has_high && low > was->high ? was->high : low;
	if (in->truth == GJ_FALSE || (was->has_low && low < was->low))
		return false;
	in->low = in->high = low;
	return true;
}

/* False: what was told leaves no such value, or contradicts itself for good. */
static bool tell_fact(meta *m, gj_record *record, uint32_t fact)
{
	gj_input *in = &record->fact[fact], was = *in, told;
	gj_fact_type type = m->law->fact[fact].type;

	if (was.state == GJ_STATE_CONFLICT)
		return false;
	do {
		gen_fact_value(&told, &m->law->fact[fact], &m->marks, &m->random);
	} while (type == GJ_FACT_EVENT && was.state == GJ_STATE_GIVEN && told.truth == GJ_FALSE);
	if (was.state == GJ_STATE_GIVEN && !narrow(&told, &was))
		return false;
	*in = told;
	return true;
}

static bool tell(meta *m, gj_record *record, gj_ask ask)
{
	if (!can_be_told(record, ask))
		return false;
	if (ask.kind == GJ_ASK_FACT)
		return tell_fact(m, record, ask.ref);
	if (ask.kind == GJ_ASK_ROLE)
		record->role[ask.ref] = rng_chance(&m->random, 50) ? GJ_TRUE : GJ_FALSE;
	else
		record->term[ask.ref].truth = rng_chance(&m->random, 50) ? GJ_TRUE : GJ_FALSE;
	return true;
}

/* Everything that can be told: facts, roles, judgements, by number. */
static size_t n_things(const gj_law *law)
{
	return law->n_facts + law->n_roles + law->n_terms;
}

static gj_ask thing(const gj_law *law, size_t i)
{
	if (i < law->n_facts)
		return (gj_ask){GJ_ASK_FACT, (uint32_t)i};
	if (i < law->n_facts + law->n_roles)
		return (gj_ask){GJ_ASK_ROLE, (uint32_t)(i - law->n_facts)};
	return (gj_ask){GJ_ASK_JUDGEMENT, (uint32_t)(i - law->n_facts - law->n_roles)};
}

static bool is_presumed(const gj_law *law, gj_ask ask)
{
	return ask.kind == GJ_ASK_FACT && law->fact[ask.ref].presume != GJ_NONE;
}

/* ---- decided stays decided ---- */

static bool is_settled(gj_compliance c)
{
	return c == GJ_FULFILLED || c == GJ_PENDING || c == GJ_BREACHED;
}

static bool stays(meta *m, const gj_verdict *was, const gj_verdict *is, bool presumed)
{
	bool excused = (presumed && (was->marks & GJ_MARK_PRESUMPTION) != 0) ||
		       (is->if_in_force == GJ_UNKNOWN && ((is->marks & GJ_MARK_CONFLICT) != 0 ||
							  is->applicability != GJ_APPLY_UNKNOWN));

	if (was->if_in_force != GJ_UNKNOWN && was->if_in_force != is->if_in_force && !excused)
		return meta_fails(m, was, "was decided, now %d in place of %d", is->if_in_force,
				  was->if_in_force);
	if (was->applicability != GJ_APPLIES || is->applicability != GJ_APPLIES || presumed)
		return true;
	if (was->due != GJ_DAY_NONE && was->due != is->due)
		return meta_fails(m, was, "the due date moved");
	if (!is_settled(was->compliance) || was->compliance == is->compliance)
		return true;
	if (is->compliance == GJ_COMPLIANCE_UNKNOWN && (is->marks & GJ_MARK_CONFLICT) != 0)
		return true;
	return meta_fails(m, was, "compliance was settled, now %d in place of %d", is->compliance,
			  was->compliance);
}

/* A thing after the other is told, each time one. */
bool meta_more_information(meta *m)
{
	gj_record *record = case_copy(m->arena, m->record);
	const gj_verdicts *was = m->verdicts, *is;

	for (int step = 0; step < 6; step++) {
		gj_ask ask = thing(m->law, rng_below(&m->random, (unsigned)n_things(m->law)));

		if (!tell(m, record, ask))
			continue;
		m->tried++;
		is = meta_judge(m, record);
		for (size_t i = 0; i < is->n; i++)
			if (!stays(m, &was->item[i], &is->item[i], is_presumed(m->law, ask)))
				return meta_fails(m, NULL, "after telling `%.*s`",
						  GJ_FMT(gj_ask_name(m->law, ask)));
		was = is;
	}
	return true;
}

/* ---- what is asked is all that matters ---- */

static bool is_asked(const gj_asks *asks, gj_ask ask)
{
	for (size_t i = 0; i < asks->n; i++)
		if (asks->at[i].kind == ask.kind && asks->at[i].ref == ask.ref)
			return true;
	return false;
}

/*
 * Whatever is told of things outside `asks`, an unknown verdict stays unknown: they are not read, or only below nodes
 * that are decided and stay so. Presumed facts are left out: they are answered by the presumption until somebody tells
 * them, and then may decide.
 */
bool meta_asks_are_complete(meta *m)
{
	for (size_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i], *after;
		gj_record *record;

		if (v->applicability != GJ_APPLY_UNKNOWN)
			continue;
		record = case_copy(m->arena, m->record);
		for (size_t k = 0; k < n_things(m->law); k++) {
			gj_ask ask = thing(m->law, k);

			if (!is_asked(&v->asks, ask) && !is_presumed(m->law, ask) &&
			    tell(m, record, ask))
				m->tried++;
		}
		after = &meta_judge(m, record)->item[i];
		if (after->if_in_force != GJ_UNKNOWN)
			return meta_fails(m, v, "decided by what it did not ask");
	}
	return true;
}

/* ---- answers decide ---- */

static bool uses_parameter(const gj_qty *q)
{
	if (q->op == GJ_QTY_PARAMETER)
		return true;
	for (size_t i = 0; i < q->n; i++)
		if (uses_parameter(q->kid[i]))
			return true;
	return false;
}

/* What nobody can tell: a list without a judge, a parameter that may have no value on the day. */
static bool open_cond(const gj_law *law, const gj_cond *cond)
{
	if (cond == NULL)
		return false;
	if (cond->op == GJ_COND_COMPARE)
		return uses_parameter(cond->left) || uses_parameter(cond->right);
	if (cond->op == GJ_COND_TERM) {
		const gj_term *t = &law->term[cond->ref];

		return (t->means == NULL && t->judged_by.len == 0) || open_cond(law, t->means) ||
		       open_cond(law, t->includes) || open_cond(law, t->excludes);
	}
	for (size_t i = 0; i < cond->n; i++)
		if (open_cond(law, cond->kid[i]))
			return true;
	return false;
}

static bool open_law(const gj_law *law)
{
	for (size_t i = 0; i < law->n_norms; i++)
		if (open_cond(law, law->norm[i].when))
			return true;
	for (size_t i = 0; i < law->n_roles; i++)
		if (open_cond(law, law->role[i].includes))
			return true;
	for (size_t i = 0; i < law->n_instruments; i++)
		if (open_cond(law, law->instrument[i].scope))
			return true;
	for (size_t i = 0; i < law->n_presumes; i++)
		if (open_cond(law, law->presume[i].when))
			return true;
	return false;
}

/* An event that has not happened and has no day is told, and yet a comparison with a day to come stays open. */
static void set_days(meta *m, gj_record *record)
{
	for (size_t i = 0; i < m->law->n_facts; i++)
		while (m->law->fact[i].type == GJ_FACT_EVENT &&
		       record->fact[i].state == GJ_STATE_GIVEN && record->fact[i].truth == GJ_FALSE)
			gen_fact_value(&record->fact[i], &m->law->fact[i], &m->marks, &m->random);
}

/*
 * Answer what is asked, exactly, until nothing is asked any more: then the verdict is decided, or marked as a conflict.
 * Each round tells something, so that it ends. Laws in which something can be open for good are passed over.
 */
bool meta_answers_decide(meta *m)
{
	gj_record *record = case_copy(m->arena, m->record);
	const gj_verdicts *now;
	bool more = true;

	if (open_law(m->law))
		return true;
	while (more) {
		more = false;
		set_days(m, record);
		now = meta_judge(m, record);
		for (size_t i = 0; i < now->n; i++)
			for (size_t k = 0; now->item[i].applicability == GJ_APPLY_UNKNOWN &&
					   k < now->item[i].asks.n;
			     k++)
				more = tell(m, record, now->item[i].asks.at[k]) || more;
		m->tried += more;
	}
	for (size_t i = 0; i < now->n; i++)
		if (now->item[i].applicability == GJ_APPLY_UNKNOWN &&
		    (now->item[i].marks & GJ_MARK_CONFLICT) == 0)
			return meta_fails(m, &now->item[i], "all is answered and nothing decided");
	return true;
}
