/* SPDX-License-Identifier: Apache-2.0 */
/* Facts of the data. */
#include "assess/samples.h"

typedef struct looking {
	gj_measures *out;
	gj_arena *arena;
	gj_str *modality;
	size_t n_modalities, cap;
	bool by_people; /* people judged something */
} looking;

static int find_modalities(looking *in)
{
	for (size_t i = 0; i < in->out->n_screens; i++) {
		const gj_screen *screen = &in->out->screen[i];

		for (size_t k = 0; k < screen->n_sources && !screen->before; k++) {
			gj_str name = screen->source[k].modality;
			size_t m = 0;

			while (m < in->n_modalities && !gj_str_eq(in->modality[m], name))
				m++;
			if (m < in->n_modalities)
				continue;
			if (gj_arena_room(in->arena, (void **)&in->modality, &in->cap,
					  in->n_modalities, sizeof *in->modality) != GJ_OK)
				return GJ_ENOMEM;
			in->modality[in->n_modalities++] = name;
		}
	}
	return GJ_OK;
}

static bool is_of(const gj_screened_source *source, gj_str modality)
{
	return modality.len == 0 || gj_str_eq(source->modality, modality);
}

/* Items and faults of a modality; empty: of all. The faults of a screen count for what its first source is. */
static gj_part scanned(const looking *in, gj_str modality)
{
	gj_part part = {.name = modality};

	for (size_t i = 0; i < in->out->n_screens; i++) {
		const gj_screen *screen = &in->out->screen[i];

		if (screen->before)
			continue;
		for (size_t k = 0; k < screen->n_sources; k++)
			if (is_of(&screen->source[k], modality)) {
				part.n += screen->source[k].items;
				part.bad += screen->source[k].flagged_items;
			}
		if (screen->n_sources > 0 && is_of(&screen->source[0], modality))
			part.unjudged += screen->faults;
	}
	part.n += part.unjudged;
	part.of = part.n;
	return part;
}

static int manual(looking *in, gj_rate *rate, gj_str modality)
{
	*rate = (gj_rate){.name = modality, .good = true, .population = GJ_ENDLESS};
	for (size_t i = 0; i < in->out->n_screens; i++) {
		const gj_screen *screen = &in->out->screen[i];

		for (size_t k = 0; k < screen->n_sources && !screen->before; k++)
			if (is_of(&screen->source[k], modality) &&
			    gj_sample_take(rate, in->arena, screen, &screen->source[k],
					   (gj_failing){GJ_FAILS_ANY, 0}, &in->by_people) != GJ_OK)
				return GJ_ENOMEM;
	}
	return GJ_OK;
}

static gj_rate *rates_of(gj_measures *out, gj_measure_id id, gj_arena *arena, size_t n)
{
	out->at[id].rate = gj_arena_array(arena, n, sizeof(gj_rate));
	out->at[id].n_rates = out->at[id].rate != NULL ? n : 0;
	return out->at[id].rate;
}

/* The manual test: `least` over the modalities, or all together. */
static int measure_manual(looking *in, bool least)
{
	gj_measure_id pass = least ? GJ_MEASURE_MANUAL_PASS_LEAST : GJ_MEASURE_MANUAL_PASS_ALL,
		      sample =
			      least ? GJ_MEASURE_MANUAL_SAMPLE_LEAST : GJ_MEASURE_MANUAL_SAMPLE_ALL;
	size_t n = least ? in->n_modalities : 1;
	gj_rate *rate = rates_of(in->out, pass, in->arena, n);
	int64_t fewest = INT64_MAX;

	if (rate == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		if (manual(in, &rate[i], least ? in->modality[i] : GJ_STR("")) != GJ_OK)
			return GJ_ENOMEM;
		fewest = gj_rate_n(&rate[i]) < fewest ? gj_rate_n(&rate[i]) : fewest;
	}
	if (!in->by_people) {
		in->out->at[pass].n_rates = 0;
		return GJ_OK;
	}
	gj_measured_of_rates(&in->out->at[pass]);
	gj_measured_count(&in->out->at[sample], fewest);
	return GJ_OK;
}

static int measure_technical(looking *in, bool least)
{
	enum { FULL = 100 * GJ_NUM_ONE };
	gj_measure_id pass = least ? GJ_MEASURE_TECHNICAL_PASS_LEAST
				   : GJ_MEASURE_TECHNICAL_PASS_ALL,
		      share = least ? GJ_MEASURE_TECHNICAL_SHARE_LEAST
				    : GJ_MEASURE_TECHNICAL_SHARE_ALL;
	size_t n = least ? in->n_modalities : 1;
	gj_rate *rate = rates_of(in->out, pass, in->arena, n);
	gj_num lowest = FULL;

	if (rate == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		gj_part part = scanned(in, least ? in->modality[i] : GJ_STR(""));
		gj_num read = part.n > 0
				      ? (gj_num)((gj_wide)(part.n - part.unjudged) * FULL / part.n)
				      : 0;

		rate[i] = (gj_rate){.name = part.name, .good = true, .population = GJ_ENDLESS};
		if (gj_rate_add(&rate[i], in->arena, part) != GJ_OK)
			return GJ_ENOMEM;
		lowest = read < lowest ? read : lowest;
	}
	gj_measured_of_rates(&in->out->at[pass]);
	in->out->at[share] = (gj_measured){true, true, lowest, lowest, NULL, 0};
	return GJ_OK;
}

