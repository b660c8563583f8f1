/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/sample_key.h"

#include <sodium/utils.h>

#include "base/fault.h"

static void add(crypto_hash_sha256_state *state, gj_str text)
{
	if (text.len > 0)
		crypto_hash_sha256_update(state, (const unsigned char *)text.at, text.len);
}

/* A text that ends before the next one begins. */
static void add_ended(crypto_hash_sha256_state *state, gj_str text)
{
	add(state, text);
	add(state, GJ_STR("\0"));
}

static bool has_zero(gj_str text)
{
	return text.len > 0 && memchr(text.at, 0, text.len) != NULL;
}

/* With a zero byte inside, two names could be read as two others. */
static int check(gj_str text, const char *what, gj_error *err)
{
	if (has_zero(text))
		return gj_fault(err, GJ_EINPUT, "%s has a zero byte in it", what);
	return GJ_OK;
}

static int check_filled(gj_str text, const char *what, gj_error *err)
{
	if (text.len == 0)
		return gj_fault(err, GJ_EINPUT, "%s is empty", what);
	return check(text, what, err);
}

int gj_sample_source_open(gj_sample_source *out, gj_str seed, gj_str source, gj_error *err)
{
	if (check_filled(seed, "the seed", err) != GJ_OK ||
	    check(source, "the name of the source", err) != GJ_OK)
		return GJ_EINPUT;
	crypto_hash_sha256_init(&out->state);
	add_ended(&out->state, GJ_STR("guiju-sample-v1"));
	add_ended(&out->state, seed);
	add_ended(&out->state, source);
	return GJ_OK;
}

void gj_sample_key_of(gj_sample_key *out, const gj_sample_source *source, gj_str id)
{
	crypto_hash_sha256_state state = source->state;

	add(&state, id);
	crypto_hash_sha256_final(&state, out->byte);
}

int gj_sample_key_cmp(const gj_sample_key *a, const gj_sample_key *b)
{
	return memcmp(a->byte, b->byte, sizeof a->byte);
}

bool gj_sample_key_within(const gj_sample_key *key, gj_share rate)
{
	uint64_t first = 0;

	for (size_t i = 0; i < sizeof first; i++)
		first = first << 8 | key->byte[i];
	return (gj_wide)first * rate.whole < (gj_wide)rate.part << 64;
}

static void finish(crypto_hash_sha256_state *state, char out[65])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final(state, hash);
	sodium_bin2hex(out, 65, hash, sizeof hash);
}

int gj_seed_commit(char out[65], gj_str nonce, gj_error *err)
{
	crypto_hash_sha256_state state;

	if (check_filled(nonce, "the nonce", err) != GJ_OK)
		return GJ_EINPUT;
	crypto_hash_sha256_init(&state);
	add_ended(&state, GJ_STR("guiju-commit-v1"));
	add(&state, nonce);
	finish(&state, out);
	return GJ_OK;
}

int gj_seed_make(char out[65], gj_str manifest, gj_str nonce, gj_error *err)
{
	crypto_hash_sha256_state state;

	if (check_filled(manifest, "the hash of the manifest", err) != GJ_OK ||
	    check_filled(nonce, "the nonce", err) != GJ_OK)
		return GJ_EINPUT;
	crypto_hash_sha256_init(&state);
	add_ended(&state, GJ_STR("guiju-seed-v1"));
	add_ended(&state, manifest);
	add(&state, nonce);
	finish(&state, out);
	return GJ_OK;
}
