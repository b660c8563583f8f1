/* SPDX-License-Identifier: Apache-2.0 */
/* Instruments: level, force, the draft they came from. */
#include "law/build.h"

enum { MOST_ARTICLES = 10000 };

static int resolve_force(gj_build *b, gj_instrument *in)
{
	const gj_value *force;
	int rc = gj_build_require(b, &in->e, GJ_KEY_IN_FORCE, &force);

	if (rc != GJ_OK)
		return rc;
	in->never = force->never;
	in->from = force->from;
	in->to = force->to;
	if (in->to != GJ_DAY_NONE && in->to < in->from)
		return gj_build_fault(b, in->e.place.file, force->pos,
				      "the last day in force lies before the first");
	return GJ_OK;
}

static int resolve_articles(gj_build *b, gj_instrument *in)
{
	const gj_value *articles = gj_build_value(&in->e, GJ_KEY_ARTICLES);

	if (articles == NULL)
		return GJ_OK;
	if (articles->number > INT64_C(1) * MOST_ARTICLES * GJ_NUM_ONE)
		return gj_build_fault(b, in->e.place.file, articles->pos,
				      "an instrument has at most %d articles", MOST_ARTICLES);
	in->n_articles = (uint32_t)(articles->number / GJ_NUM_ONE);
	return GJ_OK;
}

/* Why no norm cites it; `open` is the same as nothing said. */
static int resolve_status(gj_build *b, gj_instrument *in)
{
	static const char *const word[] = {"encoded", "state", "organisational", "open"};
	const gj_value *status = gj_build_value(&in->e, GJ_KEY_STATUS);
	int which, rc;

	if (status == NULL)
		return GJ_OK;
	rc = gj_build_word(b, in->e.place.file, &status->name[0], "status of an instrument", word,
			   4, &which);
	in->dealt_with = rc == GJ_OK && which < 3;
	return rc;
}

static int resolve_instrument(gj_build *b, gj_instrument *in)
{
	const gj_value *level, *jurisdiction, *issuers = gj_build_value(&in->e, GJ_KEY_ISSUERS);
	const gj_value *bases = gj_build_value(&in->e, GJ_KEY_BASES);
	int rc = gj_build_require(b, &in->e, GJ_KEY_LEVEL, &level);

	in->draft = GJ_NONE;
	in->superseded = GJ_DAY_NONE;
	in->number = gj_build_text(&in->e, GJ_KEY_NUMBER);
	in->text = gj_build_text(&in->e, GJ_KEY_OFFICIAL);
	in->made = gj_build_day(&in->e, GJ_KEY_MADE);
	in->unverified = gj_build_doubt(&in->e);
	if (rc == GJ_OK)
		rc = gj_build_find(b, in->e.place.file, GJ_SORT_LEVEL, &level->name[0], &in->level);
	if (rc == GJ_OK)
		rc = gj_build_require(b, &in->e, GJ_KEY_JURISDICTION, &jurisdiction);
	if (rc != GJ_OK)
		return rc;
	in->jurisdiction = jurisdiction->name[0].text;
	rc = resolve_force(b, in);
	if (rc == GJ_OK)
		rc = resolve_status(b, in);
	if (rc == GJ_OK)
		rc = resolve_articles(b, in);
	if (rc == GJ_OK && issuers != NULL)
		rc = gj_build_find_all(b, in->e.place.file, GJ_SORT_AGENCY, issuers->name,
				       issuers->n_names, &in->issuers);
	if (rc == GJ_OK && bases != NULL)
		rc = gj_build_find_all(b, in->e.place.file, GJ_SORT_INSTRUMENT, bases->name,
				       bases->n_names, &in->bases);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &in->e, GJ_KEY_SCOPE, &in->scope);
	return rc == GJ_OK ? gj_build_cond_field(b, &in->e, GJ_KEY_SCOPE_OTHERWISE,
						 &in->scope_otherwise)
			   : rc;
}

/* ---- drafts ---- */

/* The day on which the first text made from a draft was made ends the draft's life. */
static void supersede(gj_instrument *draft, gj_day made)
{
	if (draft->superseded == GJ_DAY_NONE || (made != GJ_DAY_NONE && made < draft->superseded))
		draft->superseded = made;
}

/* After all instruments are read, so that the draft's force is known. */
static int resolve_draft(gj_build *b, uint32_t index)
{
	gj_instrument *in = &b->law->instrument[index];
	const gj_value *from = gj_build_value(&in->e, GJ_KEY_FROM);
	uint32_t file = in->e.place.file;
	const gj_cite *cite;
	int rc;

	if (from == NULL || from->never)
		return GJ_OK;
	cite = &from->cite[0];
	if (from->n_cites != 1 || cite->n > 0 || cite->instrument.text.len == 0)
		return gj_build_fault(b, file, from->pos,
				      "an instrument comes from one draft: name it alone");
	rc = gj_build_find(b, file, GJ_SORT_INSTRUMENT, &cite->instrument, &in->draft);
	if (rc != GJ_OK)
		return rc;
	if (in->draft == index)
		return gj_build_fault(b, file, cite->pos, "an instrument is not its own draft");
	if (!b->law->instrument[in->draft].never) {
		gj_build_fault(b, file, cite->pos, "`%.*s` is no draft: it was or is in force",
			       GJ_FMT(cite->instrument.text));
		return gj_fault_help(b->err, "a draft says `in force never`");
	}
	supersede(&b->law->instrument[in->draft], in->made);
	return GJ_OK;
}

int gj_build_instruments(gj_build *b)
{
	gj_law *law = b->law;
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_instruments; i++) {
		uint32_t first = i;
		bool found;

		rc = resolve_instrument(b, &law->instrument[i]);
		if (rc == GJ_OK &&
		    gj_map_put(&law->regimes, b->arena, law->instrument[i].jurisdiction, &first,
			       &found) != GJ_OK)
			rc = gj_build_memory(b);
	}
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = resolve_draft(b, i);
	return rc;
}

gj_force gj_norm_force(const gj_law *law, const gj_norm *norm)
{
	return law->level[law->instrument[norm->instrument].level].force;
}

bool gj_norm_binds(const gj_law *law, const gj_norm *norm)
{
	return (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION) &&
	       gj_norm_force(law, norm) == GJ_FORCE_BINDING;
}

bool gj_norm_is_draft(const gj_law *law, const gj_norm *norm)
{
	return law->instrument[norm->instrument].never ||
	       gj_norm_force(law, norm) == GJ_FORCE_DRAFTED;
}
