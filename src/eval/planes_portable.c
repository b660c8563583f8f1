/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/planes.h"

#define GJ_KERNEL	    gj_planes_portable
#define GJ_KERNEL_NOT_BELOW gj_not_below_portable
#define GJ_VECTOR	    16
#include "eval/planes_kernel.h"
