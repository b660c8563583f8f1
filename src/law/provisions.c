/* SPDX-License-Identifier: Apache-2.0 */
/* Which norms stand in a provision: by instrument, and in it by article. */
#include "law/build.h"

/* Of the first step, so that a provision and its parts have one key. Others have it seldom. */
static uint32_t key_of(const gj_cite *cite)
{
	uint32_t key;

	if (cite->n == 0)
		return 0;
	key = (uint32_t)cite->step[0].unit;
	for (const char *at = cite->step[0].label; *at != '\0'; at++)
		key = key * 31 + (unsigned char)*at;
	return key;
}

static size_t head_of(const gj_by_provision *norms, uint32_t instrument, uint32_t key)
{
	uint64_t mixed = ((uint64_t)instrument << 32 | key) * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(mixed >> 32) & (norms->n_heads - 1);
}

static int take_room(gj_build *b, gj_by_provision *out)
{
	gj_arena *arena = b->arena;
	size_t n = b->law->n_norms;

	for (out->n_heads = 16; out->n_heads < n; out->n_heads *= 2)
		;
	out->first = gj_arena_array(arena, b->law->n_instruments + 1, sizeof *out->first);
	out->norm = gj_arena_array(arena, n, sizeof *out->norm);
	out->key = gj_arena_array(arena, n, sizeof *out->key);
	out->after = gj_arena_array(arena, n, sizeof *out->after);
	out->head = gj_arena_array(arena, out->n_heads, sizeof *out->head);
	return out->first == NULL || out->norm == NULL || out->key == NULL || out->after == NULL ||
			       out->head == NULL
		       ? gj_build_memory(b)
		       : GJ_OK;
}

int gj_build_by_provision(gj_build *b, gj_by_provision *out)
{
	const gj_law *law = b->law;
	uint32_t *next = gj_arena_array(b->arena, law->n_instruments + 1, sizeof *next);
	int rc = next == NULL ? gj_build_memory(b) : take_room(b, out);

	if (rc != GJ_OK)
		return rc;
	for (size_t i = 0; i < law->n_norms; i++)
		out->first[law->norm[i].instrument + 1]++;
	for (size_t i = 0; i < law->n_instruments; i++) {
		out->first[i + 1] += out->first[i];
		next[i] = out->first[i];
	}
	for (uint32_t i = 0; i < law->n_norms; i++) {
		uint32_t at = next[law->norm[i].instrument]++;

		out->norm[at] = i;
		out->key[at] = key_of(&law->norm[i].cite[0]);
	}
	/* From the last to the first, so that a chain has the order of the law. */
	for (uint32_t at = (uint32_t)law->n_norms; at-- > 0;) {
		size_t head = head_of(out, law->norm[out->norm[at]].instrument, out->key[at]);

		out->after[at] = out->head[head];
		out->head[head] = at + 1;
	}
	return GJ_OK;
}

static bool stands_in(const gj_build *b, const gj_by_provision *norms, uint32_t place,
		      uint32_t instrument, const gj_cite *provision)
{
	const gj_norm *norm = &b->law->norm[norms->norm[place]];

	return norm->instrument == instrument && gj_cite_within(&norm->cite[0], provision);
}

static uint32_t along_chain(const gj_build *b, const gj_by_provision *norms, uint32_t next,
			    uint32_t instrument, const gj_cite *provision)
{
	uint32_t key = key_of(provision);

	for (; next != 0; next = norms->after[next - 1])
		if (norms->key[next - 1] == key &&
		    stands_in(b, norms, next - 1, instrument, provision))
			return next - 1;
	return GJ_NO_PLACE;
}

uint32_t gj_build_first_in(const gj_build *b, const gj_by_provision *norms, uint32_t instrument,
			   const gj_cite *provision)
{
	if (provision->n > 0)
		return along_chain(b, norms,
				   norms->head[head_of(norms, instrument, key_of(provision))],
				   instrument, provision);
	return norms->first[instrument] < norms->first[instrument + 1] ? norms->first[instrument]
								       : GJ_NO_PLACE;
}

uint32_t gj_build_next_in(const gj_build *b, const gj_by_provision *norms, uint32_t place,
			  const gj_cite *provision)
{
	uint32_t instrument = b->law->norm[norms->norm[place]].instrument;

	if (provision->n > 0)
		return along_chain(b, norms, norms->after[place], instrument, provision);
	return place + 1 < norms->first[instrument + 1] ? place + 1 : GJ_NO_PLACE;
}
