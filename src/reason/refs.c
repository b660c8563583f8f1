/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/refs.h"

#include <guiju/error.h>

int gj_refs_push(gj_refs *refs, gj_arena *arena, uint32_t ref)
{
	if (gj_arena_more(arena, (void **)&refs->at, refs->n, sizeof ref) != GJ_OK)
		return GJ_ENOMEM;
	refs->at[refs->n++] = ref;
	return GJ_OK;
}

bool gj_refs_have(const gj_refs *refs, uint32_t ref)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->at[i] == ref)
			return true;
	return false;
}
