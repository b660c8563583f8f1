/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/run.h"

static const gj_bank_question *question_of(const gj_probe_pairs *pairs, size_t pair)
{
	return &pairs->bank->question[pair / pairs->repeats];
}

static bool open_still(void *context, size_t item)
{
	const gj_probe_run *set = context;
	const gj_probe_pair *pair = &set->pairs->pair[item];

	return pair->class == GJ_ENDPOINT_MISSING || (pair->again && pair->tries <= set->retries);
}

static int text_of(void *context, gj_str *out, size_t item, gj_error *err)
{
	const gj_probe_run *set = context;

	(void)err;
	*out = question_of(set->pairs, item)->text;
	return GJ_OK;
}

static int record(void *context, size_t item, const gj_endpoint_end *end, unsigned *tries,
		  gj_error *err)
{
	gj_probe_run *set = context;
	gj_probe_pair *pair = &set->pairs->pair[item];
	gj_attempt attempt = {.question = question_of(set->pairs, item),
			      .repeat = (unsigned)(item % set->pairs->repeats) + 1,
			      .attempt = pair->tries + 1u,
			      .time = end->time,
			      .ms = end->ms};
	int rc = gj_responses_add(set->responses, &attempt, end->outcome, err);

	if (rc != GJ_OK)
		return rc;
	*tries = pair->tries + 1u;
	*pair = (gj_probe_pair){(uint8_t)end->outcome->class, end->again, (uint16_t)*tries};
	return GJ_OK;
}

static int sync(void *context, gj_error *err)
{
	const gj_probe_run *set = context;

	return gj_responses_sync(set->responses, err);
}

int gj_probe_run_all(gj_probe_run *set, gj_arena *arena, gj_error *err)
{
	set->run.work = (gj_endpoint_work){.context = set,
					   .n = set->pairs->n,
					   .open = open_still,
					   .text = text_of,
					   .take = record,
					   .sync = sync};
	return gj_endpoint_run_all(&set->run, arena, err);
}
