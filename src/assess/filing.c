/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/filing.h"

#include "base/csv_write.h"
#include "report/json_parts.h"

/* The act of the norm that lists the papers of the practice, and what a standard asks for under the report. */
#define PAPERS	   GJ_STR("model_filing_papers_complete")
#define SIGNATURES GJ_STR("report_signatories")

static const char *const lawful[] = {
#define LAWFUL(norm) norm,
#include "assess/filing.def"
#undef LAWFUL
};

static uint32_t norm_called(const gj_law *law, const char *id)
{
	uint32_t norm;

	return gj_map_get(&law->norms, gj_str_of(id), &norm) ? norm : GJ_NONE;
}

/* Does an act hang on this fact? */
static bool asks_for(const gj_law *law, const gj_cond *act, gj_str fact)
{
	if (act->op == GJ_COND_FACT)
		return gj_str_eq(law->fact[act->ref].e.id, fact);
	if (act->op == GJ_COND_COMPARE)
		return act->left->op == GJ_QTY_FACT &&
		       gj_str_eq(law->fact[act->left->ref].e.id, fact);
	for (size_t i = 0; i < act->n; i++)
		if (asks_for(law, act->kid[i], fact))
			return true;
	return false;
}

/* The norm that lists the papers; GJ_NONE: the rule base has none. */
static uint32_t practised(const gj_law *law)
{
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].act != NULL && law->norm[i].act->op == GJ_COND_FACT &&
		    asks_for(law, law->norm[i].act, PAPERS))
			return (uint32_t)i;
	return GJ_NONE;
}

void gj_filing_norms(const gj_law *law, bool *norms)
{
	uint32_t norm = practised(law);

	if (norm != GJ_NONE)
		norms[norm] = true;
	for (size_t i = 0; i < sizeof lawful / sizeof *lawful; i++) {
		norm = norm_called(law, lawful[i]);
		if (norm != GJ_NONE)
			norms[norm] = true;
	}
}

/* ---- rows ---- */

typedef struct sheet {
	gj_buf *out;
	const gj_assessment *a;
	uint32_t norm; /* of the rows that come; GJ_NONE: none asks for them */
	gj_buf cite;
	unsigned n;
} sheet;

static void cell(gj_buf *out, gj_str text)
{
	gj_buf_putc(out, ',');
	gj_csv_put_safe(out, text);
}

static void rows_of(sheet *s, uint32_t norm)
{
	s->norm = norm;
	gj_buf_clear(&s->cite);
	if (norm != GJ_NONE && s->a->law->norm[norm].n_cites > 0)
		gj_print_cite(&s->cite, &s->a->law->norm[norm].cite[0], GJ_EN);
}

/* Where the text is to be found that the rule base was written from. */
static gj_str source_of(const gj_law *law, const gj_norm *norm)
{
	const gj_block *block = law->instrument[norm->instrument].e.block;
	const gj_field *field = block != NULL ? gj_block_field(block, GJ_KEY_SOURCE, NULL) : NULL;

	return field != NULL ? field->value.text : GJ_STR("");
}

static void line(sheet *s, gj_str paper, gj_str chinese, const char *state, gj_str there)
{
	const gj_law *law = s->a->law;
	const gj_norm *norm = s->norm != GJ_NONE ? &law->norm[s->norm] : NULL;
	const gj_doubt *doubt = norm != NULL ? gj_norm_doubt(law, norm) : NULL;

	gj_buf_printf(s->out, "%u", ++s->n);
	cell(s->out, paper);
	cell(s->out, chinese);
	cell(s->out, gj_str_of(state));
	cell(s->out, there);
	cell(s->out, norm != NULL ? norm->e.id : GJ_STR(""));
	cell(s->out, gj_buf_str(&s->cite));
	cell(s->out, gj_str_of(norm != NULL ? gj_json_force(gj_norm_force(law, norm)) : ""));
	cell(s->out, gj_str_of(norm != NULL ? gj_json_applicability(
						      s->a->verdicts->item[s->norm].applicability)
					    : ""));
	cell(s->out, doubt != NULL ? doubt->english : GJ_STR(""));
	cell(s->out, norm != NULL ? source_of(law, norm) : GJ_STR(""));
	gj_buf_putc(s->out, '\n');
}

