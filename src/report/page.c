/* SPDX-License-Identifier: Apache-2.0 */
#include "report/page.h"
#include "base/utf8.h"
#include "report/wrap.h"

enum { MIN_WIDTH = 40, MAX_WIDTH = 1000, MIN_TEXT = 16 };

static const char *const ink_on[] = {"", "\033[1m", "\033[2m", "\033[31;1m", "\033[33m"};

void gj_page_start(gj_page *page, gj_buf *out, const gj_style *style)
{
	memset(page, 0, sizeof *page);
	page->out = out;
	page->style = style;
	page->width = style->width;
	page->left_most = 16;
	if (page->width < MIN_WIDTH)
		page->width = MIN_WIDTH;
	if (page->width > MAX_WIDTH)
		page->width = MAX_WIDTH;
	gj_buf_init(&page->scratch, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&page->clean, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (unsigned i = 0; i < GJ_PAGE_PARTS; i++)
		gj_buf_init(&page->part[i], out->alloc, GJ_BUF_DEFAULT_LIMIT);
}

static void drop(gj_page *page, gj_buf *buf)
{
	if (gj_buf_status(buf) != GJ_OK)
		page->out->failed = true;
	gj_buf_free(buf);
}

void gj_page_done(gj_page *page)
{
	gj_page_left_rest(page);
	drop(page, &page->scratch);
	drop(page, &page->clean);
	for (unsigned i = 0; i < GJ_PAGE_PARTS; i++)
		drop(page, &page->part[i]);
}

void gj_page_add(gj_page *page, gj_str text)
{
	gj_buf_add(&page->scratch, text);
}

void gj_page_say(gj_page *page, gj_message key, const gj_str *args)
{
	gj_message_add(&page->scratch, page->style->tongue, key, args);
}

size_t gj_page_mark(const gj_page *page)
{
	return page->scratch.len;
}

gj_str gj_page_take(gj_page *page, size_t mark, unsigned slot)
{
	gj_buf *part = &page->part[slot];
	gj_str whole = gj_buf_str(&page->scratch);

	gj_buf_clear(part);
	if (mark >= whole.len)
		return GJ_STR("");
	gj_buf_add(part, (gj_str){whole.at + mark, whole.len - mark});
	page->scratch.len = mark;
	page->scratch.at[mark] = '\0';
	return gj_buf_str(part);
}

void gj_page_join(gj_page *page, gj_message joint)
{
	if (page->scratch.len > 0)
		gj_page_say(page, joint, NULL);
}

void gj_page_day(gj_page *page, gj_day day)
{
	char text[11];

	gj_day_format(day, text);
	gj_page_add(page, gj_str_of(text));
}

/* Hard spaces have done their work: on the page they are spaces, so that what is copied from it can be searched. */
static void put_soft(gj_buf *out, gj_str text)
{
	gj_str hard = GJ_HARD_SPACE;

	for (size_t from = 0, i = 0; i <= text.len; i++) {
		bool at_end = i == text.len;

		if (!at_end && !gj_str_starts((gj_str){text.at + i, text.len - i}, hard))
			continue;
		gj_buf_add(out, (gj_str){text.at + from, i - from});
		if (at_end)
			return;
		gj_buf_putc(out, ' ');
		from = i + hard.len;
	}
}

static void put_inked(gj_page *page, gj_ink ink, gj_str text)
{
	bool coloured = page->style->colour && ink != GJ_INK_PLAIN && text.len > 0;

	if (coloured)
		gj_buf_puts(page->out, ink_on[ink]);
	put_soft(page->out, text);
	if (coloured)
		gj_buf_puts(page->out, "\033[0m");
}

static void put_line(gj_page *page, unsigned indent, gj_ink ink, gj_str line)
{
	unsigned at = 0;

	if (page->at_left < page->n_left) {
		gj_str left = gj_str_of(page->left[page->at_left++]);

		gj_buf_pad(page->out, ' ', page->left_indent);
		put_inked(page, page->left_ink, left);
		at = page->left_indent + (unsigned)gj_utf8_width(left);
	}
	if (line.len > 0)
		gj_buf_pad(page->out, ' ', at < indent ? indent - at : 0);
	put_inked(page, ink, line);
	gj_buf_putc(page->out, '\n');
}

/* Text from service files and rule files may hold escape sequences; a terminal must not obey them. */
static gj_str cleaned(gj_page *page)
{
	gj_str whole = gj_buf_str(&page->scratch);
	gj_str rest;
	uint32_t code;

	/* What is forbidden here is hidden, and that is found faster. */
	if (gj_utf8_find_hidden(whole) == whole.len)
		return whole;
	gj_buf_clear(&page->clean);
	for (rest = whole; rest.len > 0;) {
		size_t n = gj_utf8_next(rest, &code);

		if (code == '\n' || code == '\t')
			gj_buf_putc(&page->clean, ' ');
		else if (gj_wrap_forbidden(code))
			gj_buf_puts(&page->clean, "\xef\xbf\xbd");
		else
			gj_buf_add(&page->clean, (gj_str){rest.at, n});
		rest.at += n;
		rest.len -= n;
	}
	return gj_buf_str(&page->clean);
}

void gj_page_end(gj_page *page, unsigned indent, gj_ink ink)
{
	unsigned room = page->width > indent + MIN_TEXT ? page->width - indent : MIN_TEXT;
	gj_str rest = cleaned(page);

	if (page->form != NULL && rest.len > 0)
		page->form->paragraph(page, indent, ink, rest);
	if (page->form != NULL)
		rest.len = 0;
	if (indent + room > page->width)
		indent = page->width - room;
	while (rest.len > 0) {
		gj_str line = gj_wrap_line(&rest, room);

		if (line.len > 0)
			put_line(page, indent, ink, line);
	}
	gj_buf_clear(&page->scratch);
}

void gj_page_verbatim(gj_page *page, unsigned indent, gj_str text)
{
	if (page->form != NULL) {
		page->form->verbatim(page, text);
		return;
	}
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end != NULL ? (size_t)(end - text.at) + 1 : text.len;

		gj_buf_pad(page->out, ' ', indent);
		gj_buf_add(page->out, (gj_str){text.at, n});
		text.at += n;
		text.len -= n;
	}
}

