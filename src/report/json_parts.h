/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of JSON that several reports share. Their names are a contract: docs/schema/. */
#ifndef GJ_REPORT_JSON_PARTS_H
#define GJ_REPORT_JSON_PARTS_H

#include "base/json.h"
#include "report/words.h"

/* A value under a key; an empty text, GJ_DAY_NONE: null. */
void gj_json_put_str(gj_json *json, const char *key, gj_str text);
void gj_json_put_word(gj_json *json, const char *key, const char *word);
void gj_json_put_day(gj_json *json, const char *key, gj_day day);
void gj_json_put_bool(gj_json *json, const char *key, bool value);
void gj_json_put_int(gj_json *json, const char *key, int64_t value);

void gj_json_put_cites(gj_json *json, const gj_cite *cite, size_t n); /* under `cite` */
void gj_json_put_asks(gj_json *json, const char *key, const gj_law *law, const gj_asks *asks);
void gj_json_put_ask(gj_json *json, const gj_law *law, gj_ask ask); /* members `kind`, `name` */

void gj_json_put_each(gj_json *json, const char *key,
		      unsigned each); /* words of GJ_EACH_*, as the language has them */

/* The members that open every report about a service. */
void gj_json_put_head(gj_json *json, const char *schema, const gj_verdicts *verdicts);

/* Under `not_encoded`: binding law of those marked (NULL: all) of which the rule base has no norm (law/regimes.h). */
void gj_json_put_not_encoded(gj_json *json, const gj_law *law, const bool *instrument, gj_day on);
void gj_json_put_totals(gj_json *json, const gj_totals *totals); /* under `totals` */

/* One norm with its verdict, as an object. */
void gj_json_put_norm(gj_json *json, const gj_verdicts *verdicts, const gj_verdict *verdict);

#endif
