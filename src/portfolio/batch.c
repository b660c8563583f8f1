/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/batch.h"

#include <guiju/error.h>

int gj_batch_new(gj_batch **out, gj_arena *arena, const gj_law *law)
{
	gj_batch *batch = gj_arena_get(arena, sizeof *batch);
	size_t most = 0;

	*out = NULL;
	if (batch == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_facts; i++)
		most = law->fact[i].n_choices > most ? law->fact[i].n_choices : most;
	batch->law = law;
	batch->arena = arena;
	batch->fact = gj_arena_array(arena, law->n_facts, sizeof *batch->fact);
	batch->role = gj_arena_array(arena, law->n_roles, sizeof *batch->role);
	batch->judgement = gj_arena_array(arena, law->n_terms, sizeof *batch->judgement);
	batch->same = gj_arena_array(arena, most, sizeof *batch->same);
	if (batch->fact == NULL || batch->role == NULL || batch->judgement == NULL ||
	    batch->same == NULL || gj_columns_new(&batch->columns, arena, law, 0) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < most; i++)
		batch->same[i] = (uint32_t)i;
	*out = batch;
	return GJ_OK;
}

void gj_batch_clear(gj_batch *batch)
{
	batch->n = 0;
	memset(batch->closed, 0, sizeof batch->closed);
	for (size_t i = 0; i < batch->n_used; i++) {
		gj_cells *cells = batch->used[i];

		memset(cells->yes, 0, sizeof cells->yes);
		memset(cells->no, 0, sizeof cells->no);
		memset(cells->known, 0, sizeof cells->known);
		memset(cells->has_low, 0, sizeof cells->has_low);
		memset(cells->has_high, 0, sizeof cells->has_high);
	}
}

/* A closed list says no of every role that it does not name. */
void gj_batch_close(gj_batch *batch)
{
	batch->columns.n = batch->n;
	for (size_t i = 0; i < batch->law->n_roles; i++) {
		gj_cells *cells = batch->role[i];

		for (size_t k = 0; cells != NULL && k < GJ_BLOCK_WORDS; k++)
			cells->no[k] |= batch->closed[k] & ~cells->yes[k];
	}
}

static gj_cells *cells_new(gj_batch *batch, uint32_t ref)
{
	gj_cells *cells = gj_arena_get(batch->arena, sizeof *cells);

	if (cells == NULL || gj_arena_room(batch->arena, (void **)&batch->used, &batch->cap_used,
					   batch->n_used, sizeof *batch->used) != GJ_OK)
		return NULL;
	cells->ref = ref;
	batch->used[batch->n_used++] = cells;
	return cells;
}

static gj_bits bits(const uint64_t *words)
{
	return (gj_bits){(const uint8_t *)words, 0};
}

static gj_values values(const int64_t *value, const uint64_t *known)
{
	return (gj_values){GJ_WIDTH_INT64, value, 0, bits(known), 1};
}

static gj_cells *truth_cells(gj_batch *batch, gj_cells **at, gj_told *told, uint32_t ref)
{
	*at = cells_new(batch, ref);
	if (*at == NULL)
		return NULL;
	told->yes = bits((*at)->yes);
	told->no = bits((*at)->no);
	return *at;
}

/*
 * A column of a block. Without the line of the cache behind each, all columns would begin at the same place of the cache's rows, and the
 * values of one service would drive each other out.
 */
static void *column_new(gj_batch *batch, size_t size)
{
	enum { LINE = 64 };

	return gj_arena_get(batch->arena, GJ_BLOCK * size + LINE);
}

static gj_cells *choice_cells(gj_batch *batch, uint32_t fact)
{
	gj_cells *cells = cells_new(batch, fact);
	gj_told *told = &batch->columns.fact[fact];

	if (cells == NULL)
		return NULL;
	cells->choice = column_new(batch, sizeof *cells->choice);
	if (cells->choice == NULL)
		return NULL;
	told->exact = (gj_values){GJ_WIDTH_INT32, cells->choice, 0, bits(cells->known), 1};
	told->meaning = batch->same;
	told->n_meanings = batch->law->fact[fact].n_choices;
	return cells;
}

static gj_cells *value_cells(gj_batch *batch, uint32_t fact, bool event)
{
	gj_cells *cells = cells_new(batch, fact);
	gj_told *told = &batch->columns.fact[fact];

	if (cells == NULL)
		return NULL;
	cells->value = column_new(batch, sizeof *cells->value);
	if (cells->value == NULL)
		return NULL;
	told->exact = values(cells->value, cells->known);
	if (event)
		told->no = bits(cells->no);
	return cells;
}

