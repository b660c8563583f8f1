/* SPDX-License-Identifier: Apache-2.0 */
#include "prove/witness.h"

#include "eval/asks.h"
#include "eval/service_yaml.h"
#include "reason/thought.h"

/* One thing that can be told, in each rule set that knows it. */
typedef struct item {
	bool has[2];
	gj_ask ask[2];
} item;

typedef struct taking {
	gj_arena arena; /* for this witness alone */
	gj_code *const *code;
	unsigned sides;
	const gj_wanted *wanted;
	size_t n_wanted, n_items;
	item *items;
	gj_record *record[2];
	gj_truth *atom[2], *node[2], *role[2];
	gj_circuit
		part[2]; /* up to the last node that is wanted: gates stand behind their inputs */
} taking;

static int prepare(taking *t)
{
	for (unsigned side = 0; side < t->sides; side++) {
		const gj_circuit *whole = t->code[side]->circuit;

		t->part[side] = *whole;
		t->part[side].n_gates = 0;
		t->atom[side] = gj_arena_array(&t->arena, whole->n_atoms, sizeof(gj_truth));
		t->role[side] = gj_arena_array(&t->arena, whole->law->n_roles, sizeof(gj_truth));
		t->node[side] = gj_arena_array(&t->arena, whole->n_gates, sizeof(gj_truth));
		if (t->atom[side] == NULL || t->node[side] == NULL || t->role[side] == NULL ||
		    gj_record_new(&t->record[side], &t->arena, whole->law) != GJ_OK)
			return GJ_ENOMEM;
	}
	for (size_t i = 0; i < t->n_wanted; i++) {
		gj_circuit *part = &t->part[t->wanted[i].side];

		if (part->n_gates <= t->wanted[i].node)
			part->n_gates = (size_t)t->wanted[i].node + 1;
	}
	return GJ_OK;
}

/* A file says `no` of a role only by closing its list, which says no of all others. */
static void close_roles(gj_record *record)
{
	bool closed = false;

	for (size_t i = 0; i < record->law->n_roles; i++)
		closed = closed || record->role[i] == GJ_FALSE;
	for (size_t i = 0; closed && i < record->law->n_roles; i++)
		if (record->role[i] == GJ_UNKNOWN)
			record->role[i] = GJ_FALSE;
	record->roles_closed = closed;
}

/* The values that the record has once it is written down. */
static void run_written(taking *t, unsigned side)
{
	gj_record written = *t->record[side];

	memcpy(t->role[side], written.role, written.law->n_roles * sizeof *written.role);
	written.role = t->role[side];
	close_roles(&written);
	gj_atoms_truth(&t->part[side], &written, t->atom[side]);
	gj_circuit_run(&t->part[side], t->atom[side], 0, t->node[side]);
}

static bool shows(taking *t)
{
	for (unsigned side = 0; side < t->sides; side++)
		run_written(t, side);
	for (size_t i = 0; i < t->n_wanted; i++)
		if (t->node[t->wanted[i].side][t->wanted[i].node] != t->wanted[i].truth)
			return false;
	return true;
}

static int add_items(taking *t, unsigned side, const gj_asks *asks)
{
	for (size_t i = 0; i < asks->n; i++) {
		item one = {.has = {false, false}};
		gj_str name = gj_ask_name(t->code[side]->circuit->law, asks->at[i]);

		one.has[side] = true;
		one.ask[side] = asks->at[i];
		for (unsigned other = 0; other < t->sides; other++)
			if (other != side)
				one.has[other] = gj_record_find(t->code[other]->circuit->law, name,
								&one.ask[other]) &&
						 one.ask[other].kind == one.ask[side].kind;
		if (gj_arena_more(&t->arena, (void **)&t->items, t->n_items, sizeof one) != GJ_OK)
			return GJ_ENOMEM;
		t->items[t->n_items++] = one;
	}
	return GJ_OK;
}

