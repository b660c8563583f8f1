/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/write_table.h"

#include "base/number.h"

static bool has_ends(gj_fact_type type)
{
	return type != GJ_FACT_BOOL && type != GJ_FACT_CHOICE;
}

bool table_shape_draw(table_shape *out, gj_arena *arena, const gj_law *law, rng *random)
{
	out->law = law;
	out->fact = gj_arena_array(arena, law->n_facts, sizeof *out->fact);
	out->bounds = gj_arena_array(arena, law->n_facts, sizeof *out->bounds);
	out->role = gj_arena_array(arena, law->n_roles, sizeof *out->role);
	if (out->fact == NULL || out->bounds == NULL || out->role == NULL)
		return false;
	for (size_t i = 0; i < law->n_facts; i++) {
		out->fact[i] = rng_chance(random, 85);
		out->bounds[i] = has_ends(law->fact[i].type) && rng_chance(random, 40);
	}
	out->roles = rng_chance(random, 70);
	out->includes = rng_chance(random, 30);
	out->judgements = rng_chance(random, 60);
	for (size_t i = 0; i < law->n_roles; i++)
		out->role[i] = !out->roles && !out->includes && rng_chance(random, 50);
	return true;
}

void table_head(gj_buf *out, const table_shape *shape)
{
	const gj_law *law = shape->law;

	gj_buf_puts(out, "_note,service");
	for (size_t i = 0; i < law->n_facts; i++) {
		if (shape->fact[i])
			gj_buf_printf(out, ",%.*s", GJ_FMT(law->fact[i].e.id));
		if (shape->bounds[i])
			gj_buf_printf(out, ",%.*s.at_least,\"%.*s.at_most\"",
				      GJ_FMT(law->fact[i].e.id), GJ_FMT(law->fact[i].e.id));
	}
	gj_buf_puts(out, shape->roles ? ",roles" : "");
	gj_buf_puts(out, shape->includes ? ",roles.includes" : "");
	for (size_t i = 0; i < law->n_roles; i++)
		if (shape->role[i])
			gj_buf_printf(out, ",role.%.*s", GJ_FMT(law->role[i].e.id));
	for (size_t i = 0; shape->judgements && i < law->n_terms; i++)
		if (law->term[i].judged_by.len > 0)
			gj_buf_printf(out, ",judgement.%.*s", GJ_FMT(law->term[i].e.id));
	gj_buf_puts(out,
		    shape->judgements ? ",judgements.by,judgements.on,judgements.why\n" : "\n");
}

static void put_cell(gj_buf *out, gj_str text, rng *random)
{
	bool quoted = rng_chance(random, 4);

	gj_buf_putc(out, ',');
	gj_buf_puts(out, quoted ? "\"" : "");
	gj_buf_add(out, text);
	gj_buf_puts(out, quoted ? "\"" : "");
}

static void put_truth(gj_buf *out, bool truth, rng *random)
{
	put_cell(out,
		 rng_chance(random, 50) ? (truth ? GJ_STR("yes") : GJ_STR("no"))
					: (truth ? GJ_STR("true") : GJ_STR("false")),
		 random);
}

static void put_end(gj_buf *out, const gj_fact *fact, bool has, int64_t value, rng *random)
{
	gj_buf text;
	char day[11];

	gj_buf_init(&text, gj_alloc_system(), 1 << 10);
	if (has && (fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT)) {
		gj_day_format((gj_day)value, day);
		gj_buf_puts(&text, day);
	} else if (has) {
		gj_num_print(&text, value);
	}
	put_cell(out, gj_buf_str(&text), random);
	gj_buf_free(&text);
}

