/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A question about many services: which of these norms bind, on this day? Compiled once, then read only; each thread asks it
 * through a runner of its own.
 */
#ifndef GJ_PORTFOLIO_PLAN_H
#define GJ_PORTFOLIO_PLAN_H

#include <guiju/verdict.h>

#include "eval/columns.h"

typedef struct gj_plan {
	const gj_law *law;
	gj_circuit *circuit; /* of the whole law, as `check` has it */
	gj_program *program;
	gj_loads loads;
	uint32_t *norm; /* index in the law of output k */
	gj_applicability *
		when; /* what yes means: APPLIES, FUTURE; DOES_NOT_APPLY: not in force, never yes */
	size_t n;
	const struct gj_abreast *sides; /* what the outputs are about (sides.h); NULL: norms */
} gj_plan;

/* `norms` [n] of the law. GJ_OK or GJ_ENOMEM. */
int gj_plan_new(gj_plan **out, gj_arena *arena, const gj_law *law, gj_day on, const uint32_t *norms,
		size_t n, gj_error *err);

/* The same of any nodes of a circuit: output k is about no norm (GJ_NONE), and yes means APPLIES. */
int gj_plan_of_nodes(gj_plan **out, gj_arena *arena, gj_circuit *circuit, const gj_node *output,
		     size_t n, gj_error *err);

typedef struct gj_runner {
	const gj_plan *plan;
	gj_path path;
	gj_record *scratch;
	gj_planes *place;
	gj_planes
		*out; /* [n of the plan]: the last block that ran; bits behind its services are 0 */
} gj_runner;

int gj_runner_new(gj_runner *out, gj_arena *arena, const gj_plan *plan, gj_path path);

/* Services first .. first + n - 1 of the columns, n at most GJ_BLOCK. */
void gj_runner_run(gj_runner *runner, const gj_columns *columns, size_t first, size_t n);

/* The verdict of output k on service s of the block. */
gj_applicability gj_runner_verdict(const gj_runner *runner, size_t k, size_t s);

#endif
