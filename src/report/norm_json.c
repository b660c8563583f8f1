/* SPDX-License-Identifier: Apache-2.0 */
/* One norm with its verdict as JSON. */
#include "eval/fine.h"
#include "report/json_parts.h"
#include "report/view.h"

static void put_role_ids(gj_json *json, const char *key, const gj_law *law, const gj_refs *refs)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < refs->n; i++)
		gj_json_str(json, law->role[refs->at[i]].e.id);
	gj_json_close(json, ']');
}

/* Agencies, and roles offset by their number. */
static void put_people_ids(gj_json *json, const char *key, const gj_law *law, const gj_refs *refs)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < refs->n; i++)
		gj_json_str(json, refs->at[i] < law->n_agencies
					  ? law->agency[refs->at[i]].e.id
					  : law->role[refs->at[i] - law->n_agencies].e.id);
	gj_json_close(json, ']');
}

static void put_norm_ids(gj_json *json, const char *key, const gj_law *law, const gj_refs *refs)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < refs->n; i++)
		gj_json_str(json, law->norm[refs->at[i]].e.id);
	gj_json_close(json, ']');
}

static void put_marks(gj_json *json, unsigned marks)
{
	gj_json_key(json, "marks");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_MARKS; i++)
		if ((marks & (1u << i)) != 0)
			gj_json_str(json, gj_str_of(gj_json_marks[i]));
	gj_json_close(json, ']');
}

