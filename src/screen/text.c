/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The summary for people. Every item was looked at, so a count has no error of sampling; the bounds are for the source as a stream that
 * goes on, of which these items are what has come so far.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "screen/state.h"
#include "stats/binomial.h"
#include "stats/ruling.h"

enum { NAME = 28 };

static void put_count(gj_buf *out, uint64_t value, unsigned width)
{
	char digits[32];
	size_t n = 0;

	for (unsigned i = 0; i == 0 || value > 0; i++, value /= 10) {
		if (i > 0 && i % 3 == 0)
			digits[n++] = ',';
		digits[n++] = (char)('0' + value % 10);
	}
	gj_buf_pad(out, ' ', n < width ? width - n : 0);
	while (n > 0)
		gj_buf_putc(out, digits[--n]);
}

static double percent(uint64_t part, uint64_t whole)
{
	return whole > 0 ? 100.0 * (double)part / (double)whole : 0.0;
}

/* The end of a long name says more than its start; what a terminal would obey is not shown. */
static void put_name(gj_buf *out, gj_str name)
{
	size_t width = gj_utf8_width(name);

	if (gj_utf8_find_hidden(name) < name.len) {
		gj_buf_puts(out, "(a name with hidden characters)");
		return;
	}
	if (width > NAME) {
		gj_buf_puts(out, "…");
		while (name.len > 0 && gj_utf8_width(name) > NAME - 1) {
			uint32_t code;
			size_t n = gj_utf8_next(name, &code);

			name = (gj_str){name.at + n, name.len - n};
		}
		width = gj_utf8_width(name) + 1;
	}
	gj_buf_add(out, name);
	gj_buf_pad(out, ' ', width < NAME ? NAME - width : 0);
}

typedef struct asked {
	gj_share limit, risk;
	gj_error *err;
} asked;

static int put_row(gj_buf *out, gj_str name, const uint64_t *count, const asked *a)
{
	int64_t items = (int64_t)count[GJ_COUNT_ITEMS], flagged = (int64_t)count[GJ_COUNT_FLAGGED];
	double low = 0, high = 1;
	int rc = gj_binomial_lower(&low, flagged, items, a->risk, a->err);

	if (rc == GJ_OK)
		rc = gj_binomial_upper(&high, flagged, items, a->risk, a->err);
	if (rc != GJ_OK)
		return rc;
	put_name(out, name);
	put_count(out, (uint64_t)items, 12);
	put_count(out, (uint64_t)flagged, 11);
	gj_buf_printf(out, " %8.4f %8.4f %8.4f", percent((uint64_t)flagged, (uint64_t)items),
		      100 * low, 100 * high);
	gj_buf_printf(out, " %9.5f",
		      percent(count[GJ_COUNT_FLAGGED_CHARACTERS], count[GJ_COUNT_CHARACTERS]));
	put_count(out, count[GJ_COUNT_PERSONAL], 11);
	if (a->limit.whole > 0) {
		gj_ruling ruling;

		rc = gj_ruling_of(&ruling, (gj_tally){flagged, items, GJ_ENDLESS},
				  (gj_limit){a->limit, false}, a->risk, a->err);
		if (rc == GJ_OK)
			gj_buf_printf(out, "  %s, %s", ruling.literal ? "within" : "above",
				      gj_shown_word(ruling.shown));
	}
	gj_buf_putc(out, '\n');
	return rc;
}

static void put_head(gj_buf *out, const gj_screen *screen, const asked *a)
{
	const gj_patterns *patterns = &screen->lists.matcher.patterns;
	uint64_t faults = 0, terms = 0;

	for (uint32_t i = 0; i < patterns->n; i++)
		terms += patterns->item[i].listed;
	for (size_t i = 0; i < screen->files.n; i++)
		faults += screen->files.item[i].faults;
	gj_buf_printf(out, "%zu file%s, ", screen->files.n, screen->files.n == 1 ? "" : "s");
	put_count(out, screen->files.bytes, 0);
	gj_buf_printf(out, " bytes; %zu source%s; ", screen->sources.n,
		      screen->sources.n == 1 ? "" : "s");
	put_count(out, terms, 0);
	gj_buf_printf(out, " terms after folding\n");
	if (faults > 0)
		gj_buf_printf(out, "%" PRIu64 " records could not be read and are in no count\n",
			      faults);
	if (screen->options.sample > 0)
		gj_buf_printf(out, "sample: up to %zu of each source, seed %.*s\n",
			      screen->options.sample, GJ_FMT(gj_screen_seed(screen)));
	gj_buf_putc(out, '\n');
	gj_buf_puts(out, "source");
	gj_buf_pad(out, ' ', NAME - 6);
	gj_buf_puts(out, "       items    flagged        %  at least  at most  char. %   personal");
	if (a->limit.whole > 0)
		gj_buf_printf(out, "  limit %g %%", 100 * gj_share_double(a->limit));
	gj_buf_putc(out, '\n');
}

static void put_foot(gj_buf *out, const asked *a)
{
	gj_buf_printf(out,
		      "\nEvery item was looked at: the counts have no error of sampling. \"At "
		      "least\" and \"at most\" "
		      "are exact\none-sided bounds, each at a risk of %g %%, of what a source "
		      "brings that goes on as "
		      "so far.\n",
		      100 * gj_share_double(a->risk));
	gj_buf_puts(out, "Flagged is not violating: a term was found. People judge the sample.\n");
}

int gj_screen_text(gj_buf *out, const gj_screen *screen, gj_share limit, gj_share risk,
		   gj_error *err)
{
	const gj_screen_sources *sources = &screen->sources;
	asked a = {limit, risk, err};
	uint64_t all[GJ_COUNT_KIND] = {0};
	int rc = GJ_OK;

	put_head(out, screen, &a);
	for (size_t i = 0; i < sources->n && rc == GJ_OK; i++) {
		rc = put_row(out, sources->sorted[i]->name, sources->sorted[i]->count, &a);
		for (size_t k = 0; k < GJ_COUNT_KIND; k++)
			all[k] += sources->sorted[i]->count[k];
	}
	if (rc == GJ_OK && sources->n > 1)
		rc = put_row(out, GJ_STR("all"), all, &a);
	put_foot(out, &a);
	return rc == GJ_OK ? gj_buf_status(out) : rc;
}
