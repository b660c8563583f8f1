/* SPDX-License-Identifier: Apache-2.0 */
/* Places marked sixteen at a time; in text of words only those that are worth it, a thousand places brought together. */
#include "match/window_worth.h"

#ifdef GJ_MATCH_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(                                                                      \
	__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt"))),   \
	apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt")
#endif

static inline __m512i all32(uint32_t word)
{
	return _mm512_set1_epi32((int)word);
}

/* Does the table let the key pass with what follows? */
static inline __mmask16 passes(const gj_filter_table *table, __m512i key, __m512i follows)
{
	__m512i hash = _mm512_mullo_epi32(key, all32(GJ_FILTER_KEY)), one = all32(1);
	__m512i slot = _mm512_srl_epi32(hash, _mm_cvtsi32_si128((int)table->shift));
	__m512i with = _mm512_srli_epi32(_mm512_mullo_epi32(follows, all32(GJ_FILTER_THIRD)), 28);
	__m512i alone = _mm512_or_si512(
		_mm512_and_si512(_mm512_srl_epi32(hash, _mm_cvtsi32_si128((int)table->shift - 4)),
				 all32(15)),
		all32(16));
	__m512i bits = _mm512_or_si512(_mm512_sllv_epi32(one, with), _mm512_sllv_epi32(one, alone));
	__m512i word = _mm512_i32gather_epi32(slot, (const int *)table->follows, 4);

	return _mm512_test_epi32_mask(word, bits);
}

static inline __m512i stem_key(const uint32_t *symbol, unsigned stem)
{
	__m512i key = _mm512_loadu_si512(symbol);

	for (unsigned i = 1; i < stem; i++)
		key = _mm512_add_epi32(
			key, _mm512_sll_epi32(_mm512_loadu_si512(symbol + i),
					      _mm_cvtsi32_si128((int)(i * GJ_STEM_BITS))));
	return key;
}

/* Sixteen places: may a pattern begin there? */
static inline __mmask16 mark16(const gj_filter *f, const uint32_t *symbol)
{
	__m512i first = _mm512_loadu_si512(symbol), third = _mm512_loadu_si512(symbol + 2),
		follows = third;
	__m512i pair = _mm512_add_epi32(
		first, _mm512_mullo_epi32(_mm512_loadu_si512(symbol + 1), all32(GJ_FILTER_SECOND)));
	__mmask16 words = _mm512_cmpge_epu32_mask(first, all32(f->words)), may;
	__m512i key = pair;

	if (words != 0) {
		key = _mm512_mask_mov_epi32(pair, words, stem_key(symbol, f->stem));
		follows = _mm512_mask_mov_epi32(third, words, _mm512_loadu_si512(symbol + f->stem));
	}
	may = passes(&f->table, key, follows) | _mm512_cmpge_epu32_mask(first, all32(f->single));
	if (words != 0 && f->tiny.follows != NULL)
		may |= words & passes(&f->tiny, pair, third);
	return may & _mm512_cmpge_epu32_mask(first, all32(GJ_SYMBOL_FIRST));
}

static inline gj_window_kinds kinds_of(const gj_filter *f, const uint32_t *symbol)
{
	gj_window_kinds k = {0, 0, 0, 0};

	for (unsigned i = 0; i < 64; i += 16) {
		__m512i first = _mm512_loadu_si512(symbol + i);

		k.known |= (uint64_t)_mm512_cmpge_epu32_mask(first, all32(GJ_SYMBOL_FIRST)) << i;
		k.words |= (uint64_t)_mm512_cmpge_epu32_mask(first, all32(f->words)) << i;
		k.single |= (uint64_t)_mm512_cmpge_epu32_mask(first, all32(f->single)) << i;
	}
	k.beyond = _mm512_cmpge_epu32_mask(_mm512_loadu_si512(symbol + 64), all32(GJ_SYMBOL_FIRST));
	return k;
}

