/* SPDX-License-Identifier: Apache-2.0 */
#include "report/outcome.h"

#include <string.h>

const gj_outcome_words gj_outcomes[GJ_N_OUTCOMES] = {
#define OUTCOME(symbol, word, xccdf, state, reason, kind)                                          \
	[GJ_OUTCOME_##symbol] = {word, xccdf, state, reason, kind},
#include "report/outcome.def"
#undef OUTCOME
};

/* Kinds of norm that can be kept or breached. What is only wished for cannot. */
static bool is_kept(gj_kind kind)
{
	return kind == GJ_KIND_DUTY || kind == GJ_KIND_PROHIBITION || kind == GJ_KIND_PROCEDURE;
}

static gj_outcome outcome_of_compliance(gj_compliance compliance)
{
	switch (compliance) {
	case GJ_FULFILLED:
		return GJ_OUTCOME_MET;
	case GJ_BREACHED:
		return GJ_OUTCOME_BREACHED;
	case GJ_PENDING:
		return GJ_OUTCOME_PENDING;
	case GJ_COMPLIANCE_UNKNOWN:
		return GJ_OUTCOME_OPEN;
	case GJ_NOT_CHECKED:
		break;
	}
	return GJ_OUTCOME_NOT_CHECKED;
}

gj_outcome gj_outcome_of(const gj_law *law, const gj_verdict *verdict)
{
	if (verdict->applicability == GJ_DOES_NOT_APPLY)
		return GJ_OUTCOME_NOT_APPLICABLE;
	if (verdict->applicability == GJ_APPLY_UNKNOWN)
		return GJ_OUTCOME_UNDECIDED;
	if (!is_kept(law->norm[verdict->norm].kind))
		return GJ_OUTCOME_NO_DUTY;
	if (verdict->applicability == GJ_FUTURE)
		return GJ_OUTCOME_FUTURE;
	return verdict->not_called ? GJ_OUTCOME_NOT_YET
				   : outcome_of_compliance(verdict->compliance);
}

const char *gj_outcome_kind(gj_outcome outcome, const gj_verdict *verdict)
{
	const char *kind = gj_outcomes[outcome].kind;

	if (strcmp(kind, "open") != 0)
		return kind;
	if ((verdict->marks & GJ_MARK_CONFLICT) != 0)
		return "review";
	for (size_t i = 0; i < verdict->asks.n; i++)
		if (verdict->asks.at[i].kind == GJ_ASK_JUDGEMENT)
			return "review";
	return kind;
}

const char *gj_outcome_level(gj_outcome outcome, gj_force force)
{
	if (strcmp(gj_outcomes[outcome].kind, "fail") != 0)
		return "none";
	return force == GJ_FORCE_BINDING ? "error" : "warning";
}
