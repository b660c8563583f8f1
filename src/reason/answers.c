/* SPDX-License-Identifier: Apache-2.0 */
/* The answers that a question may have: yes and no, choices, and for quantities the stretches that all comparisons decide alike. */
#include "base/number.h"
#include "eval/record_tell.h"
#include "reason/kept.h"
#include "reason/thought.h"

/* No number of people or of money that a law speaks of lies beyond. */
#define FARTHEST (INT64_C(100000000000) * GJ_NUM_ONE)

typedef struct splits {
	int64_t at[GJ_MOST_ANSWERS]; /* first values of stretches, sorted, each once */
	size_t n;
	int64_t low, high; /* what there is to split */
} splits;

gj_truth gj_cone_truth(const gj_cone_of *cone, const gj_atom *atom, const gj_record *record)
{
	return atom->kind == GJ_ATOM_KEPT ? gj_kept_truth(cone->circuit, atom->ref, record)
					  : gj_atom_truth(cone->circuit, atom, record);
}

void gj_answer_say(gj_cone_of *cone, gj_ask ask, const gj_answer *answer)
{
	gj_record *thought = cone->thought;

	if (ask.kind == GJ_ASK_FACT) {
		thought->fact[ask.ref] = answer->input;
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		thought->term[ask.ref].truth = answer->truth;
	} else {
		for (size_t i = 0; i < thought->law->n_roles; i++)
			if (thought->role[i] == GJ_UNKNOWN)
				thought->role[i] = i == answer->role ? GJ_TRUE : GJ_FALSE;
	}
}

void gj_answer_unsay(gj_cone_of *cone, gj_ask ask)
{
	const gj_record *record = cone->inquiry->record;

	if (ask.kind == GJ_ASK_FACT)
		cone->thought->fact[ask.ref] = record->fact[ask.ref];
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		cone->thought->term[ask.ref] = record->term[ask.ref];
	else
		memcpy(cone->thought->role, record->role,
		       record->law->n_roles * sizeof *record->role);
}

/* ---- where comparisons change ---- */

static bool is_day(const gj_fact *fact)
{
	return fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;
}

gj_input gj_input_at(int64_t value)
{
	return gj_input_bounds(true, value, true, value);
}

gj_input gj_input_point(const gj_input *known)
{
	bool given = known->state == GJ_STATE_GIVEN;

	return gj_input_at(given && known->has_low    ? known->low
			   : given && known->has_high ? known->high
						      : 0);
}

static gj_truth told_at(gj_cone_of *cone, const gj_atom *atom, const gj_ask *ask, size_t n,
			int64_t number, int64_t day)
{
	const gj_law *law = cone->circuit->law;
	gj_truth truth;

	for (size_t i = 0; i < n; i++)
		if (gj_inquiry_open(cone->inquiry, ask[i]))
			cone->thought->fact[ask[i].ref] =
				gj_input_at(is_day(&law->fact[ask[i].ref]) ? day : number);
	truth = gj_cone_truth(cone, atom, cone->thought);
	for (size_t i = 0; i < n; i++)
		gj_answer_unsay(cone, ask[i]);
	return truth;
}

/* In the middle, or far out where a bound of what it is compared with is all that is known. */
bool gj_atom_can_be_told(gj_cone_of *cone, const gj_atom *atom, const gj_ask *ask, size_t n)
{
	if (atom->kind == GJ_ATOM_KEPT)
		return gj_kept_can_be_told(cone, atom->ref);
	if (atom->kind != GJ_ATOM_COMPARE)
		return true;
	return told_at(cone, atom, ask, n, 0, 0) != GJ_UNKNOWN ||
	       told_at(cone, atom, ask, n, -FARTHEST, GJ_DAY_MIN) != GJ_UNKNOWN ||
	       told_at(cone, atom, ask, n, FARTHEST, GJ_DAY_MAX) != GJ_UNKNOWN;
}

static void add_split(splits *s, int64_t at)
{
	size_t place = s->n;

	if (at <= s->low || at > s->high || s->n == GJ_MOST_ANSWERS - 2)
		return;
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i] == at)
			return;
	for (; place > 0 && s->at[place - 1] > at; place--)
		s->at[place] = s->at[place - 1];
	s->at[place] = at;
	s->n++;
}

/* Does the relation, one of those that only turn once as the fact grows, hold where the fact is `value`? */
static gj_truth holds_at(gj_cone_of *cone, const gj_atom *atom, gj_word relation, uint32_t fact,
			 int64_t value)
{
	gj_cond cond = *atom->cond;
	gj_atom turned = *atom;

	cond.relation = relation;
	turned.cond = &cond;
	cone->thought->fact[fact] = gj_input_at(value);
	return gj_cone_truth(cone, &turned, cone->thought);
}

