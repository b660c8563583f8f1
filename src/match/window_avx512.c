/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sixty-four bytes at a time. The places of the leads are packed together; then sixteen characters at once: their bytes are brought into
 * lanes, made code points, and looked up. What is not one sound character of one symbol is left to the reading byte by byte.
 */
#include "match/window_read.h"

#ifdef GJ_MATCH_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(                                                                      \
	__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt"))),   \
	apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt")
#endif

static inline __m512i all8(int byte)
{
	return _mm512_set1_epi8((char)byte);
}

static inline __m512i all32(uint32_t word)
{
	return _mm512_set1_epi32((int)word);
}

static inline __m512i counting32(void)
{
	return _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
}

/* The leads of a block, if all that they begin in it is sound in form; `*usable` bytes of it are whole sequences of 1 to 3 bytes. */
static inline bool leads_of(__m512i block, uint64_t *leads, unsigned *usable)
{
	uint64_t high = (uint64_t)_mm512_movepi8_mask(block);
	uint64_t lead2 = _mm512_cmpge_epu8_mask(block, all8(0xC0));
	uint64_t lead3 = _mm512_cmpge_epu8_mask(block, all8(0xE0));
	uint64_t tails = high & ~lead2, owed = lead2 << 1 | lead3 << 2;
	uint64_t cut = (lead2 & UINT64_C(1) << 63) | (lead3 & UINT64_C(3) << 62);

	*leads = ~tails;
	*usable = 64;
	if (cut != 0) {
		*usable = (unsigned)__builtin_ctzll(cut);
		*leads &= ~(UINT64_MAX << *usable);
		tails &= ~(UINT64_MAX << *usable);
		owed &= ~(UINT64_MAX << *usable);
	}
	return tails == owed && _mm512_cmpge_epu8_mask(block, all8(0xF0)) == 0;
}

/* Code points of sixteen sequences whose first bytes are at `at`; a bit for each lane in which it is too long a form or a surrogate. */
static inline __m512i codes_of(__m512i block, __m512i at, __mmask16 *bad)
{
	__m512i spread = _mm512_add_epi32(_mm512_mullo_epi32(at, all32(0x010101)), all32(0x020100));
	__m512i bytes = _mm512_permutexvar_epi8(spread, block);
	__m512i second = _mm512_and_si512(_mm512_srli_epi32(bytes, 8), all32(63));
	__m512i third = _mm512_and_si512(_mm512_srli_epi32(bytes, 16), all32(63));
	__m512i lead = _mm512_and_si512(bytes, all32(255));
	__m512i two =
		_mm512_or_si512(_mm512_slli_epi32(_mm512_and_si512(lead, all32(31)), 6), second);
	__m512i three = _mm512_or_si512(_mm512_slli_epi32(_mm512_and_si512(lead, all32(15)), 12),
					_mm512_or_si512(_mm512_slli_epi32(second, 6), third));
	__mmask16 is_two = _mm512_cmpge_epu32_mask(lead, all32(0xC0));
	__mmask16 is_three = _mm512_cmpge_epu32_mask(lead, all32(0xE0));
	__m512i code = _mm512_mask_mov_epi32(lead, is_two, two);

	code = _mm512_mask_mov_epi32(code, is_three, three);
	*bad = _mm512_mask_cmplt_epu32_mask(is_two, code, all32(0x80)) |
	       _mm512_mask_cmplt_epu32_mask(is_three, code, all32(0x800)) |
	       _mm512_cmpeq_epi32_mask(_mm512_and_si512(code, all32(0xF800)), all32(0xD800));
	return code;
}