/* Either the value or its ends, never both: what both together mean is asked of the reader elsewhere. */
static void put_fact(gj_buf *out, const table_shape *shape, size_t i, const gj_input *input,
		     gj_input *told, rng *random)
{
	const gj_fact *fact = &shape->law->fact[i];
	bool given = input->state == GJ_STATE_GIVEN;
	bool no = given && fact->type == GJ_FACT_EVENT && input->truth == GJ_FALSE;
	bool exact = given && has_ends(fact->type) && input->has_low && input->has_high &&
		     input->low == input->high;
	bool whole = given && (!has_ends(fact->type) || no || exact);
	bool ends = given && !no && shape->bounds[i] && !(whole && shape->fact[i]) &&
		    has_ends(fact->type);

	if (shape->fact[i]) {
		if (!whole)
			put_cell(out,
				 rng_chance(random, 80)	  ? GJ_STR("")
				 : rng_chance(random, 50) ? GJ_STR("unknown")
							  : GJ_STR("not applicable"),
				 random);
		else if (fact->type == GJ_FACT_CHOICE)
			put_cell(out, fact->choice[input->choice].text, random);
		else if (fact->type == GJ_FACT_BOOL || no)
			put_truth(out, input->truth == GJ_TRUE, random);
		else
			put_end(out, fact, true, input->low, random);
	}
	if (shape->bounds[i]) {
		put_end(out, fact, ends && input->has_low, input->low, random);
		put_end(out, fact, ends && input->has_high, input->high, random);
	}
	if ((shape->fact[i] && whole) || (ends && (input->has_low || input->has_high)))
		*told = *input;
}

static void put_list(gj_buf *out, const gj_record *record, bool whole)
{
	bool any = false;

	gj_buf_putc(out, ',');
	for (size_t i = 0; i < record->law->n_roles; i++) {
		if (record->role[i] != GJ_TRUE)
			continue;
		gj_buf_printf(out, "%s%.*s", any ? ";" : "", GJ_FMT(record->law->role[i].e.id));
		any = true;
	}
	gj_buf_puts(out, whole && !any ? "none" : "");
}

static void put_roles(gj_buf *out, const table_shape *shape, const gj_record *record,
		      gj_record *told, rng *random)
{
	bool whole = shape->roles && record->roles_closed, part = shape->includes && !whole;

	if (shape->roles) {
		if (whole)
			put_list(out, record, true);
		else
			put_cell(out, GJ_STR(""), random);
	}
	if (shape->includes) {
		if (part)
			put_list(out, record, false);
		else
			put_cell(out, GJ_STR(""), random);
	}
	for (size_t i = 0; i < shape->law->n_roles; i++) {
		if (whole || (part && record->role[i] == GJ_TRUE) || shape->role[i])
			told->role[i] = record->role[i];
		if (!shape->role[i])
			continue;
		if (record->role[i] == GJ_UNKNOWN)
			put_cell(out, GJ_STR(""), random);
		else
			put_truth(out, record->role[i] == GJ_TRUE, random);
	}
}

static void put_judgements(gj_buf *out, const table_shape *shape, const gj_record *record,
			   gj_record *told, rng *random)
{
	for (size_t i = 0; i < shape->law->n_terms; i++) {
		if (shape->law->term[i].judged_by.len == 0)
			continue;
		if (record->term[i].truth == GJ_UNKNOWN)
			put_cell(out, GJ_STR(""), random);
		else
			put_truth(out, record->term[i].truth == GJ_TRUE, random);
		told->term[i].truth = record->term[i].truth;
	}
	put_cell(out, GJ_STR("顾问"), random);
	put_cell(out, GJ_STR("2026-01-01"), random);
	gj_buf_puts(out, rng_chance(random, 5) ? ",\"so, it \"\"seems\"\"\"" : ",x");
}

void table_line(gj_buf *out, const table_shape *shape, const gj_record *record, gj_str name,
		gj_record *told, rng *random)
{
	gj_buf_puts(out, rng_chance(random, 3) ? "\"two\nlines, \"\"quoted\"\"\"" : "-");
	put_cell(out, name, random);
	for (size_t i = 0; i < shape->law->n_facts; i++)
		put_fact(out, shape, i, &record->fact[i], &told->fact[i], random);
	put_roles(out, shape, record, told, random);
	if (shape->judgements)
		put_judgements(out, shape, record, told, random);
	gj_buf_puts(out, rng_chance(random, 10) ? "\r\n" : "\n");
}
