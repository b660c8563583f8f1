/* SPDX-License-Identifier: Apache-2.0 */
/* A key that a server or a model says again must not be written down, nor shown. */
#ifndef GJ_ENDPOINT_SECRET_H
#define GJ_ENDPOINT_SECRET_H

#include "base/buf.h"

/* The text behind what stands in `out`, with `[key]` wherever the secret stands; an empty secret stands nowhere. */
void gj_secret_hide(gj_buf *out, gj_str text, gj_str secret);

#endif