/* ---- what a norm asks for, leaf by leaf ---- */

static const char *told(const gj_input *input)
{
	if (input->state == GJ_STATE_CONFLICT)
		return "told one way and the other";
	if (input->state != GJ_STATE_GIVEN)
		return "not told";
	return input->truth == GJ_TRUE ? "told: yes" : "told: no";
}

static void put_value(gj_buf *out, int64_t value, bool is_day)
{
	char day[11];

	if (!is_day) {
		gj_num_print(out, value);
		return;
	}
	gj_day_format((gj_day)value, day);
	gj_buf_puts(out, day);
}

/* A value, or the range in which it lies; of an event its day. */
static void put_range(gj_buf *out, const gj_input *input, bool is_day)
{
	if (input->has_low)
		put_value(out, input->low, is_day);
	if (input->has_low && input->has_high && input->low == input->high)
		return;
	if (input->has_low && !input->has_high)
		gj_buf_puts(out, is_day ? " or later" : " or more");
	if (input->has_low && input->has_high)
		gj_buf_puts(out, " to ");
	if (input->has_high)
		put_value(out, input->high, is_day);
	if (input->has_high && !input->has_low)
		gj_buf_puts(out, is_day ? " or earlier" : " or less");
}

/* `3, at least 3`. */
static void number(sheet *s, const gj_cond *leaf)
{
	const gj_law *law = s->a->law;
	const gj_fact *fact = &law->fact[leaf->left->ref];
	const gj_input *input = &s->a->record->fact[leaf->left->ref];
	gj_num limit;
	gj_buf said;

	gj_buf_init(&said, s->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (input->state == GJ_STATE_GIVEN)
		put_range(&said, input, false);
	if (leaf->right->op == GJ_QTY_PARAMETER && leaf->relation == GJ_WORD_AT_LEAST &&
	    gj_parameter_on(law, leaf->right->ref, s->a->on, &limit)) {
		gj_buf_puts(&said, said.len > 0 ? ", at least " : "at least ");
		gj_num_print(&said, limit);
	}
	line(s, fact->e.english, fact->e.title,
	     input->state == GJ_STATE_GIVEN ? "told" : told(input), gj_buf_str(&said));
	s->out->failed = s->out->failed || said.failed;
	gj_buf_free(&said);
}

/* A day to come is told, and is not there yet. */
static void event(sheet *s, const gj_fact *fact, const gj_input *input)
{
	const char *state = told(input);
	gj_buf days;

	gj_buf_init(&days, s->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (input->state == GJ_STATE_GIVEN && input->truth == GJ_TRUE) {
		put_range(&days, input, true);
		if (input->has_low && input->low > s->a->on)
			state = "told: to come";
		else if (!input->has_high || input->high > s->a->on)
			state = "told: perhaps to come";
	}
	line(s, fact->e.english, fact->e.title, state, gj_buf_str(&days));
	s->out->failed = s->out->failed || days.failed;
	gj_buf_free(&days);
}

static void leaves(sheet *s, const gj_cond *act)
{
	const gj_law *law = s->a->law;

	if (act->op == GJ_COND_COMPARE && act->left->op == GJ_QTY_FACT) {
		number(s, act);
	} else if (act->op == GJ_COND_EVENT) {
		event(s, &law->fact[act->ref], &s->a->record->fact[act->ref]);
	} else if (act->op == GJ_COND_FACT) {
		line(s, law->fact[act->ref].e.english, law->fact[act->ref].e.title,
		     told(&s->a->record->fact[act->ref]), GJ_STR(""));
	}
	for (size_t i = 0; i < act->n; i++)
		leaves(s, act->kid[i]);
}

static void by_law(sheet *s)
{
	for (size_t i = 0; i < sizeof lawful / sizeof *lawful; i++) {
		rows_of(s, norm_called(s->a->law, lawful[i]));
		if (s->norm != GJ_NONE)
			leaves(s, s->a->law->norm[s->norm].act);
	}
}

/* Signatures, where a standard that is assessed asks for them. */
static void by_standard(sheet *s)
{
	for (size_t i = 0; i < s->a->n_standards; i++)
		for (size_t k = 0; k < s->a->standard[i].n; k++) {
			uint32_t norm = s->a->standard[i].clause[k].norm;

			if (!asks_for(s->a->law, s->a->law->norm[norm].act, SIGNATURES))
				continue;
			rows_of(s, norm);
			leaves(s, s->a->law->norm[norm].act);
		}
}

/* ---- what is reported of the practice ---- */

static void paper(sheet *s, const char *english, const char *chinese, const char *state,
		  gj_str there)
{
	line(s, gj_str_of(english), gj_str_of(chinese), state, there);
}

static void count(gj_buf *out, const char *name, const gj_library *library)
{
	if (!library->told)
		return;
	gj_buf_printf(out, "%s%s: %lld entries, %lld distinct", out->len > 0 ? "; " : "", name,
		      (long long)library->all.raw, (long long)library->all.distinct);
}

/* The titles are those of the norm, one by one. */
static void by_practice(sheet *s)
{
	const gj_measures *m = &s->a->measures;
	gj_buf said;

	rows_of(s, practised(s->a->law));
	gj_buf_init(&said, s->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < s->a->n_standards; i++) {
		const gj_standard *one = &s->a->standard[i];

		gj_buf_printf(&said, "%s%.*s: %u met, %u not met, %u open of what shall be",
			      i > 0 ? "; " : "",
			      GJ_FMT(s->a->law->instrument[one->instrument].e.id),
			      one->count[GJ_ASKED_SHALL][GJ_RESULT_MET],
			      one->count[GJ_ASKED_SHALL][GJ_RESULT_NOT_MET],
			      one->count[GJ_ASKED_SHALL][GJ_RESULT_OPEN]);
	}
	paper(s, "self-assessment report", "安全自评估报告", "measured part: report.html",
	      gj_buf_str(&said));
	gj_buf_clear(&said);
	count(&said, "keywords", &m->libraries.keywords);
	paper(s, "keyword library", "关键词库", said.len > 0 ? "there" : "missing",
	      gj_buf_str(&said));
	gj_buf_clear(&said);
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		count(&said, gj_bank_words[i], &m->libraries.bank[i]);
	paper(s, "test questions", "测试题集", said.len > 0 ? "there" : "missing",
	      gj_buf_str(&said));
	gj_buf_clear(&said);
	for (size_t i = 0; i < m->n_screens; i++)
		for (size_t k = 0; k < m->screen[i].n_sources; k++)
			gj_buf_printf(&said, "%s%.*s: %lld items", said.len > 0 ? "; " : "",
				      GJ_FMT(m->screen[i].source[k].called),
				      (long long)m->screen[i].source[k].items);
	paper(s, "annexes on training data", "语料附件",
	      said.len > 0 ? "sources counted; annexes are people's" : "missing",
	      gj_buf_str(&said));
	s->out->failed = s->out->failed || said.failed;
	gj_buf_free(&said);
}

void gj_assess_filing(gj_buf *out, const gj_assessment *a)
{
	sheet s = {.out = out, .a = a, .norm = GJ_NONE};

	gj_buf_init(&s.cite, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_puts(out, "no,paper,paper_zh,state,what_there_is,asked_by,cite,force,applies,"
			 "unverified,source\n");
	by_law(&s);
	by_standard(&s);
	by_practice(&s);
	out->failed = out->failed || s.cite.failed;
	gj_buf_free(&s.cite);
}
