/* SPDX-License-Identifier: Apache-2.0 */
/* Levels, roles and happenings. */
#include "law/build.h"

static int resolve_level(gj_build *b, gj_level *level)
{
	static const char *const word[] = {"binding", "recommended", "practice", "drafted"};
	const gj_value *rank, *force;
	int which, rc = gj_build_require(b, &level->e, GJ_KEY_RANK, &rank);

	if (rc == GJ_OK)
		rc = gj_build_require(b, &level->e, GJ_KEY_FORCE, &force);
	if (rc != GJ_OK)
		return rc;
	if (rank->number < GJ_NUM_ONE || rank->number > INT64_C(1000) * GJ_NUM_ONE)
		return gj_build_fault(b, level->e.place.file, rank->pos,
				      "a rank is between 1 and 1000");
	level->rank = (int)(rank->number / GJ_NUM_ONE);
	rc = gj_build_word(b, level->e.place.file, &force->name[0], "force", word, 4, &which);
	if (rc == GJ_OK)
		level->force = (gj_force)which;
	return rc;
}

static int resolve_role(gj_build *b, gj_role *role)
{
	const gj_value *covers = gj_build_value(&role->e, GJ_KEY_COVERS);

	return covers == NULL ? GJ_OK
			      : gj_build_find_all(b, role->e.place.file, GJ_SORT_ROLE, covers->name,
						  covers->n_names, &role->covers);
}

/* Conditions name facts and terms: after these. */
int gj_build_included(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_roles; i++)
		rc = gj_build_cond_field(b, &b->law->role[i].e, GJ_KEY_INCLUDES,
					 &b->law->role[i].includes);
	return rc;
}

/* A happening may be about anything that has a name. */
static int check_about(gj_build *b, const gj_happening *h)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < h->n_about; i++) {
		gj_sort sort;
		uint32_t ref;

		rc = gj_build_find_in(b, h->e.place.file, (1u << GJ_N_SORTS) - 1, "a name",
				      &h->about[i], &sort, &ref);
	}
	return rc;
}

static int resolve_happening(gj_build *b, gj_happening *h)
{
	const gj_value *on, *by = gj_build_value(&h->e, GJ_KEY_BY);
	const gj_value *about = gj_build_value(&h->e, GJ_KEY_ABOUT);
	int rc = gj_build_require(b, &h->e, GJ_KEY_ON, &on);

	if (rc != GJ_OK)
		return rc;
	h->on = on->from;
	h->unverified = gj_build_doubt(&h->e);
	if (by != NULL)
		rc = gj_build_find_all(b, h->e.place.file, GJ_SORT_AGENCY, by->name, by->n_names,
				       &h->by);
	if (rc != GJ_OK || about == NULL)
		return rc;
	h->about = about->name;
	h->n_about = about->n_names;
	return check_about(b, h);
}

int gj_build_vocabulary(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_levels; i++)
		rc = resolve_level(b, &b->law->level[i]);
	for (size_t i = 0; rc == GJ_OK && i < b->law->n_roles; i++)
		rc = resolve_role(b, &b->law->role[i]);
	for (size_t i = 0; rc == GJ_OK && i < b->law->n_happenings; i++)
		rc = resolve_happening(b, &b->law->happening[i]);
	return rc;
}
