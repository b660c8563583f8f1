/* SPDX-License-Identifier: Apache-2.0 */
/* The page in the form of HTML: headings, rows with a column to their left, paragraphs. */
#include "report/html.h"

static gj_html *of(gj_page *page)
{
	return (gj_html *)page;
}

void gj_html_raw(gj_html *html, const char *markup)
{
	gj_buf_puts(&html->body, markup);
}

void gj_html_text(gj_html *html, gj_str text)
{
	gj_html_marked(&html->body, text, html->page.style->tongue);
}

void gj_html_said_by(gj_html *html, gj_page *page)
{
	gj_html_text(html, gj_buf_str(&page->scratch));
	gj_buf_clear(&page->scratch);
}

void gj_html_said(gj_html *html)
{
	gj_html_said_by(html, &html->page);
}

void gj_html_say(gj_html *html, gj_message key, const gj_str *args)
{
	gj_page_say(&html->page, key, args);
	gj_html_said(html);
}

static void put_id(const gj_html *html, gj_buf *out, const char *sort, gj_str name)
{
	if (html->part > 0)
		gj_buf_printf(out, "%u.", html->part);
	gj_buf_puts(out, sort);
	gj_html_escape(out, name);
}

void gj_html_id(gj_html *html, const char *sort, gj_str name)
{
	put_id(html, &html->body, sort, name);
}

static gj_str norm_id(const gj_html *html, uint32_t norm)
{
	return html->law->norm[norm].e.id;
}

/* ---- rows ---- */

static void row_end(gj_html *html)
{
	uint32_t norm = html->row;

	if (!html->in_row)
		return;
	html->in_row = false;
	html->row = GJ_NONE;
	if (norm != GJ_NONE && html->row_end != NULL)
		html->row_end(html, norm);
	gj_html_raw(html, "</li>\n");
}

void gj_html_rows_end(gj_html *html)
{
	row_end(html);
	if (html->in_list || html->in_bullets)
		gj_html_raw(html, "</ul>\n");
	html->in_list = html->in_bullets = false;
}

static void row_begin(gj_html *html, unsigned indent)
{
	row_end(html);
	if (html->in_bullets)
		gj_html_rows_end(html);
	if (!html->in_list)
		gj_html_raw(html, "<ul class=\"rows\" role=\"list\">\n");
	html->in_list = html->in_row = true;
	html->row_indent = indent;
	gj_html_raw(html, "<li");
	if (html->about != GJ_NONE && html->named != NULL && !html->named[html->about]) {
		html->named[html->about] = true;
		html->row = html->about;
		gj_html_raw(html, " id=\"");
		gj_html_id(html, "", norm_id(html, html->about));
		gj_html_raw(html, "\"");
	}
	html->about = GJ_NONE;
	gj_html_raw(html, ">");
	if (html->left.len > 0) {
		gj_html_raw(html, "<span class=\"left\">");
		gj_html_text(html, gj_buf_str(&html->left));
		gj_html_raw(html, "</span> ");
	}
	gj_buf_clear(&html->left);
	html->has_left = false;
}

/* ---- the form ---- */

static void put_class(gj_html *html, const char *name, bool *any)
{
	gj_html_raw(html, *any ? " " : " class=\"");
	gj_html_raw(html, name);
	*any = true;
}

static void put_classes(gj_html *html, gj_ink ink, unsigned step)
{
	static const char *const inks[] = {NULL, "bold", "dim", "red", "amber"};
	static const char *const steps[] = {NULL, "in1", "in2", "in3"};
	enum { MAX_STEP = 3 };
	bool any = false;

	if (ink != GJ_INK_PLAIN)
		put_class(html, inks[ink], &any);
	if (step > 0)
		put_class(html, steps[step < MAX_STEP ? step : MAX_STEP], &any);
	if (html->after_gap && !html->in_row)
		put_class(html, "gap", &any);
	if (any)
		gj_html_raw(html, "\"");
	html->after_gap = false;
}

/* `- one thing`: an item of a list, whose bullet is not text. */
static void put_bullet(gj_html *html, gj_str text)
{
	if (!html->in_bullets) {
		gj_html_rows_end(html);
		gj_html_raw(html, "<ul>\n");
	}
	html->in_bullets = true;
	gj_html_raw(html, "<li>");
	gj_html_text(html, text);
	gj_html_raw(html, "</li>\n");
}

static void form_paragraph(gj_page *page, unsigned indent, gj_ink ink, gj_str text)
{
	enum { USUAL = 2 }; /* most text stands two columns in */
	gj_html *html = of(page);
	bool begins = html->about != GJ_NONE || html->has_left;
	gj_str bullet = GJ_STR("- ");
	unsigned step;

	if (!begins && !html->in_row && gj_str_starts(text, bullet)) {
		put_bullet(html, (gj_str){text.at + bullet.len, text.len - bullet.len});
		return;
	}
	if (begins)
		row_begin(html, indent);
	else if (!html->in_row || indent < html->row_indent)
		gj_html_rows_end(html);
	step = html->in_row	? (indent - html->row_indent) / 2
	       : indent > USUAL ? (indent - USUAL) / 2
				: 0;
	gj_html_raw(html, "<p");
	put_classes(html, ink, step);
	gj_html_raw(html, ">");
	if (html->refer != GJ_NONE) {
		gj_html_raw(html, "<a href=\"#");
		gj_html_id(html, "", norm_id(html, html->refer));
		gj_html_raw(html, "\">");
	}
	gj_html_text(html, text);
	gj_html_raw(html, html->refer != GJ_NONE ? "</a></p>" : "</p>");
	if (!html->in_row)
		gj_html_raw(html, "\n");
	html->refer = GJ_NONE;
}

