/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of SARIF 2.1.0 (OASIS Standard, with errata 01). */
#ifndef GJ_REPORT_SARIF_PARTS_H
#define GJ_REPORT_SARIF_PARTS_H

#include "report/export_parts.h"

/* From the start of the log to the inside of its one run. */
void gj_sarif_open(gj_json *json, gj_buf *out);
void gj_sarif_close(gj_json *json); /* from inside the run */

/* From inside the run into the array of rules of the tool that ran, and out again. */
void gj_sarif_tool_open(gj_json *json, const char *version, gj_tongue tongue);
void gj_sarif_tool_close(gj_json *json);

/* A message object under a key: plain text, in which brackets and braces mean nothing else. */
void gj_sarif_message(gj_json *json, const char *key, gj_str text);

/* `physicalLocation`: a place in a file; line 0 is taken as line 1, for readers that want a line. `index` of its artifact; GJ_NONE: none. */
void gj_sarif_place(gj_json *json, gj_str file, uint32_t index, gj_pos pos);

/* The same finding in another run has the same fingerprint, wherever it has moved to. */
void gj_sarif_fingerprint(gj_json *json, const char *name, gj_str of);

#endif
