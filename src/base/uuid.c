/* SPDX-License-Identifier: Apache-2.0 */
#include "base/uuid.h"

#include <stdint.h>

/* SHA-1 (FIPS 180-4), which version 5 asks for and libsodium does not have. */
typedef struct sha1 {
	uint32_t state[5];
	unsigned char block[64];
	uint64_t length; /* bytes so far */
} sha1;

static uint32_t left(uint32_t word, unsigned bits)
{
	return word << bits | word >> (32 - bits);
}

/* The words of a block, spread to eighty. */
static void spread(const unsigned char block[64], uint32_t word[80])
{
	for (size_t i = 0; i < 16; i++)
		word[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
			  (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (unsigned i = 16; i < 80; i++)
		word[i] = left(word[i - 3] ^ word[i - 8] ^ word[i - 14] ^ word[i - 16], 1);
}

static void mix(sha1 *s)
{
	static const uint32_t constant[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
	uint32_t word[80];
	uint32_t a = s->state[0], b = s->state[1], c = s->state[2], d = s->state[3],
		 e = s->state[4];

	spread(s->block, word);
	for (unsigned i = 0; i < 80; i++) {
		uint32_t choose = i < 20   ? (b & c) | (~b & d)
				  : i < 40 ? b ^ c ^ d
				  : i < 60 ? (b & c) | (b & d) | (c & d)
					   : b ^ c ^ d;
		uint32_t next = left(a, 5) + choose + e + constant[i / 20] + word[i];

		e = d;
		d = c;
		c = left(b, 30);
		b = a;
		a = next;
	}
	s->state[0] += a;
	s->state[1] += b;
	s->state[2] += c;
	s->state[3] += d;
	s->state[4] += e;
}

static void add_byte(sha1 *s, unsigned char byte)
{
	s->block[s->length++ % 64] = byte;
	if (s->length % 64 == 0)
		mix(s);
}

static void add(sha1 *s, const void *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		add_byte(s, ((const unsigned char *)bytes)[i]);
}

static void finish(sha1 *s, unsigned char out[20])
{
	uint64_t bits = s->length * 8;

	add_byte(s, 0x80);
	while (s->length % 64 != 56)
		add_byte(s, 0);
	for (unsigned i = 0; i < 8; i++)
		add_byte(s, (unsigned char)(bits >> (56 - 8 * i)));
	for (unsigned i = 0; i < 20; i++)
		out[i] = (unsigned char)(s->state[i / 4] >> (24 - 8 * (i % 4)));
}

gj_uuid gj_uuid_of(const gj_uuid *space, gj_str name)
{
	sha1 s = {.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
	unsigned char hash[20];
	gj_uuid uuid;

	add(&s, space->byte, sizeof space->byte);
	add(&s, name.at, name.len);
	finish(&s, hash);
	memcpy(uuid.byte, hash, sizeof uuid.byte);
	uuid.byte[6] = (unsigned char)((uuid.byte[6] & 0x0f) | 0x50); /* version 5 */
	uuid.byte[8] = (unsigned char)((uuid.byte[8] & 0x3f) | 0x80); /* variant of the RFC */
	return uuid;
}

void gj_uuid_format(const gj_uuid *uuid, char out[37])
{
	static const char digit[] = "0123456789abcdef";
	char *at = out;

	for (unsigned i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*at++ = '-';
		*at++ = digit[uuid->byte[i] >> 4];
		*at++ = digit[uuid->byte[i] & 15];
	}
	*at = '\0';
}
