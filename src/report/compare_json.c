/* SPDX-License-Identifier: Apache-2.0 */
/* One service under several regimes, as JSON: docs/schema/compare.schema.json. */
#include "report/compare.h"

static void put_ids(gj_json *json, const char *key, const gj_comparison *c, const gj_refs *items)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < items->n; i++)
		gj_json_str(json, gj_compare_norm(c, items->at[i])->e.id);
	gj_json_close(json, ']');
}

static void put_norm_names(gj_json *json, const char *key, const gj_law *law, const gj_refs *norms)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < norms->n; i++)
		gj_json_str(json, law->norm[norms->at[i]].e.id);
	gj_json_close(json, ']');
}

static void put_terms(gj_json *json, const char *key, const gj_law *law, const gj_refs *terms)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < terms->n; i++)
		gj_json_str(json, law->term[terms->at[i]].e.id);
	gj_json_close(json, ']');
}

static void put_threat(gj_json *json, const gj_law *law, gj_threat by)
{
	gj_json_put_str(json, "norm", law->norm[by.norm].e.id);
	gj_json_put_str(json, "sanction", law->norm[by.sanction].e.id);
}

static void put_each(gj_json *json, const gj_law *law, const gj_exposure *x)
{
	gj_json_key(json, "for_each");
	if (x->each.sanction == GJ_NONE) {
		gj_json_null(json);
		return;
	}
	gj_json_open(json, '{');
	gj_json_put_each(json, "of", law->norm[x->each.sanction].each);
	gj_json_key(json, "amount_at_least");
	gj_json_num(json, x->each_low);
	put_threat(json, law, x->each);
	gj_json_close(json, '}');
}

static void put_exposures(gj_json *json, const char *key, const gj_law *law,
			  const gj_exposures *all)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < all->n; i++) {
		const gj_exposure *x = &all->item[i];

		gj_json_open(json, '{');
		gj_json_put_str(json, "currency", x->currency);
		gj_json_key(json, "greatest_at_least");
		gj_json_num(json, x->low);
		gj_json_key(json, "greatest_at_most");
		if (gj_exposure_is_ceiling(all, x))
			gj_json_num(json, x->high);
		else
			gj_json_null(json);
		gj_json_key(json, "greatest_single_at_most");
		if (x->without.sanction == GJ_NONE)
			gj_json_num(json, x->high);
		else
			gj_json_null(json);
		put_threat(json, law, gj_exposure_most(x));
		gj_json_key(json, "without_known_bound");
		if (x->without.sanction == GJ_NONE) {
			gj_json_null(json);
		} else {
			gj_json_open(json, '{');
			put_threat(json, law, x->without);
			gj_json_close(json, '}');
		}
		put_each(json, law, x);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_unstated(gj_json *json, const char *key, const gj_law *law, const gj_exposures *all)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < all->n_unstated; i++) {
		gj_json_open(json, '{');
		put_threat(json, law, all->unstated[i]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_side(gj_json *json, const gj_comparison *c, size_t r)
{
	const gj_law *law = c->verdicts->law;
	const gj_side *side = &c->side[r];

	gj_json_open(json, '{');
	gj_json_put_str(json, "name", c->regime[r].name);
	gj_json_put_int(json, "encoded", (int64_t)side->encoded);
	gj_json_put_not_encoded(json, law, c->regime[r].instrument, c->verdicts->circuit->on);
	gj_json_put_int(json, "binds", side->binds);
	gj_json_put_int(json, "will_bind", side->ahead);
	gj_json_put_int(json, "undecided", side->open);
	gj_json_put_int(json, "breached", side->breached);
	gj_json_put_int(json, "unverified", side->doubted);
	gj_json_put_int(json, "by_judgement", side->judged);
	gj_json_put_int(json, "by_presumption", side->presumed);
	put_terms(json, "classes", law, &side->classes.hold);
	put_terms(json, "classes_undecided", law, &side->classes.open);
	gj_json_put_int(json, "classes_that_do_not_hold", (int64_t)side->classes.not .n);
	put_terms(json, "classes_not", law, &side->classes.not );
	gj_json_put_int(json, "prohibitions", (int64_t)side->prohibitions);
	gj_json_put_int(json, "prohibitions_ahead", (int64_t)side->prohibitions_ahead);
	gj_json_put_word(json, "barred", gj_json_truth(side->barred));
	put_ids(json, "barred_by", c, &side->bars);
	put_ids(json, "may_be_barred_by", c, &side->may_bar);
	put_exposures(json, "fines", law, &side->possible);
	put_unstated(json, "fines_without_amount", law, &side->possible);
	put_exposures(json, "fines_for_breach", law, &side->breach);
	put_unstated(json, "fines_for_breach_without_amount", law, &side->breach);
	gj_json_put_int(json, "fines_and_powers_lifted", (int64_t)side->lifted);
	put_norm_names(json, "lifted_by", law, &side->lifters);
	gj_json_put_int(json, "without_subject", (int64_t)side->unmatched.n);
	put_ids(json, "norms_without_subject", c, &side->unmatched);
	gj_json_close(json, '}');
}

static void put_norms(gj_json *json, const char *key, const gj_comparison *c, const gj_refs *items)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < items->n; i++)
		gj_json_put_norm(json, c->verdicts, &c->verdicts->item[items->at[i]]);
	gj_json_close(json, ']');
}