/* What stands below the wanted nodes; nothing else can matter. */
static int gather(taking *t)
{
	for (unsigned side = 0; side < t->sides; side++) {
		gj_asks all = {NULL, 0};
		gj_walk walk;

		if (gj_walk_new(&walk, &t->arena, t->code[side]->circuit, t->node[side]) != GJ_OK)
			return GJ_ENOMEM;
		for (size_t i = 0; i < t->n_wanted; i++)
			if (t->wanted[i].side == side &&
			    gj_asks_below(&all, &walk, t->wanted[i].node, GJ_WALK_ALL,
					  t->record[side]) != GJ_OK)
				return GJ_ENOMEM;
		if (add_items(t, side, &all) != GJ_OK)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static void decode(taking *t, unsigned side, gj_ask ask)
{
	gj_record *record = t->record[side];

	switch (ask.kind) {
	case GJ_ASK_FACT:
		gj_decode_fact(t->code[side], ask.ref, &record->fact[ask.ref]);
		return;
	case GJ_ASK_JUDGEMENT:
		record->term[ask.ref].truth = gj_decode_judgement(t->code[side], ask.ref);
		record->term[ask.ref].on = t->code[side]->circuit->on;
		return;
	case GJ_ASK_ROLE:
		record->role[ask.ref] = gj_decode_role(t->code[side], ask.ref);
		return;
	}
}

static gj_input *fact_of(taking *t, unsigned side, const item *one)
{
	return &t->record[side]->fact[one->ask[side].ref];
}

/* Leave one thing out, in both rule sets; put it back where the rest does not show it any more. */
static void try_without(taking *t, const item *one)
{
	gj_input fact[2];
	gj_judged term[2];
	gj_truth role[2];

	for (unsigned side = 0; side < t->sides; side++) {
		if (!one->has[side])
			continue;
		if (one->ask[side].kind == GJ_ASK_FACT)
			fact[side] = *fact_of(t, side, one);
		else if (one->ask[side].kind == GJ_ASK_JUDGEMENT)
			term[side] = t->record[side]->term[one->ask[side].ref];
		else
			role[side] = t->record[side]->role[one->ask[side].ref];
		gj_record_forget(t->record[side], one->ask[side]);
	}
	if (shows(t))
		return;
	for (unsigned side = 0; side < t->sides; side++) {
		if (!one->has[side])
			continue;
		if (one->ask[side].kind == GJ_ASK_FACT)
			*fact_of(t, side, one) = fact[side];
		else if (one->ask[side].kind == GJ_ASK_JUDGEMENT)
			t->record[side]->term[one->ask[side].ref] = term[side];
		else
			t->record[side]->role[one->ask[side].ref] = role[side];
	}
}

static int text_of(gj_str *out, gj_arena *arena, const gj_record *record)
{
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_service_yaml(&buf, record, GJ_STR("witness"), GJ_STR("witness"));
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, out, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc;
}

/* The file as `guiju check` would read and judge it. */
static int confirm(taking *t, unsigned side, gj_str text, bool *confirmed)
{
	const gj_circuit *circuit = t->code[side]->circuit;
	const gj_source source = {GJ_STR("witness"), text};
	gj_verdicts *verdicts;
	gj_record *read;
	int rc = gj_record_read(&read, &t->arena, circuit->law, &source, NULL);

	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, &t->arena, circuit, read, NULL);
	*confirmed = rc == GJ_OK;
	for (size_t i = 0; *confirmed && i < t->n_wanted; i++)
		*confirmed = t->wanted[i].side != side ||
			     verdicts->node[t->wanted[i].node] == t->wanted[i].truth;
	return rc == GJ_ENOMEM ? GJ_ENOMEM : GJ_OK;
}

static int finish(gj_witness *out, bool *confirmed, gj_arena *arena, taking *t)
{
	int rc = text_of(&out->file, arena, t->record[0]);
	bool other = true;
	gj_str text = {"", 0};

	if (rc == GJ_OK)
		rc = confirm(t, 0, out->file, confirmed);
	if (rc == GJ_OK && t->sides == 2)
		rc = text_of(&text, arena, t->record[1]);
	if (rc == GJ_OK && t->sides == 2)
		rc = confirm(t, 1, text, &other);
	*confirmed = *confirmed && other;
	if (rc != GJ_OK || !*confirmed)
		return rc;
	if (t->sides == 2 && !gj_str_eq(text, out->file))
		out->extra = text;
	for (size_t i = 0; rc == GJ_OK && i < t->n_items; i++)
		if (t->items[i].has[0] && gj_ask_told(t->record[0], t->items[i].ask[0]))
			rc = gj_asks_add(&out->told, arena, t->items[i].ask[0]);
	gj_asks_sort(&out->told, t->code[0]->circuit->law);
	return rc;
}

static int take(gj_witness *out, bool *confirmed, gj_arena *arena, taking *t)
{
	int rc = prepare(t);

	if (rc == GJ_OK)
		rc = gather(t);
	if (rc != GJ_OK)
		return rc;
	for (size_t i = 0; i < t->n_items; i++)
		for (unsigned side = 0; side < t->sides; side++)
			if (t->items[i].has[side])
				decode(t, side, t->items[i].ask[side]);
	if (!shows(t))
		return GJ_OK;
	for (size_t i = 0; i < t->n_items; i++)
		try_without(t, &t->items[i]);
	for (unsigned side = 0; side < t->sides; side++)
		close_roles(t->record[side]);
	return finish(out, confirmed, arena, t);
}

int gj_witness_take(gj_witness *out, bool *confirmed, gj_arena *arena, gj_code *const code[2],
		    const gj_wanted *wanted, size_t n)
{
	taking t = {
		.code = code, .sides = code[1] != NULL ? 2 : 1, .wanted = wanted, .n_wanted = n};
	int rc;

	memset(out, 0, sizeof *out);
	*confirmed = false;
	gj_arena_init(&t.arena, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = take(out, confirmed, arena, &t);
	gj_arena_free(&t.arena);
	if (rc != GJ_OK || !*confirmed)
		memset(out, 0, sizeof *out);
	return rc;
}
