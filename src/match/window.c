/* SPDX-License-Identifier: Apache-2.0 */
/* Which instruction set runs. */
#include "match/window.h"

gj_window_kernels gj_window_kernels_of(gj_match_path path)
{
	static const gj_window_kernels kernels[GJ_N_MATCH_PATHS] = {
		[GJ_MATCH_PORTABLE] = {gj_window_read_portable, gj_window_mark_portable},
#ifdef GJ_MATCH_X86
		[GJ_MATCH_AVX2] = {gj_window_read_portable, gj_window_mark_avx2},
		[GJ_MATCH_AVX512] = {gj_window_read_avx512, gj_window_mark_avx512},
#endif
	};

	return kernels[path];
}

const char *gj_match_path_name(gj_match_path path)
{
	static const char *const name[GJ_N_MATCH_PATHS] = {"portable", "avx2", "avx512"};

	return name[path];
}

bool gj_match_path_here(gj_match_path path)
{
#ifdef GJ_MATCH_X86
	if (path == GJ_MATCH_AVX2)
		return __builtin_cpu_supports("avx2") != 0;
	if (path == GJ_MATCH_AVX512)
		return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
		       __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
		       __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2") &&
		       __builtin_cpu_supports("popcnt");
#endif
	return path == GJ_MATCH_PORTABLE;
}

gj_match_path gj_match_path_best(void)
{
	gj_match_path best = GJ_MATCH_PORTABLE;

	for (gj_match_path path = GJ_MATCH_PORTABLE; path < GJ_N_MATCH_PATHS; path++)
		if (gj_match_path_here(path))
			best = path;
	return best;
}
