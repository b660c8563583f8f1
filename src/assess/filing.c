/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a filing asks to attach, with what there is. The list is that of the norm whose act is `model_filing_papers_complete`: report,
 * keyword library, test questions, annexes on the data. Its source and its doubt stand beside each line.
 */
#include "assess/filing.h"

#include "base/csv_write.h"
#include "report/words.h"

static void cell(gj_buf *out, gj_str text)
{
	gj_buf_putc(out, ',');
	gj_csv_put_safe(out, text);
}

/* The norm that lists the papers; NULL: the rule base has none. */
static const gj_norm *asking(const gj_law *law)
{
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].act != NULL && law->norm[i].act->op == GJ_COND_FACT &&
		    gj_str_eq(law->fact[law->norm[i].act->ref].e.id,
			      GJ_STR("model_filing_papers_complete")))
			return &law->norm[i];
	return NULL;
}

typedef struct sheet {
	gj_buf *out;
	const gj_assessment *a;
	const gj_norm *norm;
	gj_buf cite;
	unsigned n;
} sheet;

static void line(sheet *s, const char *paper, const char *chinese, const char *state, gj_str there)
{
	const gj_doubt *doubt = s->norm != NULL ? gj_norm_doubt(s->a->law, s->norm) : NULL;

	gj_buf_printf(s->out, "%u", ++s->n);
	cell(s->out, gj_str_of(paper));
	cell(s->out, gj_str_of(chinese));
	cell(s->out, gj_str_of(state));
	cell(s->out, there);
	cell(s->out, s->norm != NULL ? s->norm->e.id : GJ_STR(""));
	cell(s->out, gj_buf_str(&s->cite));
	cell(s->out, doubt != NULL ? doubt->english : GJ_STR(""));
	gj_buf_putc(s->out, '\n');
}

static void count(gj_buf *out, const char *name, const gj_library *library)
{
	if (!library->told)
		return;
	gj_buf_printf(out, "%s%s: %lld entries, %lld distinct", out->len > 0 ? "; " : "", name,
		      (long long)library->all.raw, (long long)library->all.distinct);
}

static void papers(sheet *s)
{
	const gj_measures *m = &s->a->measures;
	gj_buf said;

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
	line(s, "self-assessment report", "安全自评估报告", "measured part: report.html",
	     gj_buf_str(&said));
	gj_buf_clear(&said);
	count(&said, "keywords", &m->libraries.keywords);
	line(s, "keyword library", "关键词库", said.len > 0 ? "there" : "missing",
	     gj_buf_str(&said));
	gj_buf_clear(&said);
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		count(&said, gj_bank_words[i], &m->libraries.bank[i]);
	line(s, "test questions", "测试题集", said.len > 0 ? "there" : "missing",
	     gj_buf_str(&said));
	gj_buf_clear(&said);
	for (size_t i = 0; i < m->n_screens; i++)
		for (size_t k = 0; k < m->screen[i].n_sources; k++)
			gj_buf_printf(&said, "%s%.*s: %lld items", said.len > 0 ? "; " : "",
				      GJ_FMT(m->screen[i].source[k].called),
				      (long long)m->screen[i].source[k].items);
	line(s, "annexes on training data", "语料附件",
	     said.len > 0 ? "sources counted; annexes are people's" : "missing", gj_buf_str(&said));
	s->out->failed = s->out->failed || said.failed;
	gj_buf_free(&said);
}

/* Signatures, where a standard asks for them. */
static void signatures(sheet *s)
{
	for (size_t i = 0; i < s->a->n_standards; i++)
		for (size_t k = 0; k < s->a->standard[i].n; k++) {
			const gj_clause *clause = &s->a->standard[i].clause[k];

			for (size_t c = 0; c < clause->n_compared; c++) {
				const gj_compared *one = &clause->compared[c];

				if (!gj_str_eq(s->a->law->fact[one->fact].e.id,
					       GJ_STR("report_signatories")))
					continue;
				s->norm = &s->a->law->norm[clause->norm];
				gj_buf_clear(&s->cite);
				gj_print_cite(&s->cite, &s->norm->cite[0], GJ_EN);
				line(s, "signatures under the report", "评估报告签字",
				     one->holds == GJ_TRUE    ? "told: enough"
				     : one->holds == GJ_FALSE ? "told: too few"
							      : "not told",
				     GJ_STR(""));
			}
		}
}

void gj_assess_filing(gj_buf *out, const gj_assessment *a)
{
	sheet s = {.out = out, .a = a, .norm = asking(a->law)};

	gj_buf_init(&s.cite, out->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (s.norm != NULL && s.norm->n_cites > 0)
		gj_print_cite(&s.cite, &s.norm->cite[0], GJ_EN);
	gj_buf_puts(out, "no,paper,paper_zh,state,what_there_is,asked_by,cite,unverified\n");
	papers(&s);
	signatures(&s);
	out->failed = out->failed || s.cite.failed;
	gj_buf_free(&s.cite);
}
