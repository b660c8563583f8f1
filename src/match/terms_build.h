/* SPDX-License-Identifier: Apache-2.0 */
/* Between the parts of the reading of lists; nobody else includes it. */
#ifndef GJ_MATCH_TERMS_BUILD_H
#define GJ_MATCH_TERMS_BUILD_H

#include "match/terms.h"

int gj_terms__file(gj_terms *terms, gj_str name, uint32_t *out);

/* Check and copy a term whose file is there. The error says what is wrong, not where. */
int gj_terms__put(gj_terms *terms, const gj_term *like, gj_str category, gj_error *err);

/* `terms` of a table; the text begins at its head. */
int gj_terms__table(gj_terms *terms, const gj_source *source, uint32_t file, bool exception,
		    char separator, gj_error *err);

/* The name of a file without its folders and its ending. */
gj_str gj_terms__stem(gj_str path);

#endif
