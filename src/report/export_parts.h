/* SPDX-License-Identifier: Apache-2.0 */
/* What the exporters share. */
#ifndef GJ_REPORT_EXPORT_PARTS_H
#define GJ_REPORT_EXPORT_PARTS_H

#include "report/export.h"
#include "report/json_parts.h"
#include "report/outcome.h"
#include "report/words.h"

/* One sentence on a verdict: what it is, since or until when, what it hangs on. Plain text, on one line. */
void gj_put_sentence(gj_buf *out, const gj_verdicts *verdicts, const gj_verdict *verdict,
		     gj_tongue tongue);

/* `cn/genai-2023 art. 17` */
void gj_put_cite(gj_buf *out, const gj_cite *cite, gj_tongue tongue);

/* What was told of a fact, in words. */
void gj_put_told(gj_buf *out, const gj_fact *fact, const gj_input *input, gj_tongue tongue);

/* A path as a URI reference (RFC 3986): relative stays relative, absolute gets `file://`. */
void gj_put_uri(gj_buf *out, gj_str path);

/* How many services before this one have the same name. */
size_t gj_same_before(const gj_exporting *e, size_t service);

/* A text of its own, for a call that wants a gj_str; a failure is passed on by gj_text_end. */
void gj_text_start(gj_buf *text, const gj_buf *out);
void gj_text_end(gj_buf *text, gj_buf *out);

#endif
