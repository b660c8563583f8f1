/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/ref_memory.h"

#include <stdlib.h>

/* What one question found on one day. What it says hangs on no more than these and the record. */
typedef struct found {
	gj_day on, day;
	bool no_presumption;
	unsigned char *applies; /* [n_norms] */
	struct found *older;
} found;

struct ref_memory {
	gj_arena law, record;	   /* what lives as long as each */
	gj_refs *lifters, *behind; /* [n_norms] */
	found *newest;
};

enum { MOST_OF_LAW = 256 << 20, MOST_OF_RECORD = 64 << 20 };

/* ---- of a law ---- */

typedef bool related(const gj_law *law, uint32_t who, uint32_t whom);

static bool read_pairs(gj_arena *arena, const gj_law *law, uint32_t whom, related *is, gj_refs *out)
{
	for (uint32_t who = 0; who < law->n_norms; who++) {
		if (!is(law, who, whom))
			continue;
		if (gj_arena_more(arena, (void **)&out->at, out->n, sizeof *out->at) != GJ_OK)
			return false;
		out->at[out->n++] = who;
	}
	return true;
}

static bool is_behind(const gj_law *law, uint32_t norm, uint32_t sanction)
{
	return ref_stands_behind(law, sanction, norm);
}

static bool read_law(ref_memory *m, const gj_law *law)
{
	bool read;

	m->lifters = gj_arena_array(&m->law, law->n_norms, sizeof *m->lifters);
	m->behind = gj_arena_array(&m->law, law->n_norms, sizeof *m->behind);
	read = m->lifters != NULL && m->behind != NULL;
	for (uint32_t i = 0; read && i < law->n_norms; i++)
		read = read_pairs(&m->law, law, i, ref_lifts, &m->lifters[i]);
	/* Only a sanction is asked what it stands behind. */
	for (uint32_t i = 0; read && i < law->n_norms; i++)
		if (law->norm[i].kind == GJ_KIND_SANCTION)
			read = read_pairs(&m->law, law, i, is_behind, &m->behind[i]);
	return read;
}

ref_memory *ref_memory_new(const gj_law *law)
{
	ref_memory *m = calloc(1, sizeof *m);

	if (m == NULL)
		return NULL;
	gj_arena_init(&m->law, gj_alloc_system(), MOST_OF_LAW);
	gj_arena_init(&m->record, gj_alloc_system(), MOST_OF_RECORD);
	if (read_law(m, law))
		return m;
	ref_memory_free(m);
	return NULL;
}

void ref_memory_free(ref_memory *m)
{
	if (m == NULL)
		return;
	gj_arena_free(&m->law);
	gj_arena_free(&m->record);
	free(m);
}

const gj_refs *ref_memory_lifters(const ref_memory *m, uint32_t lifted)
{
	return &m->lifters[lifted];
}

const gj_refs *ref_memory_behind(const ref_memory *m, uint32_t sanction)
{
	return &m->behind[sanction];
}

/* ---- of a record ---- */

void ref_memory_forget(ref_memory *m)
{
	gj_arena_free(&m->record);
	gj_arena_init(&m->record, gj_alloc_system(), MOST_OF_RECORD);
	m->newest = NULL;
}

static bool is_of(const found *f, const ref *r, gj_day day)
{
	return f->on == r->on && f->day == day && f->no_presumption == r->no_presumption;
}

static found *found_new(const ref *r, gj_day day)
{
	ref_memory *m = r->memory;
	found *f = gj_arena_get(&m->record, sizeof *f);
	unsigned char *applies = gj_arena_array(&m->record, r->law->n_norms, sizeof *applies);

	if (f == NULL || applies == NULL)
		return NULL;
	*f = (found){r->on, day, r->no_presumption, applies, m->newest};
	return m->newest = f;
}

unsigned char *ref_memory_applies(const ref *r, uint32_t norm, gj_day day)
{
	found *f = r->memory != NULL ? r->memory->newest : NULL;

	if (r->memory == NULL)
		return NULL;
	while (f != NULL && !is_of(f, r, day))
		f = f->older;
	if (f == NULL)
		f = found_new(r, day);
	return f != NULL ? &f->applies[norm] : NULL;
}
