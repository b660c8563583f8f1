/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the text report of a check. */
#ifndef GJ_REPORT_CHECK_TEXT_H
#define GJ_REPORT_CHECK_TEXT_H

#include "report/view.h"
#include "report/words.h"

/* Columns of a norm: the citation stands at CITE, the words at WORDS. */
enum { GJ_INDENT_CITE = 2, GJ_INDENT_WORDS = 19 };

enum { GJ_QUESTIONS_SHOWN = 5 };

/* head.c: who, when, which law; contradictions; questions; dates */
void gj_text_head(gj_page *page, const gj_verdicts *verdicts);
void gj_text_conflicts(gj_page *page, const gj_verdicts *verdicts);
void gj_text_question(gj_page *page, const gj_verdicts *verdicts, gj_ask ask, unsigned indent);
void gj_page_question(gj_page *page, const gj_law *law, gj_ask ask); /* in words */
void gj_page_answers(gj_page *page, const gj_law *law, gj_ask ask);  /* what may be answered */
void gj_text_questions(gj_page *page, const gj_verdicts *verdicts);
void gj_text_agenda(gj_page *page, const gj_view *view);
gj_day
gj_agenda_day(const gj_verdicts *verdicts,
	      const gj_verdict *verdict); /* GJ_DAY_NONE: nothing to do; GJ_DAY_MIN: no day known */

/* check_text.c: what stands behind the dates, and the line at the end; nothing of these computes anew. */
void gj_text_norms(gj_page *page, gj_view *view);
void gj_text_totals(gj_page *page, const gj_view *view);

/*
 * norm_text.c: one norm, at length or short, with `more` behind its name. `whole`: with what a check says once for a
 * whole group of norms.
 */
void gj_text_cite_column(gj_page *page, const gj_cite *cite);
void gj_text_norm(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict);
void gj_text_norm_short(gj_page *page, const gj_law *law, const gj_norm *norm, gj_str more);
void gj_text_norm_details(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
			  unsigned indent, bool whole);
bool gj_text_can_be_kept(gj_kind kind); /* can it be kept or breached? */
void gj_text_compliance(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict);

/* norm_time.c: the day of an act that came too late, where one day is told: it is breached, and nothing is left to do; else GJ_DAY_NONE. */
gj_day gj_text_done_late(const gj_verdicts *verdicts, const gj_verdict *verdict);

/* norm_marks.c: judgement, presumption, conflict; the sanctions behind a norm */
gj_str gj_text_doubt(const gj_norm *norm,
		     gj_tongue tongue); /* its own, or what it rests on; empty: none */
bool gj_text_doubt_is_said(const gj_page *page, const gj_norm *norm);
void gj_text_marks(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		   unsigned indent, bool whole);
void gj_page_presumption(gj_page *page, const gj_law *law, uint32_t presume);
void gj_text_sanctions_of(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm,
			  unsigned indent, bool whole);

/*
 * not_encoded.c: binding law of which the rule base has no norm, in force on the day or made and to come. Of all that was asked for: a
 * section, a line for each, or one line in a brief report; the names in a row; a line for each.
 */
void gj_text_not_encoded(gj_page *page, const gj_verdicts *verdicts);
gj_str gj_page_not_encoded(gj_page *page, const gj_law *law, const bool *instrument, gj_day on,
			   unsigned slot);
void gj_text_not_encoded_each(gj_page *page, const gj_law *law, const bool *instrument, gj_day on,
			      unsigned indent);

/* provisions.c: citations in a row, `art. 4, art. 7 item 1`: each once; a norm that cites no provision by its name. */
enum { GJ_PROVISIONS_SEEN = 400 };

typedef struct gj_provisions {
	gj_page *page;
	size_t mark;				 /* where in the paragraph the row begins */
	const gj_cite *seen[GJ_PROVISIONS_SEEN]; /* beyond these, one may stand twice */
	size_t n;
} gj_provisions;

void gj_provisions_add(gj_provisions *list, const gj_norm *norm);

/* The article (in a code: the section) of a citation, as a citation of its own; without one the whole citation. */
gj_cite gj_cite_article(const gj_cite *cite);

/* spans.c: many citations by their articles, in their order: `art. 4 to art. 15, art. 17`. End it when the last was added. */
typedef struct gj_spans {
	gj_page *page;
	bool named; /* the instrument is said already: only articles */
	bool open, other;
	gj_str instrument;
	gj_cite first, last;
} gj_spans;

void gj_spans_add(gj_spans *spans, const gj_cite *cite);
void gj_spans_end(gj_spans *spans);

/* norm_time.c: when it is due */
void gj_text_time(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		  unsigned indent, bool whole);

/* cost_text.c: measures and fines of a sanction; all that the breach of a norm costs, with amounts and bands */
void gj_text_sanction(gj_page *page, const gj_verdicts *verdicts, const gj_norm *sanction,
		      unsigned indent);
gj_str
gj_text_each(gj_page *page, unsigned each,
	     unsigned slot); /* `for each violation and for each day`; lives in part `slot` */
void gj_text_costs(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm);

/* sections.c, lifted.c: groups of norms. `brief`: an instrument whose heading was printed before. */
void gj_text_section(gj_page *page, const gj_view *view, gj_section section, gj_message heading);
void gj_text_short_section(gj_page *page, const gj_view *view, gj_section section,
			   gj_message heading);
void gj_text_ahead(gj_page *page,
		   const gj_view *view); /* ahead.c: by the days on which it begins */
void gj_text_undecided(gj_page *page, gj_view *view);
void gj_text_lifted(gj_page *page, const gj_view *view);
void gj_text_not(gj_page *page,
		 const gj_view *view); /* not.c: what does not apply, by its reasons */
void gj_text_group_head(gj_page *page, const gj_view *view, const gj_instrument *instrument);

/* The actor's verdict in words: applies, does not apply, ... */
gj_message gj_applicability_message(gj_applicability applicability);

/* `in force from 2023-08-15` */
void gj_page_in_force(gj_page *page, const gj_instrument *instrument);

/* Instrument heading: its title, and about it: the other title, level, dates, and why it is unverified. */
void gj_text_instrument(gj_page *page, const gj_law *law, const gj_instrument *instrument);
void gj_text_instrument_about(gj_page *page, const gj_law *law, const gj_instrument *instrument);

#endif
