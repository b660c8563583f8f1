/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 (FIPS 180-4) of a stream, by the processor's own instructions where it has them, else by libsodium: four to six times as slow. */
#ifndef GJ_BASE_SHA256_H
#define GJ_BASE_SHA256_H

#include <stdbool.h>
#include <stdint.h>

#include <sodium/crypto_hash_sha256.h>

#include "base/str.h"

typedef struct gj_sha256 {
	bool own; /* by our own code */
	crypto_hash_sha256_state sodium;
	uint32_t state[8];
	uint64_t len; /* bytes so far */
	unsigned char block[64];
} gj_sha256;

void gj_sha256_begin(gj_sha256 *hash);
/* For tests: `own` false: by libsodium, whatever the machine can do. False: it cannot do what is asked. */
bool gj_sha256_begin_by(gj_sha256 *hash, bool own);
void gj_sha256_add(gj_sha256 *hash, gj_str bytes);
void gj_sha256_end(gj_sha256 *hash, unsigned char out[32]);

#endif
