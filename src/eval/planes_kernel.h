/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The loops that take the time, once for each instruction set: GJ_KERNEL and GJ_KERNEL_NOT_BELOW name the functions, GJ_VECTOR is
 * the width in bytes.
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

void GJ_KERNEL(const gj_program *program, const gj_planes *atoms, gj_planes *room,
	       gj_planes *outputs)
{
	const planes *atom = (const planes *)atoms;
	planes *at = (planes *)room, *out = (planes *)outputs;

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
		case GJ_DO_ATOM:
			at[now->to] = atom[now->a];
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
		case GJ_N_INSTRUCTIONS:
			break;
		}
	}
}

typedef int64_t numbers __attribute__((vector_size(GJ_VECTOR), aligned(8), may_alias));

#define LANES (GJ_VECTOR / sizeof(int64_t))

/*
 * A comparison gives all ones or none in each lane; kept of it is the bit of the service that the lane stands for. After 64
 * services each lane holds the bits of its own services, and all lanes together the word.
 */
void GJ_KERNEL_NOT_BELOW(const int64_t *value, int64_t bound, uint64_t *words)
{
	vector first;

	for (size_t lane = 0; lane < LANES; lane++)
		first[lane] = UINT64_C(1) << lane;
	for (size_t word = 0; word < GJ_BLOCK_WORDS; word++) {
		vector bits = {0}, mine = first;
		uint64_t all = 0;

		for (size_t i = 0; i < 64 / LANES; i++) {
			const numbers *now = (const numbers *)(value + word * 64 + i * LANES);

			bits |= (vector)(*now >= bound) & mine;
			mine <<= LANES;
		}
		for (size_t lane = 0; lane < LANES; lane++)
			all |= bits[lane];
		words[word] = all;
	}
}
