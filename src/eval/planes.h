/* SPDX-License-Identifier: Apache-2.0 */
/* The kernels, one for each instruction set; planes.c chooses. */
#ifndef GJ_EVAL_PLANES_H
#define GJ_EVAL_PLANES_H

#include "eval/program.h"

#if defined(__x86_64__)
#define GJ_X86
#endif

void gj_planes_portable(const gj_program *program, const gj_planes *atom, gj_planes *room,
			gj_planes *out);
void gj_planes_avx2(const gj_program *program, const gj_planes *atom, gj_planes *room,
		    gj_planes *out);
void gj_planes_avx512(const gj_program *program, const gj_planes *atom, gj_planes *room,
		      gj_planes *out);

#endif
