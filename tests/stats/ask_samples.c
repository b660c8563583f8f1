/* SPDX-License-Identifier: Apache-2.0 */
/* Keys, samples of the items doc-0001 to doc-0020 of source src-A, and how many items each source gives. */
#include <stdio.h>

#include <sodium/utils.h>

#include "stats/allot.h"
#include "stats/ask.h"
#include "stats/bottom.h"

enum { ITEMS = 20 };

static int open_source(question *q, gj_sample_source *source)
{
	gj_str seed = has(q, "seed") ? words_of(q, "seed") : GJ_STR("2026-11-23/demo");

	return gj_sample_source_open(source, seed, GJ_STR("src-A"), &q->err);
}

static gj_sample_key key_of(const gj_sample_source *source, int i, char name[16])
{
	gj_sample_key key;

	snprintf(name, 16, "doc-%04d", i);
	gj_sample_key_of(&key, source, gj_str_of(name));
	return key;
}

static int put_rank(question *q, gj_bottom *sample, int64_t rank)
{
	char hex[65];
	const gj_bottom_item *item;
	size_t n;

	item = gj_bottom_items(sample, &n);
	if (rank < 1 || (uint64_t)rank > n)
		return GJ_EINPUT;
	item += rank - 1;
	gj_buf_add(q->out, item->id);
	sodium_bin2hex(hex, sizeof hex, item->key.byte, sizeof item->key.byte);
	put_word(q, "", hex);
	return GJ_OK;
}

static int rank(question *q)
{
	gj_bottom sample;
	gj_sample_source source;
	char name[16];
	int rc = open_source(q, &source);

	if (rc == GJ_OK)
		rc = gj_bottom_open(&sample, gj_alloc_system(), GJ_STR("2026-11-23/demo"), ITEMS,
				    &q->err);
	for (int i = ITEMS; i >= 1 && rc == GJ_OK; i--) {
		gj_sample_key key = key_of(&source, i, name);

		rc = gj_bottom_offer(&sample, &key, gj_str_of(name), (uint64_t)i, &q->err);
	}
	if (rc == GJ_OK)
		rc = put_rank(q, &sample, whole(q, "rank"));
	gj_bottom_close(&sample);
	return rc;
}

static int bernoulli(question *q)
{
	gj_sample_source source;
	gj_share rate = share(q, "rate");
	int rc = open_source(q, &source);
	char name[16];

	for (int i = 1; i <= ITEMS && rc == GJ_OK; i++) {
		gj_sample_key key = key_of(&source, i, name);

		if (gj_sample_key_within(&key, rate))
			put_word(q, "", name);
	}
	return rc;
}

static int allot(question *q)
{
	gj_allot source[16];
	gj_str rest = words_of(q, "sizes");
	size_t count = 0;
	int rc;

	while (rest.len > 0 && count < 16) {
		const char *comma = memchr(rest.at, ',', rest.len);
		size_t n = comma != NULL ? (size_t)(comma - rest.at) : rest.len;

		if (!read_whole((gj_str){rest.at, n}, &source[count++].of))
			q->lacking = true;
		n += comma != NULL;
		rest.at += n;
		rest.len -= n;
	}
	rc = gj_allot_deal(source, count, whole(q, "n"), whole(q, "least"), &q->err);
	for (size_t i = 0; i < count && rc == GJ_OK; i++)
		put_count(q, "", source[i].n);
	return rc;
}

static int seed(question *q)
{
	char commit[65], made[65];
	int rc = gj_seed_commit(commit, words_of(q, "nonce"), &q->err);

	if (rc == GJ_OK)
		rc = gj_seed_make(made, words_of(q, "manifest"), words_of(q, "nonce"), &q->err);
	if (rc != GJ_OK)
		return rc;
	put_word(q, "commit", commit);
	put_word(q, "seed", made);
	return GJ_OK;
}

const kind kinds_of_samples[] = {
	{"sample_key_rank", rank},
	{"sample_bernoulli", bernoulli},
	{"allot", allot},
	{"seed", seed},
	{NULL, NULL},
};
