/* SPDX-License-Identifier: Apache-2.0 */
/* Invariants: statements about the law that `guiju prove` holds it to. */
#include "law/build.h"

static int names_of(gj_build *b, const gj_entry *e, gj_key key, gj_refs *out)
{
	const gj_value *value = gj_build_value(e, key);

	return value == NULL ? GJ_OK
			     : gj_build_find_all(b, e->place.file, GJ_SORT_NORM, value->name,
						 value->n_names, out);
}

static int resolve(gj_build *b, gj_invariant *invariant)
{
	const gj_entry *e = &invariant->e;
	const gj_value *cite;
	int rc = gj_build_require(b, e, GJ_KEY_CITE, &cite);

	if (rc == GJ_OK)
		rc = gj_build_cites(b, e, &invariant->cite, &invariant->n_cites);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, e, GJ_KEY_WHEN, &invariant->when);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, e, GJ_KEY_HOLDS, &invariant->holds);
	if (rc == GJ_OK)
		rc = names_of(b, e, GJ_KEY_IF, &invariant->given);
	if (rc == GJ_OK)
		rc = names_of(b, e, GJ_KEY_THEN, &invariant->then);
	if (rc == GJ_OK)
		rc = names_of(b, e, GJ_KEY_THEN_NOT, &invariant->then_not);
	if (rc != GJ_OK || invariant->holds != NULL ||
	    invariant->then.n + invariant->then_not.n > 0)
		return rc;
	return gj_build_fault(b, e->place.file, e->place.pos,
			      "the invariant `%.*s` lacks `then`, `then not` or `holds`",
			      GJ_FMT(e->id));
}

int gj_build_invariants(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_invariants; i++)
		rc = resolve(b, &b->law->invariant[i]);
	return rc;
}
