/* SPDX-License-Identifier: Apache-2.0 */
/* What the engine says about its verdicts: reasons, marks, proofs. */
#include "eval/asks.h"
#include "eval/compliance.h"
#include "trust/meta.h"
#include "trust/reference.h"

/* ---- reasons ---- */

static bool holds(const gj_asks *asks, gj_ask ask)
{
	for (size_t i = 0; i < asks->n; i++)
		if (asks->at[i].kind == ask.kind && asks->at[i].ref == ask.ref)
			return true;
	return false;
}

/* The record with nothing told but what is in `kept`, less the one numbered `without`. */
static gj_record *only(meta *m, const gj_asks *kept, size_t without)
{
	gj_record *out = case_copy(m->arena, m->record);
	gj_asks some = {gj_arena_array(m->arena, kept->n, sizeof *some.at), 0};

	for (size_t i = 0; i < kept->n; i++)
		if (i != without)
			some.at[some.n++] = kept->at[i];
	for (uint32_t i = 0; i < m->law->n_facts; i++)
		if (!holds(&some, (gj_ask){GJ_ASK_FACT, i}))
			out->fact[i] = (gj_input){.state = GJ_STATE_NOT_ASKED};
	for (uint32_t i = 0; i < m->law->n_terms; i++)
		if (!holds(&some, (gj_ask){GJ_ASK_JUDGEMENT, i}))
			out->term[i] = (gj_judged){.truth = GJ_UNKNOWN};
	for (uint32_t i = 0; i < m->law->n_roles; i++)
		if (!holds(&some, (gj_ask){GJ_ASK_ROLE, i}))
			out->role[i] = GJ_UNKNOWN;
	return out;
}

static bool refutes(const meta *m, uint32_t fact)
{
	uint32_t presume = m->law->fact[fact].presume;

	return presume != GJ_NONE && m->record->fact[fact].state == GJ_STATE_GIVEN &&
	       m->record->fact[fact].truth != (m->law->presume[presume].truth ? GJ_TRUE : GJ_FALSE);
}

/* A judgement that goes against the text. */
static bool judged_against(const meta *m, uint32_t term)
{
	ref question = {m->law, m->record, m->on, false, NULL};
	const gj_term *t = &m->law->term[term];
	gj_truth judged = m->record->term[term].truth;
	gj_truth includes =
		t->includes != NULL ? ref_cond(&question, t->includes, m->on) : GJ_FALSE;
	gj_truth excludes =
		t->excludes != NULL ? ref_cond(&question, t->excludes, m->on) : GJ_FALSE;

	return (judged == GJ_TRUE && excludes == GJ_TRUE) ||
	       (judged == GJ_FALSE && includes == GJ_TRUE);
}

static bool refutes_any(const meta *m)
{
	for (uint32_t i = 0; i < m->law->n_terms; i++)
		if (judged_against(m, i))
			return true;
	for (uint32_t i = 0; i < m->law->n_facts; i++)
		if (refutes(m, i))
			return true;
	return false;
}

/* What the reason names, and for all else that was told, but is not presumed anyway, anything at all. */
static gj_record *otherwise(meta *m, const gj_asks *kept)
{
	gj_record *out = only(m, kept, kept->n);

	for (uint32_t i = 0; i < m->law->n_facts; i++)
		if (m->record->fact[i].state == GJ_STATE_GIVEN &&
		    (m->law->fact[i].presume == GJ_NONE || refutes(m, i)) &&
		    !holds(kept, (gj_ask){GJ_ASK_FACT, i}))
			gen_fact_value(&out->fact[i], &m->law->fact[i], &m->marks, &m->random);
	return out;
}

/*
 * What a sufficient reason names decides the verdict, whatever the rest that was told may be; and without any one of it,
 * it does not. What is presumed need not be told. Where a presumption or the text itself was refuted, leaving that out
 * would bring it back, so there only the first half can be seen from outside.
 */
bool meta_sufficient(meta *m)
{
	bool refuted = refutes_any(m);

	for (uint32_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i];
		gj_asks reason;

		if (gj_sufficient_reason(&reason, m->arena, m->verdicts, i) != GJ_OK)
			return meta_fails(m, v, "out of memory");
		if (v->if_in_force == GJ_UNKNOWN) {
			if (reason.n > 0)
				return meta_fails(m, v, "a reason for nothing");
			continue;
		}
		m->tried++;
		if (meta_judge(m, otherwise(m, &reason))->item[i].if_in_force != v->if_in_force)
			return meta_fails(m, v, "its reason does not suffice: the rest turns it");
		if (refuted)
			continue;
		if (meta_judge(m, only(m, &reason, reason.n))->item[i].if_in_force !=
		    v->if_in_force)
			return meta_fails(m, v, "its reason does not suffice alone");
		for (size_t k = 0; k < reason.n; k++)
			if (meta_judge(m, only(m, &reason, k))->item[i].if_in_force ==
			    v->if_in_force)
				return meta_fails(m, v, "its reason suffices without `%.*s`",
						  GJ_FMT(gj_ask_name(m->law, reason.at[k])));
	}
	return true;
}

