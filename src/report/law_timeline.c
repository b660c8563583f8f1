/* SPDX-License-Identifier: Apache-2.0 */
/* What came when: instruments made, in force, no longer in force; approvals, rulings, penalties, events of policy. */
#include <stdlib.h>

#include "base/nearest.h"
#include "report/law_parts.h"

static int compare(const void *left, const void *right)
{
	const gj_moment *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->sort != b->sort)
		return a->sort < b->sort ? -1 : 1;
	return gj_str_cmp(a->entry->id, b->entry->id);
}

static void put(gj_moment *all, size_t *n, gj_day day, gj_moment_sort sort,
		const gj_instrument *instrument)
{
	if (day != GJ_DAY_NONE)
		all[(*n)++] = (gj_moment){day, sort, &instrument->e, instrument, NULL};
}

/* Is the happening about what the reader asked for: an instrument, or something of it? */
static bool is_about(const gj_law *law, const gj_happening *h, gj_str id)
{
	for (size_t i = 0; i < h->n_about; i++) {
		gj_str about = h->about[i].text;
		uint32_t ref;

		if (gj_str_eq(about, id))
			return true;
		if (gj_map_get(&law->norms, about, &ref) &&
		    gj_str_eq(law->instrument[law->norm[ref].instrument].e.id, id))
			return true;
	}
	return false;
}

static bool wanted(const gj_law *law, gj_str id, const gj_happening *h, char *const *only,
		   size_t n_only)
{
	for (size_t i = 0; i < n_only; i++)
		if (gj_str_eq(gj_str_of(only[i]), id) ||
		    (h != NULL && is_about(law, h, gj_str_of(only[i]))))
			return true;
	return n_only == 0;
}

static size_t gather(const gj_law *law, gj_moment *all, char *const *only, size_t n_only)
{
	size_t n = 0;

	for (size_t i = 0; i < law->n_instruments; i++) {
		const gj_instrument *in = &law->instrument[i];

		if (!wanted(law, in->e.id, NULL, only, n_only))
			continue;
		put(all, &n, in->made, GJ_MOMENT_MADE, in);
		if (in->never)
			continue;
		put(all, &n, in->from, GJ_MOMENT_FROM, in);
		put(all, &n, in->to, GJ_MOMENT_TO, in);
	}
	for (size_t i = 0; i < law->n_happenings; i++) {
		const gj_happening *h = &law->happening[i];

		if (h->on != GJ_DAY_NONE && wanted(law, h->e.id, h, only, n_only))
			all[n++] = (gj_moment){h->on, GJ_MOMENT_HAPPENED, &h->e, NULL, h};
	}
	qsort(all, n, sizeof *all, compare);
	return n;
}

static void say_texts(gj_page *page, const gj_entry *entry, gj_key key, gj_message message)
{
	const gj_field *field = NULL;

	while ((field = gj_block_field(entry->block, key, field)) != NULL)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, message, &field->value.text);
}

static void say_happening(gj_page *page, const gj_law *law, const gj_happening *h)
{
	gj_page_add(page, gj_title(&h->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, h->e.id);
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
	if (h->by.n > 0) {
		gj_page_agencies(page, law, &h->by);
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_TIMELINE_BY,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	}
	for (size_t i = 0; i < h->n_about; i++) {
		gj_page_join(page, GJ_M_COMMA);
		gj_page_add(page, h->about[i].text);
	}
	if (h->n_about > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_TIMELINE_ABOUT,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	say_texts(page, &h->e, GJ_KEY_NOTE, GJ_M_TIMELINE_NOTE);
	say_texts(page, &h->e, GJ_KEY_SOURCE, GJ_M_TIMELINE_SOURCE);
	gj_page_doubt(page, GJ_INDENT_WORDS, &h->unverified);
}

void gj_text_moment(gj_page *page, const gj_law *law, const gj_moment *m)
{
	static const gj_message words[] = {[GJ_MOMENT_MADE] = GJ_M_TIMELINE_MADE,
					   [GJ_MOMENT_FROM] = GJ_M_TIMELINE_FROM,
					   [GJ_MOMENT_TO] = GJ_M_TIMELINE_TO};

	if (m->sort == GJ_MOMENT_HAPPENED) {
		say_happening(page, law, m->happening);
	} else {
		gj_page_say(page, words[m->sort],
			    GJ_ARGS(gj_title(m->entry, page->style->tongue), m->entry->id));
		gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
	}
}

static int check_names(const gj_law *law, char *const *only, size_t n_only, gj_error *err)
{
	for (size_t i = 0; i < n_only; i++) {
		gj_str id = gj_str_of(only[i]);
		gj_nearest near;
		uint32_t ref;
		bool known = gj_map_get(&law->instruments, id, &ref);

		gj_nearest_start(&near, id);
		for (size_t k = 0; k < law->n_instruments; k++)
			gj_nearest_offer(&near, law->instrument[k].e.id);
		for (size_t k = 0; k < law->n_happenings; k++) {
			gj_nearest_offer(&near, law->happening[k].e.id);
			known = known || gj_str_eq(law->happening[k].e.id, id);
		}
		if (known)
			continue;
		gj_fault(err, GJ_EINPUT, "unknown instrument or happening `%.*s`", GJ_FMT(id));
		if (near.best.len > 0)
			gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
		return GJ_EINPUT;
	}
	return GJ_OK;
}

int gj_law_moments(gj_moment **out, size_t *n, gj_arena *arena, const gj_law *law,
		   char *const *only, size_t n_only, gj_error *err)
{
	int rc = check_names(law, only, n_only, err);

	if (rc != GJ_OK)
		return rc;
	*out = gj_arena_array(arena, 3 * law->n_instruments + law->n_happenings, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(err);
	*n = gather(law, *out, only, n_only);
	return GJ_OK;
}

static void say_moments(gj_page *page, const gj_law *law, const gj_moment *moment, size_t n)
{
	char day[11];

	for (size_t i = 0; i < n; i++) {
		gj_day_format(moment[i].day, day);
		gj_page_left(page, GJ_INDENT_CITE, GJ_INK_BOLD, gj_str_of(day));
		gj_text_moment(page, law, &moment[i]);
		gj_page_left_rest(page);
	}
}

int gj_report_law_timeline(gj_buf *out, const gj_law *law, char *const *only, size_t n_only,
			   const gj_style *style, gj_error *err)
{
	gj_moment *moment;
	gj_arena arena;
	gj_page page;
	size_t n;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_moments(&moment, &n, &arena, law, only, n_only, err);
	if (rc == GJ_OK) {
		gj_page_start(&page, out, style);
		say_moments(&page, law, moment, n);
		gj_page_done(&page);
		rc = gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
	}
	gj_arena_free(&arena);
	return rc;
}
