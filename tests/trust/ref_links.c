/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/ref_links.h"

typedef struct linked {
	const gj_record *told, *record;
	const bool *moved;
	gj_day on;
} linked;

static bool is_yes(const gj_record *record, const gj_link *link, gj_day on)
{
	const ref r = {record->law, record, on, false, NULL};

	return ref_cond(&r, link->when, on) == GJ_TRUE;
}

static bool is_it(const gj_record *record, const gj_stated *brings)
{
	const gj_input *has = &record->fact[brings->ref];
	const gj_given *value = brings->value;

	if (has->state != GJ_STATE_GIVEN)
		return false;
	switch (value->kind) {
	case GJ_GIVEN_YES:
		return has->truth == GJ_TRUE;
	case GJ_GIVEN_NO:
		return has->truth == GJ_FALSE;
	case GJ_GIVEN_CHOICE:
		return gj_str_eq(record->law->fact[brings->ref].choice[has->choice].text,
				 value->choice.text);
	default:
		return has->has_low && has->has_high && has->low == value->low &&
		       has->high == value->low;
	}
}

/* Told otherwise from the first: the link says nothing here. */
static bool misfits(const linked *l, const gj_link *link, const gj_stated *brings)
{
	return is_yes(l->told, link, l->on) && l->told->fact[brings->ref].state == GJ_STATE_GIVEN &&
	       !is_it(l->told, brings);
}

static bool is_fixed(const linked *l, uint32_t fact)
{
	return l->moved[fact] || (l->told->fact[fact].state == GJ_STATE_GIVEN &&
				  gj_str_eq(l->told->law->fact[fact].changeable, GJ_STR("never")));
}

static bool acts(const linked *l, const gj_link *link)
{
	return is_yes(l->record, link, l->on) && !is_yes(l->told, link, l->on);
}

static bool is_brought(const linked *l, uint32_t fact)
{
	const gj_law *law = l->told->law;

	for (size_t i = 0; i < law->n_links; i++)
		for (size_t k = 0; k < law->link[i].n_brings; k++)
			if (law->link[i].brings[k].ref == fact && acts(l, &law->link[i]))
				return true;
	return false;
}

static bool is_contradicted(const linked *l, const gj_link *link, const gj_stated *brings)
{
	if (misfits(l, link, brings) || !is_yes(l->record, link, l->on) || is_it(l->record, brings))
		return false;
	if (acts(l, link))
		return true;
	return l->moved[brings->ref] || is_brought(l, brings->ref);
}

bool ref_links(const gj_record *told, gj_record *record, const bool *moved, gj_day on,
	       gj_input *before)
{
	const gj_law *law = told->law;
	linked l = {told, record, moved, on};

	for (size_t i = 0; i < law->n_facts; i++)
		before[i] = record->fact[i];
	/* No ring: after as many rounds as there are links nothing changes any more. */
	for (size_t round = 0; round <= law->n_effects; round++) {
		gj_input next[64];

		for (size_t i = 0; i < law->n_facts; i++)
			next[i] = before[i];
		for (size_t i = law->n_links; i-- > 0;)
			for (size_t k = 0; k < law->link[i].n_brings; k++) {
				uint32_t fact = law->link[i].brings[k].ref;

				if (acts(&l, &law->link[i]) && !is_fixed(&l, fact))
					next[fact] = gj_input_of_given(
						&law->fact[fact], law->link[i].brings[k].value);
			}
		for (size_t i = 0; i < law->n_facts; i++)
			record->fact[i] = next[i];
	}
	for (size_t i = 0; i < law->n_links; i++)
		for (size_t k = 0; k < law->link[i].n_brings; k++)
			if (is_contradicted(&l, &law->link[i], &law->link[i].brings[k]))
				return false;
	return true;
}

static bool same(const gj_input *a, const gj_input *b)
{
	return a->state == b->state && a->truth == b->truth && a->choice == b->choice &&
	       a->has_low == b->has_low && a->has_high == b->has_high && a->low == b->low &&
	       a->high == b->high;
}

size_t ref_links_open(const gj_record *told, const gj_record *record, gj_day on)
{
	const gj_law *law = told->law;
	const linked l = {told, record, NULL, on};
	size_t n = 0;

	for (size_t i = 0; i < law->n_links; i++)
		for (size_t k = 0; k < law->link[i].n_brings; k++) {
			const ref r = {law, record, on, false, NULL};
			const gj_stated *brings = &law->link[i].brings[k];

			n += ref_cond(&r, law->link[i].when, on) == GJ_UNKNOWN &&
			     !misfits(&l, &law->link[i], brings) && !is_it(record, brings) &&
			     !same(&told->fact[brings->ref], &record->fact[brings->ref]);
		}
	return n;
}