/* What sixteen places are hashed by, packed to `key` and `follows`. */
static inline void pack16(const gj_filter *f, const uint32_t *symbol, __mmask16 want,
			  __mmask16 words, uint32_t *key, uint32_t *follows)
{
	/* Most lists have the longest stem; what is known here need not be looked up. */
	__m512i all = f->stem == GJ_STEM_MOST ? stem_key(symbol, GJ_STEM_MOST)
					      : stem_key(symbol, f->stem);
	__m512i next = _mm512_loadu_si512(symbol + f->stem);

	if ((want & ~words) != 0) {
		__m512i second =
			_mm512_mullo_epi32(_mm512_loadu_si512(symbol + 1), all32(GJ_FILTER_SECOND));

		all = _mm512_mask_add_epi32(all, (__mmask16)~words, _mm512_loadu_si512(symbol),
					    second);
		next = _mm512_mask_loadu_epi32(next, (__mmask16)~words, symbol + 2);
	}
	_mm512_storeu_si512(key, _mm512_maskz_compress_epi32(want, all));
	_mm512_storeu_si512(follows, _mm512_maskz_compress_epi32(want, next));
}

enum { WORDS = 16 }; /* of bits, that are marked together */

/* The places of up to 1,024 that are worth a look in the table, brought together for it. */
typedef struct packed {
	uint64_t want[WORDS], single[WORDS];
	uint32_t key[WORDS * 64 + 16], follows[WORDS * 64 + 16];
	uint64_t passed[WORDS + 1]; /* a bit for each key */
	unsigned n;
} packed;

static inline void pack64(packed *p, const gj_filter *f, const uint32_t *symbol, unsigned word)
{
	gj_window_kinds k = kinds_of(f, symbol);
	uint64_t want = gj_window_worth(f, k);

	p->want[word] = want;
	p->single[word] = k.single;
	for (unsigned i = 0; i < 64; i += 16) {
		__mmask16 here = (__mmask16)(want >> i);

		if (here == 0)
			continue;
		pack16(f, symbol + i, here, (__mmask16)(k.words >> i), p->key + p->n,
		       p->follows + p->n);
		p->n += (unsigned)__builtin_popcount(here);
	}
}

static inline void look_up(packed *p, const gj_filter *f)
{
	uint16_t bits[sizeof p->passed / 2] = {0};

	for (unsigned i = 0; i < p->n; i += 16)
		bits[i / 16] = passes(&f->table, _mm512_loadu_si512(p->key + i),
				      _mm512_loadu_si512(p->follows + i));
	memcpy(p->passed, bits, sizeof bits);
}

/* Sixty-four bits of those that passed, from bit `at` on. */
static inline uint64_t bits_at(const packed *p, unsigned at)
{
	uint64_t low = p->passed[at / 64] >> at % 64;

	return at % 64 == 0 ? low : low | p->passed[at / 64 + 1] << (64 - at % 64);
}

/* Text of words: few places are worth a look in the table. */
static void mark_packed(const gj_filter *f, const uint32_t *symbol, unsigned words, uint64_t *bits)
{
	unsigned at = 0;
	packed p;

	p.n = 0;
	for (unsigned i = 0; i < words; i++)
		pack64(&p, f, symbol + i * 64, i);
	look_up(&p, f);
	for (unsigned i = 0; i < words; i++) {
		bits[i] = _pdep_u64(bits_at(&p, at), p.want[i]) | p.single[i];
		at += (unsigned)__builtin_popcountll(p.want[i]);
	}
}

static uint64_t mark64(const gj_filter *f, const uint32_t *symbol)
{
	uint64_t found = 0;

	for (unsigned i = 0; i < 64; i += 16)
		found |= (uint64_t)mark16(f, symbol + i) << i;
	return found;
}

/* Does a word begin among these places? */
static inline bool any_words(const gj_filter *f, const uint32_t *symbol)
{
	__mmask16 any = 0;

	for (unsigned i = 0; i < 64; i += 16)
		any |= _mm512_cmpge_epu32_mask(_mm512_loadu_si512(symbol + i), all32(f->words));
	return any != 0;
}

void gj_window_mark_avx512(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			   uint64_t *bits)
{
	size_t word = from / 64, end = (to + 63) / 64;

	while (word < end) {
		size_t n = end - word < WORDS ? end - word : WORDS;

		if (f->tiny.follows == NULL && any_words(f, symbol + word * 64)) {
			mark_packed(f, symbol + word * 64, (unsigned)n, bits + word);
			word += n;
		} else {
			bits[word] = mark64(f, symbol + word * 64);
			word++;
		}
	}
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
