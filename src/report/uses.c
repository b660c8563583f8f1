/* SPDX-License-Identifier: Apache-2.0 */
/* Walks the law once for each question; rule bases are small and this is asked by people. */
#include "report/uses.h"

enum { RELATION_WIDTH = 18 };

typedef struct listing {
	gj_page *page;
	const gj_law *law;
	gj_thing thing;
	size_t n;
} listing;

static void row(listing *l, gj_message relation, const gj_entry *entry, const char *kind)
{
	gj_page *page = l->page;
	gj_str file = l->law->tree[entry->place.file]->base_name;
	char line[12];

	l->n++;
	gj_page_left(page, 2, GJ_INK_DIM,
		     gj_str_of(gj_message_text(relation, page->style->tongue)));
	gj_page_add(page, gj_str_of(kind));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, entry->id.len > 0 ? entry->id : entry->title);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, file);
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(line, entry->place.pos.line));
	gj_page_end(page, RELATION_WIDTH, GJ_INK_PLAIN);
	gj_page_left_rest(page);
}

static void norm_row(listing *l, gj_message relation, const gj_norm *norm)
{
	row(l, relation, &norm->e, gj_kind_word(norm->kind, l->page->style->tongue));
}

static const char *kind_text(const listing *l, gj_kind kind)
{
	return gj_kind_word(kind, l->page->style->tongue);
}

static bool has(const gj_refs *refs, uint32_t ref)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->at[i] == ref)
			return true;
	return false;
}

static bool cites(const gj_cite *cite, size_t n, const gj_cite *article)
{
	for (size_t i = 0; i < n; i++)
		if (gj_cite_within(&cite[i], article))
			return true;
	return false;
}

static bool fines_name(const gj_norm *norm, gj_thing thing)
{
	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++)
			if (gj_qty_names(norm->step[i].fine[k].lo, thing) ||
			    gj_qty_names(norm->step[i].fine[k].hi, thing))
				return true;
	return false;
}

static void list_link(listing *l, const gj_link *link)
{
	if (gj_cond_names(link->when, l->thing))
		row(l, GJ_M_REL_WHEN, &link->e, kind_text(l, GJ_KIND_LINK));
	for (size_t i = 0; i < link->n_brings; i++)
		if (l->thing.sort == GJ_THING_FACT && link->brings[i].ref == l->thing.ref)
			row(l, GJ_M_REL_BROUGHT, &link->e, kind_text(l, GJ_KIND_LINK));
}

/* Facts, terms, parameters: where conditions, times and values name them. */
static void list_conditions(listing *l)
{
	const gj_law *law = l->law;
	gj_thing t = l->thing;

	for (size_t i = 0; i < law->n_instruments; i++)
		if (gj_cond_names(law->instrument[i].scope, t))
			row(l, GJ_M_REL_SCOPE, &law->instrument[i].e,
			    kind_text(l, GJ_KIND_INSTRUMENT));
	for (size_t i = 0; i < law->n_roles; i++)
		if (gj_cond_names(law->role[i].includes, t))
			row(l, GJ_M_REL_DEFINES, &law->role[i].e, kind_text(l, GJ_KIND_ROLE));
	for (size_t i = 0; i < law->n_terms; i++)
		if (gj_cond_names(law->term[i].means, t) ||
		    gj_cond_names(law->term[i].includes, t) ||
		    gj_cond_names(law->term[i].excludes, t))
			row(l, GJ_M_REL_DEFINES, &law->term[i].e, kind_text(l, GJ_KIND_TERM));
	for (size_t i = 0; i < law->n_presumes; i++) {
		const gj_presume *presume = &law->presume[i];

		if (t.sort == GJ_THING_FACT && presume->fact == t.ref)
			row(l, GJ_M_REL_PRESUMED, &presume->e, kind_text(l, GJ_KIND_PRESUME));
		else if (gj_cond_names(presume->when, t))
			row(l, GJ_M_REL_WHEN, &presume->e, kind_text(l, GJ_KIND_PRESUME));
	}
	for (size_t i = 0; i < law->n_links; i++)
		list_link(l, &law->link[i]);
	for (size_t i = 0; i < law->n_norms; i++) {
		const gj_norm *norm = &law->norm[i];
		bool event = t.sort == GJ_THING_FACT;

		if (gj_cond_names(norm->when, t))
			norm_row(l, GJ_M_REL_WHEN, norm);
		if (gj_cond_names(norm->act, t) || (event && norm->act_event == t.ref))
			norm_row(l, GJ_M_REL_ACT, norm);
		if (event &&
		    (norm->upon == t.ref || norm->before == t.ref || norm->promptly == t.ref ||
		     (norm->has_within && norm->within_of == t.ref)))
			norm_row(l, GJ_M_REL_TIME, norm);
		if (fines_name(norm, t))
			norm_row(l, GJ_M_REL_VALUE, norm);
	}
}

