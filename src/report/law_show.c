/* SPDX-License-Identifier: Apache-2.0 */
/* One thing of the law: its block in canonical form, where it stands, what refers to it. */
#include "base/nearest.h"
#include "report/uses.h"

typedef struct showing {
	gj_page page;
	const gj_law *law;
	size_t n;
} showing;

static void show(showing *s, gj_thing thing, const gj_entry *entry)
{
	gj_page *page = &s->page;
	char line[12];

	if (s->n++ > 0)
		gj_page_gap(page);
	if (entry->block != NULL) {
		/* Comments above a block may speak of the whole file. */
		gj_block block = *entry->block;

		block.before.n = 0;
		gj_print_block(page->out, &block, page->style->tongue);
	}
	gj_page_heading(page, GJ_M_H_STANDS);
	gj_page_add(page, s->law->file[entry->place.file].name);
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(line, entry->place.pos.line));
	gj_page_end(page, 2, GJ_INK_PLAIN);
	gj_page_heading(page, GJ_M_H_REFERS);
	if (gj_text_uses(page, s->law, thing) == 0)
		gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_REFERS_NOBODY, NULL);
}

typedef const gj_entry *entry_at(const gj_law *law, uint32_t ref);

#define ENTRY_AT(member)                                                                           \
	static const gj_entry *member##_entry(const gj_law *law, uint32_t ref)                     \
	{                                                                                          \
		return &law->member[ref].e;                                                        \
	}
ENTRY_AT(instrument)
ENTRY_AT(norm)
ENTRY_AT(fact)
ENTRY_AT(term)
ENTRY_AT(parameter)
ENTRY_AT(role)
ENTRY_AT(agency)
ENTRY_AT(measure)
ENTRY_AT(level)

static const struct {
	gj_thing_sort sort;
	size_t map, count; /* offsets in gj_law */
	entry_at *entry;
} sorts[] = {
#define SORT(SYMBOL, plural, member)                                                               \
	{                                                                                          \
		GJ_THING_##SYMBOL, offsetof(gj_law, plural), offsetof(gj_law, n_##plural),         \
			member##_entry                                                             \
	}
	SORT(INSTRUMENT, instruments, instrument),
	SORT(NORM, norms, norm),
	SORT(FACT, facts, fact),
	SORT(TERM, terms, term),
	SORT(PARAMETER, parameters, parameter),
	SORT(ROLE, roles, role),
	SORT(AGENCY, agencies, agency),
	SORT(MEASURE, measures, measure),
	SORT(LEVEL, levels, level),
#undef SORT
};

enum { N_SORTS = sizeof sorts / sizeof *sorts };

/* An article by its citation, in either tongue. */
static void show_articles(showing *s, gj_str id)
{
	for (size_t i = 0; i < s->law->n_articles; i++) {
		const gj_article *article = &s->law->article[i];
		bool same = gj_str_eq(article->e.id, id);

		for (int tongue = GJ_EN; tongue <= GJ_ZH && !same; tongue++) {
			gj_print_cite(&s->page.scratch, &article->cite, (gj_tongue)tongue);
			same = gj_str_eq(gj_page_take(&s->page, 0, 0), id);
		}
		if (same)
			show(s, (gj_thing){GJ_THING_ARTICLE, (uint32_t)i}, &article->e);
	}
}

static int unknown_name(const gj_law *law, gj_str id, gj_error *err)
{
	gj_nearest near;

	gj_fault(err, GJ_EINPUT, "nothing in the rule base is called `%.*s`", GJ_FMT(id));
	gj_nearest_start(&near, id);
	for (size_t k = 0; k < N_SORTS; k++) {
		size_t n = *(const size_t *)((const char *)law + sorts[k].count);

		for (size_t i = 0; i < n; i++)
			gj_nearest_offer(&near, sorts[k].entry(law, (uint32_t)i)->id);
	}
	for (size_t i = 0; i < law->n_articles; i++)
		gj_nearest_offer(&near, law->article[i].e.id);
	if (near.best.len > 0)
		gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

int gj_report_law_show(gj_buf *out, const gj_law *law, gj_str id, const gj_style *style,
		       gj_error *err)
{
	showing s = {.law = law};

	gj_page_start(&s.page, out, style);
	for (size_t k = 0; k < N_SORTS; k++) {
		const gj_map *map = (const gj_map *)((const char *)law + sorts[k].map);
		uint32_t ref;

		if (gj_map_get(map, id, &ref))
			show(&s, (gj_thing){sorts[k].sort, ref}, sorts[k].entry(law, ref));
	}
	show_articles(&s, id);
	gj_page_done(&s.page);
	if (s.n == 0)
		return unknown_name(law, id, err);
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
