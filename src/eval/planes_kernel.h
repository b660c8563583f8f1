/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The loops that take the time, once for each instruction set. The file that includes this names GJ_KERNELS, the set, and GJ_VECTOR,
 * the width in bytes, and has the comparisons of 64 values with a constant: vector extensions have no word for their masks.
 * Formulas as in circuit/opcodes.def. Each vector of the inputs is read before the result is written: a result may stand
 * where an input stood.
 */
#include "eval/planes.h"

typedef uint64_t vector __attribute__((vector_size(GJ_VECTOR), may_alias));

enum { VECTORS = sizeof(uint64_t) * GJ_BLOCK_WORDS / GJ_VECTOR };

typedef struct planes {
	vector yes[VECTORS], no[VECTORS];
} planes;

#define EACH for (int i = 0; i < VECTORS; i++)

static inline void fill(planes *to, uint64_t yes, uint64_t no)
{
	EACH
	{
		to->yes[i] = (vector){0} + yes;
		to->no[i] = (vector){0} + no;
	}
}

static inline void turn(planes *to, const planes *a)
{
	EACH
	{
		vector yes = a->no[i], no = a->yes[i];

		to->yes[i] = yes;
		to->no[i] = no;
	}
}

static inline void both(planes *to, const planes *a, const planes *b)
{
	EACH
	{
		to->yes[i] = a->yes[i] & b->yes[i];
		to->no[i] = a->no[i] | b->no[i];
	}
}

static inline void either(planes *to, const planes *a, const planes *b)
{
	EACH
	{
		to->yes[i] = a->yes[i] | b->yes[i];
		to->no[i] = a->no[i] & b->no[i];
	}
}

static inline void judge(planes *to, const planes *a, const planes *b, const planes *c)
{
	EACH
	{
		vector yes = b->no[i] & (c->yes[i] | (a->yes[i] & ~c->no[i]));
		vector no = (b->yes[i] & ~c->yes[i]) | (c->no[i] & a->no[i]);

		to->yes[i] = yes;
		to->no[i] = no;
	}
}

static inline void presume_yes(planes *to, const planes *a, const planes *b)
{
	EACH
	{
		vector no = a->no[i];

		to->yes[i] = a->yes[i] | (~no & b->yes[i]);
		to->no[i] = no;
	}
}

static inline void presume_no(planes *to, const planes *a, const planes *b)
{
	EACH
	{
		vector yes = a->yes[i];

		to->no[i] = a->no[i] | (~yes & b->yes[i]);
		to->yes[i] = yes;
	}
}

static void run_program(const gj_program *program, gj_planes *place, gj_planes *outputs)
{
	planes *at = (planes *)place, *out = (planes *)outputs;

	for (size_t k = 0; k < program->n; k++) {
		const gj_instruction *now = &program->item[k];

		switch ((gj_instruction_op)now->op) {
		case GJ_DO_FALSE:
			fill(&at[now->to], 0, ~UINT64_C(0));
			break;
		case GJ_DO_UNKNOWN:
			fill(&at[now->to], 0, 0);
			break;
		case GJ_DO_TRUE:
			fill(&at[now->to], ~UINT64_C(0), 0);
			break;
		case GJ_DO_NOT:
			turn(&at[now->to], &at[now->a]);
			break;
		case GJ_DO_AND:
			both(&at[now->to], &at[now->a], &at[now->b]);
			break;
		case GJ_DO_OR:
			either(&at[now->to], &at[now->a], &at[now->b]);
			break;
		case GJ_DO_JUDGED:
			judge(&at[now->to], &at[now->a], &at[now->b], &at[now->c]);
			break;
		case GJ_DO_PRESUME_TRUE:
			presume_yes(&at[now->to], &at[now->a], &at[now->b]);
			break;
		case GJ_DO_PRESUME_FALSE:
			presume_no(&at[now->to], &at[now->a], &at[now->b]);
			break;
		case GJ_DO_OUT:
			out[now->to] = at[now->a];
			break;
		case GJ_DO_ATOM:
		case GJ_N_INSTRUCTIONS:
			break;
		}
	}
}

static void not_below64(const int64_t *value, int64_t bound, uint64_t *words)
{
	for (size_t word = 0; word < GJ_BLOCK_WORDS; word++)
		words[word] = mask_not_below64(value + word * 64, bound);
}

static void not_below32(const int32_t *value, int32_t bound, uint64_t *words)
{
	for (size_t word = 0; word < GJ_BLOCK_WORDS; word++)
		words[word] = mask_not_below32(value + word * 64, bound);
}

static void same8(const uint8_t *value, uint8_t code, uint64_t *words)
{
	for (size_t word = 0; word < GJ_BLOCK_WORDS; word++)
		words[word] = mask_same8(value + word * 64, code);
}

/* Adds to yes[k] and no[k] the services of which planes[k] says so. */
static void count(const gj_planes *of, size_t n, uint64_t *yes, uint64_t *no)
{
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < GJ_BLOCK_WORDS; i++) {
			yes[k] += (uint64_t)__builtin_popcountll(of[k].yes[i]);
			no[k] += (uint64_t)__builtin_popcountll(of[k].no[i]);
		}
}

const gj_kernels GJ_KERNELS = {run_program, not_below64, not_below32, same8, count};
