/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/case.h"

#include "base/number.h"

enum { MOST_FILES = 64 };

bool case_load(case_law *out, const gj_str *texts, size_t n)
{
	gj_tree *tree[MOST_FILES];
	gj_source source[MOST_FILES];
	char name[MOST_FILES][32];
	int rc = GJ_OK;

	out->law = NULL;
	out->err = (gj_error){.code = GJ_OK};
	gj_arena_init(&out->arena, gj_alloc_system(), 64 << 20);
	for (size_t i = 0; i < n && rc == GJ_OK; i++) {
		gj_str kept;

		snprintf(name[i], sizeof name[i], "file%02zu.gj", i);
		rc = gj_arena_str(&out->arena, &kept, gj_str_of(name[i]));
		source[i] = (gj_source){kept, texts[i]};
		if (rc == GJ_OK)
			rc = gj_parse(&tree[i], &out->arena, &source[i], &out->err);
	}
	if (rc == GJ_OK)
		rc = gj_law_from_trees(&out->law, &out->arena, tree, n, &out->err);
	if (rc != GJ_OK)
		out->law = NULL;
	return rc == GJ_OK;
}

bool case_load_text(case_law *out, const gen_text *text)
{
	gj_str all = {text->at, text->len};

	return case_load(out, &all, 1);
}

void case_free(case_law *c)
{
	gj_arena_free(&c->arena);
}

/* ---- carrying a record over ---- */

static bool carry_input(gj_input *out, const gj_fact *to, const gj_fact *from, const gj_input *in)
{
	if (to->type != from->type || (to->type == GJ_FACT_CHOICE && in->choice >= to->n_choices))
		return false;
	*out = *in;
	return true;
}

/* The thing of that name in the other law. */
static bool find(const gj_map *map, gj_str name, case_rename *rename, uint32_t *at)
{
	char room[64];

	return gj_map_get(map, rename != NULL ? rename(name, room) : name, at);
}

gj_record *case_carry(gj_arena *arena, const gj_law *to, const gj_record *record,
		      case_rename *rename)
{
	const gj_law *from = record->law;
	gj_record *out;
	uint32_t at;

	if (gj_record_new(&out, arena, to) != GJ_OK)
		return NULL;
	out->service = record->service;
	out->roles_closed = record->roles_closed;
	for (size_t i = 0; i < to->n_roles; i++)
		out->role[i] = out->roles_closed ? GJ_FALSE : GJ_UNKNOWN;
	for (size_t i = 0; i < from->n_roles; i++)
		if (record->role[i] == GJ_TRUE && find(&to->roles, from->role[i].e.id, rename, &at))
			out->role[at] = GJ_TRUE;
	for (size_t i = 0; i < from->n_facts; i++)
		if (find(&to->facts, from->fact[i].e.id, rename, &at))
			carry_input(&out->fact[at], &to->fact[at], &from->fact[i],
				    &record->fact[i]);
	for (size_t i = 0; i < from->n_terms; i++)
		if (find(&to->terms, from->term[i].e.id, rename, &at) &&
		    to->term[at].judged_by.len > 0)
			out->term[at] = record->term[i];
	return out;
}

gj_record *case_copy(gj_arena *arena, const gj_record *record)
{
	return case_carry(arena, record->law, record, NULL);
}

/* ---- what a person sees ---- */

void case_print_day(FILE *out, const char *what, gj_day day)
{
	char text[11] = "none";

	if (day != GJ_DAY_NONE)
		gj_day_format(day, text);
	fprintf(out, "%s%s", what, text);
}

static void print_value(FILE *out, const gj_fact *fact, int64_t value)
{
	gj_buf buf;

	if (fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT) {
		case_print_day(out, "", (gj_day)value);
		return;
	}
	gj_buf_init(&buf, gj_alloc_system(), 256);
	gj_num_print(&buf, value);
	fprintf(out, "%.*s", GJ_FMT(gj_buf_str(&buf)));
	gj_buf_free(&buf);
}

static void print_range(FILE *out, const gj_fact *fact, const gj_input *in)
{
	if (in->has_low && in->has_high && in->low == in->high) {
		print_value(out, fact, in->low);
		return;
	}
	fprintf(out, "{");
	if (in->has_low) {
		fprintf(out, "at_least: ");
		print_value(out, fact, in->low);
	}
	if (in->has_high) {
		fprintf(out, "%sat_most: ", in->has_low ? ", " : "");
		print_value(out, fact, in->high);
	}
	fprintf(out, "}");
}

static void print_input(FILE *out, const gj_fact *fact, const gj_input *in)
{
	if (in->state == GJ_STATE_CONFLICT)
		fprintf(out, "unknown # conflict");
	else if (in->state == GJ_STATE_UNKNOWN)
		fprintf(out, "unknown");
	else if (in->state == GJ_STATE_NOT_APPLICABLE)
		fprintf(out, "not applicable");
	else if (fact->type == GJ_FACT_CHOICE)
		fprintf(out, "%.*s", GJ_FMT(fact->choice[in->choice].text));
	else if (fact->type == GJ_FACT_BOOL)
		fprintf(out, "%s", in->truth == GJ_TRUE ? "yes" : "no");
	else if (fact->type == GJ_FACT_EVENT && in->truth == GJ_FALSE)
		fprintf(out, "no");
	else
		print_range(out, fact, in);
	fprintf(out, "\n");
}

static void print_roles(FILE *out, const gj_record *record)
{
	const char *comma = "";

	fprintf(out, record->roles_closed ? "roles: [" : "roles: {includes: [");
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] == GJ_TRUE) {
			fprintf(out, "%s%.*s", comma, GJ_FMT(record->law->role[i].e.id));
			comma = ", ";
		}
	fprintf(out, record->roles_closed ? "]\n" : "]}\n");
}

void case_print_record(FILE *out, const gj_record *record)
{
	const gj_law *law = record->law;

	fprintf(out, "service: generated\n");
	print_roles(out, record);
	fprintf(out, "facts:\n");
	for (size_t i = 0; i < law->n_facts; i++)
		if (record->fact[i].state != GJ_STATE_NOT_ASKED) {
			fprintf(out, "  %.*s: ", GJ_FMT(law->fact[i].e.id));
			print_input(out, &law->fact[i], &record->fact[i]);
		}
	fprintf(out, "judgements:\n");
	for (size_t i = 0; i < law->n_terms; i++)
		if (record->term[i].truth != GJ_UNKNOWN || record->term[i].conflict)
			fprintf(out,
				"  - {term: %.*s, value: %s, by: counsel, on: 2026-01-01, why: "
				"x}\n",
				GJ_FMT(law->term[i].e.id),
				record->term[i].conflict	   ? "conflict"
				: record->term[i].truth == GJ_TRUE ? "yes"
								   : "no");
}