static void put_branches(gj_json *json, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	gj_json_key(json, "branches");
	gj_json_open(json, '[');
	for (size_t i = 0; i < verdict->n_branches; i++) {
		const gj_branch *branch = &verdict->branch[i];
		const gj_judged *judged = &verdicts->record->term[branch->term];

		gj_json_open(json, '{');
		gj_json_put_str(json, "term", verdicts->law->term[branch->term].e.id);
		gj_json_put_word(json, "judged", gj_json_truth(branch->judged));
		gj_json_put_str(json, "by", judged->by);
		gj_json_put_day(json, "on", judged->on);
		gj_json_put_str(json, "why", judged->why);
		gj_json_put_word(json, "otherwise", gj_json_applicability(branch->other));
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_presumptions(gj_json *json, const gj_law *law, const gj_refs *refs)
{
	gj_json_key(json, "presumptions");
	gj_json_open(json, '[');
	for (size_t i = 0; i < refs->n; i++) {
		const gj_presume *presume = &law->presume[refs->at[i]];

		gj_json_open(json, '{');
		gj_json_put_str(json, "fact", law->fact[presume->fact].e.id);
		gj_json_put_word(json, "presumed", presume->truth ? "yes" : "no");
		gj_json_put_cites(json, presume->cite, presume->n_cites);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_quantity(gj_json *json, const char *key, const gj_qty *quantity)
{
	gj_buf text;

	gj_json_key(json, key);
	if (quantity == NULL) {
		gj_json_null(json);
	} else if (quantity->op == GJ_QTY_NUMBER) {
		gj_json_num(json, quantity->num);
	} else {
		gj_buf_init(&text, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
		if (quantity->source != NULL)
			gj_print_expr(&text, quantity->source, GJ_EN);
		if (gj_buf_status(&text) != GJ_OK)
			json->buf->failed = true;
		gj_json_str(json, gj_buf_str(&text));
		gj_buf_free(&text);
	}
}

/* Exactly known, or null. */
static void put_amount(gj_json *json, const char *key, const gj_interval *amount, bool is)
{
	gj_json_key(json, key);
	if (is && gj_interval_point(amount))
		gj_json_num(json, amount->low);
	else
		gj_json_null(json);
}

static void put_fine(gj_json *json, const gj_verdicts *verdicts, const gj_fine *fine, gj_day day)
{
	gj_amount amount = gj_fine_amount(fine, verdicts->record, day, verdicts->circuit->on);

	const gj_qty *bound = fine->hi != NULL ? fine->hi : fine->lo;

	gj_json_open(json, '{');
	put_quantity(json, "at_least", fine->lo);
	put_quantity(json, "at_most", fine->hi);
	put_amount(json, "amount_at_least", &amount.least, fine->lo != NULL);
	put_amount(json, "amount_at_most", &amount.most, fine->hi != NULL);
	gj_json_put_str(json, "currency", bound != NULL ? bound->currency : GJ_STR(""));
	gj_json_close(json, '}');
}

void gj_json_put_each(gj_json *json, const char *key, unsigned each)
{
	static const char *const words[GJ_N_EACH] = {"violation", "day", "person"};

	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_EACH; i++)
		if ((each >> i & 1) != 0)
			gj_json_str(json, gj_str_of(words[i]));
	gj_json_close(json, ']');
}

static void put_steps(gj_json *json, const gj_verdicts *verdicts, const gj_norm *sanction)
{
	const gj_law *law = verdicts->law;
	gj_day day = verdicts->circuit->norm[sanction - law->norm].day;

	gj_json_key(json, "steps");
	gj_json_open(json, '[');
	for (size_t i = 0; i < sanction->n_steps; i++) {
		const gj_step *step = &sanction->step[i];

		gj_json_open(json, '{');
		gj_json_put_str(json, "condition", step->condition);
		gj_json_put_str(json, "condition_en", step->condition_en);
		gj_json_key(json, "measures");
		gj_json_open(json, '[');
		for (size_t k = 0; k < step->measures.n; k++)
			gj_json_str(json, law->measure[step->measures.at[k]].e.id);
		gj_json_close(json, ']');
		gj_json_key(json, "fines");
		gj_json_open(json, '[');
		for (size_t k = 0; k < step->n_fines; k++)
			put_fine(json, verdicts, &step->fine[k], day);
		gj_json_close(json, ']');
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

/* Null: checked. `of` is what was not: the norm, what it uses, or its instrument. */
static void put_doubt(gj_json *json, const gj_doubt *doubt)
{
	bool is = doubt->english.len > 0;

	gj_json_put_str(json, "unverified", doubt->english);
	gj_json_put_str(json, "unverified_zh", is ? doubt->chinese : GJ_STR(""));
	gj_json_put_str(json, "unverified_of", is ? doubt->of->id : GJ_STR(""));
}

static void put_identity(gj_json *json, const gj_law *law, const gj_norm *norm)
{
	const gj_instrument *instrument = &law->instrument[norm->instrument];
	const gj_level *level = &law->level[instrument->level];

	gj_json_put_str(json, "id", norm->e.id);
	gj_json_put_word(json, "kind", gj_json_kind(norm->kind));
	gj_json_put_str(json, "title", norm->e.title);
	gj_json_put_str(json, "english", norm->e.english);
	gj_json_put_str(json, "instrument", instrument->e.id);
	gj_json_put_str(json, "jurisdiction", instrument->jurisdiction);
	gj_json_put_str(json, "level", level->e.id);
	gj_json_put_word(json, "force", gj_json_force(level->force));
	gj_json_put_cites(json, norm->cite, norm->n_cites);
	put_role_ids(json, "bearer", law, &norm->bearers);
	put_people_ids(json, "holder", law, &norm->holders);
	put_people_ids(json, "toward", law, &norm->toward);
	put_doubt(json, gj_norm_doubt(law, norm));
}

void gj_json_put_norm(gj_json *json, const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	const gj_law *law = verdicts->law;
	const gj_norm *norm = &law->norm[verdict->norm];

	gj_json_open(json, '{');
	put_identity(json, law, norm);
	gj_json_put_word(json, "applicability", gj_json_applicability(verdict->applicability));
	gj_json_put_word(json, "because", gj_json_because(verdict->because));
	gj_json_put_word(json, "if_in_force", gj_json_truth(verdict->if_in_force));
	gj_json_put_day(json, "from", verdict->from);
	gj_json_put_day(json, "later", verdict->later);
	gj_json_put_word(json, "then",
			 verdict->later != GJ_DAY_NONE ? gj_json_truth(verdict->then) : NULL);
	gj_json_put_word(json, "compliance", gj_json_compliance(verdict->compliance));
	gj_json_put_bool(json, "nothing_to_do_yet", verdict->not_called);
	gj_json_put_day(json, "due", verdict->due);
	gj_json_put_bool(json, "due_unknown", verdict->due_unknown);
	gj_json_put_bool(json, "calendar_gap", verdict->calendar_gap);
	gj_json_put_bool(json, "due_before_force", verdict->due_before_force);
	gj_json_put_day(json, "since", verdict->since);
	gj_json_put_asks(json, "asks", law, &verdict->asks);
	put_norm_ids(json, "lifted_by", law, &verdict->lifted_by);
	put_marks(json, verdict->marks);
	put_branches(json, verdicts, verdict);
	put_presumptions(json, law, &verdict->presumed);
	put_norm_ids(json, "sanctions", law, &norm->orelse);
	if (norm->kind == GJ_KIND_SANCTION) {
		put_people_ids(json, "authority", law, &norm->authority);
		put_norm_ids(json, "stands_behind", law, &norm->breach);
		put_steps(json, verdicts, norm);
		gj_json_put_each(json, "for_each", norm->each);
	}
	gj_json_close(json, '}');
}
