/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: numbers and words that all forms use. */
#ifndef GJ_SIMULATE_WORDS_H
#define GJ_SIMULATE_WORDS_H

#include "report/page.h"
#include "simulate/simulate.h"

enum { GJ_SHORT_ROOM = 32, GJ_LEFT_MOST = 24 };

/* Six digits, for people; empty where there is no value. */
gj_str gj_short(char room[GJ_SHORT_ROOM], double value);

gj_str gj_meaning(const char *en, const char *zh, gj_tongue tongue);

/* The text of a run, which HTML has too; `figures` draws after the outputs, NULL in text. */
typedef struct gj_simulate_form {
	void (*figures)(gj_page *page, const gj_simulation *run);
} gj_simulate_form;

void gj_simulate_page(gj_page *page, const gj_simulation *run, const gj_simulate_form *form);
void gj_simulate_sensitivity(gj_page *page, const gj_simulation *run);
void gj_simulate_regimes(gj_page *page, const gj_simulation *run);
void gj_simulate_ordinal(gj_page *page, const gj_simulation *run);

#endif
