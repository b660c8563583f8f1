/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON writer on a buffer: commas, indentation (two spaces) and escapes are its business; nesting is the caller's. */
#ifndef GJ_BASE_JSON_H
#define GJ_BASE_JSON_H

#include "base/buf.h"
#include "base/number.h"

typedef struct gj_json {
	gj_buf *buf;
	bool compact; /* one line, for NDJSON */
	unsigned depth;
	bool first;
	bool after_key;
} gj_json;

void gj_json_init(gj_json *json, gj_buf *buf, bool compact);
void gj_json_open(gj_json *json, char bracket);	 /* '{' or '[' */
void gj_json_close(gj_json *json, char bracket); /* '}' or ']' */
void gj_json_key(gj_json *json, const char *key);
void gj_json_str(gj_json *json, gj_str text);
void gj_json_int(gj_json *json, int64_t value);
void gj_json_num(gj_json *json, gj_num value);
/* What is not finite is null. */
void gj_json_real(gj_json *json, double value);
void gj_json_bool(gj_json *json, bool value);
void gj_json_null(gj_json *json);

#endif