/* Quantities grow or shrink with each of their facts, so where one turns, or begins to be open, is found by halving. */
static void split_where_it_turns(gj_cone_of *cone, splits *s, const gj_atom *atom, gj_word relation,
				 uint32_t fact)
{
	int64_t low = s->low, high = s->high;
	gj_truth first = holds_at(cone, atom, relation, fact, low);

	if (holds_at(cone, atom, relation, fact, high) == first)
		return;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (holds_at(cone, atom, relation, fact, middle) == first)
			low = middle;
		else
			high = middle;
	}
	add_split(s, high);
}

static void split_by(gj_cone_of *cone, splits *s, const gj_atom *atom, uint32_t fact)
{
	if (atom->kind == GJ_ATOM_KEPT) {
		int64_t turn[GJ_KEPT_DAYS];
		size_t n = gj_kept_turns(cone, atom->ref, fact, turn);

		for (size_t i = 0; i < n; i++)
			add_split(s, turn[i]);
		return;
	}
	if (atom->kind == GJ_ATOM_EVENT) {
		add_split(s, (int64_t)atom->day + 1);
		return;
	}
	if (is_day(&cone->circuit->law->fact[fact])) {
		split_where_it_turns(cone, s, atom, GJ_WORD_BEFORE, fact);
		split_where_it_turns(cone, s, atom, GJ_WORD_AFTER, fact);
	} else {
		split_where_it_turns(cone, s, atom, GJ_WORD_AT_LEAST, fact);
		split_where_it_turns(cone, s, atom, GJ_WORD_AT_MOST, fact);
	}
}

/* ---- the list ---- */

static int add_answer(gj_cone_of *cone, gj_prospect *q, gj_answer answer)
{
	if (gj_arena_more(cone->arena, (void **)&q->answer, q->n_answers, sizeof answer) != GJ_OK)
		return GJ_ENOMEM;
	q->answer[q->n_answers++] = answer;
	return GJ_OK;
}

/* What is known already stays: a range that was told is split, not left. */
static int quantity_answers(gj_cone_of *cone, gj_prospect *q, const gj_refs *reads)
{
	const gj_fact *fact = &cone->circuit->law->fact[q->ask.ref];
	const gj_input *known = &cone->inquiry->record->fact[q->ask.ref];
	splits s = {.low = is_day(fact) ? GJ_DAY_MIN : -FARTHEST,
		    .high = is_day(fact) ? GJ_DAY_MAX : FARTHEST};
	bool given = known->state == GJ_STATE_GIVEN;
	int rc = GJ_OK;

	if (given && known->has_low && known->low > s.low)
		s.low = known->low;
	if (given && known->has_high && known->high < s.high)
		s.high = known->high;
	for (size_t i = 0; i < reads->n; i++)
		split_by(cone, &s, &cone->circuit->atom[reads->at[i]], q->ask.ref);
	gj_answer_unsay(cone, q->ask);
	if (fact->type == GJ_FACT_EVENT && !given)
		rc = add_answer(cone, q,
				(gj_answer){.input = {.state = GJ_STATE_GIVEN, .truth = GJ_FALSE}});
	for (size_t i = 0; rc == GJ_OK && i <= s.n; i++) {
		gj_input input = {.state = GJ_STATE_GIVEN, .truth = GJ_TRUE};

		input.has_low = i > 0 || (given && known->has_low);
		input.low = i > 0 ? s.at[i - 1] : known->low;
		input.has_high = i < s.n || (given && known->has_high);
		input.high = i < s.n ? s.at[i] - 1 : known->high;
		rc = add_answer(cone, q, (gj_answer){.input = input});
	}
	return rc;
}

static int fact_answers(gj_cone_of *cone, gj_prospect *q, const gj_refs *reads)
{
	const gj_fact *fact = &cone->circuit->law->fact[q->ask.ref];
	gj_answer answer = {.input = {.state = GJ_STATE_GIVEN, .truth = GJ_TRUE}};
	int rc = GJ_OK;

	if (fact->type == GJ_FACT_BOOL) {
		rc = add_answer(cone, q, answer);
		answer.input.truth = GJ_FALSE;
		return rc == GJ_OK ? add_answer(cone, q, answer) : rc;
	}
	if (fact->type != GJ_FACT_CHOICE)
		return quantity_answers(cone, q, reads);
	for (uint32_t i = 0; rc == GJ_OK && i < fact->n_choices; i++) {
		answer.input.choice = i;
		rc = add_answer(cone, q, answer);
	}
	return rc;
}

