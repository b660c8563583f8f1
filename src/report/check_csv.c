/* SPDX-License-Identifier: Apache-2.0 */
/* A row for each service and norm: RFC 4180. docs/exports.md describes the columns. */
#include "base/csv_write.h"
#include "report/export_parts.h"

static const char *const columns[] = {"service",
				      "file",
				      "on",
				      "rules",
				      "norm",
				      "kind",
				      "title",
				      "english",
				      "instrument",
				      "jurisdiction",
				      "level",
				      "force",
				      "cite",
				      "bearer",
				      "applicability",
				      "because",
				      "if_in_force",
				      "from",
				      "later",
				      "compliance",
				      "nothing_to_do_yet",
				      "due",
				      "due_unknown",
				      "calendar_gap",
				      "due_before_force",
				      "since",
				      "asks",
				      "lifted_by",
				      "marks",
				      "sanctions",
				      "unverified",
				      "outcome",
				      "xccdf"};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

typedef struct row {
	gj_buf *out;
	gj_buf text; /* the cell being gathered */
	unsigned cells;
} row;

static void end_line(gj_buf *out)
{
	gj_buf_puts(out, "\r\n");
}

static void put(row *r, gj_str text)
{
	if (r->cells++ > 0)
		gj_buf_putc(r->out, ',');
	gj_csv_put_safe(r->out, text);
}

static void put_word(row *r, const char *word)
{
	put(r, gj_str_of(word));
}

static void put_bool(row *r, bool value)
{
	put_word(r, value ? "true" : "false");
}

static void put_day(row *r, gj_day day)
{
	char text[11] = "";

	if (day != GJ_DAY_NONE)
		gj_day_format(day, text);
	put_word(r, text);
}

/* A list is names with a space between two: no name has one. */
static void add(row *r, gj_str name)
{
	if (r->text.len > 0)
		gj_buf_putc(&r->text, ' ');
	gj_buf_add(&r->text, name);
}

static void put_list(row *r)
{
	put(r, gj_buf_str(&r->text));
	gj_buf_clear(&r->text);
}

static void put_norms(row *r, const gj_law *law, const gj_refs *norms)
{
	for (size_t i = 0; i < norms->n; i++)
		add(r, law->norm[norms->at[i]].e.id);
	put_list(r);
}

static void put_cites(row *r, const gj_norm *norm)
{
	for (size_t i = 0; i < norm->n_cites; i++) {
		if (i > 0)
			gj_buf_puts(&r->text, " | ");
		gj_print_cite(&r->text, &norm->cite[i], GJ_EN);
	}
	put_list(r);
}

static void put_asks(row *r, const gj_law *law, const gj_asks *asks)
{
	bool roles = false;

	for (size_t i = 0; i < asks->n; i++) {
		bool role = asks->at[i].kind == GJ_ASK_ROLE;

		if (!role || !roles)
			add(r, role ? GJ_STR("roles") : gj_ask_name(law, asks->at[i]));
		roles = roles || role;
	}
	put_list(r);
}

static void put_norm(row *r, const gj_law *law, const gj_norm *norm)
{
	const gj_instrument *instrument = &law->instrument[norm->instrument];
	const gj_level *level = &law->level[instrument->level];

	put(r, norm->e.id);
	put_word(r, gj_json_kind(norm->kind));
	put(r, norm->e.title);
	put(r, norm->e.english);
	put(r, instrument->e.id);
	put(r, instrument->jurisdiction);
	put(r, level->e.id);
	put_word(r, gj_json_force(level->force));
	put_cites(r, norm);
	for (size_t i = 0; i < norm->bearers.n; i++)
		add(r, law->role[norm->bearers.at[i]].e.id);
	put_list(r);
}

static void put_verdict(row *r, const gj_law *law, const gj_verdict *v)
{
	const gj_norm *norm = &law->norm[v->norm];
	gj_outcome outcome = gj_outcome_of(law, v);

	put_word(r, gj_json_applicability(v->applicability));
	put_word(r, gj_json_because(v->because));
	put_word(r, gj_json_truth(v->if_in_force));
	put_day(r, v->from);
	put_day(r, v->later);
	put_word(r, gj_json_compliance(v->compliance));
	put_bool(r, v->not_called);
	put_day(r, v->due);
	put_bool(r, v->due_unknown);
	put_bool(r, v->calendar_gap);
	put_bool(r, v->due_before_force);
	put_day(r, v->since);
	put_asks(r, law, &v->asks);
	put_norms(r, law, &v->lifted_by);
	for (unsigned i = 0; i < GJ_N_MARKS; i++)
		if ((v->marks & (1u << i)) != 0)
			add(r, gj_str_of(gj_json_marks[i]));
	put_list(r);
	put_norms(r, law, &norm->orelse);
	put(r, gj_norm_doubt(law, norm)->english);
	put_word(r, gj_outcomes[outcome].word);
	put_word(r, gj_outcomes[outcome].xccdf);
}

static int start(gj_exporting *e, gj_error *err)
{
	(void)err;
	for (unsigned i = 0; i < N_COLUMNS; i++) {
		gj_buf_puts(e->out, i > 0 ? "," : "");
		gj_buf_puts(e->out, columns[i]);
	}
	end_line(e->out);
	return GJ_OK;
}

static void add_service(gj_exporting *e, const gj_verdicts *verdicts)
{
	row r = {.out = e->out};

	gj_text_start(&r.text, e->out);
	for (size_t i = 0; i < verdicts->n; i++) {
		const gj_verdict *v = &verdicts->item[i];

		r.cells = 0;
		put(&r, verdicts->record->service);
		put(&r, verdicts->record->source.name);
		put_day(&r, e->on);
		put_word(&r, verdicts->law->hash);
		put_norm(&r, verdicts->law, &verdicts->law->norm[v->norm]);
		put_verdict(&r, verdicts->law, v);
		end_line(e->out);
	}
	gj_text_end(&r.text, e->out);
}

static void end(gj_exporting *e)
{
	(void)e;
}

const gj_exporter gj_export_csv = {"csv", start, add_service, end};
