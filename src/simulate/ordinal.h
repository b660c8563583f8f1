/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the law to the model `signal`, honestly: what the rule base knows of instruments (level, who issued them, whether they are
 * in force) orders how precise a signal they are; it gives no number. Two instruments may not be ordered at all. That a higher level,
 * more issuers and being in force make a signal more precise is the reading of the article (claims 38, 39, 52), and is varied by
 * leaving signs out.
 */
#ifndef GJ_SIMULATE_ORDINAL_H
#define GJ_SIMULATE_ORDINAL_H

#include "law/law.h"

/* What is looked at; each may be left out. */
typedef enum gj_sign { GJ_SIGN_LEVEL = 1, GJ_SIGN_ISSUERS = 2, GJ_SIGN_STATUS = 4 } gj_sign;

enum { GJ_SIGNS_ALL = GJ_SIGN_LEVEL | GJ_SIGN_ISSUERS | GJ_SIGN_STATUS };

/* Of one instrument on a day. */
typedef struct gj_ordinal_item {
	uint32_t instrument;
	int rank;	  /* of its level; 1 is the highest */
	unsigned issuers; /* agencies that issued it together; 0: not told */
	int status; /* 2: in force on the day, 1: to be in force, or a draft; 0: not any more */
} gj_ordinal_item;

typedef enum gj_order {
	GJ_ORDER_SAME,
	GJ_ORDER_MORE, /* the first is the more precise signal, by every sign */
	GJ_ORDER_LESS,
	GJ_ORDER_OPEN /* one sign says this, another that; or one is not told; or the levels are of two jurisdictions */
} gj_order;

typedef struct gj_ordinal {
	const gj_law *law;
	gj_day on;
	unsigned signs; /* GJ_SIGN_* */
	gj_ordinal_item *item;
	size_t n;
} gj_ordinal;

/* The instruments as they stand on the day; in `arena`. GJ_OK or GJ_ENOMEM. */
int gj_ordinal_make(gj_ordinal *out, gj_arena *arena, const gj_law *law, const uint32_t *instrument,
		    size_t n, gj_day on, unsigned signs);

gj_order gj_ordinal_compare(const gj_ordinal *o, size_t a, size_t b);

#endif
