/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/tell.h"

#include "base/csv_write.h"
#include "report/words.h"

static void cell(gj_buf *out, gj_str text)
{
	gj_buf_putc(out, ',');
	gj_csv_put_safe(out, text);
}

static void number(gj_buf *out, bool known, gj_num value)
{
	gj_buf_putc(out, ',');
	if (known)
		gj_num_print(out, value);
}

static void count(gj_buf *out, bool known, int64_t value)
{
	gj_buf_putc(out, ',');
	if (known)
		gj_buf_printf(out, "%lld", (long long)value);
}

/* The cells that every line of a clause begins with. */
static void head(gj_buf *out, const gj_assessment *a, const gj_standard *s, const gj_clause *clause)
{
	const gj_norm *norm = &a->law->norm[clause->norm];
	gj_buf room;

	gj_buf_init(&room, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_csv_put_safe(out, a->law->instrument[s->instrument].e.id);
	if (norm->n_cites > 0)
		gj_print_steps(&room, &norm->cite[0], GJ_EN);
	cell(out, gj_buf_str(&room));
	gj_buf_free(&room);
	cell(out, norm->e.id);
	cell(out, gj_str_of(gj_asked_words[clause->asked]));
	cell(out, gj_str_of(gj_json_applicability(clause->verdict->applicability)));
	cell(out, gj_str_of(gj_result_words[gj_clause_result(clause)]));
	cell(out, gj_str_of(clause->rated ? gj_shown_word(clause->shown) : ""));
}

static void compared(gj_buf *out, const gj_assessment *a, const gj_compared *c)
{
	const gj_fact *fact = &a->law->fact[c->fact];
	const gj_input *input = &a->record->fact[c->fact];
	bool given = input->state == GJ_STATE_GIVEN;

	cell(out, fact->e.id);
	number(out, given && input->has_low, input->low);
	number(out, given && input->has_high, input->high);
	cell(out, gj_str_of(c->relation == GJ_WORD_AT_LEAST    ? "at least"
			    : c->relation == GJ_WORD_AT_MOST   ? "at most"
			    : c->relation == GJ_WORD_MORE_THAN ? "more than"
							       : "other"));
	number(out, c->limit_known, c->limit);
	cell(out, fact->unit);
}

static void rate(gj_buf *out, const gj_rate *r, const gj_shown_rate *shown, bool family)
{
	cell(out, r->name);
	count(out, true, gj_rate_bad(r));
	count(out, true, gj_rate_n(r));
	count(out, true, gj_rate_unjudged(r));
	count(out, gj_rate_of(r) != GJ_ENDLESS, gj_rate_of(r));
	number(out, shown->known, gj_percent_down(shown->low));
	number(out, shown->known, gj_percent_up(shown->high));
	cell(out, gj_str_of(shown->known ? gj_shown_word(shown->shown) : ""));
	cell(out, r->model);
	cell(out, r->endpoint);
	cell(out, gj_str_of(family && shown->known ? gj_shown_word(shown->family) : ""));
}

/* The last cell: of the clause. */
static void last(gj_buf *out, const gj_clause *clause, bool family)
{
	cell(out, gj_str_of(family && clause->rated ? gj_shown_word(clause->family) : ""));
	gj_buf_putc(out, '\n');
}

void gj_assess_csv(gj_buf *out, const gj_assessment *a)
{
	bool family = a->evidence->family == GJ_FAMILY_HOLM;

	gj_buf_puts(out, "standard,clause,norm,asked,applicability,result,shown,fact,low,high,"
			 "relation,limit,unit,sample,failures,drawn,unjudged,of,"
			 "failures_low_percent,failures_high_percent,verdict,model,endpoint,family_"
			 "verdict,family_shown\n");
	for (size_t i = 0; i < a->n_standards; i++)
		for (size_t k = 0; k < a->standard[i].n; k++) {
			const gj_standard *s = &a->standard[i];
			const gj_clause *clause = &s->clause[k];

			if (clause->n_compared == 0) {
				head(out, a, s, clause);
				gj_buf_puts(out, ",,,,,,,,,,,,,,,,,");
				last(out, clause, family);
			}
			for (size_t c = 0; c < clause->n_compared; c++) {
				const gj_compared *one = &clause->compared[c];
				size_t n = one->shown != NULL ? a->measures.at[one->measure].n_rates
							      : 0;

				for (size_t r = 0; r < n || (n == 0 && r == 0); r++) {
					head(out, a, s, clause);
					compared(out, a, one);
					if (n > 0)
						rate(out, &a->measures.at[one->measure].rate[r],
						     &one->shown[r], family);
					else
						gj_buf_puts(out, ",,,,,,,,,,,");
					last(out, clause, family);
				}
			}
		}
}
