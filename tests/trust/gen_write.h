/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that write random rule sets. */
#ifndef GJ_TRUST_GEN_WRITE_H
#define GJ_TRUST_GEN_WRITE_H

#include <guiju/date.h>

#include "trust/gen_law.h"

/* A fact as the generator knows it. */
typedef enum gen_type {
	GEN_BOOL,
	GEN_NUMBER,
	GEN_MONEY,
	GEN_DATE,
	GEN_CHOICE,
	GEN_N_TYPES
} gen_type;

enum { GEN_MAX_FACTS = 16, GEN_CHOICES = 4, GEN_MAX_NORMS = 16 };

/* A norm as the generator knows it, to be named by others. */
typedef struct gen_norm {
	char kind; /* d duty, p prohibition, q procedure, m permission, e exemption, s sanction, o other */
	bool lifts;
	unsigned instrument, article;
} gen_norm;

typedef struct gen {
	rng random;
	gen_text *out;
	gen_shape shape;
	gen_type fact[GEN_MAX_FACTS];
	unsigned n_facts, n_events, n_terms, n_roles, n_instruments, n_parameters, n_norms;
	bool presumed[GEN_MAX_FACTS];
	bool draft[4]; /* instruments that are never in force */
	bool parameter_is_day[4];
	gen_norm norm[GEN_MAX_NORMS];
	/* what conditions may use */
	unsigned terms_to; /* terms below this number */
	bool no_presumed;  /* not a presumed fact, nor a term that may use one */
} gen;

void gen_put(gen *g, const char *format, ...) GJ_PRINTF(2, 3);
void gen_open(gen *g); /* begins a block */

/* Names: written where they are put, in the style of the rule set. */
typedef enum gen_sort {
	GEN_FACT,
	GEN_EVENT,
	GEN_TERM,
	GEN_ROLE,
	GEN_AGENCY,
	GEN_INSTRUMENT,
	GEN_PARAMETER,
	GEN_NORM,
	GEN_LEVEL,
	GEN_N_SORTS
} gen_sort;
const char *gen_name(const gen *g, gen_sort sort, unsigned i, char out[48]);
void gen_put_name(gen *g, gen_sort sort, unsigned i);

void gen_put_day(gen *g, gj_day day);
gj_day gen_day(gen *g); /* a day near the middle of what the rule sets are about */

/* A condition as the value of a field, at most `depth` levels deep. */
void gen_cond(gen *g, unsigned depth);

void gen_norms(gen *g);
void gen_links(gen *g);

#endif
