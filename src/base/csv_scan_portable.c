/* SPDX-License-Identifier: Apache-2.0 */
/* Vectors of 16 bytes in the compiler's own terms, so that NEON and others are served without a word of theirs. */
#include "base/csv_scan.h"

#define GJ_SCAN gj_csv_scan_portable
#define GJ_CUT	gj_csv_cut_portable
#include "base/csv_scan_kernel.h"

typedef unsigned char bytes __attribute__((vector_size(16)));

enum { LANES = 4 };

static inline bytes load(const char *at)
{
	bytes b;

	memcpy(&b, at, sizeof b);
	return b;
}

/* Sums of neighbours: of a in the lower half, of b in the higher. */
static inline bytes add_pairs(bytes a, bytes b)
{
#ifdef __clang__
	return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28,
				       30) +
	       __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29,
				       31);
#else
	const bytes even = {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30};

	return __builtin_shuffle(a, b, even) + __builtin_shuffle(a, b, even + 1);
#endif
}

/* Four vectors of all ones and none to a bit each: every lane keeps the bit of its place, and three sums gather eight. */
static inline uint64_t mask_of(const bytes *is)
{
	const bytes bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
	bytes sum =
		add_pairs(add_pairs(is[0] & bit, is[1] & bit), add_pairs(is[2] & bit, is[3] & bit));
	uint64_t mask;

	sum = add_pairs(sum, sum);
	memcpy(&mask, &sum, sizeof mask);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	mask = __builtin_bswap64(mask);
#endif
	return mask;
}

static inline uint64_t mask_if_any(const bytes *is)
{
	bytes any = is[0] | is[1] | is[2] | is[3];
	uint64_t half[2];

	memcpy(half, &any, sizeof half);
	return (half[0] | half[1]) == 0 ? 0 : mask_of(is);
}

static inline signs signs_of(const char *at, char separator)
{
	bytes is_separator[LANES], is_newline[LANES], is_quote[LANES], is_odd[LANES];

	for (size_t i = 0; i < LANES; i++) {
		bytes b = load(at + 16 * i);

		is_separator[i] = (bytes)(b == (unsigned char)separator);
		is_newline[i] = (bytes)(b == '\n');
		is_quote[i] = (bytes)(b == '"');
		is_odd[i] = (bytes)((b == '\r') | (b == '\0'));
	}
	return (signs){mask_of(is_separator), mask_if_any(is_newline), mask_if_any(is_quote),
		       mask_if_any(is_odd)};
}

static inline bool odd_quotes(const char *at, size_t blocks)
{
	bytes odd[LANES] = {{0}};

	for (size_t i = 0; i < blocks; i++, at += BLOCK)
		for (size_t k = 0; k < LANES; k++)
			odd[k] ^= (bytes)(load(at + 16 * k) == '"');
	return COUNT(mask_of(odd)) & 1;
}

static inline uint64_t prefix_xor(uint64_t bits)
{
	for (int step = 1; step < 64; step *= 2)
		bits ^= bits << step;
	return bits;
}
