/* SPDX-License-Identifier: Apache-2.0 */
/* Causal links between facts: what one brings with it in the world. Advice reads them, no verdict does. */
#include "law/build.h"

/* What reads links goes through all pairs of them. */
enum { MOST_EFFECTS = 1024 };

static bool can_be_brought(const gj_fact *fact, const gj_given *value)
{
	return fact->type != GJ_FACT_EVENT &&
	       (value->kind == GJ_GIVEN_YES || value->kind == GJ_GIVEN_NO ||
		value->kind == GJ_GIVEN_CHOICE || value->kind == GJ_GIVEN_NUMBER);
}

static int read_brings(gj_build *b, const gj_link *link, const gj_value *value, gj_stated *out)
{
	uint32_t file = link->e.place.file, term;
	int rc;

	if (gj_build_lookup(b->law, GJ_SORT_TERM, value->name[0].text, &term)) {
		gj_build_fault(b, file, value->name[0].pos,
			       "`%.*s` is a term, and a link brings facts about",
			       GJ_FMT(value->name[0].text));
		return gj_fault_help(b->err, "name the facts that it turns on");
	}
	rc = gj_build_stated(b, file, value, out);

	if (rc != GJ_OK || can_be_brought(&b->law->fact[out->ref], out->value))
		return rc;
	gj_build_fault(b, file, out->pos, "a link cannot bring this about");
	return gj_fault_help(b->err, "%s",
			     b->law->fact[out->ref].type == GJ_FACT_EVENT
				     ? "events have a day of their own: write a fact"
				     : "it takes yes, no, a choice or a number");
}

static int resolve(gj_build *b, gj_link *link)
{
	const gj_block *block = link->e.block;
	const gj_value *needed;
	int rc = gj_build_require(b, &link->e, GJ_KEY_WHEN, &needed);

	if (rc == GJ_OK)
		rc = gj_build_require(b, &link->e, GJ_KEY_BRINGS, &needed);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &link->e, GJ_KEY_WHEN, &link->when);
	if (rc != GJ_OK)
		return rc;
	link->brings = gj_arena_array(b->arena, gj_build_fields(block, GJ_KEY_BRINGS),
				      sizeof *link->brings);
	if (link->brings == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; rc == GJ_OK && i < block->n; i++)
		if (block->field[i].key == GJ_KEY_BRINGS)
			rc = read_brings(b, link, &block->field[i].value,
					 &link->brings[link->n_brings++]);
	b->law->n_effects += link->n_brings;
	if (rc == GJ_OK && b->law->n_effects > MOST_EFFECTS)
		rc = gj_build_fault(b, link->e.place.file, link->e.place.pos,
				    "links bring more than %d values", MOST_EFFECTS);
	return rc;
}

int gj_build_links(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_links; i++)
		rc = resolve(b, &b->law->link[i]);
	return rc == GJ_OK ? gj_build_effects(b) : rc;
}
