/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/compare.h"

#include <stdlib.h>

#include "trust/ref_memory.h"

static const char *const applicability[] = {"applies", "does not apply", "unknown", "future"};
static const char *const because[] = {"all hold",     "not in force",	 "lifted", "other bearer",
				      "out of scope", "condition false", "unknown"};
static const char *const compliance[] = {"fulfilled", "pending", "breached", "unknown",
					 "not checked"};
static const char *const truth[] = {"no", "unknown", "yes"};

static bool in_refs(const gj_refs *refs, uint32_t wanted)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->at[i] == wanted)
			return true;
	return false;
}

/* In any order; the reference names each once. */
static bool same_lifters(const gj_refs *engine, const gj_refs *reference)
{
	if (engine->n != reference->n)
		return false;
	for (size_t i = 0; i < reference->n; i++)
		if (!in_refs(engine, reference->at[i]))
			return false;
	return true;
}

static bool same(const gj_verdict *e, const ref_verdict *r, const gj_refs *lifted_by)
{
	return e->applicability == r->applicability && e->because == r->because &&
	       e->if_in_force == r->if_in_force && e->from == r->from && e->later == r->later &&
	       (e->later == GJ_DAY_NONE || e->then == r->then) && e->compliance == r->compliance &&
	       e->due == r->due && e->since == r->since && same_lifters(&e->lifted_by, lifted_by);
}

static void say_one(FILE *say, const char *who, const gj_law *law, const gj_verdict *v)
{
	fprintf(say, "  %s: %s, because %s, if in force %s, %s", who,
		applicability[v->applicability], because[v->because], truth[v->if_in_force],
		compliance[v->compliance]);
	case_print_day(say, ", due ", v->due);
	case_print_day(say, ", since ", v->since);
	case_print_day(say, ", from ", v->from);
	case_print_day(say, ", later ", v->later);
	fprintf(say, " then %s", truth[v->then]);
	fprintf(say, ", lifted by");
	for (size_t i = 0; i < v->lifted_by.n; i++)
		fprintf(say, " %.*s", GJ_FMT(law->norm[v->lifted_by.at[i]].e.id));
	fprintf(say, "\n");
}

static void say_difference(FILE *say, const gj_law *law, const gj_verdict *e, const ref_verdict *r,
			   const gj_refs *lifted_by)
{
	gj_verdict shown = {.norm = e->norm,
			    .applicability = r->applicability,
			    .because = r->because,
			    .if_in_force = r->if_in_force,
			    .from = r->from,
			    .compliance = r->compliance,
			    .due = r->due,
			    .since = r->since,
			    .later = r->later,
			    .then = r->then,
			    .lifted_by = *lifted_by};

	fprintf(say, "---- differs: %.*s\n", GJ_FMT(law->norm[e->norm].e.id));
	say_one(say, "engine   ", law, e);
	say_one(say, "reference", law, &shown);
}

static void count(compare_seen *seen, const gj_verdict *v)
{
	seen->verdicts++;
	seen->applicability[v->applicability]++;
	seen->because[v->because]++;
	seen->compliance[v->compliance]++;
	seen->due += v->due != GJ_DAY_NONE;
	seen->later += v->later != GJ_DAY_NONE;
	seen->may_later += v->later != GJ_DAY_NONE && v->then == GJ_UNKNOWN;
	seen->since += v->since != GJ_DAY_NONE;
	seen->lifted += v->lifted_by.n > 0;
}

bool compare_record(const gj_circuit *circuit, const gj_record *record, ref_memory *memory,
		    compare_seen *seen, FILE *say)
{
	const gj_law *law = circuit->law;
	ref question = {law, record, circuit->on, false, memory};
	gj_refs lifted_by = {calloc(law->n_norms + 1, sizeof *lifted_by.at), 0};
	gj_verdicts *verdicts;
	gj_arena arena;
	bool equal = true;

	if (memory != NULL)
		ref_memory_forget(memory);
	gj_arena_init(&arena, gj_alloc_system(), 64 << 20);
	if (lifted_by.at == NULL || gj_evaluate(&verdicts, &arena, circuit, record, NULL) != GJ_OK)
		equal = false;
	for (uint32_t i = 0; equal && i < law->n_norms; i++) {
		ref_verdict reference;

		ref_judge(&question, i, &reference, &lifted_by);
		if (seen != NULL)
			count(seen, &verdicts->item[i]);
		if (same(&verdicts->item[i], &reference, &lifted_by))
			continue;
		equal = false;
		if (say != NULL)
			say_difference(say, law, &verdicts->item[i], &reference, &lifted_by);
	}
	gj_arena_free(&arena);
	free(lifted_by.at);
	return equal;
}

bool compare_differs(void *context, const gj_law *law, const gj_record *record, gj_day on,
		     FILE *say)
{
	gj_circuit *circuit;
	gj_arena arena;
	bool equal = false;

	(void)context;
	gj_arena_init(&arena, gj_alloc_system(), 64 << 20);
	if (gj_circuit_from_law(&circuit, &arena, law, on, NULL) == GJ_OK)
		equal = compare_record(circuit, record, NULL, NULL, say);
	gj_arena_free(&arena);
	return !equal;
}

void compare_print_seen(const compare_seen *seen)
{
	printf("%llu verdicts:", (unsigned long long)seen->verdicts);
	for (size_t i = 0; i <= GJ_FUTURE; i++)
		printf(" %s %llu", applicability[i], (unsigned long long)seen->applicability[i]);
	printf("\n  because:");
	for (size_t i = 0; i <= GJ_BECAUSE_UNKNOWN; i++)
		printf(" %s %llu", because[i], (unsigned long long)seen->because[i]);
	printf("\n  compliance:");
	for (size_t i = 0; i <= GJ_NOT_CHECKED; i++)
		printf(" %s %llu", compliance[i], (unsigned long long)seen->compliance[i]);
	printf("\n  with a due date %llu, a first day in breach %llu, lifters %llu, a later day "
	       "%llu, perhaps %llu\n",
	       (unsigned long long)seen->due, (unsigned long long)seen->since,
	       (unsigned long long)seen->lifted, (unsigned long long)seen->later,
	       (unsigned long long)seen->may_later);
}