static void list_instrument(listing *l)
{
	const gj_law *law = l->law;

	for (size_t i = 0; i < law->n_instruments; i++)
		if (law->instrument[i].draft == l->thing.ref)
			row(l, GJ_M_REL_BECAME, &law->instrument[i].e,
			    kind_text(l, GJ_KIND_INSTRUMENT));
	for (size_t i = 0; i < law->n_articles; i++)
		if (law->article[i].instrument == l->thing.ref)
			row(l, GJ_M_REL_HAS, &law->article[i].e, kind_text(l, GJ_KIND_ARTICLE));
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == l->thing.ref) {
			/* On the page of an instrument they have their places. */
			gj_page_refer(l->page, (uint32_t)i);
			norm_row(l, GJ_M_REL_HAS, &law->norm[i]);
		}
}

static void list_article(listing *l)
{
	const gj_law *law = l->law;
	const gj_cite *article = &law->article[l->thing.ref].cite;

	for (size_t i = 0; i < law->n_norms; i++)
		if (cites(law->norm[i].cite, law->norm[i].n_cites, article))
			norm_row(l, GJ_M_REL_CITED, &law->norm[i]);
	for (size_t i = 0; i < law->n_terms; i++)
		if (cites(law->term[i].cite, law->term[i].n_cites, article))
			row(l, GJ_M_REL_CITED, &law->term[i].e, kind_text(l, GJ_KIND_TERM));
	for (size_t i = 0; i < law->n_facts; i++)
		if (cites(law->fact[i].cite, law->fact[i].n_cites, article))
			row(l, GJ_M_REL_CITED, &law->fact[i].e,
			    kind_text(l, law->fact[i].type == GJ_FACT_EVENT ? GJ_KIND_EVENT
									    : GJ_KIND_FACT));
}

static void list_norm(listing *l)
{
	const gj_law *law = l->law;
	uint32_t ref = l->thing.ref;
	const gj_norm *norm = &law->norm[ref];

	for (size_t i = 0; i < norm->lifted_by.n; i++)
		norm_row(l, GJ_M_REL_LIFTED, &law->norm[norm->lifted_by.at[i]]);
	for (size_t i = 0; i < norm->lifts.n; i++)
		norm_row(l, GJ_M_REL_LIFTS, &law->norm[norm->lifts.at[i]]);
	for (size_t i = 0; i < norm->orelse.n; i++)
		norm_row(l, GJ_M_REL_SANCTIONS, &law->norm[norm->orelse.at[i]]);
	for (size_t i = 0; i < law->n_norms; i++)
		if (has(&law->norm[i].orelse, ref))
			norm_row(l, GJ_M_REL_BACKS, &law->norm[i]);
	for (size_t i = 0; i < law->n_norms; i++)
		if (has(&law->norm[i].from_draft, ref))
			norm_row(l, GJ_M_REL_BECAME, &law->norm[i]);
	for (size_t i = 0; i < law->n_tests; i++) {
		bool expects = false;

		for (size_t k = 0; k < law->test[i].n_expect; k++)
			expects = expects || law->test[i].expect[k].norm == ref;
		if (expects)
			row(l, GJ_M_REL_TESTED, &law->test[i].e, kind_text(l, GJ_KIND_TEST));
	}
}

static bool steps_have(const gj_norm *norm, uint32_t measure)
{
	for (size_t i = 0; i < norm->n_steps; i++)
		if (has(&norm->step[i].measures, measure))
			return true;
	return false;
}

static void list_vocabulary(listing *l)
{
	const gj_law *law = l->law;
	gj_thing t = l->thing;
	bool agency = t.sort == GJ_THING_AGENCY, role = t.sort == GJ_THING_ROLE;
	uint32_t toward = role ? t.ref + (uint32_t)law->n_agencies : t.ref;

	for (size_t i = 0; i < law->n_instruments; i++) {
		if (agency && has(&law->instrument[i].issuers, t.ref))
			row(l, GJ_M_REL_ISSUED, &law->instrument[i].e,
			    kind_text(l, GJ_KIND_INSTRUMENT));
		if (t.sort == GJ_THING_LEVEL && law->instrument[i].level == t.ref)
			row(l, GJ_M_REL_LEVEL, &law->instrument[i].e,
			    kind_text(l, GJ_KIND_INSTRUMENT));
	}
	for (size_t i = 0; i < law->n_norms; i++) {
		const gj_norm *norm = &law->norm[i];

		if (role && has(&norm->bound, t.ref))
			norm_row(l, GJ_M_REL_BEARER, norm);
		if ((role || agency) && has(&norm->toward, toward))
			norm_row(l, GJ_M_REL_TOWARD, norm);
		if (agency && (has(&norm->holders, t.ref) || has(&norm->authority, t.ref)))
			norm_row(l, GJ_M_REL_HOLDER, norm);
		if (t.sort == GJ_THING_MEASURE && steps_have(norm, t.ref))
			norm_row(l, GJ_M_REL_MEASURE, norm);
	}
}

size_t gj_text_uses(gj_page *page, const gj_law *law, gj_thing thing)
{
	listing l = {page, law, thing, 0};

	switch (thing.sort) {
	case GJ_THING_INSTRUMENT:
		list_instrument(&l);
		break;
	case GJ_THING_ARTICLE:
		list_article(&l);
		break;
	case GJ_THING_NORM:
		list_norm(&l);
		break;
	case GJ_THING_FACT:
	case GJ_THING_TERM:
	case GJ_THING_PARAMETER:
		list_conditions(&l);
		break;
	default:
		list_vocabulary(&l);
		break;
	}
	return l.n;
}
