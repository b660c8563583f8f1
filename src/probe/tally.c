/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/tally.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	const gj_probe_tally *left = a, *right = b;

	if (left->bank != right->bank)
		return left->bank < right->bank ? -1 : 1;
	return gj_str_cmp(left->category, right->category);
}

static int find(gj_probe_tallies *t, gj_map *seen, gj_arena *arena, const gj_bank_question *q,
		gj_probe_tally **out, gj_error *err)
{
	uint32_t index = (uint32_t)t->n;
	bool found;

	if (gj_map_put(&seen[q->bank], arena, q->category, &index, &found) != GJ_OK)
		return gj_fault_memory(err);
	if (!found) {
		if (gj_arena_room(arena, (void **)&t->of, &t->cap, t->n, sizeof *t->of) != GJ_OK)
			return gj_fault_memory(err);
		t->of[t->n++] = (gj_probe_tally){.bank = q->bank, .category = q->category};
	}
	*out = &t->of[index];
	return GJ_OK;
}

int gj_probe_tally_pairs(gj_probe_tallies *out, gj_arena *arena, const gj_probe_pairs *pairs,
			 gj_error *err)
{
	gj_map seen[GJ_N_BANK_KINDS] = {{0}};

	*out = (gj_probe_tallies){.pairs = pairs};
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		seen[i].seed = pairs->bank->ids.seed;
	for (size_t q = 0; q < pairs->bank->n; q++) {
		gj_probe_tally *of = NULL;

		if (find(out, seen, arena, &pairs->bank->question[q], &of, err) != GJ_OK)
			return err->code;
		for (unsigned r = 0; r < pairs->repeats; r++) {
			unsigned class = pairs->pair[q * pairs->repeats + r].class;

			of->count[class]++;
			out->total.count[class]++;
		}
	}
	if (out->n > 1)
		qsort(out->of, out->n, sizeof *out->of, compare);
	return GJ_OK;
}

/* ---- JSON ---- */

static void counts_json(gj_json *json, const gj_probe_tally *tally)
{
	for (unsigned c = 0; c < GJ_N_ENDPOINT_CLASSES; c++) {
		gj_json_key(json, gj_endpoint_outcome_class_name((gj_endpoint_outcome_class)c));
		gj_json_int(json, (int64_t)tally->count[c]);
	}
}

void gj_probe_tally_json(gj_buf *out, const gj_probe_tallies *t)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_key(&json, "schema");
	gj_json_str(&json, GJ_STR("guiju.probe/1"));
	gj_json_key(&json, "questions");
	gj_json_int(&json, (int64_t)t->pairs->bank->n);
	gj_json_key(&json, "repeats");
	gj_json_int(&json, t->pairs->repeats);
	gj_json_key(&json, "outcomes");
	gj_json_open(&json, '{');
	counts_json(&json, &t->total);
	gj_json_close(&json, '}');
	gj_json_key(&json, "categories");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < t->n; i++) {
		gj_json_open(&json, '{');
		gj_probe__text(&json, "bank", gj_str_of(gj_bank_kind_name(t->of[i].bank)));
		gj_json_key(&json, "category");
		gj_json_str(&json, t->of[i].category);
		counts_json(&json, &t->of[i]);
		gj_json_close(&json, '}');
	}
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
