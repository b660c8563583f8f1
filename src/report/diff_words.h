/* SPDX-License-Identifier: Apache-2.0 */
/* Words that the reports on differences share. */
#ifndef GJ_REPORT_DIFF_WORDS_H
#define GJ_REPORT_DIFF_WORDS_H

#include "reason/diff.h"
#include "report/words.h"

const char *gj_json_pair_verdict(gj_pair_verdict verdict);
const char *gj_json_direction(gj_direction direction);
const char *gj_json_change(gj_change_what what);
gj_message gj_direction_message(gj_direction direction);
gj_message gj_change_message(gj_change_what what);

/* What the norm says on this point on a day, as its fields stand; nothing where it is silent. GJ_CHANGE_WORDS has none. */
void gj_change_side(gj_buf *out, const gj_law *law, const gj_norm *norm, gj_change_what what,
		    gj_day day, gj_tongue tongue);

/* The whole difference on a page. */
void gj_text_diff(gj_page *page, const gj_diff *diff, const gj_diff_weight *weight,
		  size_t n_weights);

/* A leaf of a case: the title of the role, fact or term, or the comparison as it is written. */
void gj_leaf_words(gj_buf *out, const gj_law *law, const gj_leaf *leaf, gj_tongue tongue);

/* The same by name, for programs. */
void gj_leaf_name(gj_buf *out, const gj_law *law, const gj_leaf *leaf);

#endif
