/* SPDX-License-Identifier: Apache-2.0 */
/* The kernels, one for each instruction set; planes.c chooses. */
#ifndef GJ_EVAL_PLANES_H
#define GJ_EVAL_PLANES_H

#include "eval/program.h"

#if defined(__x86_64__)
#define GJ_X86
#endif

void gj_not_below(gj_path path, const int64_t *value, int64_t bound, uint64_t *words);

/* Which of GJ_BLOCK values are at least `bound`? A bit each, in GJ_BLOCK_WORDS words. */
void gj_not_below_portable(const int64_t *value, int64_t bound, uint64_t *words);
void gj_not_below_avx2(const int64_t *value, int64_t bound, uint64_t *words);
void gj_not_below_avx512(const int64_t *value, int64_t bound, uint64_t *words);

void gj_planes_portable(const gj_program *program, const gj_planes *atom, gj_planes *room,
			gj_planes *out);
void gj_planes_avx2(const gj_program *program, const gj_planes *atom, gj_planes *room,
		    gj_planes *out);
void gj_planes_avx512(const gj_program *program, const gj_planes *atom, gj_planes *room,
		      gj_planes *out);

#endif