void gj_page_end_unwrapped(gj_page *page, gj_ink ink)
{
	if (page->form != NULL) {
		gj_page_end(page, 0, ink);
		return;
	}
	put_line(page, 0, ink, cleaned(page));
	gj_buf_clear(&page->scratch);
}

void gj_page_line(gj_page *page, unsigned indent, gj_ink ink, gj_message key, const gj_str *args)
{
	gj_page_say(page, key, args);
	gj_page_end(page, indent, ink);
}

void gj_page_gap(gj_page *page)
{
	gj_page_left_rest(page);
	if (page->form == NULL)
		gj_buf_putc(page->out, '\n');
	else
		page->form->gap(page);
}

void gj_page_heading(gj_page *page, gj_message key)
{
	gj_page_gap(page);
	if (page->form != NULL) {
		page->form->heading(page, key);
		return;
	}
	gj_page_line(page, 0, GJ_INK_BOLD, key, NULL);
}

void gj_page_title(gj_page *page, unsigned level)
{
	if (page->form == NULL) {
		gj_page_end(page, 0, GJ_INK_BOLD);
	} else {
		page->form->title(page, level, cleaned(page));
		gj_buf_clear(&page->scratch);
	}
	page->place = GJ_STR("");
}

void gj_page_about(gj_page *page, uint32_t norm)
{
	if (page->form != NULL)
		page->form->about(page, norm);
}

void gj_page_refer(gj_page *page, uint32_t norm)
{
	if (page->form != NULL)
		page->form->refer(page, norm);
}

void gj_page_left(gj_page *page, unsigned indent, gj_ink ink, gj_str text)
{
	if (page->form != NULL) {
		page->form->left(page, ink, text);
		return;
	}
	if (page->at_left == page->n_left)
		page->at_left = page->n_left = 0;
	if (page->n_left == GJ_PAGE_LEFT_LINES)
		return;
	text = gj_utf8_fit(text, page->left_most);
	if (text.len >= GJ_PAGE_LEFT_BYTES)
		return;
	if (text.len > 0)
		memcpy(page->left[page->n_left], text.at, text.len);
	page->left[page->n_left++][text.len] = '\0';
	page->left_indent = indent;
	page->left_ink = ink;
}

void gj_page_left_rest(gj_page *page)
{
	if (page->form != NULL)
		page->form->left_rest(page);
	while (page->at_left < page->n_left)
		put_line(page, 0, GJ_INK_PLAIN, (gj_str){"", 0});
	page->at_left = page->n_left = 0;
}
