/* SPDX-License-Identifier: Apache-2.0 */
/* Which instruction set runs a program. */
#include "eval/planes.h"

typedef void not_below(const int64_t *value, int64_t bound, uint64_t *words);
typedef void kernel(const gj_program *program, const gj_planes *atom, gj_planes *room,
		    gj_planes *out);

static kernel *const path_kernel[GJ_N_PATHS] = {
	[GJ_PATH_PORTABLE] = gj_planes_portable,
#ifdef GJ_X86
	[GJ_PATH_AVX2] = gj_planes_avx2,
	[GJ_PATH_AVX512] = gj_planes_avx512,
#endif
};

static not_below *const path_not_below[GJ_N_PATHS] = {
	[GJ_PATH_PORTABLE] = gj_not_below_portable,
#ifdef GJ_X86
	[GJ_PATH_AVX2] = gj_not_below_avx2,
	[GJ_PATH_AVX512] = gj_not_below_avx512,
#endif
};

const char *gj_path_name(gj_path path)
{
	static const char *const name[GJ_N_PATHS] = {"portable", "avx2", "avx512"};

	return name[path];
}

bool gj_path_here(gj_path path)
{
#ifdef GJ_X86
	if (path == GJ_PATH_AVX2)
		return __builtin_cpu_supports("avx2") != 0;
	if (path == GJ_PATH_AVX512)
		return __builtin_cpu_supports("avx512f") != 0;
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

void gj_program_run(const gj_program *program, gj_path path, const gj_planes *atom, gj_planes *room,
		    gj_planes *out)
{
	path_kernel[path](program, atom, room, out);
}

void gj_not_below(gj_path path, const int64_t *value, int64_t bound, uint64_t *words)
{
	path_not_below[path](value, bound, words);
}
