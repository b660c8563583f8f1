/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/planes.h"

#ifdef GJ_X86
#pragma GCC target("avx512f")
#define GJ_KERNEL	    gj_planes_avx512
#define GJ_KERNEL_NOT_BELOW gj_not_below_avx512
#define GJ_VECTOR	    64
#include "eval/planes_kernel.h"
#endif
