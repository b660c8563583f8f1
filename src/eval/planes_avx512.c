/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/planes.h"

#ifdef GJ_X86
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,popcnt"))),                   \
			     apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,popcnt")
#endif

static inline uint64_t mask_not_below64(const int64_t *value, int64_t bound)
{
	__m512i low = _mm512_set1_epi64(bound);
	uint64_t word = 0;

	for (int i = 0; i < 8; i++)
		word |= (uint64_t)_mm512_cmpge_epi64_mask(_mm512_loadu_si512(value + i * 8), low)
			<< i * 8;
	return word;
}

static inline uint64_t mask_not_below32(const int32_t *value, int32_t bound)
{
	__m512i low = _mm512_set1_epi32(bound);
	uint64_t word = 0;

	for (int i = 0; i < 4; i++)
		word |= (uint64_t)_mm512_cmpge_epi32_mask(_mm512_loadu_si512(value + i * 16), low)
			<< i * 16;
	return word;
}

static inline uint64_t mask_same8(const uint8_t *value, uint8_t code)
{
	return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(value), _mm512_set1_epi8((char)code));
}

#define GJ_KERNELS gj_kernels_avx512
#define GJ_VECTOR  64
#include "eval/planes_kernel.h"
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
