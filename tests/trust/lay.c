/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/lay.h"

#include <guiju/error.h>

enum { MOST_OFFSET = 200, BYTES_BEHIND = 72, NEVER_MEANT = 2 };

typedef struct laying {
	gj_arena *arena;
	const gj_law *law;
	gj_record *const *record;
	size_t n;
	rng *random;
	bool failed;
} laying;

static void *room(laying *l, size_t n, size_t size)
{
	uint8_t *at = gj_arena_array(l->arena, n * size + BYTES_BEHIND, 1);

	for (size_t i = 0; at != NULL && i < n * size; i++)
		at[i] = (uint8_t)rng_below(l->random, 256);
	l->failed = l->failed || at == NULL;
	return at;
}

static void set(uint8_t *bits, size_t at, bool truth)
{
	bits[at / 8] = (uint8_t)((bits[at / 8] & ~(1u << at % 8)) | (unsigned)truth << at % 8);
}

static gj_bits some_bits(laying *l)
{
	size_t offset = rng_chance(l->random, 50) ? 0 : rng_below(l->random, MOST_OFFSET);

	return (gj_bits){room(l, (l->n + offset + 7) / 8, 1), offset};
}

static void put(gj_bits *bits, size_t service, bool truth)
{
	set((uint8_t *)bits->at, bits->offset + service, truth);
}

typedef gj_truth truth_of(const gj_record *record, size_t ref);

static gj_truth role_truth(const gj_record *record, size_t ref)
{
	return record->role[ref];
}

static gj_truth term_truth(const gj_record *record, size_t ref)
{
	return record->term[ref].truth;
}

static gj_truth fact_truth(const gj_record *record, size_t ref)
{
	return record->fact[ref].state == GJ_STATE_GIVEN ? record->fact[ref].truth : GJ_UNKNOWN;
}

static void lay_truths(laying *l, gj_told *told, truth_of *of, size_t ref)
{
	bool planes = rng_chance(l->random, 50), all_known = true;

	told->yes = some_bits(l);
	if (planes)
		told->no = some_bits(l);
	for (size_t s = 0; !planes && s < l->n; s++)
		all_known = all_known && of(l->record[s], ref) != GJ_UNKNOWN;
	if (!planes && !all_known)
		told->known = some_bits(l);
	for (size_t s = 0; !l->failed && s < l->n; s++) {
		gj_truth truth = of(l->record[s], ref);

		if (planes)
			put(&told->no, s, truth == GJ_FALSE);
		else if (told->known.at != NULL)
			put(&told->known, s, truth != GJ_UNKNOWN);
		/* Where it is not known, the bit may be anything. */
		if (planes || truth != GJ_UNKNOWN)
			put(&told->yes, s, truth == GJ_TRUE);
	}
}

typedef enum end { EXACT, LOW, HIGH } end;

/* Is there such an end; and which value. With all three columns, the ends of an exact value are left out. */
static bool has_end(const gj_input *input, end which, bool with_exact)
{
	bool given = input->state == GJ_STATE_GIVEN;
	bool exact = given && input->has_low && input->has_high && input->low == input->high;

	if (which == EXACT)
		return exact;
	if (exact && with_exact)
		return false;
	return given && (which == LOW ? input->has_low : input->has_high);
}

static void lay_values(laying *l, gj_values *values, size_t ref, end which, bool with_exact,
		       int64_t unit)
{
	bool wide = unit == 1;
	size_t offset = rng_below(l->random, MOST_OFFSET);
	void *at;

	for (size_t s = 0; s < l->n; s++) {
		const gj_input *input = &l->record[s]->fact[ref];
		int64_t value = which == HIGH ? input->high : input->low;

		wide = wide || (has_end(input, which, with_exact) &&
				(value / unit > INT32_MAX || value / unit < INT32_MIN));
	}
	at = room(l, l->n + offset, wide ? sizeof(int64_t) : sizeof(int32_t));
	*values =
		(gj_values){wide ? GJ_WIDTH_INT64 : GJ_WIDTH_INT32, at, offset, some_bits(l), unit};
	for (size_t s = 0; !l->failed && s < l->n; s++) {
		const gj_input *input = &l->record[s]->fact[ref];
		int64_t value = which == HIGH ? input->high : input->low;
		bool has = has_end(input, which, with_exact);

		put(&values->known, s, has);
		if (has && wide)
			((int64_t *)at)[offset + s] = value / unit;
		else if (has)
			((int32_t *)at)[offset + s] = (int32_t)(value / unit);
	}
}

