/* SPDX-License-Identifier: Apache-2.0 */
/* Answers put into the text of a service file, with everything else left as it stands. */
#ifndef GJ_EVAL_RECORD_WRITE_H
#define GJ_EVAL_RECORD_WRITE_H

#include "base/buf.h"
#include "eval/eval.h"

/* A value as a service file has it: yes, 2026-12-01, {at_least: 800000}, not applicable. Nothing for what was not asked. */
void gj_input_print(gj_buf *out, const gj_fact *fact, const gj_input *input);

/* A text in double quotes, as YAML reads it back. */
void gj_yaml_quote(gj_buf *out, gj_str text);

/*
 * The text of `source`, a service file, with what `record` tells of this fact, this term's judgement or the roles added.
 * `doc` is the document that was read from it; the name decides, as in reading: .json is JSON, all else YAML. The fact or
 * judgement must not be there yet. It is added where such things stand, else at the end; comments, order and layout stay. The
 * caller reads the result back and compares: a layout that this does not understand must not pass. GJ_OK or GJ_ENOMEM.
 */
int gj_record_add(gj_buf *out, const gj_source *source, const gj_doc *doc, const gj_record *record,
		  gj_ask ask);

/* Do the two say the same of everything? Places do not count. */
bool gj_record_same(const gj_record *a, const gj_record *b);

#endif
