/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A block of services that a reader fills, one after the other, as columns. A column exists from the first time that something
 * is told of its fact; the memory of a batch is that of one block, however many pass through it.
 */
#ifndef GJ_PORTFOLIO_BATCH_H
#define GJ_PORTFOLIO_BATCH_H

#include "eval/columns.h"

typedef struct gj_cells {
	uint64_t yes[GJ_BLOCK_WORDS], no[GJ_BLOCK_WORDS]; /* roles: `no` is filled at the end */
	uint64_t known[GJ_BLOCK_WORDS], has_low[GJ_BLOCK_WORDS], has_high[GJ_BLOCK_WORDS];
	int64_t *value, *low, *high; /* [GJ_BLOCK]; NULL until they are needed */
	int32_t *choice;
	uint32_t ref;
} gj_cells;

typedef struct gj_batch {
	const gj_law *law;
	gj_arena *arena;
	size_t n;	       /* services */
	gj_str name[GJ_BLOCK]; /* borrowed from whoever fills */
	gj_columns columns;    /* what was told, to be run; valid after gj_batch_close */
	gj_cells **fact, **role, **judgement; /* NULL: nothing was told yet */
	gj_cells **used;		      /* all cells there are */
	size_t n_used, cap_used;
	uint64_t closed[GJ_BLOCK_WORDS]; /* the list of roles is the whole list */
	bool has_roles;			 /* every role has cells */
	uint32_t *same;			 /* choice i means choice i */
} gj_batch;

/* Lives in `arena`. GJ_OK or GJ_ENOMEM. */
int gj_batch_new(gj_batch **out, gj_arena *arena, const gj_law *law);

void gj_batch_clear(gj_batch *batch); /* no services */
void gj_batch_close(gj_batch *batch); /* all services are in */

/* The cells of a fact, role, judgement, made when there are none. NULL: no memory. */
gj_cells *gj_batch_fact(gj_batch *batch, uint32_t fact);
gj_cells *gj_batch_role(gj_batch *batch, uint32_t role);
gj_cells *gj_batch_judgement(gj_batch *batch, uint32_t term);

static inline void gj_cell_set(uint64_t *words, size_t service)
{
	words[service / 64] |= UINT64_C(1) << service % 64;
}

static inline void gj_cell_value(gj_cells *cells, size_t service, int64_t value)
{
	cells->value[service] = value;
	gj_cell_set(cells->known, service);
}

/* The list of roles of this service is the whole list. GJ_OK or GJ_ENOMEM. */
int gj_batch_close_roles(gj_batch *batch, size_t service);

/* Take back what was told of the service that is being filled: the one behind the last. */
void gj_batch_undo(gj_batch *batch);

/* Bounds of a number, date or event; a pair of equal ones is a value. GJ_OK or GJ_ENOMEM. */
int gj_batch_bounds(gj_batch *batch, gj_cells *cells, size_t service, const gj_input *input);

/* One more service, as a record tells it; its name must live as long as the batch is not cleared. GJ_OK or GJ_ENOMEM. */
int gj_batch_add(gj_batch *batch, const gj_record *record);

#endif
