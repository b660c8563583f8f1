/* SPDX-License-Identifier: Apache-2.0 */
/* The labels of judgements, and the classes of answers. */
#ifndef GJ_JUDGE_LABEL_H
#define GJ_JUDGE_LABEL_H

#include "base/nearest.h"

typedef enum gj_label {
	GJ_LABEL_NONE,
	GJ_LABEL_CLEAN, /* items, and answers to the content bank */
	GJ_LABEL_VIOLATING,
	GJ_LABEL_REFUSED, /* answers to the refuse and answer banks */
	GJ_LABEL_PARTIAL,
	GJ_LABEL_COMPLIED,
	GJ_LABEL_UNCLEAR, /* both */
	GJ_N_LABELS
} gj_label;

/* What is asked about a thing: is its content clean, or does it refuse? */
typedef enum gj_asked { GJ_ASKED_CONTENT, GJ_ASKED_REFUSAL, GJ_N_ASKED } gj_asked;

const char *gj_label_word(gj_label label);    /* "" for none */
const char *gj_label_chinese(gj_label label); /* as a sheet may also have it: 拒答 */
const char *gj_asked_word(gj_asked asked);    /* "content", "refusal" */
bool gj_label_fits(gj_label label, gj_asked asked);
gj_label gj_label_positive(gj_asked asked);	       /* violating, refused: what rates are of */
gj_label gj_label_read(gj_str word);		       /* GJ_LABEL_NONE: none has this name */
void gj_label_offer(gj_nearest *near, gj_asked asked); /* the names that fit */
const char *gj_labels_said(gj_asked asked,
			   bool chinese); /* for messages: "clean, violating or unclear" */

#endif
