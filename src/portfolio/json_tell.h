/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of a plain line of JSON told to a batch. What is not plain is not taken, and the reader of service files decides. */
#ifndef GJ_PORTFOLIO_JSON_TELL_H
#define GJ_PORTFOLIO_JSON_TELL_H

#include "portfolio/json_values.h"

/*
 * One more service of the batch of `values`. False: not plain, or told twice; then something of it may have been told already, or waits.
 * True: the batch has it, and what waits of it may still not be plain (gj_json_values_tell). `*rc` is GJ_ENOMEM where memory was the
 * reason.
 */
bool gj_json_tell(gj_json_values *values, const gj_scan *scan, int *rc);

#endif
