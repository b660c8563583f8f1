/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where in the text of a service file in JSON an answer goes, and putting it there. New members look like their neighbours: as many to a
 * line, as deep, the colon as the file has it. Only what is put is new; no other byte changes.
 */
#include "base/json.h"
#include "eval/json_layout.h"
#include "eval/record_add.h"
#include "eval/record_tell.h"

/* ---- what is put there ---- */

static void put_string(gj_buf *out, gj_str text)
{
	gj_json json;

	gj_json_init(&json, out, true);
	gj_json_str(&json, text);
}

static void put_key(gj_buf *out, const gj_json_layout *l, const char *key)
{
	put_string(out, gj_str_of(key));
	gj_buf_add(out, l->colon);
}

static void put_point(gj_buf *out, const gj_fact *fact, const gj_input *input)
{
	bool day = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;

	gj_buf_puts(out, day ? "\"" : "");
	gj_input_print(out, fact, input);
	gj_buf_puts(out, day ? "\"" : "");
}

static void put_range(gj_buf *out, const gj_json_layout *l, const gj_fact *fact,
		      const gj_input *input)
{
	gj_input low = gj_input_bounds(true, input->low, true, input->low);
	gj_input high = gj_input_bounds(true, input->high, true, input->high);

	gj_buf_putc(out, '{');
	if (input->has_low) {
		put_key(out, l, "at_least");
		put_point(out, fact, &low);
	}
	if (input->has_low && input->has_high)
		gj_buf_add(out, l->comma);
	if (input->has_high) {
		put_key(out, l, "at_most");
		put_point(out, fact, &high);
	}
	gj_buf_putc(out, '}');
}

static void put_value(gj_buf *out, const gj_json_layout *l, const gj_fact *fact,
		      const gj_input *input)
{
	if (input->state == GJ_STATE_UNKNOWN)
		gj_buf_puts(out, "\"unknown\"");
	else if (input->state == GJ_STATE_NOT_APPLICABLE)
		gj_buf_puts(out, "\"not applicable\"");
	else if (fact->type == GJ_FACT_CHOICE)
		put_string(out, fact->choice[input->choice].text);
	else if (fact->type == GJ_FACT_BOOL || input->truth == GJ_FALSE)
		gj_buf_puts(out, input->truth == GJ_TRUE ? "true" : "false");
	else if (input->has_low && input->has_high && input->low == input->high)
		put_point(out, fact, input);
	else
		put_range(out, l, fact, input);
}

/* As its neighbours stand: `gap` before each member, `end` before the brace; both empty: on one line. */
static void put_judgement(gj_buf *out, const gj_json_layout *l, const gj_law *law,
			  const gj_judged *judged, uint32_t term, gj_str gap, gj_str end)
{
	gj_str between = gap.len > 0 ? GJ_STR(",") : l->comma;
	char day[11];

	gj_day_format(judged->on, day);
	gj_buf_putc(out, '{');
	gj_buf_add(out, gap);
	put_key(out, l, "term");
	put_string(out, law->term[term].e.id);
	gj_buf_add(out, between);
	gj_buf_add(out, gap);
	put_key(out, l, "value");
	gj_buf_puts(out, judged->truth == GJ_TRUE ? "true" : "false");
	gj_buf_add(out, between);
	gj_buf_add(out, gap);
	put_key(out, l, "by");
	put_string(out, judged->by);
	gj_buf_add(out, between);
	gj_buf_add(out, gap);
	put_key(out, l, "on");
	put_string(out, gj_str_of(day));
	gj_buf_add(out, between);
	gj_buf_add(out, gap);
	put_key(out, l, "why");
	put_string(out, judged->why);
	gj_buf_add(out, end);
	gj_buf_putc(out, '}');
}

static void put_roles(gj_buf *out, const gj_json_layout *l, const gj_record *record)
{
	bool first = true;

	if (!record->roles_closed) {
		gj_buf_putc(out, '{');
		put_key(out, l, "includes");
	}
	gj_buf_putc(out, '[');
	for (size_t i = 0; i < record->law->n_roles; i++) {
		if (record->role[i] != GJ_TRUE)
			continue;
		if (!first)
			gj_buf_add(out, l->comma);
		put_string(out, record->law->role[i].e.id);
		first = false;
	}
	gj_buf_puts(out, record->roles_closed ? "]" : "]}");
}

/* One fact with its name, or one judgement. `line`: what it starts its own line with; empty: it stands on the line of others. */
static void put_told(gj_buf *out, const gj_json_layout *l, const gj_record *record, gj_ask ask,
		     const gj_doc *neighbour, gj_str line)
{
	const gj_law *law = record->law;
	gj_str gap = {"", 0}, end = {"", 0};
	gj_buf made;

	if (ask.kind == GJ_ASK_FACT) {
		put_string(out, law->fact[ask.ref].e.id);
		gj_buf_add(out, l->colon);
		put_value(out, l, &law->fact[ask.ref], &record->fact[ask.ref]);
		return;
	}
	gj_buf_init(&made, out->alloc, out->limit);
	if (neighbour != NULL && neighbour->kind == GJ_DOC_MAP && neighbour->n > 0) {
		gap = gj_gap_before(l->text, gj_json_start(l, neighbour->key[0]));
		end = gj_gap_before(l->text, gj_json_end(l, neighbour) - 1);
		if (!gj_gap_has_line(gap))
			gap = end = (gj_str){"", 0};
	} else if (gj_gap_has_line(line)) {
		gj_buf_add(&made, line);
		gj_buf_add(&made, l->indent);
		gap = gj_buf_str(&made);
		end = line;
	}
	put_judgement(out, l, law, &record->term[ask.ref], ask.ref, gap, end);
	out->failed = out->failed || made.failed;
	gj_buf_free(&made);
}

