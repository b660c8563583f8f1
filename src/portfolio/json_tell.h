/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of a plain line of JSON told to a batch. What is not plain is not taken, and the reader of service files decides. */
#ifndef GJ_PORTFOLIO_JSON_TELL_H
#define GJ_PORTFOLIO_JSON_TELL_H

#include "portfolio/batch.h"
#include "portfolio/json_keys.h"

/*
 * Tell the service behind the last of the batch. False: not plain, or told twice; then something of it may have been told already
 * (gj_batch_undo). `*rc` is GJ_ENOMEM where memory was the reason.
 */
bool gj_json_tell(gj_batch *batch, gj_json_keys *keys, const gj_scan *scan, int *rc);

#endif
