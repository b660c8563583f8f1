/* SPDX-License-Identifier: Apache-2.0 */
/* Jurisdictions by name. `us` stands for `us` and for all that lies within it: `us-ca`, `us-ny-nyc`. */
#include "law/regimes.h"
#include "base/nearest.h"

bool gj_regime_has(gj_str regime, gj_str jurisdiction)
{
	return gj_str_starts(jurisdiction, regime) &&
	       (jurisdiction.len == regime.len || jurisdiction.at[regime.len] == '-');
}

int gj_regime_mark(const gj_law *law, gj_str regime, bool *instrument, gj_error *err)
{
	gj_nearest near;
	bool found = false;

	gj_nearest_start(&near, regime);
	for (size_t i = 0; i < law->n_instruments; i++) {
		gj_str jurisdiction = law->instrument[i].jurisdiction;

		gj_nearest_offer(&near, jurisdiction);
		if (!gj_regime_has(regime, jurisdiction))
			continue;
		found = true;
		instrument[i] = true;
	}
	if (found)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "the rule base has no law of `%.*s`", GJ_FMT(regime));
	if (near.best.len > 0)
		gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

static bool has(const bool *instrument, bool marked, size_t at)
{
	return (instrument == NULL || instrument[at]) == marked;
}

/* The marks of one jurisdiction are all alike, so its first instrument stands for it; so does one above it, `us` for `us-ca`. */
static bool is_within(const gj_law *law, const bool *instrument, bool marked, size_t at)
{
	gj_str name = law->instrument[at].jurisdiction;
	uint32_t first;

	if (!gj_map_get(&law->regimes, name, &first) || first != at)
		return true;
	while (name.len > 0)
		if (name.at[--name.len] == '-' && gj_map_get(&law->regimes, name, &first) &&
		    has(instrument, marked, first))
			return true;
	return false;
}

bool gj_regime_next(const gj_law *law, const bool *instrument, bool marked, size_t *at, gj_str *out)
{
	for (; *at < law->n_instruments; ++*at) {
		if (!has(instrument, marked, *at) || is_within(law, instrument, marked, *at))
			continue;
		*out = law->instrument[(*at)++].jurisdiction;
		return true;
	}
	return false;
}

bool gj_regime_is_empty(const gj_law *law, gj_str regime)
{
	for (size_t i = 0; i < law->n_norms; i++)
		if (gj_regime_has(regime, law->instrument[law->norm[i].instrument].jurisdiction))
			return false;
	return true;
}

static bool is_cited(const gj_law *law, gj_str instrument)
{
	for (size_t i = 0; i < law->n_norms; i++)
		for (size_t k = 0; k < law->norm[i].n_cites; k++)
			if (gj_str_eq(law->norm[i].cite[k].instrument.text, instrument))
				return true;
	return false;
}

bool gj_instrument_is_not_encoded(const gj_law *law, uint32_t instrument, gj_day on)
{
	const gj_instrument *in = &law->instrument[instrument];
	bool made = in->made != GJ_DAY_NONE && in->made <= on;

	if (in->never || in->dealt_with || law->level[in->level].force != GJ_FORCE_BINDING ||
	    (in->to != GJ_DAY_NONE && in->to < on) ||
	    (in->from != GJ_DAY_NONE && in->from > on && !made))
		return false;
	return !is_cited(law, in->e.id);
}

bool gj_not_encoded_next(const gj_law *law, const bool *instrument, gj_day on, uint32_t *at,
			 uint32_t *out)
{
	for (; *at < law->n_instruments; ++*at) {
		if ((instrument != NULL && !instrument[*at]) ||
		    !gj_instrument_is_not_encoded(law, *at, on))
			continue;
		*out = (*at)++;
		return true;
	}
	return false;
}
