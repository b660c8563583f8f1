/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/samples.h"

/* Of one source: how many of the first items were judged, in all and by flag. */
typedef struct judged {
	size_t first, flagged, others, all; /* prefixes; all that were judged */
} judged;

static gj_label label_of(const gj_screen *screen, const gj_screened_item *item, gj_str *category)
{
	return gj_judgements_say(&screen->judgements, item->judged, GJ_BY_PEOPLE, category);
}

/* The item at a place of the sample, by keys or as the sheets have it. */
static const gj_screened_item *item_at(const gj_screen *screen, const gj_screened_source *source,
				       bool by_sheet, size_t i)
{
	return &screen->item[source->first + (by_sheet ? source->by_sheet[i] : i)];
}

static judged look(const gj_screen *screen, const gj_screened_source *source, bool by_sheet)
{
	bool gap[3] = {false, false, false};
	judged out = {0};

	for (size_t i = 0; i < source->n; i++) {
		const gj_screened_item *item = item_at(screen, source, by_sheet, i);
		size_t *part = item->flagged ? &out.flagged : &out.others;
		bool *ends = item->flagged ? &gap[1] : &gap[2];

		if (label_of(screen, item, NULL) == GJ_LABEL_NONE) {
			gap[0] = *ends = true;
			continue;
		}
		out.all++;
		out.first += !gap[0];
		*part += !*ends;
	}
	return out;
}

enum { ANY, FLAGGED, OTHERS };

static bool counts(gj_failing failing, gj_str category)
{
	switch (failing.which) {
	case GJ_FAILS_ILLEGAL:
		return !gj_str_starts(category, GJ_STR("A.5"));
	case GJ_FAILS_RISK:
		return gj_risk_find(category) == failing.risk;
	default:
		return true;
	}
}

/* The first `n` items of a kind. */
static gj_part sum(const gj_screen *screen, const gj_screened_source *source, bool by_sheet,
		   int kind, size_t n, gj_failing failing)
{
	gj_part part = {.name = source->called};

	for (size_t i = 0; i < source->n && (size_t)part.n < n; i++) {
		const gj_screened_item *item = item_at(screen, source, by_sheet, i);
		gj_str category;
		gj_label label;

		if (kind != ANY && item->flagged != (kind == FLAGGED))
			continue;
		label = label_of(screen, item, &category);
		part.n++;
		if (label == GJ_LABEL_VIOLATING)
			part.bad += counts(failing, category);
		else
			part.unjudged += label != GJ_LABEL_CLEAN;
	}
	part.of = kind == ANY	    ? source->items
		  : kind == FLAGGED ? source->flagged_items
				    : source->items - source->flagged_items;
	return part;
}

/* What can be taken of a source as a random sample. */
typedef struct taken {
	judged seen;
	bool by_sheet, apart;
	size_t n;
} taken;

/*
 * Are the first of the flagged items and of the others worth two samples in place of one? Two bounds at half the risk each are about a
 * fifth wider than one at the whole, which half as many items again make up for. Where all that was flagged was judged it has no bound, the
 * other has the whole risk, and one item more is a gain. Nothing that was found decides it, only what was judged.
 */
static bool worth_two(const judged *seen, const gj_screened_source *source)
{
	size_t two = seen->flagged + seen->others, one = seen->first;

	if ((int64_t)seen->flagged == source->flagged_items ||
	    (int64_t)seen->others == source->items - source->flagged_items)
		return two > one;
	return two > one && 2 * two >= 3 * one;
}

static taken take(const gj_screen *screen, const gj_screened_source *source, bool by_sheet)
{
	taken out = {.seen = look(screen, source, by_sheet), .by_sheet = by_sheet};
	const judged *seen = &out.seen;

	out.apart = worth_two(seen, source) && (seen->flagged > 0 || source->flagged_items == 0) &&
		    (seen->others > 0 || source->flagged_items == source->items);
	out.n = out.apart ? seen->flagged + seen->others : seen->first;
	return out;
}

int gj_sample_take(gj_rate *rate, gj_arena *arena, const gj_screen *screen,
		   const gj_screened_source *source, gj_failing failing, bool *by_people)
{
	taken best = take(screen, source, false), other = take(screen, source, true);
	int rc;

	if (other.n > best.n)
		best = other;
	*by_people = *by_people || best.seen.all > 0;
	rate->left_out += (int64_t)(best.seen.all - best.n);
	if (!best.apart)
		return gj_rate_add(rate, arena,
				   sum(screen, source, best.by_sheet, ANY, best.n, failing));
	rate->two_phase = true;
	rc = gj_rate_add(rate, arena,
			 sum(screen, source, best.by_sheet, FLAGGED, best.seen.flagged, failing));
	if (rc != GJ_OK)
		return rc;
	return gj_rate_add(rate, arena,
			   sum(screen, source, best.by_sheet, OTHERS, best.seen.others, failing));
}