/* How many of one list are binding, recommended, and so on. */
static void put_standings(gj_json *json, const char *key, const size_t *n)
{
	static const char *const names[GJ_N_STANDINGS] = {"binding", "recommended", "practice",
							  "encouraged", "other"};

	gj_json_key(json, key);
	gj_json_open(json, '{');
	for (size_t i = 0; i < GJ_N_STANDINGS; i++)
		gj_json_put_int(json, names[i], (int64_t)n[i]);
	gj_json_close(json, '}');
}

static void put_row(gj_json *json, const gj_comparison *c, const gj_row *row)
{
	const gj_law *law = c->verdicts->law;
	const gj_subject *subject = &law->subject[row->subject];
	static const char *const senses[] = {"duties", "class", "prohibited"};

	gj_json_open(json, '{');
	gj_json_put_str(json, "subject", subject->e.id);
	gj_json_put_str(json, "title", subject->e.title);
	gj_json_put_str(json, "english", subject->e.english);
	gj_json_put_word(json, "sense", senses[subject->sense]);
	gj_json_put_str(json, "only",
			row->only == GJ_NONE ? GJ_STR("") : c->regime[row->only].name);
	gj_json_put_bool(json, "only_as_far_as_decided", row->only_open);
	put_ids(json, "strictest", c, &row->strictest);
	gj_json_put_bool(json, "strictest_as_far_as_decided", row->strictest_open);
	gj_json_put_int(json, "promptly", (int64_t)row->promptly);
	gj_json_key(json, "regimes");
	gj_json_open(json, '[');
	for (size_t r = 0; r < c->n_regimes; r++) {
		gj_json_open(json, '{');
		gj_json_put_str(json, "name", c->regime[r].name);
		put_norms(json, "binds", c, &row->cell[r].binds);
		put_norms(json, "will_bind", c, &row->cell[r].ahead);
		put_norms(json, "undecided", c, &row->cell[r].open);
		gj_json_put_int(json, "do_not_apply", (int64_t)row->cell[r].not );
		put_standings(json, "now", row->cell[r].now);
		put_standings(json, "later", row->cell[r].later);
		put_standings(json, "unsure", row->cell[r].unsure);
		if (subject->sense == GJ_SENSE_CLASS) {
			put_terms(json, "terms_that_hold", law, &row->cell[r].terms.hold);
			put_terms(json, "terms_that_do_not_hold", law, &row->cell[r].terms.not );
			put_terms(json, "terms_undecided", law, &row->cell[r].terms.open);
		}
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

void gj_report_compare_json(gj_buf *out, const gj_comparison *c)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_head(&json, "guiju/compare/1", c->verdicts);
	gj_json_key(&json, "sides");
	gj_json_open(&json, '[');
	for (size_t r = 0; r < c->n_regimes; r++)
		put_side(&json, c, r);
	gj_json_close(&json, ']');
	gj_json_key(&json, "subjects");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < c->n_rows; i++)
		put_row(&json, c, &c->row[i]);
	gj_json_close(&json, ']');
	gj_json_key(&json, "dates");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < c->n_moments; i++) {
		gj_json_open(&json, '{');
		gj_json_put_day(&json, "day", c->moment[i].day);
		gj_json_put_str(&json, "regime", c->regime[c->moment[i].regime].name);
		gj_json_put_int(&json, "begins", (int64_t)c->moment[i].begins.n);
		gj_json_put_int(&json, "due", (int64_t)c->moment[i].due.n);
		gj_json_put_int(&json, "ends", (int64_t)c->moment[i].ends.n);
		put_ids(&json, "norms_that_begin", c, &c->moment[i].begins);
		put_ids(&json, "norms_that_end", c, &c->moment[i].ends);
		put_ids(&json, "norms_due", c, &c->moment[i].due);
		gj_json_close(&json, '}');
	}
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
