/* SPDX-License-Identifier: Apache-2.0 */
/* Eight cells at a time: their places gathered, then the eight bytes that each starts with. */
#include "portfolio/csv_truths.h"

#ifdef GJ_CSV_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#else
#pragma GCC target("avx512f")
#endif

static __mmask8 is(__m512i word, uint64_t what)
{
	return _mm512_cmpeq_epi64_mask(word, _mm512_set1_epi64((long long)what));
}

bool gj_csv_truths_avx512(const char *text, const gj_csv_cell *cell, size_t width, size_t n,
			  uint64_t *yes, uint64_t *no)
{
	const __m512i all = _mm512_set1_epi64(-1), low = _mm512_set1_epi64(UINT32_MAX);
	const __m512i row = _mm512_mul_epu32(_mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0),
					     _mm512_set1_epi64((long long)width));
	uint64_t odd = 0;

	*yes = *no = 0;
	for (size_t i = 0; i < n; i += 8, cell += 8 * width) {
		__mmask8 these = (__mmask8)(n - i < 8 ? (1u << (n - i)) - 1 : 0xFF), y, f;
		__m512i at =
			_mm512_mask_i64gather_epi64(_mm512_setzero_si512(), these, row, cell, 8);
		__m512i len = _mm512_and_si512(_mm512_srli_epi64(at, 32),
					       _mm512_set1_epi64(GJ_CSV_MOST_BYTES));
		__m512i word = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), these,
							   _mm512_and_si512(at, low), text, 1);
		__mmask8 fits = _mm512_cmplt_epu64_mask(len, _mm512_set1_epi64(8)), empty, doubled;

		/* Nothing behind the cell: ones above its bytes, turned round. */
		word = _mm512_andnot_si512(_mm512_sllv_epi64(all, _mm512_slli_epi64(len, 3)), word);
		empty = _mm512_cmpeq_epi64_mask(len, _mm512_setzero_si512());
		doubled = _mm512_cmplt_epi64_mask(at, _mm512_setzero_si512());
		y = (__mmask8)((is(word, GJ_CSV_YES) | is(word, GJ_CSV_TRUE)) & fits & these);
		f = (__mmask8)((is(word, GJ_CSV_NO) | is(word, GJ_CSV_FALSE)) & fits & these);
		*yes |= (uint64_t)y << i;
		*no |= (uint64_t)f << i;
		odd |= (uint64_t)((doubled | (__mmask8) ~(y | f | empty)) & these);
	}
	return odd == 0;
}

#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
