/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/state.h"

#include "stats/binomial.h"

static const gj_share five_percent = {5, 100};

/* What people say of one thing. */
typedef struct people {
	gj_label first, second, any; /* the last of each round; what all say */
	bool disputed, same_person;
} people;

static people hear_people(const gj_judge_journal *j, size_t thing)
{
	people p = {0};
	const gj_voice *first = NULL, *second = NULL;

	for (size_t i = 0; i < j->n; i++) {
		const gj_voice *voice = &j->voice[i];
		gj_label label = (gj_label)voice->label[thing];

		if (voice->kind != GJ_JUDGE_PERSON || label == GJ_LABEL_NONE)
			continue;
		p.disputed = p.disputed || (p.any != GJ_LABEL_NONE && p.any != label);
		p.any = label;
		if (voice->round == 1) {
			p.first = label;
			first = voice;
		} else {
			p.second = label;
			second = voice;
		}
	}
	p.same_person = first != NULL && second != NULL && gj_str_eq(first->name, second->name);
	return p;
}

/* Of a table of all labels the part with those that fit: AC1 hangs on how many classes there are. */
static int agree(gj_bank_state *b, const int64_t *count, gj_error *err)
{
	gj_asked asked = gj_bank_asked(b->bank);
	int64_t fit[GJ_N_LABELS * GJ_N_LABELS];
	size_t classes = 0, n = 0;

	for (int i = 1; i < GJ_N_LABELS; i++)
		classes += gj_label_fits((gj_label)i, asked);
	for (int i = 1; i < GJ_N_LABELS; i++)
		for (int k = 1; k < GJ_N_LABELS; k++)
			if (gj_label_fits((gj_label)i, asked) && gj_label_fits((gj_label)k, asked))
				fit[n++] = count[i * GJ_N_LABELS + k];
	b->agreement_known = true;
	return gj_agreement_of(&b->agreement, fit, classes, err);
}

/* What people said, and two rounds of them label by label. */
static int count_people(gj_bank_state *b, const gj_judge_journal *j, const people *said,
			gj_error *err)
{
	int64_t count[GJ_N_LABELS * GJ_N_LABELS] = {0};

	for (size_t i = 0; i < j->things->n; i++) {
		people p;

		if (j->things->item[i].bank != b->bank)
			continue;
		p = said[i];
		b->by_people += p.any != GJ_LABEL_NONE;
		b->disputed += p.disputed;
		b->same_person += p.same_person;
		if (p.any != GJ_LABEL_NONE && !p.disputed)
			b->people[p.any]++;
		if (p.first == GJ_LABEL_NONE || p.second == GJ_LABEL_NONE)
			continue;
		b->by_both++;
		count[p.first * GJ_N_LABELS + p.second]++;
	}
	return b->by_both > 0 ? agree(b, count, err) : GJ_OK;
}

static int correct(gj_trial *t, gj_error *err)
{
	gj_error why = {0};
	int rc;

	if (t->sensitivity.whole > 0 &&
	    gj_binomial_interval(&t->sensitivity_within, t->sensitivity.part, t->sensitivity.whole,
				 five_percent, err) != GJ_OK)
		return err->code;
	if (t->specificity.whole > 0 &&
	    gj_binomial_interval(&t->specificity_within, t->specificity.part, t->specificity.whole,
				 five_percent, err) != GJ_OK)
		return err->code;
	t->why_not = "people found none that it should call";
	t->why_not_zh = "人工判断中没有它应判出的";
	if (t->sensitivity.whole == 0)
		return GJ_OK;
	t->why_not = "people found none that it should let pass";
	t->why_not_zh = "人工判断中没有它应放过的";
	if (t->specificity.whole == 0)
		return GJ_OK;
	rc = gj_judge_correct(&t->corrected,
			      (gj_judged_rate){t->found, t->sensitivity, t->specificity},
			      five_percent, &why);
	t->why_not_zh = "在人工判断过的内容上不比随机好";
	t->why_not = rc == GJ_OK ? "" : "it is no better than chance on what people judged";
	t->corrected_known = rc == GJ_OK;
	return GJ_OK;
}

static int try_voice(gj_bank_state *b, const gj_judge_journal *j, const people *said,
		     const gj_voice *voice, gj_error *err)
{
	gj_label positive = gj_label_positive(gj_bank_asked(b->bank));
	gj_trial t = {.voice = voice};

	for (size_t i = 0; i < j->things->n; i++) {
		gj_label label = (gj_label)voice->label[i];
		bool called = label == positive;
		people p;

		if (j->things->item[i].bank != b->bank || label == GJ_LABEL_NONE)
			continue;
		t.count[label]++;
		t.found.whole++;
		t.found.part += called;
		p = said[i];
		if (p.any == GJ_LABEL_NONE || p.any == GJ_LABEL_UNCLEAR || p.disputed)
			continue;
		t.sensitivity.whole += p.any == positive;
		t.sensitivity.part += p.any == positive && called;
		t.specificity.whole += p.any != positive;
		t.specificity.part += p.any != positive && !called;
	}
	if (t.found.whole == 0)
		return GJ_OK;
	b->trial[b->n_trials++] = t;
	return correct(&b->trial[b->n_trials - 1], err);
}

size_t gj_voice_judged(const gj_voice *voice, const gj_things *things)
{
	size_t n = 0;

	for (size_t i = 0; i < things->n; i++)
		n += voice->label[i] != GJ_LABEL_NONE;
	return n;
}

int gj_state_of(gj_judge_state *out, const gj_judge_journal *journal, gj_error *err)
{
	const gj_things *things = journal->things;
	people *said = gj_arena_array(journal->arena, things->n + 1, sizeof *said);
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	if (said == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < things->n; i++) {
		said[i] = hear_people(journal, i);
		out->holds[things->item[i].bank] = true;
		out->bank[things->item[i].bank].outcome[things->item[i].outcome]++;
	}
	for (int i = 0; rc == GJ_OK && i < GJ_N_BANKS; i++) {
		gj_bank_state *b = &out->bank[i];

		b->bank = (gj_bank)i;
		b->trial = gj_arena_array(journal->arena, journal->n + 1, sizeof *b->trial);
		if (b->trial == NULL)
			return gj_fault_memory(err);
		if (!out->holds[i])
			continue;
		rc = count_people(b, journal, said, err);
		for (size_t k = 0; rc == GJ_OK && k < journal->n; k++)
			if (journal->voice[k].kind != GJ_JUDGE_PERSON)
				rc = try_voice(b, journal, said, &journal->voice[k], err);
	}
	return rc;
}
