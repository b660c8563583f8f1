/* SPDX-License-Identifier: Apache-2.0 */
/* What a norm lifts or a sanction stands behind: norms, provisions or whole instruments, expanded to norms. */
#include "law/build.h"

/* Does the norm's own citation lie within the target? `art 9` holds `art 9 para 1`. */
static bool lies_within(const gj_cite *norm, const gj_cite *target)
{
	if (!gj_str_eq(norm->instrument.text, target->instrument.text) || norm->n < target->n)
		return false;
	for (unsigned i = 0; i < target->n; i++)
		if (norm->step[i].unit != target->step[i].unit ||
		    strcmp(norm->step[i].label, target->step[i].label) != 0)
			return false;
	return true;
}

/* What a group never takes in unless it is named: the lifter itself and other lifters; for sanctions, other sanctions. */
static bool left_out(const gj_norm *self, const gj_norm *other)
{
	if (self == other)
		return true;
	if (self->kind == GJ_KIND_SANCTION)
		return other->kind != GJ_KIND_DUTY && other->kind != GJ_KIND_PROHIBITION;
	return gj_build_value(&other->e, GJ_KEY_LIFTS) != NULL;
}

static int expand_target(gj_build *b, uint32_t self, const gj_cite *target, gj_refs *out)
{
	const gj_law *law = b->law;
	gj_norm *norm = &law->norm[self];
	uint32_t ref;
	bool any = false;

	if (target->n == 0 && gj_build_lookup(law, GJ_SORT_NORM, target->instrument.text, &ref)) {
		if (ref == self)
			return gj_build_fault(b, norm->e.place.file, target->pos,
					      "a norm cannot name itself here");
		return gj_build_ref(b, out, ref);
	}
	if (!gj_build_lookup(law, GJ_SORT_INSTRUMENT, target->instrument.text, &ref)) {
		gj_build_find(b, norm->e.place.file,
			      target->n == 0 ? GJ_SORT_NORM : GJ_SORT_INSTRUMENT,
			      &target->instrument, &ref);
		return GJ_EINPUT;
	}
	for (uint32_t i = 0; i < law->n_norms; i++) {
		if (!lies_within(&law->norm[i].cite[0], target) || left_out(norm, &law->norm[i]))
			continue;
		any = true;
		if (gj_build_ref(b, out, i) != GJ_OK)
			return GJ_ENOMEM;
	}
	if (!any && target->n > 0)
		return gj_build_fault(b, norm->e.place.file, target->pos,
				      "no norm is encoded for this provision");
	return GJ_OK;
}

static int expand_field(gj_build *b, uint32_t self, gj_key key, gj_refs *out)
{
	const gj_value *value = gj_build_value(&b->law->norm[self].e, key);
	int rc = GJ_OK;

	for (size_t i = 0; value != NULL && rc == GJ_OK && i < value->n_cites; i++)
		rc = expand_target(b, self, &value->cite[i], out);
	return rc;
}

static int resolve_else(gj_build *b, uint32_t self)
{
	gj_norm *norm = &b->law->norm[self];
	const gj_value *value = gj_build_value(&norm->e, GJ_KEY_ELSE);
	int rc = GJ_OK;

	for (size_t i = 0; value != NULL && rc == GJ_OK && i < value->n_names; i++) {
		uint32_t ref;

		rc = gj_build_find(b, norm->e.place.file, GJ_SORT_NORM, &value->name[i], &ref);
		if (rc == GJ_OK && b->law->norm[ref].kind != GJ_KIND_SANCTION)
			rc = gj_build_fault(b, norm->e.place.file, value->name[i].pos,
					    "`%.*s` is no sanction", GJ_FMT(value->name[i].text));
		if (rc == GJ_OK)
			rc = gj_build_ref(b, &norm->orelse, ref);
		if (rc == GJ_OK)
			rc = gj_build_ref(b, &b->law->norm[ref].breach, self);
	}
	return rc;
}

static int resolve_lifts(gj_build *b, uint32_t self)
{
	gj_norm *norm = &b->law->norm[self];
	const gj_value *value;
	int rc = GJ_OK;

	if (norm->kind == GJ_KIND_EXEMPTION)
		rc = gj_build_require(b, &norm->e, GJ_KEY_LIFTS, &value);
	if (rc == GJ_OK)
		rc = expand_field(b, self, GJ_KEY_LIFTS, &norm->lifts);
	for (size_t i = 0; rc == GJ_OK && i < norm->lifts.n; i++)
		rc = gj_build_ref(b, &b->law->norm[norm->lifts.at[i]].lifted_by, self);
	return rc;
}

static int resolve_breach(gj_build *b, uint32_t self)
{
	gj_norm *norm = &b->law->norm[self];
	int rc = expand_field(b, self, GJ_KEY_BREACH, &norm->breach);

	for (size_t i = 0; rc == GJ_OK && i < norm->breach.n; i++)
		rc = gj_build_ref(b, &b->law->norm[norm->breach.at[i]].orelse, self);
	return rc;
}

int gj_build_groups(gj_build *b)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++) {
		rc = resolve_lifts(b, i);
		if (rc == GJ_OK)
			rc = resolve_else(b, i);
	}
	for (uint32_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++)
		rc = resolve_breach(b, i);
	return rc;
}
