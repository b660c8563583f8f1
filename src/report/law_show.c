/* SPDX-License-Identifier: Apache-2.0 */
/* One thing of the law: its block in canonical form, where it stands, what refers to it. */
#include "base/nearest.h"
#include "report/law_parts.h"

void gj_law_print(gj_buf *out, const gj_entry *entry, gj_tongue tongue)
{
	gj_block block;

	if (entry->block == NULL)
		return;
	block = *entry->block;
	block.before.n = 0;
	gj_print_block(out, &block, tongue);
}

void gj_page_where(gj_page *page, const gj_law *law, const gj_entry *entry)
{
	char line[12];

	gj_page_add(page, law->file[entry->place.file].name);
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(line, entry->place.pos.line));
}

static void show(gj_page *page, const gj_law *law, const gj_shown *shown)
{
	gj_law_print(page->out, shown->entry, page->style->tongue);
	gj_page_heading(page, GJ_M_H_STANDS);
	gj_page_where(page, law, shown->entry);
	gj_page_end(page, 2, GJ_INK_PLAIN);
	gj_page_heading(page, GJ_M_H_REFERS);
	if (gj_text_uses(page, law, shown->thing) == 0)
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

/* Is it the citation of the article, in either tongue? */
static bool is_cited(gj_buf *room, const gj_article *article, gj_str id)
{
	bool same = gj_str_eq(article->e.id, id);

	for (int tongue = GJ_EN; tongue <= GJ_ZH && !same; tongue++) {
		gj_buf_clear(room);
		gj_print_cite(room, &article->cite, (gj_tongue)tongue);
		same = gj_str_eq(gj_buf_str(room), id);
	}
	return same;
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

static int find_articles(gj_shown *out, size_t *n, gj_arena *arena, const gj_law *law, gj_str id)
{
	gj_buf room;
	int rc;

	gj_buf_init(&room, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < law->n_articles; i++)
		if (is_cited(&room, &law->article[i], id))
			out[(*n)++] =
				(gj_shown){{GJ_THING_ARTICLE, (uint32_t)i}, &law->article[i].e};
	rc = gj_buf_status(&room);
	gj_buf_free(&room);
	return rc;
}

int gj_law_find(gj_shown **out, size_t *n, gj_arena *arena, const gj_law *law, gj_str id,
		gj_error *err)
{
	*n = 0;
	*out = gj_arena_array(arena, N_SORTS + law->n_articles, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(err);
	for (size_t k = 0; k < N_SORTS; k++) {
		const gj_map *map = (const gj_map *)((const char *)law + sorts[k].map);
		uint32_t ref;

		if (gj_map_get(map, id, &ref))
			(*out)[(*n)++] = (gj_shown){{sorts[k].sort, ref}, sorts[k].entry(law, ref)};
	}
	if (find_articles(*out, n, arena, law, id) != GJ_OK)
		return gj_fault_memory(err);
	return *n > 0 ? GJ_OK : unknown_name(law, id, err);
}

int gj_report_law_show(gj_buf *out, const gj_law *law, gj_str id, const gj_style *style,
		       gj_error *err)
{
	gj_arena arena;
	gj_shown *shown;
	gj_page page;
	size_t n;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_find(&shown, &n, &arena, law, id, err);
	if (rc == GJ_OK) {
		gj_page_start(&page, out, style);
		for (size_t i = 0; i < n; i++) {
			if (i > 0)
				gj_page_gap(&page);
			show(&page, law, &shown[i]);
		}
		gj_page_done(&page);
		rc = gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
	}
	gj_arena_free(&arena);
	return rc;
}
