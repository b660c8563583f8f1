/* SPDX-License-Identifier: Apache-2.0 */
/* The kernels, one set for each instruction set; planes.c chooses. */
#ifndef GJ_EVAL_PLANES_H
#define GJ_EVAL_PLANES_H

#include "eval/program.h"

#if defined(__x86_64__)
#define GJ_X86
#endif

/* Of GJ_BLOCK values, one after another in memory: a bit each, in GJ_BLOCK_WORDS words. */
typedef struct gj_kernels {
	void (*program)(const gj_program *program, gj_planes *place, gj_planes *out);
	void (*not_below64)(const int64_t *value, int64_t bound, uint64_t *words);
	void (*not_below32)(const int32_t *value, int32_t bound, uint64_t *words);
	void (*same8)(const uint8_t *value, uint8_t code, uint64_t *words);
	void (*count)(const gj_planes *planes, size_t n, uint64_t *yes, uint64_t *no);
} gj_kernels;

extern const gj_kernels gj_kernels_portable, gj_kernels_avx2, gj_kernels_avx512;

const gj_kernels *gj_kernels_of(gj_path path);

#endif
