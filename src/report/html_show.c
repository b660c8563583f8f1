/* SPDX-License-Identifier: Apache-2.0 */
/* One thing of the law in HTML: its block, where it stands, what refers to it; of an instrument its articles and norms. */
#include <guiju/error.h>

#include "base/fault.h"
#include "report/html_law.h"

static void put_title(gj_html *html, const gj_entry *entry)
{
	gj_page *page = &html->page;
	bool english = page->style->tongue == GJ_EN;

	if (entry->block != NULL) {
		gj_page_add(page, gj_str_of(gj_kind_word(entry->block->kind, page->style->tongue)));
		gj_page_add(page, GJ_HARD_SPACE);
	}
	gj_page_add(page, entry->id);
	gj_page_title(page, 0);
	gj_page_add(page, english ? entry->english : entry->title);
	gj_page_end(page, 0, GJ_INK_BOLD);
	gj_page_add(page, english ? entry->title : entry->english);
	gj_page_end(page, 0, GJ_INK_DIM);
}

static void put_block(gj_html *html, const gj_entry *entry)
{
	gj_buf block;

	gj_buf_init(&block, html->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_law_print(&block, entry, html->page.style->tongue);
	if (gj_buf_status(&block) != GJ_OK)
		html->out->failed = true;
	gj_html_section(html, GJ_M_H_WRITTEN);
	gj_html_lines(html, gj_buf_str(&block));
	gj_buf_free(&block);
}

static void put_instrument(gj_html *html, uint32_t instrument)
{
	const gj_law *law = html->law;
	size_t blocks, norms = 0;

	gj_law_articles(law, instrument, &blocks);
	if (blocks > 0 || law->instrument[instrument].n_articles > 0) {
		gj_html_section(html, GJ_M_H_ARTICLES);
		gj_html_provisions(html, instrument, true);
	}
	for (size_t i = 0; i < law->n_norms; i++) {
		if (law->norm[i].instrument != instrument)
			continue;
		if (norms++ == 0)
			gj_html_section(html, GJ_M_H_NORMS);
		gj_text_norm_short(&html->page, law, &law->norm[i], GJ_STR(""));
	}
}

static void put_shown(gj_html *html, const gj_shown *shown)
{
	gj_page *page = &html->page;

	put_title(html, shown->entry);
	put_block(html, shown->entry);
	if (shown->thing.sort == GJ_THING_INSTRUMENT)
		put_instrument(html, shown->thing.ref);
	gj_page_heading(page, GJ_M_H_STANDS);
	gj_page_where(page, html->law, shown->entry);
	gj_page_end(page, 2, GJ_INK_PLAIN);
	gj_page_heading(page, GJ_M_H_REFERS);
	if (gj_text_uses(page, html->law, shown->thing) == 0)
		gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_REFERS_NOBODY, NULL);
}

/* One name may be that of several things: each is a part. */
static int show(gj_buf *out, const gj_law *law, const gj_shown *shown, size_t n, gj_str id,
		const gj_style *style, gj_arena *arena)
{
	gj_str *part = gj_arena_array(arena, n, sizeof *part);
	gj_html html;

	if (part == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n; i++)
		part[i] = shown[i].entry->block != NULL
				  ? gj_str_of(gj_kind_word(shown[i].entry->block->kind,
							   style->tongue))
				  : shown[i].entry->id;
	gj_html_open(out, style, id, id, part, n);
	for (size_t i = 0; i < n; i++) {
		gj_html_start(&html, out, law, style, n > 1 ? (unsigned)i + 1 : 0);
		put_shown(&html, &shown[i]);
		gj_html_done(&html);
	}
	gj_html_close(out, style, n);
	return gj_buf_status(out);
}

int gj_report_law_show_html(gj_buf *out, const gj_law *law, gj_str id, const gj_style *style,
			    gj_error *err)
{
	gj_arena arena;
	gj_shown *shown;
	size_t n;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_find(&shown, &n, &arena, law, id, err);
	if (rc == GJ_OK && show(out, law, shown, n, id, style, &arena) != GJ_OK)
		rc = gj_fault_memory(err);
	gj_arena_free(&arena);
	return rc;
}