/* ---- putting it ---- */

static void copy(gj_buf *out, const gj_json_layout *l, size_t from, size_t to)
{
	gj_buf_add(out, (gj_str){l->text.at + from, to - from});
}

/* The first of a list or map that is empty. */
static void fill(gj_buf *out, const gj_json_layout *l, const gj_doc *into, const gj_record *record,
		 gj_ask ask)
{
	size_t open = gj_json_start(l, into), close = gj_json_end(l, into) - 1;
	gj_str blank = {l->text.at + open + 1, close - open - 1};
	gj_buf line;

	gj_buf_init(&line, out->alloc, out->limit);
	if (l->line.len > 0) {
		gj_buf_add(&line, l->newline);
		gj_buf_add(&line, gj_indent_at(l->text, open));
	}
	copy(out, l, 0, open + 1);
	if (l->line.len == 0) {
		gj_buf_add(out, blank);
		put_told(out, l, record, ask, NULL, (gj_str){"", 0});
		gj_buf_add(out, blank);
	} else {
		size_t outer = line.len;

		gj_buf_add(&line, l->indent);
		gj_buf_add(out, gj_buf_str(&line));
		put_told(out, l, record, ask, NULL, gj_buf_str(&line));
		gj_buf_add(out, (gj_str){line.at, line.at != NULL ? outer : 0});
	}
	copy(out, l, close, l->text.len);
	out->failed = out->failed || line.failed;
	gj_buf_free(&line);
}

/* What stands between the last of a list or map and the one that is put behind it, but for the comma. */
static gj_str gap_between(const gj_json_layout *l, const gj_doc *among)
{
	const gj_doc *last =
		among->kind == GJ_DOC_MAP ? among->key[among->n - 1] : among->kid[among->n - 1];
	gj_str gap = gj_gap_before(l->text, gj_json_start(l, last));

	if (among->n > 1 || gj_gap_has_line(gap))
		return gap;
	return (gj_str){l->comma.at + 1, l->comma.len - 1};
}

static void append(gj_buf *out, const gj_json_layout *l, const gj_doc *into,
		   const gj_record *record, gj_ask ask)
{
	const gj_doc *last = into->kid[into->n - 1];
	gj_str gap = gap_between(l, into);
	size_t end = gj_json_end(l, last);

	copy(out, l, 0, end);
	gj_buf_putc(out, ',');
	gj_buf_add(out, gap);
	put_told(out, l, record, ask, last, gap);
	copy(out, l, end, l->text.len);
}

/* A section that the file does not have, behind the others. */
static void add_section(gj_buf *out, const gj_json_layout *l, const gj_doc *doc,
			const gj_record *record, gj_ask ask)
{
	bool fact = ask.kind == GJ_ASK_FACT;
	size_t end = gj_json_end(l, doc->kid[doc->n - 1]);
	gj_str gap = gap_between(l, doc);
	gj_buf line;

	gj_buf_init(&line, out->alloc, out->limit);
	if (l->line.len > 0) {
		gj_buf_add(&line, l->line);
		gj_buf_add(&line, l->indent);
	}
	copy(out, l, 0, end);
	gj_buf_putc(out, ',');
	gj_buf_add(out, gap);
	put_key(out, l, fact ? "facts" : "judgements");
	gj_buf_putc(out, fact ? '{' : '[');
	gj_buf_add(out, gj_buf_str(&line));
	put_told(out, l, record, ask, NULL, gj_buf_str(&line));
	gj_buf_add(out, l->line);
	gj_buf_putc(out, fact ? '}' : ']');
	copy(out, l, end, l->text.len);
	out->failed = out->failed || line.failed;
	gj_buf_free(&line);
}

static const gj_doc *service_of(const gj_doc *doc)
{
	for (size_t i = 0; i < doc->n; i++)
		if (gj_str_eq(doc->key[i]->text, GJ_STR("service")))
			return doc->kid[i];
	return doc->kid[doc->n - 1];
}

static void add_roles(gj_buf *out, const gj_json_layout *l, const gj_doc *doc,
		      const gj_record *record)
{
	const gj_doc *value = gj_doc_get(doc, "roles");
	size_t end = gj_json_end(l, value != NULL ? value : service_of(doc));

	if (value != NULL) {
		/* It says `unknown`, or nothing would have been asked. */
		copy(out, l, 0, gj_json_start(l, value));
	} else {
		copy(out, l, 0, end);
		gj_buf_putc(out, ',');
		gj_buf_add(out, gap_between(l, doc));
		put_key(out, l, "roles");
	}
	if (gj_record_any_role(record))
		put_roles(out, l, record);
	else
		gj_buf_puts(out, "\"unknown\"");
	copy(out, l, end, l->text.len);
}

void gj_record_add_json(gj_buf *out, gj_str text, const gj_doc *doc, const gj_record *record,
			gj_ask ask)
{
	gj_json_layout l = gj_json_layout_of(text, doc);
	const gj_doc *into =
		ask.kind == GJ_ASK_ROLE
			? NULL
			: gj_doc_get(doc, ask.kind == GJ_ASK_FACT ? "facts" : "judgements");

	if (doc->kind != GJ_DOC_MAP || doc->n == 0)
		gj_buf_add(out, text);
	else if (ask.kind == GJ_ASK_ROLE)
		add_roles(out, &l, doc, record);
	else if (into == NULL)
		add_section(out, &l, doc, record, ask);
	else if (into->kind != (ask.kind == GJ_ASK_FACT ? GJ_DOC_MAP : GJ_DOC_LIST))
		gj_buf_add(out, text); /* "facts": "" */
	else if (into->n == 0)
		fill(out, &l, into, record, ask);
	else
		append(out, &l, into, record, ask);
}