/* Each role alone, and none: what a list of several does lies between. */
static int role_answers(gj_cone_of *cone, gj_prospect *q, const gj_refs *reads)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < reads->n; i++) {
		uint32_t role = cone->circuit->atom[reads->at[i]].ref;
		bool there = false;

		for (size_t k = 0; k < q->n_answers; k++)
			there = there || q->answer[k].role == role;
		if (!there)
			rc = add_answer(cone, q, (gj_answer){.role = role});
	}
	return rc == GJ_OK ? add_answer(cone, q, (gj_answer){.role = GJ_NONE}) : rc;
}

/* ---- answers that decide alike ---- */

static bool alike(gj_cone_of *cone, const gj_prospect *q, const gj_refs *reads, size_t a, size_t b,
		  gj_truth *truth)
{
	gj_answer_unsay(cone, q->ask);
	gj_answer_say(cone, q->ask, &q->answer[a]);
	for (size_t i = 0; i < reads->n; i++)
		truth[i] = gj_cone_truth(cone, &cone->circuit->atom[reads->at[i]], cone->thought);
	gj_answer_unsay(cone, q->ask);
	gj_answer_say(cone, q->ask, &q->answer[b]);
	for (size_t i = 0; i < reads->n; i++)
		if (gj_cone_truth(cone, &cone->circuit->atom[reads->at[i]], cone->thought) !=
		    truth[i])
			return false;
	return true;
}

/* Neighbours that decide alike are one stretch. */
static void join_stretches(gj_cone_of *cone, gj_prospect *q, const gj_refs *reads, gj_truth *truth)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_answers; i++) {
		gj_input *before = n > 0 ? &q->answer[n - 1].input : NULL;
		const gj_input *now = &q->answer[i].input;

		if (before != NULL && before->truth == GJ_TRUE &&
		    alike(cone, q, reads, n - 1, i, truth)) {
			before->has_high = now->has_high;
			before->high = now->high;
		} else {
			q->answer[n++] = q->answer[i];
		}
	}
	q->n_answers = n;
}

static bool is_quantity(const gj_cone_of *cone, gj_ask ask)
{
	gj_fact_type type;

	if (ask.kind != GJ_ASK_FACT)
		return false;
	type = cone->circuit->law->fact[ask.ref].type;
	return type != GJ_FACT_BOOL && type != GJ_FACT_CHOICE;
}

static bool is_yes_or_no(const gj_cone_of *cone, gj_ask ask)
{
	return ask.kind == GJ_ASK_JUDGEMENT ||
	       (ask.kind == GJ_ASK_FACT && cone->circuit->law->fact[ask.ref].type == GJ_FACT_BOOL);
}

static int share_out(gj_cone_of *cone, gj_prospect *q, const gj_refs *reads)
{
	gj_truth *truth = gj_arena_array(cone->arena, reads->n, sizeof *truth);
	uint32_t *first = gj_arena_array(cone->arena, q->n_answers, sizeof *first);
	uint32_t *members = gj_arena_array(cone->arena, q->n_answers, sizeof *members);
	uint32_t groups = 0;

	if (truth == NULL || first == NULL || members == NULL)
		return GJ_ENOMEM;
	if (is_quantity(cone, q->ask))
		join_stretches(cone, q, reads, truth);
	for (size_t i = 0; i < q->n_answers; i++) {
		first[i] = (uint32_t)i;
		for (uint32_t k = 0; first[i] == i && k < i; k++)
			if (first[k] == k && alike(cone, q, reads, k, i, truth))
				first[i] = k;
		groups += first[i] == i;
		members[first[i]]++;
	}
	gj_answer_unsay(cone, q->ask);
	for (size_t i = 0; i < q->n_answers; i++)
		q->answer[i].share = GJ_ONE_NORM / groups / members[first[i]];
	if (groups == 2 && is_yes_or_no(cone, q->ask)) {
		q->answer[0].share = gj_likely_yes(cone, q->ask);
		q->answer[1].share = GJ_ONE_NORM - q->answer[0].share;
	}
	return GJ_OK;
}

int gj_answers_of(gj_cone_of *cone, size_t question)
{
	gj_prospect *q = &cone->question[question];
	const gj_refs *reads = &cone->reads[question];
	int rc;

	if (q->ask.kind == GJ_ASK_FACT) {
		rc = fact_answers(cone, q, reads);
	} else if (q->ask.kind == GJ_ASK_ROLE) {
		rc = role_answers(cone, q, reads);
	} else {
		rc = add_answer(cone, q, (gj_answer){.truth = GJ_TRUE});
		if (rc == GJ_OK)
			rc = add_answer(cone, q, (gj_answer){.truth = GJ_FALSE});
	}
	return rc == GJ_OK ? share_out(cone, q, reads) : rc;
}