/* The share of each source that people found illegal, before or after collection. */
static int measure_sources(looking *in, bool before)
{
	gj_measure_id id = before ? GJ_MEASURE_WORST_COLLECTED : GJ_MEASURE_WORST_TRAINED;
	bool any = false;
	size_t n = 0;
	gj_rate *rate;

	for (size_t i = 0; i < in->out->n_screens; i++)
		if (in->out->screen[i].before == before)
			n += in->out->screen[i].n_sources;
	if (n == 0)
		return GJ_OK;
	rate = rates_of(in->out, id, in->arena, n);
	if (rate == NULL)
		return GJ_ENOMEM;
	n = 0;
	for (size_t i = 0; i < in->out->n_screens; i++) {
		const gj_screen *screen = &in->out->screen[i];

		for (size_t k = 0; k < screen->n_sources && screen->before == before; k++, n++) {
			rate[n] = (gj_rate){.name = screen->source[k].called,
					    .population = GJ_ENDLESS};
			if (gj_sample_take(&rate[n], in->arena, screen, &screen->source[k],
					   (gj_failing){GJ_FAILS_ILLEGAL, 0},
					   &in->by_people) != GJ_OK)
				return GJ_ENOMEM;
			any = any || gj_rate_n(&rate[n]) > 0;
		}
	}
	if (!any)
		in->out->at[id].n_rates = 0;
	else
		gj_measured_of_rates(&in->out->at[id]);
	return GJ_OK;
}

/* How many sources each modality has, and the smallest share of one. */
static void measure_mix(looking *in)
{
	enum { FULL = 100 * GJ_NUM_ONE };
	int64_t fewest = INT64_MAX;
	gj_num lowest = FULL;

	for (size_t m = 0; m < in->n_modalities; m++) {
		int64_t all = scanned(in, in->modality[m]).n -
			      scanned(in, in->modality[m]).unjudged,
			sources = 0;

		for (size_t i = 0; i < in->out->n_screens; i++)
			for (size_t k = 0; k < in->out->screen[i].n_sources; k++) {
				const gj_screened_source *one = &in->out->screen[i].source[k];
				gj_num share;

				if (in->out->screen[i].before || !is_of(one, in->modality[m]) ||
				    all == 0)
					continue;
				sources++;
				share = (gj_num)((gj_wide)one->items * FULL / all);
				lowest = share < lowest ? share : lowest;
			}
		fewest = sources < fewest ? sources : fewest;
	}
	gj_measured_count(&in->out->at[GJ_MEASURE_SOURCES_PER_TYPE], fewest);
	in->out->at[GJ_MEASURE_SOURCE_SHARE] = (gj_measured){true, true, lowest, lowest, NULL, 0};
}

static void count_pairs(gj_measures *out)
{
	for (size_t i = 0; i < out->n_screens; i++)
		for (size_t k = 0; k < out->screen[i].n_items; k++) {
			gj_answers *to = &out->items;
			gj_label two[2];
			bool first, second;

			if (!gj_judgements_pair(&out->screen[i].judgements,
						out->screen[i].item[k].judged, two))
				continue;
			first = two[0] == GJ_LABEL_VIOLATING;
			second = two[1] == GJ_LABEL_VIOLATING;
			to->twice++;
			to->same += two[0] == two[1];
			to->table[first ? (second ? 0 : 1) : second ? 2 : 3]++;
		}
}

int gj_measure_data(gj_measures *out, gj_arena *arena, gj_error *err)
{
	looking in = {.out = out, .arena = arena};
	bool searched = true;
	gj_part all;

	count_pairs(out);
	if (find_modalities(&in) != GJ_OK || measure_sources(&in, true) != GJ_OK ||
	    measure_sources(&in, false) != GJ_OK)
		return gj_fault_memory(err);
	if (in.n_modalities == 0)
		return GJ_OK;
	if (measure_manual(&in, true) != GJ_OK || measure_manual(&in, false) != GJ_OK ||
	    measure_technical(&in, true) != GJ_OK || measure_technical(&in, false) != GJ_OK)
		return gj_fault_memory(err);
	measure_mix(&in);
	all = scanned(&in, GJ_STR(""));
	for (size_t i = 0; i < out->n_screens; i++)
		searched = searched && (out->screen[i].before || out->screen[i].personal);
	if (searched)
		gj_measured_count(&out->at[GJ_MEASURE_PERSONAL_SEARCH], all.n - all.unjudged);
	return GJ_OK;
}
