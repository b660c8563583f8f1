/* SPDX-License-Identifier: Apache-2.0 */
/* Which instruction set runs. */
#include "eval/planes.h"

const gj_kernels *gj_kernels_of(gj_path path)
{
	static const gj_kernels *const kernels[GJ_N_PATHS] = {
		[GJ_PATH_PORTABLE] = &gj_kernels_portable,
#ifdef GJ_X86
		[GJ_PATH_AVX2] = &gj_kernels_avx2,
		[GJ_PATH_AVX512] = &gj_kernels_avx512,
#endif
	};

	return kernels[path];
}

const char *gj_path_name(gj_path path)
{
	static const char *const name[GJ_N_PATHS] = {"portable", "avx2", "avx512"};

	return name[path];
}

bool gj_path_here(gj_path path)
{
#ifdef GJ_X86
	if (path == GJ_PATH_AVX2)
		return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("popcnt") != 0;
	if (path == GJ_PATH_AVX512)
		return __builtin_cpu_supports("avx512f") != 0 &&
		       __builtin_cpu_supports("avx512bw") != 0;
#endif
	return path == GJ_PATH_PORTABLE;
}

gj_path gj_path_best(void)
{
	gj_path best = GJ_PATH_PORTABLE;

	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++)
		if (gj_path_here(path))
			best = path;
	return best;
}

void gj_program_run(const gj_program *program, gj_path path, gj_planes *place, gj_planes *out)
{
	gj_kernels_of(path)->program(program, place, out);
}

void gj_planes_count(gj_path path, const gj_planes *planes, size_t n, uint64_t *yes, uint64_t *no)
{
	gj_kernels_of(path)->count(planes, n, yes, no);
}
