/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: pieces of the JSON of an assessment. */
#ifndef GJ_ASSESS_JSON_READ_H
#define GJ_ASSESS_JSON_READ_H

#include "assess/assess.h"
#include "report/json_parts.h"

/* A value under a key; null where it is not known. */
void gj_assess_json_num(gj_json *json, const char *key, bool known, gj_num value);
void gj_assess_json_count(gj_json *json, const char *key, bool known, int64_t value);

/* The members `measures` to `answers`. */
void gj_assess_json_read(gj_json *json, const gj_assessment *a);

/* The members `probes` and `by_risk`. */
void gj_assess_json_risks(gj_json *json, const gj_assessment *a);

#endif
