/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/plan.h"

#include "circuit/build.h"

/* A norm that is neither in force nor to come applies to nobody, whatever it says (gj_applicability_of). */
static gj_node output_of(const gj_norm_nodes *nodes, gj_applicability *when)
{
	*when = nodes->in_force ? GJ_APPLIES : nodes->future ? GJ_FUTURE : GJ_DOES_NOT_APPLY;
	return *when == GJ_DOES_NOT_APPLY ? GJ_NODE_FALSE : nodes->applies;
}

/* Room for n outputs. */
static int make_plan(gj_plan **out, gj_arena *arena, const gj_law *law, size_t n)
{
	gj_plan *plan = gj_arena_get(arena, sizeof *plan);

	if (plan == NULL)
		return GJ_ENOMEM;
	plan->law = law;
	plan->n = n;
	plan->norm = gj_arena_array(arena, n, sizeof *plan->norm);
	plan->when = gj_arena_array(arena, n, sizeof *plan->when);
	*out = plan;
	return plan->norm == NULL || plan->when == NULL ? GJ_ENOMEM : GJ_OK;
}

static int compile(gj_plan *plan, gj_arena *arena, const gj_node *output)
{
	gj_record *scratch;

	if (gj_program_new(&plan->program, arena, plan->circuit, output, plan->n) != GJ_OK ||
	    gj_record_new(&scratch, arena, plan->law) != GJ_OK)
		return GJ_ENOMEM;
	return gj_loads_new(&plan->loads, arena, plan->program, scratch);
}

int gj_plan_new(gj_plan **out, gj_arena *arena, const gj_law *law, gj_day on, const uint32_t *norms,
		size_t n, gj_error *err)
{
	gj_node *output = gj_arena_array(arena, n, sizeof *output);
	gj_plan *plan;

	*out = NULL;
	if (output == NULL || make_plan(&plan, arena, law, n) != GJ_OK ||
	    gj_circuit_from_law(&plan->circuit, arena, law, on, err) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t k = 0; k < n; k++) {
		plan->norm[k] = norms[k];
		output[k] = output_of(&plan->circuit->norm[norms[k]], &plan->when[k]);
	}
	if (compile(plan, arena, output) != GJ_OK)
		return gj_fault_memory(err);
	*out = plan;
	return GJ_OK;
}

int gj_plan_of_nodes(gj_plan **out, gj_arena *arena, gj_circuit *circuit, const gj_node *output,
		     size_t n, gj_error *err)
{
	gj_plan *plan;

	*out = NULL;
	if (make_plan(&plan, arena, circuit->law, n) != GJ_OK)
		return gj_fault_memory(err);
	plan->circuit = circuit;
	for (size_t k = 0; k < n; k++) {
		plan->norm[k] = GJ_NONE;
		plan->when[k] = GJ_APPLIES;
	}
	if (compile(plan, arena, output) != GJ_OK)
		return gj_fault_memory(err);
	*out = plan;
	return GJ_OK;
}

/* Arenas align for any type, planes for a cache line. */
static gj_planes *planes(gj_arena *arena, size_t n)
{
	char *at = gj_arena_array(arena, n + 1, sizeof(gj_planes));

	if (at == NULL)
		return NULL;
	at += (GJ_BLOCK_ALIGN - (uintptr_t)at % GJ_BLOCK_ALIGN) % GJ_BLOCK_ALIGN;
	return (gj_planes *)(void *)at;
}

int gj_runner_new(gj_runner *out, gj_arena *arena, const gj_plan *plan, gj_path path)
{
	out->plan = plan;
	out->path = path;
	out->place = planes(arena, plan->program->n_atoms + plan->program->n_registers);
	out->out = planes(arena, plan->n);
	if (out->place == NULL || out->out == NULL)
		return GJ_ENOMEM;
	return gj_record_new(&out->scratch, arena, plan->law);
}

void gj_runner_run(gj_runner *runner, const gj_columns *columns, size_t first, size_t n)
{
	const gj_plan *plan = runner->plan;

	gj_loads_run(&plan->loads, runner->path, columns, first, n, runner->scratch, runner->place);
	gj_program_run(plan->program, runner->path, runner->place, runner->out);
	for (size_t k = 0; n < GJ_BLOCK && k < plan->n; k++)
		for (size_t i = n / 64; i < GJ_BLOCK_WORDS; i++) {
			uint64_t mask = i == n / 64 ? (UINT64_C(1) << n % 64) - 1 : 0;

			runner->out[k].yes[i] &= mask;
			runner->out[k].no[i] &= mask;
		}
}

gj_applicability gj_runner_verdict(const gj_runner *runner, size_t k, size_t s)
{
	const gj_planes *of = &runner->out[k];

	if ((of->yes[s / 64] >> s % 64 & 1) != 0)
		return runner->plan->when[k];
	return (of->no[s / 64] >> s % 64 & 1) != 0 ? GJ_DOES_NOT_APPLY : GJ_APPLY_UNKNOWN;
}
