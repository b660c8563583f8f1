/* SPDX-License-Identifier: Apache-2.0 */
/* A line for each norm in force or to come, by instrument: numbers first, so that they stand under each other. */
#include "report/counts.h"
#include "report/words.h"

enum { COLUMN = 12, HASH_SHOWN = 12 };

static void add_right(gj_page *page, gj_str text, size_t width)
{
	for (; width > COLUMN || width > text.len; width--)
		gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, text);
}

void gj_text_counts_law(gj_page *page, const gj_counts *counts)
{
	gj_str hash = gj_str_of(counts->law->hash);
	char day[11];

	gj_day_format(counts->on, day);
	hash.len = hash.len < HASH_SHOWN ? hash.len : HASH_SHOWN;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_HEAD,
		     GJ_ARGS(gj_str_of(day), hash, counts->input));
}

void gj_text_counts_services(gj_page *page, const gj_counts *counts)
{
	char room[32];

	gj_page_say(page, GJ_M_COUNT_SERVICES, GJ_ARGS(gj_grouped(room, counts->services)));
	gj_page_title(page, 0);
}

void gj_text_counts_bad(gj_page *page, const gj_counts *counts)
{
	char room[32];

	if (counts->bad > 0)
		gj_page_line(page, 0, GJ_INK_RED, GJ_M_COUNT_BAD,
			     GJ_ARGS(gj_grouped(room, counts->bad)));
}

static void say_columns(gj_page *page)
{
	static const gj_message column[] = {GJ_M_COUNT_YES, GJ_M_COUNT_NO, GJ_M_COUNT_UNKNOWN};

	gj_page_gap(page);
	for (size_t i = 0; i < sizeof column / sizeof *column; i++) {
		gj_str word = gj_str_of(gj_message_text(column[i], page->style->tongue));
		size_t width = 0;

		/* Chinese words are three bytes and two columns a character. */
		for (size_t k = 0; k < word.len; k++)
			width += (word.at[k] & 0x80) == 0 ? 1 : ((word.at[k] & 0x40) != 0 ? 2 : 0);
		for (; width < COLUMN; width++)
			gj_page_add(page, GJ_HARD_SPACE);
		gj_page_add(page, word);
	}
	gj_page_end_unwrapped(page, GJ_INK_DIM);
}

void gj_page_counts_instrument(gj_page *page, const gj_instrument *instrument,
			       gj_applicability when)
{
	char day[11];

	gj_page_add(page, gj_title(&instrument->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, instrument->e.id);
	if (when == GJ_FUTURE && instrument->from != GJ_DAY_NONE) {
		gj_day_format(instrument->from, day);
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_say(page, GJ_M_IN_FORCE_FROM, GJ_ARGS(gj_str_of(day)));
	}
}

void gj_page_counts_norm(gj_page *page, const gj_counts *counts, size_t k)
{
	const gj_norm *norm = &counts->law->norm[counts->norm[k]];

	gj_page_norm_name(page, norm);
	if (counts->when[k] == GJ_FUTURE)
		gj_page_say(page, GJ_M_COUNT_FUTURE, NULL);
	gj_page_say(page, GJ_M_DOT, NULL);
	/* A cite without steps is the instrument as a whole, which must then be named. */
	gj_page_cites(page, norm->cite, norm->n_cites,
		      norm->n_cites > 0 && norm->cite[0].n > 0
			      ? counts->law->instrument[norm->instrument].e.id
			      : GJ_STR(""));
}

static void say_norm(gj_page *page, const gj_counts *counts, size_t k)
{
	uint64_t unknown = counts->services - counts->yes[k] - counts->no[k];
	char room[32];

	add_right(page, gj_grouped(room, counts->yes[k]), COLUMN);
	add_right(page, gj_grouped(room, counts->no[k]), COLUMN);
	add_right(page, gj_grouped(room, unknown), COLUMN);
	gj_page_add(page, GJ_STR("  "));
	gj_page_counts_norm(page, counts, k);
	gj_page_end_unwrapped(page, GJ_INK_PLAIN);
}

void gj_text_counts_never(gj_page *page, const gj_counts *counts)
{
	size_t never = 0;
	char room[12];

	for (size_t k = 0; k < counts->n; k++)
		never += counts->when[k] == GJ_DOES_NOT_APPLY;
	if (never == 0)
		return;
	gj_page_gap(page);
	gj_page_line(page, 0, GJ_INK_DIM, GJ_M_COUNT_NEVER, GJ_ARGS(gj_count(room, never)));
}

void gj_report_counts_text(gj_buf *out, const gj_counts *counts, const gj_style *style)
{
	uint32_t instrument = GJ_NONE;
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_counts_law(&page, counts);
	gj_text_counts_services(&page, counts);
	gj_text_counts_bad(&page, counts);
	say_columns(&page);
	for (size_t k = 0; k < counts->n; k++) {
		const gj_norm *norm = &counts->law->norm[counts->norm[k]];

		if (counts->when[k] == GJ_DOES_NOT_APPLY)
			continue;
		if (norm->instrument != instrument) {
			gj_page_counts_instrument(&page, &counts->law->instrument[norm->instrument],
						  counts->when[k]);
			gj_page_end(&page, 0, GJ_INK_BOLD);
		}
		instrument = norm->instrument;
		say_norm(&page, counts, k);
	}
	gj_text_counts_never(&page, counts);
	gj_page_done(&page);
}
