/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that put answers into the text of a service file. */
#ifndef GJ_EVAL_RECORD_ADD_H
#define GJ_EVAL_RECORD_ADD_H

#include "eval/record_write.h"

/* `text` is JSON without a byte-order mark. A layout that is not understood comes out as it went in. */
void gj_record_add_json(gj_buf *out, gj_str text, const gj_doc *doc, const gj_record *record,
			gj_ask ask);

/* Is anything told of the roles? */
bool gj_record_any_role(const gj_record *record);

#endif
