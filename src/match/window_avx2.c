/* SPDX-License-Identifier: Apache-2.0 */
#include "match/window.h"

#ifdef GJ_MATCH_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

/* Eight places: may a pattern begin there? */
static inline unsigned mark8(const gj_filter *f, const uint32_t *symbol)
{
	__m256i first = _mm256_loadu_si256((const __m256i *)symbol);
	__m256i second = _mm256_loadu_si256((const __m256i *)(symbol + 1));
	__m256i third = _mm256_loadu_si256((const __m256i *)(symbol + 2));
	__m256i sum = _mm256_add_epi32(
		_mm256_mullo_epi32(first, _mm256_set1_epi32((int)GJ_FILTER_FIRST)),
		_mm256_mullo_epi32(second, _mm256_set1_epi32((int)GJ_FILTER_SECOND)));
	__m256i slot = _mm256_srl_epi32(sum, _mm_cvtsi32_si128((int)f->shift));
	__m256i bit = _mm256_srli_epi32(
		_mm256_mullo_epi32(third, _mm256_set1_epi32((int)GJ_FILTER_THIRD)), 27);
	__m256i word = _mm256_i32gather_epi32((const int *)f->third, slot, 4);
	__m256i may = _mm256_slli_epi32(_mm256_srlv_epi32(word, bit), 31);
	__m256i single = _mm256_cmpgt_epi32(first, _mm256_set1_epi32((int)f->single - 1));

	return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_or_si256(may, single)));
}

void gj_window_mark_avx2(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			 uint64_t *bits)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		uint64_t found = 0;

		for (unsigned i = 0; i < 64; i += 8)
			found |= (uint64_t)mark8(f, symbol + word * 64 + i) << i;
		bits[word] = found;
	}
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