gj_cells *gj_batch_fact(gj_batch *batch, uint32_t fact)
{
	gj_fact_type type = batch->law->fact[fact].type;

	if (batch->fact[fact] != NULL)
		return batch->fact[fact];
	if (type == GJ_FACT_BOOL)
		return truth_cells(batch, &batch->fact[fact], &batch->columns.fact[fact], fact);
	batch->fact[fact] = type == GJ_FACT_CHOICE
				    ? choice_cells(batch, fact)
				    : value_cells(batch, fact, type == GJ_FACT_EVENT);
	return batch->fact[fact];
}

gj_cells *gj_batch_role(gj_batch *batch, uint32_t role)
{
	if (batch->role[role] != NULL)
		return batch->role[role];
	return truth_cells(batch, &batch->role[role], &batch->columns.role[role], role);
}

gj_cells *gj_batch_judgement(gj_batch *batch, uint32_t term)
{
	if (batch->judgement[term] != NULL)
		return batch->judgement[term];
	return truth_cells(batch, &batch->judgement[term], &batch->columns.judgement[term], term);
}

int gj_batch_close_roles(gj_batch *batch, size_t service)
{
	for (uint32_t i = 0; !batch->has_roles && i < batch->law->n_roles; i++)
		if (gj_batch_role(batch, i) == NULL)
			return GJ_ENOMEM;
	batch->has_roles = true;
	gj_cell_set(batch->closed, service);
	return GJ_OK;
}

void gj_batch_undo(gj_batch *batch)
{
	size_t word = batch->n / 64;
	uint64_t others = ~(UINT64_C(1) << batch->n % 64);

	batch->closed[word] &= others;
	for (size_t i = 0; i < batch->n_used; i++) {
		gj_cells *cells = batch->used[i];

		cells->yes[word] &= others;
		cells->no[word] &= others;
		cells->known[word] &= others;
		cells->has_low[word] &= others;
		cells->has_high[word] &= others;
	}
}

/* Ranges are rare: their columns exist from the first one on. */
static int range_cells(gj_batch *batch, gj_cells *cells)
{
	gj_told *told = &batch->columns.fact[cells->ref];

	if (cells->low != NULL && cells->high != NULL)
		return GJ_OK;
	cells->low = column_new(batch, sizeof *cells->low);
	cells->high = column_new(batch, sizeof *cells->high);
	if (cells->low == NULL || cells->high == NULL)
		return GJ_ENOMEM;
	told->low = values(cells->low, cells->has_low);
	told->high = values(cells->high, cells->has_high);
	return GJ_OK;
}

int gj_batch_bounds(gj_batch *batch, gj_cells *cells, size_t service, const gj_input *input)
{
	if (input->has_low && input->has_high && input->low == input->high) {
		gj_cell_value(cells, service, input->low);
		return GJ_OK;
	}
	if (range_cells(batch, cells) != GJ_OK)
		return GJ_ENOMEM;
	cells->low[service] = input->low;
	cells->high[service] = input->high;
	if (input->has_low)
		gj_cell_set(cells->has_low, service);
	if (input->has_high)
		gj_cell_set(cells->has_high, service);
	return GJ_OK;
}

static int add_fact(gj_batch *batch, uint32_t fact, const gj_input *input)
{
	gj_fact_type type = batch->law->fact[fact].type;
	gj_cells *cells;

	if (input->state != GJ_STATE_GIVEN)
		return GJ_OK;
	cells = gj_batch_fact(batch, fact);
	if (cells == NULL)
		return GJ_ENOMEM;
	if (type == GJ_FACT_CHOICE) {
		cells->choice[batch->n] = (int32_t)input->choice;
		gj_cell_set(cells->known, batch->n);
		return GJ_OK;
	}
	if (type == GJ_FACT_BOOL || (type == GJ_FACT_EVENT && input->truth == GJ_FALSE)) {
		gj_cell_set(input->truth == GJ_TRUE ? cells->yes : cells->no, batch->n);
		return GJ_OK;
	}
	return gj_batch_bounds(batch, cells, batch->n, input);
}

static int add_truth(gj_batch *batch, gj_cells *cells, gj_truth truth)
{
	if (cells == NULL)
		return GJ_ENOMEM;
	gj_cell_set(truth == GJ_TRUE ? cells->yes : cells->no, batch->n);
	return GJ_OK;
}

int gj_batch_add(gj_batch *batch, const gj_record *record)
{
	const gj_law *law = batch->law;
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_facts; i++)
		rc = add_fact(batch, i, &record->fact[i]);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_roles; i++)
		if (record->role[i] != GJ_UNKNOWN)
			rc = add_truth(batch, gj_batch_role(batch, i), record->role[i]);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		if (record->term[i].truth != GJ_UNKNOWN)
			rc = add_truth(batch, gj_batch_judgement(batch, i), record->term[i].truth);
	if (rc == GJ_OK)
		batch->name[batch->n++] = record->service;
	return rc;
}
