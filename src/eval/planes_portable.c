/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every machine of its kind has: NEON on ARM, SSE2 on x86-64. A comparison leaves a byte of 0 or 1 for each value, in a loop
 * that the compiler turns into vectors; eight such bytes become eight bits by one multiplication.
 */
#include "eval/planes.h"

/* Byte i to bit i. On a big-endian machine the bytes would lie the other way round. */
static inline uint64_t pack(const uint8_t bytes[64])
{
	uint64_t word = 0;

	for (int i = 0; i < 8; i++) {
		uint64_t eight = 0;

		for (int k = 0; k < 8; k++)
			eight |= (uint64_t)bytes[i * 8 + k] << k * 8;
		word |= (eight * UINT64_C(0x0102040810204080) >> 56) << i * 8;
	}
	return word;
}

#define MASK(value, relation, bound)                                                               \
	uint8_t bytes[64];                                                                         \
	for (int i = 0; i < 64; i++)                                                               \
		bytes[i] = (value)[i] relation(bound);                                             \
	return pack(bytes)

static inline uint64_t mask_not_below64(const int64_t *value, int64_t bound)
{
	MASK(value, >=, bound);
}

static inline uint64_t mask_not_below32(const int32_t *value, int32_t bound)
{
	MASK(value, >=, bound);
}

static inline uint64_t mask_same8(const uint8_t *value, uint8_t code)
{
	MASK(value, ==, code);
}

#define GJ_KERNELS gj_kernels_portable
#define GJ_VECTOR  16
#include "eval/planes_kernel.h"
