/* SPDX-License-Identifier: Apache-2.0 */
/* Words for the things of the law and of a record: for people (by tongue) and for machines (JSON). */
#ifndef GJ_REPORT_WORDS_H
#define GJ_REPORT_WORDS_H

#include "eval/asks.h" /* gj_ask_name */
#include "report/page.h"

/* Machine words, as in the schemas. */
const char *gj_json_kind(gj_kind kind);
const char *gj_json_applicability(gj_applicability applicability);
const char *gj_json_because(gj_because because);
const char *gj_json_compliance(gj_compliance compliance);
const char *gj_json_truth(gj_truth truth);
const char *gj_json_force(gj_force force);
const char *gj_json_ask_kind(gj_ask_kind kind);
const char *gj_json_proof_kind(gj_proof_kind kind);

/* The marks of a verdict, bit by bit. */
enum { GJ_N_MARKS = 5 };
extern const char *const gj_json_marks[GJ_N_MARKS];

/* What of a norm was not checked in the official text: itself, what it rests on, its instrument; `english` empty: all was. */
const gj_doubt *gj_norm_doubt(const gj_law *law, const gj_norm *norm);

/* The title in the tongue of the report; the other one where that is missing; the id where both are. */
gj_str gj_title(const gj_entry *entry, gj_tongue tongue);

/* `China (cn)`: what a jurisdiction is called, if the rule base says so; else its name. */
void gj_page_jurisdiction(gj_page *page, const gj_law *law, gj_str name);

/* Why something could not be checked, in this tongue or the only one there is; a line that says so, if it is so. */
gj_str gj_doubt_text(const gj_doubt *doubt, gj_tongue tongue);
void gj_page_doubt(gj_page *page, unsigned indent, const gj_doubt *doubt);

/* A role or agency that a field names, by its title. */
gj_str gj_person_title(const gj_law *law, gj_str name, gj_tongue tongue);

gj_message gj_truth_message(gj_truth truth);	   /* yes, no, unknown */
gj_message gj_because_message(gj_because because); /* why a norm does not apply */

/* Add to the paragraph being gathered. */
void gj_page_cite(gj_page *page, const gj_cite *cite);	/* cn/genai-2023 art. 17 */
void gj_page_steps(gj_page *page, const gj_cite *cite); /* art. 17 */
/* Several; an instrument is named only where it changes, and not at all while it is `own`. */
void gj_page_cites(gj_page *page, const gj_cite *cite, size_t n, gj_str own);
void gj_page_norm_name(gj_page *page, const gj_norm *norm); /* duty cn/genai/assess */
void gj_page_agencies(gj_page *page, const gj_law *law, const gj_refs *refs);
void gj_page_roles(gj_page *page, const gj_law *law, const gj_refs *refs);
void gj_page_toward(gj_page *page, const gj_law *law, const gj_refs *refs);
void gj_page_asks(gj_page *page, const gj_law *law,
		  const gj_asks *asks); /* names, judgements marked */
void gj_page_money(gj_page *page, gj_num number,
		   gj_str currency); /* a number; with a currency an amount. Part 3 is used */
void gj_page_quantity(gj_page *page, const gj_law *law, const gj_qty *quantity);
void gj_page_input(gj_page *page, const gj_fact *fact, const gj_input *input); /* what was told */

#endif