/* The text breaks the column into lines; here it is one line again. */
static void form_left(gj_page *page, gj_ink ink, gj_str text)
{
	gj_html *html = of(page);

	(void)ink;
	while (text.len > 0 && *text.at == ' ') {
		text.at++;
		text.len--;
	}
	html->has_left = true;
	if (html->left.len > 0 && page->style->tongue == GJ_EN)
		gj_buf_putc(&html->left, ' ');
	gj_buf_add(&html->left, text);
}

static void form_left_rest(gj_page *page)
{
	gj_buf_clear(&of(page)->left);
	of(page)->has_left = false;
}

static void form_gap(gj_page *page)
{
	of(page)->after_gap = true;
}

static void form_heading(gj_page *page, gj_message key)
{
	gj_html_section(of(page), key);
}

static void form_title(gj_page *page, unsigned level, gj_str text)
{
	gj_html *html = of(page);
	unsigned rank = 1 + (html->part > 0) + (level > 0 ? 2 : 0);

	gj_html_rows_end(html);
	html->after_gap = false;
	gj_buf_printf(&html->body, "<h%u", rank);
	if (level == 0) {
		gj_html_raw(html, " id=\"");
		gj_html_id(html, "top", GJ_STR(""));
		gj_html_raw(html, "\"");
	} else if (page->place.len > 0) {
		gj_html_raw(html, " id=\"");
		gj_html_id(html, "subject-", page->place);
		gj_html_raw(html, "\"");
	}
	gj_html_raw(html, ">");
	gj_html_text(html, text);
	gj_buf_printf(&html->body, "</h%u>\n", rank);
}

static void form_about(gj_page *page, uint32_t norm)
{
	of(page)->about = norm;
}

static void form_refer(gj_page *page, uint32_t norm)
{
	of(page)->refer = norm;
}

/* Within a row that is open, or by itself. */
static void form_verbatim(gj_page *page, gj_str text)
{
	gj_html_lines(of(page), text);
}

static const gj_page_form form = {
	.paragraph = form_paragraph,
	.left = form_left,
	.left_rest = form_left_rest,
	.gap = form_gap,
	.heading = form_heading,
	.title = form_title,
	.about = form_about,
	.refer = form_refer,
	.verbatim = form_verbatim,
};

/* ---- a part ---- */

void gj_html_start(gj_html *html, gj_buf *out, const gj_law *law, const gj_style *style,
		   unsigned part)
{
	memset(html, 0, sizeof *html);
	html->out = out;
	html->law = law;
	html->part = part;
	html->about = html->row = html->refer = GJ_NONE;
	gj_buf_init(&html->body, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&html->nav, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&html->left, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_arena_init(&html->arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_page_start(&html->page, &html->body, style);
	html->page.form = &form;
	html->named = gj_arena_array(&html->arena, law->n_norms, sizeof *html->named);
	if (html->named == NULL)
		out->failed = true;
}

/* `WHAT TO ASK FIRST` stands at #what-to-ask-first, in either language. */
static void put_slug(const gj_html *html, gj_buf *out, gj_message key)
{
	char slug[64];
	size_t n = 0;

	for (const char *at = gj_message_text(key, GJ_EN); *at != '\0' && n + 1 < sizeof slug;
	     at++) {
		if (*at >= 'A' && *at <= 'Z')
			slug[n++] = (char)(*at - 'A' + 'a');
		else if (n > 0 && slug[n - 1] != '-' && at[1] != '\0')
			slug[n++] = '-';
	}
	put_id(html, out, "", (gj_str){slug, n});
}

void gj_html_section(gj_html *html, gj_message key)
{
	gj_str name = gj_html_heading(&html->left, key, html->page.style->tongue);
	unsigned rank = 2 + (html->part > 0);

	gj_html_rows_end(html);
	if (html->in_section)
		gj_html_raw(html, "</section>\n");
	else
		html->front = html->body.len;
	html->in_section = true;
	html->sections++;
	html->after_gap = false;
	gj_buf_printf(&html->body, "<section>\n<h%u id=\"", rank);
	put_slug(html, &html->body, key);
	gj_html_raw(html, "\">");
	gj_html_text(html, name);
	gj_buf_printf(&html->body, "</h%u>\n", rank);
	gj_buf_puts(&html->nav, "<li><a href=\"#");
	put_slug(html, &html->nav, key);
	gj_buf_puts(&html->nav, "\">");
	gj_html_marked(&html->nav, name, html->page.style->tongue);
	gj_buf_puts(&html->nav, "</a></li>\n");
	gj_buf_clear(&html->left);
}