static int64_t unit_of(laying *l, size_t ref)
{
	for (size_t s = 0; s < l->n; s++) {
		const gj_input *input = &l->record[s]->fact[ref];

		if (input->state == GJ_STATE_GIVEN &&
		    (input->low % GJ_NUM_ONE != 0 || input->high % GJ_NUM_ONE != 0))
			return 1;
	}
	return GJ_NUM_ONE;
}

static void lay_numbers(laying *l, gj_told *told, size_t ref, bool days)
{
	bool with_exact = rng_chance(l->random, 70);
	int64_t unit = days ? 1 : unit_of(l, ref);

	if (with_exact)
		lay_values(l, &told->exact, ref, EXACT, true, unit);
	lay_values(l, &told->low, ref, LOW, with_exact, unit);
	lay_values(l, &told->high, ref, HIGH, with_exact, unit);
}

static void lay_not_happened(laying *l, gj_told *told, size_t ref)
{
	told->no = some_bits(l);
	for (size_t s = 0; !l->failed && s < l->n; s++)
		put(&told->no, s, fact_truth(l->record[s], ref) == GJ_FALSE);
}

/* Codes stand for the choices from the last to the first; one more code means none of them. */
static void lay_choices(laying *l, gj_told *told, size_t ref)
{
	size_t n = l->law->fact[ref].n_choices, offset = rng_below(l->random, MOST_OFFSET);
	bool narrow = n + NEVER_MEANT < 256 && rng_chance(l->random, 50);
	uint32_t *meaning = room(l, n, sizeof *meaning);
	void *at = room(l, l->n + offset, narrow ? 1 : sizeof(int32_t));

	told->exact =
		(gj_values){narrow ? GJ_WIDTH_CODE8 : GJ_WIDTH_INT32, at, offset, some_bits(l), 1};
	told->meaning = meaning;
	told->n_meanings = n;
	for (size_t i = 0; !l->failed && i < n; i++)
		meaning[i] = (uint32_t)(n - 1 - i);
	for (size_t s = 0; !l->failed && s < l->n; s++) {
		const gj_input *input = &l->record[s]->fact[ref];
		bool given = input->state == GJ_STATE_GIVEN, strange = rng_chance(l->random, 50);
		size_t code = given ? n - 1 - input->choice : n + rng_below(l->random, NEVER_MEANT);

		put(&told->exact.known, s, given || strange);
		if (narrow)
			((uint8_t *)at)[offset + s] = (uint8_t)code;
		else
			((int32_t *)at)[offset + s] = (int32_t)code;
	}
}

int lay_columns(gj_columns *out, gj_arena *arena, const gj_law *law, gj_record *const *record,
		rng *random)
{
	laying l = {arena, law, record, out->n, random, false};

	for (size_t i = 0; i < law->n_roles; i++)
		lay_truths(&l, &out->role[i], role_truth, i);
	for (size_t i = 0; i < law->n_terms; i++)
		lay_truths(&l, &out->judgement[i], term_truth, i);
	for (size_t i = 0; i < law->n_facts; i++) {
		gj_fact_type type = law->fact[i].type;

		if (type == GJ_FACT_BOOL)
			lay_truths(&l, &out->fact[i], fact_truth, i);
		else if (type == GJ_FACT_CHOICE)
			lay_choices(&l, &out->fact[i], i);
		else
			lay_numbers(&l, &out->fact[i], i,
				    type == GJ_FACT_DATE || type == GJ_FACT_EVENT);
		if (type == GJ_FACT_EVENT)
			lay_not_happened(&l, &out->fact[i], i);
	}
	return l.failed ? GJ_ENOMEM : GJ_OK;
}
