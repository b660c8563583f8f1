/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: the parts of the text report, on any form of a page. */
#ifndef GJ_ASSESS_TEXT_H
#define GJ_ASSESS_TEXT_H

#include "assess/tell.h"

enum { GJ_TELLING_SLOT = 48 };

typedef struct gj_telling {
	const gj_assessment *a;
	gj_page *page;
	const gj_alloc *alloc;
	bool failed;			/* memory ran out */
	char slot[24][GJ_TELLING_SLOT]; /* numbers of one paragraph: more than it has */
	unsigned next;
	/* After the line of a sampled rate: a drawing, where the form can. NULL: none. */
	void (*draw)(struct gj_telling *t, const gj_rate *rate, const gj_shown_rate *shown,
		     const gj_compared *c);
	/* A table by risk, where the form has tables. NULL: in lines. */
	void (*risks)(struct gj_telling *t, const gj_risk_table *table, size_t number);
	void (*keys)(struct gj_telling *t); /* before the first drawing: what its shapes are */
} gj_telling;

void gj_assess_page(gj_telling *t); /* all of it */
void gj_assess_page_open(gj_telling *t);
void gj_assess_page_read(gj_telling *t);
void gj_assess_page_risks(gj_telling *t);
void gj_assess_page_risks_of(gj_telling *t, const gj_risk_table *table); /* gathers what it is of */
gj_str gj_telling_risk(const gj_telling *t,
		       unsigned risk); /* GJ_N_RISKS: none that is known here */
void gj_assess_page_claims(gj_telling *t);
/* `family`: how many rates the standard has that were decided together; 0: that was not asked for. */
void gj_assess_page_rates(gj_telling *t, const gj_compared *c, size_t family);

/* A text in the room of the paragraph; it lives until the next paragraph. */
char *gj_telling_slot(gj_telling *t); /* GJ_TELLING_SLOT bytes */
gj_str gj_telling_num(gj_telling *t, gj_num value);
gj_str gj_telling_count(gj_telling *t, int64_t value); /* 12,000 */
gj_str gj_telling_word(gj_telling *t, gj_message key);
/* A unit, a bank, a test, a modality in the reader's language; any other word as it is. */
gj_str gj_telling_said(const gj_telling *t, gj_str word);
gj_str gj_telling_unit(gj_telling *t,
		       gj_str unit); /* as it stands behind a number, with its space */
/* A model by its name, or else by where it was asked; lives until the next one. */
gj_str gj_telling_model(gj_telling *t, gj_str model, gj_str endpoint);
void gj_telling_end(gj_telling *t, unsigned indent, gj_ink ink);
gj_str gj_telling_shown(gj_telling *t, gj_shown shown);
gj_str gj_telling_library(gj_telling *t, gj_bank_kind kind);

#endif
