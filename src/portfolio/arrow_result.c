/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/arrow_result.h"

#include <guiju/error.h>

#include "report/words.h"

enum { METADATA_ROOM = 64 };

static char *put_text(char *at, const char *text)
{
	int32_t len = (int32_t)strlen(text);

	memcpy(at, &len, sizeof len);
	memcpy(at + sizeof len, text, (size_t)len);
	return at + sizeof len + len;
}

/* One pair: "guiju.yes" and what a true value of the column means. */
static void put_metadata(char *at, gj_applicability when)
{
	int32_t pairs = 1;

	memcpy(at, &pairs, sizeof pairs);
	put_text(put_text(at + sizeof pairs, "guiju.yes"), gj_json_applicability(when));
}

int gj_arrow_result_fields(struct ArrowSchema *child, gj_arena *arena, const gj_plan *plan)
{
	for (size_t k = 0; k < plan->n; k++) {
		char *metadata = gj_arena_get(arena, METADATA_ROOM);
		gj_str id;

		if (metadata == NULL ||
		    gj_arena_str(arena, &id, plan->law->norm[plan->norm[k]].e.id) != GJ_OK)
			return GJ_ENOMEM;
		put_metadata(metadata, plan->when[k]);
		child[k] = (struct ArrowSchema){.format = "b",
						.name = id.at,
						.metadata = metadata,
						.flags = ARROW_FLAG_NULLABLE};
	}
	return GJ_OK;
}
