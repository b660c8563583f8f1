/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/record_tell.h"

gj_input gj_input_truth(gj_truth truth)
{
	gj_input input = {.state = GJ_STATE_GIVEN, .truth = truth};

	return input;
}

gj_input gj_input_state(gj_fact_state state)
{
	gj_input input = {.state = state, .truth = GJ_UNKNOWN};

	return input;
}

gj_input gj_input_bounds(bool has_low, int64_t low, bool has_high, int64_t high)
{
	gj_input input = {.state = GJ_STATE_GIVEN, .truth = GJ_TRUE};

	input.has_low = has_low;
	input.low = low;
	input.has_high = has_high;
	input.high = high;
	return input;
}

static bool is_empty(const gj_input *input)
{
	return input->has_low && input->has_high && input->low > input->high;
}

/* Narrow `known` to what both statements allow. */
static void meet_bounds(gj_input *known, const gj_input *said)
{
	if (said->has_low && (!known->has_low || said->low > known->low)) {
		known->has_low = true;
		known->low = said->low;
	}
	if (said->has_high && (!known->has_high || said->high < known->high)) {
		known->has_high = true;
		known->high = said->high;
	}
}

void gj_record_tell_fact(gj_input *known, gj_fact_type type, const gj_input *said)
{
	bool agree;

	if (known->state == GJ_STATE_CONFLICT)
		return;
	if (known->state != GJ_STATE_GIVEN) {
		if (said->state != GJ_STATE_NOT_ASKED)
			*known = *said;
		return;
	}
	if (said->state == GJ_STATE_CONFLICT) {
		*known = *said;
		return;
	}
	if (said->state != GJ_STATE_GIVEN)
		return;
	agree = known->truth == said->truth;
	if (type == GJ_FACT_CHOICE) {
		agree = known->choice == said->choice;
	} else if (type != GJ_FACT_BOOL && agree && known->truth == GJ_TRUE) {
		meet_bounds(known, said);
		agree = !is_empty(known);
	}
	if (!agree) {
		gj_pos pos = known->pos;

		*known = gj_input_state(GJ_STATE_CONFLICT);
		known->pos = pos;
	}
}

void gj_record_tell_term(gj_judged *known, const gj_judged *said)
{
	if (known->conflict)
		return;
	if (known->truth == GJ_UNKNOWN) {
		*known = *said;
	} else if (said->truth != GJ_UNKNOWN && said->truth != known->truth) {
		known->truth = GJ_UNKNOWN;
		known->conflict = true;
	}
}
