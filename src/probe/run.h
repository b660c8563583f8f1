/* SPDX-License-Identifier: Apache-2.0 */
/* Asking every pair of question and repeat that is left, and recording each attempt. */
#ifndef GJ_PROBE_RUN_H
#define GJ_PROBE_RUN_H

#include "endpoint/run.h"
#include "probe/responses.h"

typedef struct gj_probe_run {
	gj_endpoint_run run; /* without its work */
	unsigned retries;    /* further attempts after the first, those of earlier runs counted */
	gj_probe_pairs *pairs;
	gj_responses *responses;
} gj_probe_run;

/* As gj_endpoint_run_all; what it takes is recorded. */
int gj_probe_run_all(gj_probe_run *run, gj_arena *arena, gj_error *err);

#endif
