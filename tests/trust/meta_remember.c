/* SPDX-License-Identifier: Apache-2.0 */
/* The reference that remembers says what the one that reads everything anew says. */
#include "trust/meta.h"
#include "trust/ref_memory.h"

typedef struct both {
	meta *m;
	ref_memory *memory;
	gj_refs plain, remembered; /* rooms for lifters */
} both;

static bool same_refs(const gj_refs *a, const gj_refs *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

static bool same(const ref_verdict *a, const ref_verdict *b)
{
	return a->applicability == b->applicability && a->because == b->because &&
	       a->if_in_force == b->if_in_force && a->from == b->from &&
	       a->compliance == b->compliance && a->due == b->due && a->since == b->since;
}

static bool ask(both *b, const gj_record *record, gj_day on, bool no_presumption)
{
	ref anew = {b->m->law, record, on, no_presumption, NULL}, again = anew;
	ref_verdict x, y;

	again.memory = b->memory;
	for (uint32_t i = 0; i < b->m->law->n_norms; i++) {
		ref_judge(&anew, i, &x, &b->plain);
		ref_judge(&again, i, &y, &b->remembered);
		b->m->tried++;
		if (!same(&x, &y) || !same_refs(&b->plain, &b->remembered))
			return meta_fails(b->m, &b->m->verdicts->item[i],
					  "the reference remembers it otherwise");
	}
	return true;
}

/* One record on its day, on a later one, without presumptions, and all of that once more, now from memory. */
static bool ask_of_record(both *b, const gj_record *record)
{
	gj_day later = b->m->on + 1 + (gj_day)rng_below(&b->m->random, 400);
	bool same = true;

	ref_memory_forget(b->memory);
	for (int round = 0; same && round < 2; round++)
		same = ask(b, record, b->m->on, false) && ask(b, record, later, false) &&
		       ask(b, record, b->m->on, true);
	return same;
}

/* Two records in one place: what was found of the first is no answer for the second. */
bool meta_remembered(meta *m)
{
	both b = {.m = m, .memory = ref_memory_new(m->law)};
	gj_record *other, *place = case_copy(m->arena, m->record);
	size_t n = m->law->n_norms + 1;
	bool same = false;

	b.plain.at = gj_arena_array(m->arena, n, sizeof *b.plain.at);
	b.remembered.at = gj_arena_array(m->arena, n, sizeof *b.remembered.at);
	if (b.memory == NULL || b.plain.at == NULL || b.remembered.at == NULL || place == NULL ||
	    gen_record(&other, m->arena, m->law, &m->marks, &m->random) != GJ_OK) {
		meta_fails(m, NULL, "out of memory");
	} else {
		same = ask_of_record(&b, place);
		*place = *other;
		same = same && ask_of_record(&b, place);
	}
	ref_memory_free(b.memory);
	return same;
}