/* Up to sixteen characters; false: one of them is something else, and nothing counts. */
static inline bool read16(gj_window *w, __m512i block, __m128i places, unsigned n, uint32_t base,
			  size_t to)
{
	__m512i at = _mm512_cvtepu8_epi32(places);
	__mmask16 bad, live = (__mmask16)((1u << n) - 1);
	__m512i code = codes_of(block, at, &bad);
	__m512i wide = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), live, code,
						   (const int *)w->alphabet->near, 2);
	__m512i symbol = _mm512_and_si512(wide, all32(0xFFFF));
	__m512i length =
		_mm512_maskz_mov_epi32(_mm512_cmpge_epu32_mask(code, all32(0x80)), all32(2));
	__m512i place = _mm512_slli_epi32(_mm512_add_epi32(at, all32(base)), 3);

	length = _mm512_mask_mov_epi32(length, _mm512_cmpge_epu32_mask(code, all32(0x800)),
				       all32(4));
	_mm512_storeu_si512(w->symbol + to, symbol);
	_mm512_storeu_si512(w->place + to, _mm512_or_si512(place, length));
	return ((_mm512_test_epi32_mask(wide, all32(GJ_NEAR_SPECIAL)) | bad) & live) == 0;
}

/* Sixty-four characters of one byte. What is special among them is none in a plain fold. */
static inline void read_plain(gj_window *w, __m512i block, uint32_t base)
{
	const __m512i *low = (const __m512i *)w->alphabet->plain_low,
		      *high = (const __m512i *)w->alphabet->plain_high;
	__m512i lows = _mm512_permutex2var_epi8(_mm512_loadu_si512(low), block,
						_mm512_loadu_si512(low + 1));
	__m512i highs = _mm512_permutex2var_epi8(_mm512_loadu_si512(high), block,
						 _mm512_loadu_si512(high + 1));
	__m512i place = _mm512_slli_epi32(_mm512_add_epi32(counting32(), all32(base)), 3);

	for (unsigned i = 0; i < 64; i += 16) {
		__m512i symbol = _mm512_or_si512(
			_mm512_cvtepu8_epi32(_mm512_castsi512_si128(lows)),
			_mm512_slli_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(highs)), 8));

		_mm512_storeu_si512(w->symbol + w->n + i, symbol);
		_mm512_storeu_si512(w->place + w->n + i, place);
		lows = _mm512_shuffle_i64x2(lows, lows, 0x39);
		highs = _mm512_shuffle_i64x2(highs, highs, 0x39);
		place = _mm512_add_epi32(place, all32(16 << 3));
	}
	w->n += 64;
}

/* A block; returns how many bytes of it were read, 0 when it must be read byte by byte. */
static inline unsigned read_block(gj_window *w, __m512i block, uint32_t base)
{
	const __m512i counting = _mm512_set_epi8(
		63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43,
		42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22,
		21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
	uint64_t leads;
	unsigned usable, n;
	bool sound;
	__m512i places;

	if (_mm512_movepi8_mask(block) == 0) {
		read_plain(w, block, base);
		return 64;
	}
	sound = leads_of(block, &leads, &usable);
	places = _mm512_maskz_compress_epi8(leads, counting);
	if (!sound)
		return 0;
	n = (unsigned)__builtin_popcountll(leads);
	for (unsigned i = 0; i < n; i += 16) {
		sound &= read16(w, block, _mm512_castsi512_si128(places), n - i < 16 ? n - i : 16,
				base, w->n + i);
		places = _mm512_shuffle_i64x2(places, places, 0x39);
	}
	if (!sound)
		return 0;
	w->n += n;
	return usable;
}

size_t gj_window_read_avx512(gj_window *w, const unsigned char *text, size_t len, bool last)
{
	bool plain = (w->alphabet->how & (GJ_FOLD_GAPS | GJ_FOLD_REPEATS)) == 0 &&
		     w->alphabet->near != NULL;
	size_t at = 0;

	while (plain && len - at >= 64 && w->n < w->cap) {
		unsigned step = w->quiet > 0 || w->gaps > 0
					? 0
					: read_block(w, _mm512_loadu_si512(text + at),
						     (uint32_t)(w->read - w->origin));

		if (step > 0)
			w->read += step;
		else
			step = (unsigned)gj_window_read_some(w, text + at, len - at, 64, last);
		at += step;
	}
	return at + gj_window_read_some(w, text + at, len - at, len - at, last);
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
