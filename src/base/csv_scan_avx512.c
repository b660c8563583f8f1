/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv_scan.h"

#ifdef GJ_CSV_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(                                                                      \
	__attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,pclmul"))),       \
	apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,pclmul")
#endif

#define GJ_SCAN gj_csv_scan_avx512
#define GJ_CUT	gj_csv_cut_avx512
#define GJ_OWN_LAY
#include "base/csv_scan_kernel.h"

static inline signs signs_of(const char *at, char separator)
{
	__m512i b = _mm512_loadu_si512(at);

	return (signs){_mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8(separator)),
		       _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('\n')),
		       _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('"')),
		       _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('\r')) |
			       _mm512_testn_epi8_mask(b, b)};
}

static inline bool odd_quotes(const char *at, size_t blocks)
{
	uint64_t odd = 0;

	for (size_t i = 0; i < blocks; i++, at += BLOCK)
		odd ^= _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(at), _mm512_set1_epi8('"'));
	return COUNT(odd) & 1;
}

static inline uint64_t prefix_xor(uint64_t bits)
{
	__m128i product =
		_mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);

	return (uint64_t)_mm_cvtsi128_si64(product);
}

/*
 * Sixteen cells at a time: the places of the bits, pressed together, are the ends; each start is one past the end before. Laid
 * as their two words; the same pressing of `closed` says which to unwrap.
 */
static inline void lay(state *s, uint64_t ends, uint64_t closed, size_t n, uint32_t base)
{
	static const char place[64] = {
		0,  1,	2,  3,	4,  5,	6,  7,	8,  9,	10, 11, 12, 13, 14, 15,
		16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
		32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
		48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
	};
	const __m512i low =
		_mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
	const __m512i high = _mm512_add_epi32(low, _mm512_set1_epi32(8));
	const __m512i one = _mm512_set1_epi32(1), start = _mm512_set1_epi32((int)base);
	__m512i places = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(place));
	__m512i before = _mm512_set1_epi32((int)s->start - 1);
	gj_csv_cell *to = s->cell + s->k;
	uint64_t quoted = _pext_u64(closed, ends);

	for (size_t done = 0; done < n; done += 16, quoted >>= 16) {
		__m512i end = _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(places)),
					       start);
		__m512i at = _mm512_add_epi32(_mm512_alignr_epi32(end, before, 15), one);
		__m512i mark = _mm512_sub_epi32(end, at);

		at = _mm512_mask_add_epi32(at, (__mmask16)quoted, at, one);
		mark = _mm512_mask_add_epi32(mark, (__mmask16)quoted, mark,
					     _mm512_set1_epi32((int)GJ_CSV_QUOTED - 2));
		_mm512_storeu_si512(to + done, _mm512_permutex2var_epi32(at, low, mark));
		_mm512_storeu_si512(to + done + 8, _mm512_permutex2var_epi32(at, high, mark));
		before = end;
		places = _mm512_shuffle_i64x2(places, places, 0x39); /* the next sixteen */
	}
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
