/* SPDX-License-Identifier: Apache-2.0 */
/* What is sent: the body of POST .../chat/completions. */
#ifndef GJ_ENDPOINT_REQUEST_H
#define GJ_ENDPOINT_REQUEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/number.h"

typedef struct gj_endpoint_ask {
	gj_str model;  /* empty: the server's own choice */
	gj_str system; /* empty: none */
	bool has_temperature;
	gj_num temperature;
	unsigned max_tokens; /* 0: not said */
} gj_endpoint_ask;

/* Behind what stands in `out`. */
void gj_request_write(gj_buf *out, const gj_endpoint_ask *ask, gj_str question);

/*
 * The address that is posted to. GJ_EINPUT: not http or https, no host, a name or password in it, a query, a fragment, a character that no
 * URL has. The scheme alone may be the start of nothing else: file, ftp and others are refused.
 */
int gj_request_url(gj_str *out, gj_arena *arena, gj_str endpoint, gj_error *err);

#endif