/* The record with one yes-no answer, role or judgement turned round; NULL: it is not of that kind. */
static gj_record *turned(meta *m, gj_ask ask)
{
	gj_record *out = case_copy(m->arena, m->record);

	if (ask.kind == GJ_ASK_ROLE) {
		out->role[ask.ref] = gj_not(out->role[ask.ref]);
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		out->term[ask.ref].truth = gj_not(out->term[ask.ref].truth);
	} else {
		if (m->law->fact[ask.ref].type != GJ_FACT_BOOL)
			return NULL;
		out->fact[ask.ref].truth = gj_not(out->fact[ask.ref].truth);
	}
	return out;
}

/* A necessary reason, turned round, changes the verdict; what was told and is not one does not. */
bool meta_necessary(meta *m)
{
	for (uint32_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i];
		gj_asks reason;

		if (v->if_in_force == GJ_UNKNOWN)
			continue;
		if (gj_necessary_reason(&reason, m->arena, m->verdicts, i) != GJ_OK)
			return meta_fails(m, v, "out of memory");
		for (uint32_t k = 0; k < m->law->n_facts; k++) {
			gj_ask ask = {GJ_ASK_FACT, k};
			gj_record *other = gj_ask_told(m->record, ask) ? turned(m, ask) : NULL;

			if (other == NULL)
				continue;
			m->tried++;
			if ((meta_judge(m, other)->item[i].if_in_force != v->if_in_force) !=
			    holds(&reason, ask))
				return meta_fails(m, v, "`%.*s` is wrongly %s",
						  GJ_FMT(gj_ask_name(m->law, ask)),
						  holds(&reason, ask) ? "a necessary reason"
								      : "no necessary reason");
		}
	}
	return true;
}

/* ---- marks ---- */

static gj_truth other_judgement(meta *m, uint32_t norm, uint32_t term, gj_truth truth)
{
	gj_record *record = case_copy(m->arena, m->record);

	record->term[term].truth = truth;
	return meta_judge(m, record)->item[norm].if_in_force;
}

static bool turns_on(meta *m, uint32_t norm, uint32_t term)
{
	gj_truth is = m->verdicts->item[norm].if_in_force, judged = m->record->term[term].truth;

	return judged != GJ_UNKNOWN && (other_judgement(m, norm, term, GJ_UNKNOWN) != is ||
					other_judgement(m, norm, term, gj_not(judged)) != is);
}

/* Whether it is kept is a verdict too: does that turn on the judgement? */
static bool kept_turns_on(meta *m, uint32_t norm, uint32_t term)
{
	const gj_verdict *v = &m->verdicts->item[norm];
	gj_truth judged = m->record->term[term].truth;
	gj_record *record;

	if (judged == GJ_UNKNOWN || (v->compliance != GJ_FULFILLED && v->compliance != GJ_BREACHED))
		return false;
	record = case_copy(m->arena, m->record);
	record->term[term].truth = gj_not(judged);
	return meta_judge(m, record)->item[norm].compliance != v->compliance;
}

static bool has_branch(const gj_verdict *v, uint32_t term)
{
	for (size_t i = 0; i < v->n_branches; i++)
		if (v->branch[i].term == term)
			return true;
	return false;
}

static bool has_conflict(const gj_record *record)
{
	for (size_t i = 0; i < record->law->n_facts; i++)
		if (record->fact[i].state == GJ_STATE_CONFLICT)
			return true;
	for (size_t i = 0; i < record->law->n_terms; i++)
		if (record->term[i].conflict || record->term[i].truth != GJ_UNKNOWN)
			return true; /* a judgement may stand against the text */
	return false;
}

/* The marks are what they are defined to be, found here by judging again without what they are about. */
bool meta_marks(meta *m)
{
	ref without = {m->law, m->record, m->on, true, NULL};

	for (uint32_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i];
		bool any = false;

		m->tried++;
		for (uint32_t t = 0; t < m->law->n_terms; t++) {
			bool turns = turns_on(m, i, t);

			any = any || turns || kept_turns_on(m, i, t);
			if (turns != has_branch(v, t))
				return meta_fails(m, v, "the branch of `%.*s` is %s",
						  GJ_FMT(m->law->term[t].e.id),
						  turns ? "missing" : "wrong");
		}
		if (any != ((v->marks & GJ_MARK_JUDGEMENT) != 0))
			return meta_fails(m, v, "the mark of judgement is wrong");
		if ((ref_applies(&without, i, m->circuit->norm[i].day) != v->if_in_force) !=
		    ((v->marks & GJ_MARK_PRESUMPTION) != 0))
			return meta_fails(m, v, "the mark of presumption is wrong");
		if ((v->marks & GJ_MARK_PRESUMPTION) != 0 && v->presumed.n == 0)
			return meta_fails(m, v, "no presumption is named");
		if ((v->marks & GJ_MARK_CONFLICT) != 0 && !has_conflict(m->record))
			return meta_fails(m, v, "a conflict where nothing contradicts");
	}
	return true;
}

/* ---- proofs ---- */

