/* SPDX-License-Identifier: Apache-2.0 */
/* A block of a column as words of bits. A whole block goes to the vector kernels; the last one is never read beyond its end. */
#include "eval/column_words.h"

enum { AHEAD = 4 * GJ_BLOCK / 8 };

static void cut(uint64_t *words, const gj_window *w)
{
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
		if (w->n < i * 64 + 64)
			words[i] &= w->n <= i * 64 ? 0 : (UINT64_C(1) << (w->n - i * 64)) - 1;
}

/* The bits of a column may start inside a byte. */
static void copy_shifted(uint64_t *words, const uint8_t *at, unsigned shift, size_t n)
{
	for (size_t i = 0; i * 64 < n; i++) {
		size_t bits = n - i * 64 < 64 ? n - i * 64 : 64;
		size_t bytes = (bits + shift + 7) / 8;
		uint64_t low = 0;

		memcpy(&low, at + i * 8, bytes < 8 ? bytes : 8);
		words[i] = low >> shift;
		if (bytes > 8)
			words[i] |= (uint64_t)at[i * 8 + 8] << (64 - shift);
	}
}

void gj_words_of_bits(uint64_t *words, const gj_bits *bits, const gj_window *w)
{
	size_t from = bits->offset + w->first;

	if (bits->at == NULL) {
		memset(words, 0, GJ_BLOCK_WORDS * sizeof *words);
		return;
	}
	if (from % 8 == 0 && w->n == GJ_BLOCK) {
		memcpy(words, bits->at + from / 8, GJ_BLOCK_WORDS * sizeof *words);
		/* A column is a line of the cache a block: too many streams for the machine to see by itself. */
		__builtin_prefetch((const void *)((uintptr_t)bits->at + from / 8 + AHEAD));
		return;
	}
	memset(words, 0, GJ_BLOCK_WORDS * sizeof *words);
	copy_shifted(words, bits->at + from / 8, from % 8, w->n);
	cut(words, w);
}

void gj_words_known(uint64_t *words, const gj_bits *known, const gj_window *w)
{
	if (known->at != NULL) {
		gj_words_of_bits(words, known, w);
		return;
	}
	memset(words, 0xFF, GJ_BLOCK_WORDS * sizeof *words);
	cut(words, w);
}

void gj_words_said_no(uint64_t *words, const gj_told *told, const gj_window *w)
{
	uint64_t yes[GJ_BLOCK_WORDS];

	if (told->no.at != NULL || told->yes.at == NULL) {
		gj_words_of_bits(words, &told->no, w);
		return;
	}
	gj_words_known(words, &told->known, w);
	gj_words_of_bits(yes, &told->yes, w);
	for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
		words[i] &= ~yes[i];
}

/* Bits of a condition on the services of the last block. */
#define SET(words, condition)                                                                      \
	do {                                                                                       \
		memset(words, 0, GJ_BLOCK_WORDS * sizeof *(words));                                \
		for (size_t at = 0; at < w->n; at++)                                               \
			(words)[at / 64] |= (uint64_t)(condition) << at % 64;                      \
	} while (false)

/* The least whole number whose multiple by `unit` is at least `bound`. */
static int64_t least_of(int64_t bound, int64_t unit)
{
	int64_t whole = bound / unit;

	return whole * unit < bound ? whole + 1 : whole;
}

static void all(uint64_t *words, bool truth)
{
	memset(words, truth ? 0xFF : 0, GJ_BLOCK_WORDS * sizeof *words);
}

void gj_words_not_below(uint64_t *words, const gj_values *values, int64_t bound, const gj_window *w)
{
	int64_t least = least_of(bound, values->unit);

	if (values->width == GJ_WIDTH_INT64) {
		const int64_t *value = (const int64_t *)values->at + (values->offset + w->first);

		if (w->n == GJ_BLOCK)
			w->kernels->not_below64(value, least, words);
		else
			SET(words, value[at] >= least);
	} else {
		const int32_t *value = (const int32_t *)values->at + (values->offset + w->first);

		if (least > INT32_MAX)
			all(words, false);
		else if (least <= INT32_MIN)
			all(words, true);
		else if (w->n == GJ_BLOCK)
			w->kernels->not_below32(value, (int32_t)least, words);
		else
			SET(words, value[at] >= least);
	}
}

void gj_words_same(uint64_t *words, const gj_values *values, uint32_t code, const gj_window *w)
{
	if (values->width == GJ_WIDTH_CODE8) {
		const uint8_t *value = (const uint8_t *)values->at + (values->offset + w->first);

		if (w->n == GJ_BLOCK)
			w->kernels->same8(value, (uint8_t)code, words);
		else
			SET(words, value[at] == code);
	} else {
		const int32_t *value = (const int32_t *)values->at + (values->offset + w->first);

		if (w->n == GJ_BLOCK && code < INT32_MAX) {
			uint64_t above[GJ_BLOCK_WORDS];

			w->kernels->not_below32(value, (int32_t)code, words);
			w->kernels->not_below32(value, (int32_t)code + 1, above);
			for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
				words[i] &= ~above[i];
		} else {
			SET(words, value[at] == (int32_t)code);
		}
	}
}

