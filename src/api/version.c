/* SPDX-License-Identifier: Apache-2.0 */
/* A shared library needs one source of its own; the rooms come whole from their archives. */
#include "api/api.h"

_Static_assert(GJ_FALSE < GJ_UNKNOWN && GJ_UNKNOWN < GJ_TRUE, "and is the minimum, or the maximum");
