/* SPDX-License-Identifier: Apache-2.0 */
#include "simulate/ordinal.h"

#include "base/day.h"

static int status_of(const gj_instrument *i, gj_day on)
{
	if (i->never || i->from == GJ_DAY_NONE || on < i->from)
		return 1;
	return i->to == GJ_DAY_NONE || on <= i->to ? 2 : 0;
}

int gj_ordinal_make(gj_ordinal *out, gj_arena *arena, const gj_law *law, const uint32_t *instrument,
		    size_t n, gj_day on, unsigned signs)
{
	*out = (gj_ordinal){.law = law, .on = on, .signs = signs, .n = n};
	out->item = gj_arena_array(arena, n, sizeof *out->item);
	if (out->item == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		const gj_instrument *of = &law->instrument[instrument[i]];

		out->item[i] = (gj_ordinal_item){instrument[i], law->level[of->level].rank,
						 (unsigned)of->issuers.n, status_of(of, on)};
	}
	return GJ_OK;
}

/* What one sign says. */
static gj_order by(long a, long b)
{
	return a == b ? GJ_ORDER_SAME : a > b ? GJ_ORDER_MORE : GJ_ORDER_LESS;
}

static gj_order both(gj_order a, gj_order b)
{
	if (a == GJ_ORDER_SAME || a == b)
		return b;
	return b == GJ_ORDER_SAME ? a : GJ_ORDER_OPEN;
}

gj_order gj_ordinal_compare(const gj_ordinal *o, size_t first, size_t second)
{
	const gj_ordinal_item *a = &o->item[first], *b = &o->item[second];
	const gj_instrument *in = &o->law->instrument[a->instrument];
	gj_order order = GJ_ORDER_SAME;

	if (!gj_str_eq(in->jurisdiction, o->law->instrument[b->instrument].jurisdiction))
		return GJ_ORDER_OPEN;
	if ((o->signs & GJ_SIGN_LEVEL) != 0)
		order = both(order, by(b->rank, a->rank));
	/* That nobody is named as issuer says nothing of how many there were. */
	if ((o->signs & GJ_SIGN_ISSUERS) != 0)
		order = a->issuers == 0 || b->issuers == 0
				? GJ_ORDER_OPEN
				: both(order, by(a->issuers, b->issuers));
	if ((o->signs & GJ_SIGN_STATUS) != 0)
		order = both(order, by(a->status, b->status));
	return order;
}
