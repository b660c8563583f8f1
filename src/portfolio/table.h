/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The columns of a table of services, by their names: docs/portfolio.md. The same names in CSV, in Arrow, and for a host program.
 */
#ifndef GJ_PORTFOLIO_TABLE_H
#define GJ_PORTFOLIO_TABLE_H

#include "law/law.h"

typedef enum gj_table_kind {
	GJ_TABLE_SERVICE,  /* `service` */
	GJ_TABLE_FACT,	   /* the id of fact `ref` */
	GJ_TABLE_AT_LEAST, /* FACT.at_least, FACT.at_most */
	GJ_TABLE_AT_MOST,
	GJ_TABLE_HAPPENED,	/* EVENT.happened: no, and no day is set */
	GJ_TABLE_ROLES,		/* `roles`: the whole list */
	GJ_TABLE_ROLES_INCLUDE, /* `roles.includes` */
	GJ_TABLE_ROLE,		/* role.NAME: yes or no */
	GJ_TABLE_JUDGEMENT,	/* judgement.TERM: yes or no */
	GJ_TABLE_BY,		/* judgements.by, .on, .why: of all judgements of the service */
	GJ_TABLE_ON,
	GJ_TABLE_WHY,
	GJ_TABLE_PASSED /* _ANYTHING: for people, passed over */
} gj_table_kind;

typedef struct gj_table_column {
	gj_table_kind kind;
	uint32_t ref; /* of a fact, role, term */
	gj_str name;
} gj_table_column;

enum { GJ_TABLE_MOST = 4096 }; /* columns */

/* GJ_EINPUT: there is no such column; the error has a help but no place. */
int gj_table_find(gj_table_column *out, const gj_law *law, gj_str name, gj_error *err);

/*
 * Do the columns go together? Each is there once, `service` is (where `named`), and judgements are on the record: by, on and why
 * stand beside them (where `judged`). `*at` is the column that is wrong; n: none of them, something is missing.
 */
int gj_table_check(const gj_table_column *column, size_t n, bool named, bool judged, size_t *at,
		   gj_error *err);

/* The index of the column of that kind and ref, or `n`. */
size_t gj_table_index(const gj_table_column *column, size_t n, gj_table_kind kind, uint32_t ref);

#endif
