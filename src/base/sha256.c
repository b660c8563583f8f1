/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
static const uint32_t constant[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2};

/* Blocks of 64 bytes. The instructions hold the state as ABEF and CDGH and do two rounds each. */
__attribute__((target("sha,sse4.1"))) static void compress(uint32_t state[8], const char *at,
							   size_t blocks)
{
	const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1),
		hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B),
		abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);

	for (; blocks > 0; blocks--, at += 64) {
		__m128i was_abef = abef, was_cdgh = cdgh, w[4];

		for (size_t i = 0; i < 4; i++)
			w[i] = _mm_shuffle_epi8(
				_mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)),
				order);
#pragma GCC unroll 16
		for (size_t i = 0; i < 16; i++) {
			__m128i sum;

			if (i >= 4) /* four more words of the schedule, in place of the oldest */
				w[i % 4] = _mm_sha256msg2_epu32(
					_mm_add_epi32(
						_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]),
						_mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4)),
					w[(i + 3) % 4]);
			sum = _mm_add_epi32(w[i % 4],
					    _mm_loadu_si128((const __m128i *)(constant + 4 * i)));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
		}
		abef = _mm_add_epi32(abef, was_abef);
		cdgh = _mm_add_epi32(cdgh, was_cdgh);
	}
	badc = _mm_shuffle_epi32(abef, 0x1B);
	hgfe = _mm_shuffle_epi32(cdgh, 0xB1);
	_mm_storeu_si128((__m128i *)state, _mm_blend_epi16(badc, hgfe, 0xF0));
	_mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(hgfe, badc, 8));
}

static bool can(void)
{
	unsigned a, b, c, d, most = __get_cpuid_max(0, NULL);

	if (most < 7 || !__get_cpuid(1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0)
		return false;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & 1u << 29) != 0;
}
#else
static void compress(uint32_t state[8], const char *at, size_t blocks)
{
	(void)state;
	(void)at;
	(void)blocks;
}

static bool can(void)
{
	return false;
}
#endif

bool gj_sha256_begin_by(gj_sha256 *hash, bool own)
{
	/* The same of the square roots of the first eight (5.3.3). */
	static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
					  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

	if (own && !can())
		return false;
	hash->own = own;
	hash->len = 0;
	memcpy(hash->state, start, sizeof start);
	if (!own)
		crypto_hash_sha256_init(&hash->sodium);
	return true;
}

void gj_sha256_begin(gj_sha256 *hash)
{
	if (!gj_sha256_begin_by(hash, true))
		gj_sha256_begin_by(hash, false);
}

void gj_sha256_add(gj_sha256 *hash, gj_str bytes)
{
	size_t held = hash->len % sizeof hash->block, n = sizeof hash->block - held;

	if (!hash->own) {
		crypto_hash_sha256_update(&hash->sodium, (const unsigned char *)bytes.at,
					  bytes.len);
		return;
	}
	hash->len += bytes.len;
	if (held > 0) {
		n = n < bytes.len ? n : bytes.len;
		memcpy(hash->block + held, bytes.at, n);
		bytes = (gj_str){bytes.at + n, bytes.len - n};
		if (held + n < sizeof hash->block)
			return;
		compress(hash->state, (const char *)hash->block, 1);
	}
	compress(hash->state, bytes.at, bytes.len / sizeof hash->block);
	n = bytes.len % sizeof hash->block;
	if (n > 0)
		memcpy(hash->block, bytes.at + bytes.len - n, n);
}

void gj_sha256_end(gj_sha256 *hash, unsigned char out[32])
{
	static const char pad[64] = "\x80";
	uint64_t bits = hash->len * 8;
	size_t held = hash->len % sizeof hash->block;
	char length[8];

	if (!hash->own) {
		crypto_hash_sha256_final(&hash->sodium, out);
		return;
	}
	gj_sha256_add(hash, (gj_str){pad, held < 56 ? 56 - held : 120 - held});
	for (size_t i = 0; i < 8; i++)
		length[i] = (char)(bits >> (56 - 8 * i));
	gj_sha256_add(hash, (gj_str){length, sizeof length});
	for (size_t i = 0; i < 32; i++)
		out[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}
