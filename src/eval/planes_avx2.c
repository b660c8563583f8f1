/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/planes.h"

#ifdef GJ_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,popcnt"))), apply_to = function)
#else
#pragma GCC target("avx2,popcnt")
#endif

static inline __m256i load(const void *from)
{
	return _mm256_loadu_si256((const __m256i *)from);
}

/* AVX2 has only "greater": bound > value, and that turned round. */
static inline uint64_t mask_not_below64(const int64_t *value, int64_t bound)
{
	__m256i above = _mm256_set1_epi64x(bound);
	uint64_t word = 0;

	for (int i = 0; i < 16; i++) {
		__m256d below = _mm256_castsi256_pd(_mm256_cmpgt_epi64(above, load(value + i * 4)));

		word |= (uint64_t)(unsigned)_mm256_movemask_pd(below) << i * 4;
	}
	return ~word;
}

static inline uint64_t mask_not_below32(const int32_t *value, int32_t bound)
{
	__m256i above = _mm256_set1_epi32(bound);
	uint64_t word = 0;

	for (int i = 0; i < 8; i++) {
		__m256 below = _mm256_castsi256_ps(_mm256_cmpgt_epi32(above, load(value + i * 8)));

		word |= (uint64_t)(unsigned)_mm256_movemask_ps(below) << i * 8;
	}
	return ~word;
}

static inline uint64_t mask_same8(const uint8_t *value, uint8_t code)
{
	__m256i codes = _mm256_set1_epi8((char)code);
	unsigned low = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(load(value), codes));
	unsigned high = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(load(value + 32), codes));

	return (uint64_t)high << 32 | low;
}

#define GJ_KERNELS gj_kernels_avx2
#define GJ_VECTOR  32
#include "eval/planes_kernel.h"
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
