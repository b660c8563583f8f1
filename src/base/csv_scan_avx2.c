/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv_scan.h"

#ifdef GJ_CSV_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,pclmul"))),               \
			     apply_to = function)
#else
#pragma GCC target("avx2,bmi,bmi2,popcnt,pclmul")
#endif

#define GJ_SCAN gj_csv_scan_avx2
#define GJ_CUT	gj_csv_cut_avx2
#include "base/csv_scan_kernel.h"

static inline uint64_t mask_of(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
							     << 32;
}

static inline signs signs_of(const char *at, char separator)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)at);
	__m256i high = _mm256_loadu_si256((const __m256i *)(at + 32));
	__m256i zero = _mm256_setzero_si256(), cr = _mm256_set1_epi8('\r');
#define MASK(byte)                                                                                 \
	mask_of(_mm256_cmpeq_epi8(low, _mm256_set1_epi8(byte)),                                    \
		_mm256_cmpeq_epi8(high, _mm256_set1_epi8(byte)))

	return (signs){
		MASK(separator), MASK('\n'), MASK('"'),
		mask_of(_mm256_or_si256(_mm256_cmpeq_epi8(low, zero), _mm256_cmpeq_epi8(low, cr)),
			_mm256_or_si256(_mm256_cmpeq_epi8(high, zero),
					_mm256_cmpeq_epi8(high, cr)))};
#undef MASK
}

static inline bool odd_quotes(const char *at, size_t blocks)
{
	__m256i low = _mm256_setzero_si256(), high = low, quote = _mm256_set1_epi8('"');

	for (size_t i = 0; i < blocks; i++, at += BLOCK) {
		const __m256i *b = (const __m256i *)at;

		low = _mm256_xor_si256(low, _mm256_cmpeq_epi8(_mm256_loadu_si256(b), quote));
		high = _mm256_xor_si256(high, _mm256_cmpeq_epi8(_mm256_loadu_si256(b + 1), quote));
	}
	return COUNT(mask_of(low, high)) & 1;
}

/* A product without carries by all ones is the sum of all shifts. */
static inline uint64_t prefix_xor(uint64_t bits)
{
	__m128i product =
		_mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);

	return (uint64_t)_mm_cvtsi128_si64(product);
}
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
