/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of OSCAL assessment results (NIST, version 1.2.3). docs/exports.md says what becomes what. */
#ifndef GJ_REPORT_OSCAL_PARTS_H
#define GJ_REPORT_OSCAL_PARTS_H

#include "report/export_parts.h"

#define GJ_OSCAL_VERSION "1.2.3"
#define GJ_OSCAL_SPACE                                                                             \
	"urn:guiju:ns:oscal" /* of our properties, and of the names behind our UUIDs */

/* A text under a key: one line without space at its ends, never empty. */
void gj_oscal_line(gj_json *json, const char *key, gj_str text);

/* The same where OSCAL reads Markdown: nothing in it means anything. */
void gj_oscal_markup(gj_json *json, const char *key, gj_str text);

/* Midnight of a day. False: OSCAL has no such time (years 1900 to 2999), and nothing was written. */
bool gj_oscal_time(gj_json *json, const char *key, gj_day day);

/* One property of ours, an object of a list. An empty value: none. */
void gj_oscal_prop(gj_json *json, const char *name, gj_str value);
void gj_oscal_prop_word(gj_json *json, const char *name, const char *value);
void gj_oscal_prop_day(gj_json *json, const char *name, gj_day day);

/* The name of a norm as a token, `cn/genai/assess` as `cn.genai.assess`: no two norms have the same. `tail` may be "". */
void gj_oscal_token(gj_json *json, const char *key, gj_str id, const char *tail);

/* The UUID of what has this name within `space`; NULL: everywhere. */
gj_uuid gj_oscal_name(const gj_uuid *space, const char *sort, gj_str name);
void gj_oscal_uuid(gj_json *json, const char *key, const gj_uuid *uuid);
void gj_oscal_ref(gj_json *json, const char *key, const gj_uuid *uuid); /* `#...` */

/* The service that comes next: the same UUID on every day, whatever its file says. */
gj_uuid gj_oscal_service(const gj_exporting *e);
gj_uuid gj_oscal_file(const gj_exporting *e, size_t service);
gj_uuid
gj_oscal_tool(const gj_exporting *e); /* of this result: no UUID stands twice in a document */
gj_uuid gj_oscal_party(gj_str by);
gj_uuid gj_oscal_evidence(const gj_exporting *e, gj_ask ask); /* its observation */

/* `subjects`, `origins` by the tool or by a party. */
void gj_oscal_subject(gj_exporting *e);
void gj_oscal_origin(gj_exporting *e, gj_str by);

/*
 * Observations: of what was told, then of verdicts that are no findings. The list is opened by the first that is
 * written; each says whether it is open, and the caller closes it.
 */
bool gj_oscal_put_evidence(gj_exporting *e, const gj_record *record);
bool gj_oscal_put_verdicts(gj_exporting *e, const gj_verdicts *verdicts, bool open);

/* `risks` and `findings`, each only where there is one. */
void gj_oscal_put_findings(gj_exporting *e, const gj_verdicts *verdicts);

/* What a norm is, as properties. */
void gj_oscal_put_norm_props(gj_json *json, const gj_law *law, const gj_norm *norm);

bool gj_oscal_is_finding(const gj_law *law, const gj_verdict *verdict);

#endif
