/* SPDX-License-Identifier: Apache-2.0 */
/* `regimes` of a service file: the jurisdictions whose law it asks about. */
#include "eval/record_read.h"
#include "law/regimes.h"

static int fault_at(const gj_reading *in, const gj_doc *at)
{
	return gj_fault_at(in->err, in->source, at->pos, NULL);
}

int gj_read_regimes(const gj_reading *in, gj_arena *arena, const gj_doc *at, gj_record *record)
{
	bool *marked = gj_arena_array(arena, in->law->n_instruments, sizeof *marked);

	if (marked == NULL)
		return gj_fault_memory(in->err);
	if (at->kind != GJ_DOC_LIST || at->n == 0) {
		gj_fault(in->err, GJ_EINPUT, "regimes are a list of jurisdictions");
		fault_at(in, at);
		return gj_fault_help(in->err,
				     "write `regimes: [cn]`; without the key all law is asked");
	}
	for (size_t i = 0; i < at->n; i++) {
		if (at->kid[i]->kind != GJ_DOC_SCALAR) {
			gj_fault(in->err, GJ_EINPUT, "a regime is one name");
			return fault_at(in, at->kid[i]);
		}
		if (gj_regime_mark(in->law, at->kid[i]->text, marked, in->err) != GJ_OK)
			return fault_at(in, at->kid[i]);
	}
	record->regime = marked;
	return GJ_OK;
}
