/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/planes.h"

#ifdef GJ_X86
#pragma GCC target("avx2")
#define GJ_KERNEL	    gj_planes_avx2
#define GJ_KERNEL_NOT_BELOW gj_not_below_avx2
#define GJ_VECTOR	    32
#include "eval/planes_kernel.h"
#endif