/* ---- one service ---- */

static bool bit(const gj_bits *bits, size_t service)
{
	size_t at = bits->offset + service;

	return bits->at != NULL && (bits->at[at / 8] >> at % 8 & 1) != 0;
}

static bool known(const gj_values *values, size_t service)
{
	return values->width != GJ_WIDTH_NONE &&
	       (values->known.at == NULL || bit(&values->known, service));
}

static int64_t raw(const gj_values *values, size_t service)
{
	size_t at = values->offset + service;

	if (values->width == GJ_WIDTH_INT64)
		return ((const int64_t *)values->at)[at];
	if (values->width == GJ_WIDTH_INT32)
		return ((const int32_t *)values->at)[at];
	return ((const uint8_t *)values->at)[at];
}

/* A value too large for ten-thousandths is beyond the last of them, and that end is all that is said of it. */
static void low_end(gj_input *out, const gj_values *values, size_t service)
{
	int64_t value = raw(values, service);

	if (value < INT64_MIN / values->unit)
		return;
	out->has_low = true;
	out->low = value > INT64_MAX / values->unit ? INT64_MAX : value * values->unit;
}

static void high_end(gj_input *out, const gj_values *values, size_t service)
{
	int64_t value = raw(values, service);

	if (value > INT64_MAX / values->unit)
		return;
	out->has_high = true;
	out->high = value < INT64_MIN / values->unit ? INT64_MIN : value * values->unit;
}

static gj_truth truth_of(const gj_told *told, size_t service)
{
	if (told->no.at != NULL)
		return bit(&told->yes, service)	 ? GJ_TRUE
		       : bit(&told->no, service) ? GJ_FALSE
						 : GJ_UNKNOWN;
	if (told->yes.at == NULL || (told->known.at != NULL && !bit(&told->known, service)))
		return GJ_UNKNOWN;
	return bit(&told->yes, service) ? GJ_TRUE : GJ_FALSE;
}

static void choice_of(gj_input *out, const gj_told *told, size_t service)
{
	uint64_t code =
		known(&told->exact, service) ? (uint64_t)raw(&told->exact, service) : UINT64_MAX;

	if (code >= told->n_meanings)
		return;
	out->state = GJ_STATE_GIVEN;
	out->truth = GJ_TRUE;
	out->choice = told->meaning[code];
}

static void bounds_of(gj_input *out, const gj_told *told, size_t service)
{
	if (known(&told->exact, service)) {
		low_end(out, &told->exact, service);
		high_end(out, &told->exact, service);
	} else {
		if (known(&told->low, service))
			low_end(out, &told->low, service);
		if (known(&told->high, service))
			high_end(out, &told->high, service);
	}
	if (!out->has_low && !out->has_high)
		return;
	out->state = GJ_STATE_GIVEN;
	out->truth = GJ_TRUE;
}

bool gj_told_contradicts(const gj_told *told, size_t service)
{
	gj_input exact = {.state = GJ_STATE_NOT_ASKED}, ends = exact;
	bool has = known(&told->exact, service);

	if (has) {
		low_end(&exact, &told->exact, service);
		high_end(&exact, &told->exact, service);
	}
	if (known(&told->low, service))
		low_end(&ends, &told->low, service);
	if (known(&told->high, service))
		high_end(&ends, &told->high, service);
	return (ends.has_low && ends.has_high && ends.low > ends.high) ||
	       (ends.has_low && exact.has_high && ends.low > exact.high) ||
	       (ends.has_high && exact.has_low && ends.high < exact.low) ||
	       (has && told->yes.at != NULL && truth_of(told, service) == GJ_FALSE);
}

void gj_columns_input(gj_input *out, const gj_columns *columns, const gj_law *law, uint32_t fact,
		      size_t service)
{
	const gj_told *told = &columns->fact[fact];
	gj_fact_type type = law->fact[fact].type;

	*out = (gj_input){.state = GJ_STATE_NOT_ASKED, .truth = GJ_UNKNOWN};
	if (type == GJ_FACT_BOOL) {
		out->truth = truth_of(told, service);
		if (out->truth != GJ_UNKNOWN)
			out->state = GJ_STATE_GIVEN;
	} else if (type == GJ_FACT_CHOICE) {
		choice_of(out, told, service);
	} else if (type == GJ_FACT_EVENT && truth_of(told, service) == GJ_FALSE) {
		out->state = GJ_STATE_GIVEN;
		out->truth = GJ_FALSE;
	} else {
		bounds_of(out, told, service);
	}
}

void gj_columns_record(gj_record *record, const gj_columns *columns, size_t service)
{
	for (uint32_t i = 0; i < record->law->n_facts; i++)
		gj_columns_input(&record->fact[i], columns, record->law, i, service);
	for (size_t i = 0; i < record->law->n_roles; i++)
		record->role[i] = truth_of(&columns->role[i], service);
	for (size_t i = 0; i < record->law->n_terms; i++)
		record->term[i].truth = truth_of(&columns->judgement[i], service);
}
