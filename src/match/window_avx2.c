/* SPDX-License-Identifier: Apache-2.0 */
#include "match/window_worth.h"

#ifdef GJ_MATCH_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

static inline __m256i all32(uint32_t word)
{
	return _mm256_set1_epi32((int)word);
}

static inline __m256i load(const uint32_t *from)
{
	return _mm256_loadu_si256((const __m256i *)from);
}

/* The sign of each lane: does the table let the key pass with what follows? */
static inline __m256i passes(const gj_filter_table *table, __m256i key, __m256i follows)
{
	__m256i hash = _mm256_mullo_epi32(key, all32(GJ_FILTER_KEY)), one = all32(1);
	__m256i slot = _mm256_srl_epi32(hash, _mm_cvtsi32_si128((int)table->shift));
	__m256i with = _mm256_srli_epi32(_mm256_mullo_epi32(follows, all32(GJ_FILTER_THIRD)), 28);
	__m256i alone = _mm256_or_si256(
		_mm256_and_si256(_mm256_srl_epi32(hash, _mm_cvtsi32_si128((int)table->shift - 4)),
				 all32(15)),
		all32(16));
	__m256i bits = _mm256_or_si256(_mm256_sllv_epi32(one, with), _mm256_sllv_epi32(one, alone));
	__m256i word = _mm256_i32gather_epi32((const int *)table->follows, slot, 4);
	__m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(word, bits), _mm256_setzero_si256());

	return _mm256_xor_si256(none, all32(UINT32_MAX));
}

static inline __m256i stem_key(const uint32_t *symbol, unsigned stem)
{
	__m256i key = load(symbol);

	for (unsigned i = 1; i < stem; i++)
		key = _mm256_add_epi32(
			key, _mm256_sll_epi32(load(symbol + i),
					      _mm_cvtsi32_si128((int)(i * GJ_STEM_BITS))));
	return key;
}

/* Eight places: may a pattern begin there? Symbols are far below the sign. */
static inline unsigned mark8(const gj_filter *f, const uint32_t *symbol)
{
	__m256i first = load(symbol), third = load(symbol + 2), follows = third;
	__m256i pair = _mm256_add_epi32(
		first, _mm256_mullo_epi32(load(symbol + 1), all32(GJ_FILTER_SECOND)));
	__m256i words = _mm256_cmpgt_epi32(first, all32(f->words - 1)), key = pair, may;
	bool any = _mm256_movemask_epi8(words) != 0;

	if (any) {
		key = _mm256_blendv_epi8(pair, stem_key(symbol, f->stem), words);
		follows = _mm256_blendv_epi8(third, load(symbol + f->stem), words);
	}
	may = _mm256_or_si256(passes(&f->table, key, follows),
			      _mm256_cmpgt_epi32(first, all32(f->single - 1)));
	if (any && f->tiny.follows != NULL)
		may = _mm256_or_si256(may, _mm256_and_si256(words, passes(&f->tiny, pair, third)));
	may = _mm256_and_si256(may, _mm256_cmpgt_epi32(first, all32(GJ_SYMBOL_FIRST - 1)));
	return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(may));
}

/* The signs of eight lanes that are `least` or more. */
static inline uint64_t from8(__m256i lanes, uint32_t least)
{
	__m256i over = _mm256_cmpgt_epi32(lanes, all32(least - 1));

	return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(over));
}

static inline bool any_words(const gj_filter *f, const uint32_t *symbol)
{
	uint64_t any = 0;

	for (unsigned i = 0; i < 64; i += 8)
		any |= from8(load(symbol + i), f->words);
	return any != 0;
}

static inline gj_window_kinds kinds_of(const gj_filter *f, const uint32_t *symbol)
{
	gj_window_kinds k = {0, 0, 0, 0};

	for (unsigned i = 0; i < 64; i += 8) {
		__m256i first = load(symbol + i);

		k.known |= from8(first, GJ_SYMBOL_FIRST) << i;
		k.words |= from8(first, f->words) << i;
		k.single |= from8(first, f->single) << i;
	}
	k.beyond = from8(load(symbol + 64), GJ_SYMBOL_FIRST);
	return k;
}

enum { MANY = 24 }; /* places of 64 from which on all are as quickly marked together */

void gj_window_mark_avx2(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			 uint64_t *bits)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		const uint32_t *at = symbol + word * 64;
		gj_window_kinds k = {0, 0, 0, 0};
		uint64_t want = UINT64_MAX, found = 0;

		if (any_words(f, at)) {
			k = kinds_of(f, at);
			want = gj_window_worth(f, k);
		}
		if (__builtin_popcountll(want) < MANY)
			found = gj_window_mark_each(f, at, want) | k.single;
		else
			for (unsigned i = 0; i < 64; i += 8)
				found |= (uint64_t)mark8(f, at + i) << i;
		bits[word] = found;
	}
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
