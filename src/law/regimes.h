/* SPDX-License-Identifier: Apache-2.0 */
/* Jurisdictions by name, and which instruments belong to one. A regime is a jurisdiction with those within it. */
#ifndef GJ_LAW_REGIMES_H
#define GJ_LAW_REGIMES_H

#include "law/law.h"

/* Does `regime` stand for this jurisdiction? `us` stands for `us` and for all that lies within it: `us-ca`, `us-ny-nyc`. */
bool gj_regime_has(gj_str regime, gj_str jurisdiction);

/* Mark the instruments ([n_instruments]) of a regime; others stay. GJ_EINPUT with the nearest name: the law has none. */
int gj_regime_mark(const gj_law *law, gj_str regime, bool *instrument, gj_error *err);

/*
 * The next jurisdiction whose instruments are marked (NULL: all are; or, `marked` false, are not): call with *at 0 first. Those within
 * another of the same state are passed over. False: no more.
 */
bool gj_regime_next(const gj_law *law, const bool *instrument, bool marked, size_t *at,
		    gj_str *out);

/* Has the rule base no norm of this jurisdiction or of one within it? Then what it asks is not known, whatever a check says. */
bool gj_regime_is_empty(const gj_law *law, gj_str regime);

/*
 * Binding law that is in force on the day, or made by then and to come, of which the rule base has no norm, nor a word why there need be
 * none: what it asks is not known here. Norms that only cite it beside another are norms of it too.
 */
bool gj_instrument_is_not_encoded(const gj_law *law, uint32_t instrument, gj_day on);

/* The next of those that are marked (NULL: all are): call with *at 0 first. False: no more. */
bool gj_not_encoded_next(const gj_law *law, const bool *instrument, gj_day on, uint32_t *at,
			 uint32_t *out);

#endif