/* What the steps below say together. */
typedef struct sum {
	gj_truth all, any;    /* of all */
	gj_truth kept, lifts; /* of a norm: bearer, scope, when, norms behind it; lifters */
} sum;

static sum add_up(const gj_proof *p)
{
	sum s = {GJ_TRUE, GJ_FALSE, GJ_TRUE, GJ_FALSE};

	for (size_t i = 0; i < p->n; i++) {
		const gj_proof *kid = p->kid[i];

		s.all = gj_and(s.all, kid->truth);
		s.any = gj_or(s.any, kid->truth);
		if (kid->kind == GJ_PROOF_LIFTER)
			s.lifts = gj_or(s.lifts, kid->truth);
		else if (kid->kind != GJ_PROOF_FORCE)
			s.kept = gj_and(s.kept, kid->truth);
	}
	return s;
}

static gj_truth of_norm(const meta *m, uint32_t norm, gj_day day)
{
	ref question = {m->law, m->record, m->on, false, NULL};

	return ref_applies(&question, norm, day);
}

/* Does the step follow from those below it? */
static bool follows(const meta *m, const gj_proof *p)
{
	sum s = add_up(p);

	if (p->repeated)
		return p->n == 0;
	switch (p->kind) {
	case GJ_PROOF_NORM:
		/* Behind a sanction a norm is one line, with the truth that it has by itself. */
		if (p->n == 0)
			return p->truth == of_norm(m, p->ref, p->day);
		return p->truth == gj_and(s.kept, gj_not(s.lifts));
	case GJ_PROOF_LIFTER:
		return p->truth == gj_and(s.kept, gj_not(s.lifts));
	case GJ_PROOF_AND:
		return p->truth == s.all;
	case GJ_PROOF_OR:
	case GJ_PROOF_BEARER:
		return p->truth == s.any;
	case GJ_PROOF_NOT:
		return p->n == 1 && p->truth == gj_not(s.all);
	case GJ_PROOF_SCOPE:
	case GJ_PROOF_WHEN:
	case GJ_PROOF_INCLUDES:
	case GJ_PROOF_EXCLUDES:
	case GJ_PROOF_ACT:
		return p->n == 1 && p->truth == s.all;
	case GJ_PROOF_ROLE:
		return p->n == 0 || p->truth == gj_or(m->record->role[p->ref], s.all);
	case GJ_PROOF_FACT:
		return p->n == 0 || p->truth == s.all; /* the presumption that stands in for it */
	default:
		return true;
	}
}

static bool proof_follows(meta *m, const gj_verdict *v, const gj_proof *p, unsigned depth)
{
	if (depth > 100)
		return meta_fails(m, v, "a proof without end");
	if (!follows(m, p))
		return meta_fails(m, v, "a step of its proof does not follow (kind %d)", p->kind);
	for (size_t i = 0; i < p->n; i++)
		if (!proof_follows(m, v, p->kid[i], depth + 1))
			return false;
	return true;
}

/* What follows from the act alone, where no day and no event decides; what else is said of it is the verdict's. */
static bool compliance_follows(meta *m, const gj_verdict *v, const gj_proof *p)
{
	const gj_norm *norm = &m->law->norm[v->norm];
	bool by_days = norm->has_within || norm->by != GJ_DAY_NONE || norm->before != GJ_NONE ||
		       norm->promptly != GJ_NONE || norm->upon != GJ_NONE;
	gj_truth kept = v->compliance == GJ_FULFILLED  ? GJ_TRUE
			: v->compliance == GJ_BREACHED ? GJ_FALSE
						       : GJ_UNKNOWN;

	if ((p != NULL) != (v->applicability == GJ_APPLIES && gj_can_be_kept(norm)))
		return meta_fails(m, v, "a proof of its compliance too many, or none");
	if (p == NULL)
		return true;
	if (p->kind != GJ_PROOF_KEPT || p->truth != kept || p->n == 0 ||
	    p->kid[0]->kind != GJ_PROOF_ACT)
		return meta_fails(m, v, "the proof of its compliance is of something else");
	if (!by_days && p->n != 1)
		return meta_fails(m, v, "an event in a proof of what no time decides");
	if (!by_days && kept != (norm->kind == GJ_KIND_PROHIBITION ? gj_not(p->kid[0]->truth)
								   : p->kid[0]->truth))
		return meta_fails(m, v, "its compliance does not follow from the act");
	return proof_follows(m, v, p, 0);
}

/* A proof ends in its verdict, and each step follows from those below it. */
bool meta_proof(meta *m)
{
	for (uint32_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i];
		gj_proof *proof, *kept;

		m->tried++;
		if (gj_prove_verdict(&proof, &kept, m->arena, m->verdicts, v) != GJ_OK)
			return meta_fails(m, v, "no proof");
		if (proof->kind != GJ_PROOF_NORM || proof->ref != i ||
		    proof->truth != v->if_in_force)
			return meta_fails(m, v, "the proof is of something else");
		if (!proof_follows(m, v, proof, 0) || !compliance_follows(m, v, kept))
			return false;
	}
	return true;
}
