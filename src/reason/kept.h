/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether what applies is kept, as something to ask about. A circuit is made in which the place of a norm's `applies` is taken by a node that is
 * open exactly as long as it is not said whether the norm is fulfilled, breached or pending; all that ranks questions then works on that.
 */
#ifndef GJ_REASON_KEPT_H
#define GJ_REASON_KEPT_H

#include "reason/inquiry_parts.h"

/*
 * An atom of such a circuit alone: is the norm `ref`, whose time hangs on the days of events, fulfilled, breached or pending (yes), or is that
 * open (unknown)? It is never no.
 */
static const gj_atom_kind GJ_ATOM_KEPT = (gj_atom_kind)(GJ_ATOM_JUDGEMENT + 1);

/*
 * `out`: an inquiry into whether the wanted norms that apply are kept. What is closed in `inquiry` is closed in it. `*open`: of how many norms
 * that is not said yet. Encouragements are left out: nothing is owed. GJ_OK or GJ_ENOMEM.
 */
int gj_kept_inquiry(gj_inquiry *out, gj_arena *arena, const gj_inquiry *inquiry, size_t *open);

/* ---- norms whose time hangs on the days of events ---- */

enum { GJ_KEPT_EVENTS = 3, GJ_KEPT_DAYS = 96 };

gj_truth gj_kept_truth(const gj_circuit *circuit, uint32_t norm, const gj_record *record);

/* The events, each once: that which calls for the act, that which its time hangs on, the act. */
size_t gj_kept_events(const gj_norm *norm, uint32_t out[GJ_KEPT_EVENTS]);

/* Would it be said, were all events told to the day that may be asked? */
bool gj_kept_can_be_told(gj_cone_of *cone, uint32_t norm);

/* Are there days of the other events for which it is open as long as `event` is not told, and said once it is? All that differ are tried. */
bool gj_kept_hangs_on(gj_cone_of *cone, uint32_t norm, uint32_t event);

/* The days of `event` from which on it comes out otherwise, the others as they are told; sorted. How many. */
size_t gj_kept_turns(gj_cone_of *cone, uint32_t norm, uint32_t event, int64_t out[GJ_KEPT_DAYS]);

#endif
