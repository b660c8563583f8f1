/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the text report of a check. */
#ifndef GJ_REPORT_CHECK_TEXT_H
#define GJ_REPORT_CHECK_TEXT_H

#include "report/view.h"
#include "report/words.h"

/* Columns of a norm: the citation stands at CITE, the words at WORDS. */
enum { GJ_INDENT_CITE = 2, GJ_INDENT_WORDS = 18 };

/* head.c: who, when, which law; contradictions; questions; dates */
void gj_text_head(gj_page *page, const gj_verdicts *verdicts);
void gj_text_conflicts(gj_page *page, const gj_verdicts *verdicts);
void gj_text_question(gj_page *page, const gj_verdicts *verdicts, gj_ask ask, unsigned indent);
void gj_text_questions(gj_page *page, const gj_verdicts *verdicts);
void gj_text_agenda(gj_page *page, const gj_view *view);

/* norm_text.c: one norm, at length or short */
void gj_text_cite_column(gj_page *page, const gj_cite *cite);
void gj_text_norm(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict);
void gj_text_norm_short(gj_page *page, const gj_norm *norm);
void gj_text_norm_details(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
			  unsigned indent);
void gj_text_marks(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		   unsigned indent);
void gj_text_compliance(gj_page *page, const gj_law *law, const gj_verdict *verdict);

/* norm_time.c: when it is due, what breach costs */
void gj_text_time(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		  unsigned indent);
void gj_text_sanction(gj_page *page, const gj_law *law, const gj_norm *sanction, unsigned indent);

/* The actor's verdict in words: applies, does not apply, ... */
gj_message gj_applicability_message(gj_applicability applicability);

/* Instrument heading: titles, level, dates. */
void gj_text_instrument(gj_page *page, const gj_law *law, const gj_instrument *instrument);

#endif
