/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random samples that anybody can draw again: each item has a key, the SHA-256 of a seed and its name, and the items with the
 * smallest keys are the sample. It hangs neither on order nor on files nor on threads, and nobody can choose it who did not know the seed
 * when the items were fixed.
 */
#ifndef GJ_STATS_SAMPLE_KEY_H
#define GJ_STATS_SAMPLE_KEY_H

#include <stdbool.h>

#include <sodium/crypto_hash_sha256.h>

#include <guiju/error.h>

#include "base/str.h"
#include "stats/share.h"

typedef struct gj_sample_key {
	unsigned char byte[crypto_hash_sha256_BYTES];
} gj_sample_key;

/* One source under one seed, hashed so far. Copies by value. */
typedef struct gj_sample_source {
	crypto_hash_sha256_state state;
} gj_sample_source;

/* The key of an item is SHA-256("guiju-sample-v1" 0 seed 0 source 0 id). GJ_EINPUT: a zero byte in seed or source, or an empty seed. */
int gj_sample_source_open(gj_sample_source *out, gj_str seed, gj_str source, gj_error *err);
void gj_sample_key_of(gj_sample_key *out, const gj_sample_source *source, gj_str id);

/* Byte order. */
int gj_sample_key_cmp(const gj_sample_key *a, const gj_sample_key *b);

/* Bernoulli sampling: is this item among the share `rate`? True when the first 8 bytes are below rate * 2^64, in integers. `rate` is sound. */
bool gj_sample_key_within(const gj_sample_key *key, gj_share rate);

/*
 * A seed that neither side could choose: the assessor publishes the commitment to a nonce; the owner publishes the hash of the
 * manifest; then the nonce is shown, and the seed is SHA-256("guiju-seed-v1" 0 manifest 0 nonce). The commitment is
 * SHA-256("guiju-commit-v1" 0 nonce). Hex, zero-ended. That the one came before the other needs a time stamp from outside.
 * GJ_EINPUT: an empty text, or one with a zero byte.
 */
int gj_seed_commit(char out[65], gj_str nonce, gj_error *err);
int gj_seed_make(char out[65], gj_str manifest, gj_str nonce, gj_error *err);

#endif
