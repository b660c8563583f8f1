/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/run.h"

#include "base/hash.h"
#include "endpoint/limiter.h"
#include "endpoint/secret.h"

enum {
	IDLE_MS = 1000,
	MOST_ARENA = 256 << 20,
	WAITING = 64 /* items that may wait to be asked again while others are asked */
};

/* An item that waits for its next attempt, or is under way. */
typedef struct waiting {
	size_t item;
	int64_t due; /* not before */
	int64_t started;
	char time[21];
	bool under_way, used;
} waiting;

typedef struct run {
	gj_endpoint_run *set;
	gj_transfers *transfers;
	gj_limiter limiter;
	waiting *slot; /* an item keeps its slot until it is settled */
	size_t n_slots, next, done;
	gj_buf body;
	bool answered; /* the endpoint has said something sound */
	gj_error *err;
} run;

/* Is there something left to ask of it? */
static bool open_still(const run *r, size_t item)
{
	return r->set->work.open(r->set->work.context, item);
}

/* ---- starting ---- */

static waiting *free_slot(run *r)
{
	for (size_t i = 0; i < r->n_slots; i++)
		if (!r->slot[i].used)
			return &r->slot[i];
	return NULL;
}

/* Put open items into free slots, in order. */
static void fill_slots(run *r)
{
	waiting *slot;

	while (r->next < r->set->work.n && (slot = free_slot(r)) != NULL) {
		if (open_still(r, r->next))
			*slot = (waiting){.item = r->next, .used = true};
		r->next++;
	}
}

static int start(run *r, waiting *slot, int64_t now)
{
	const gj_endpoint_run *set = r->set;
	gj_str text;
	int rc = set->work.text(set->work.context, &text, slot->item, r->err);

	if (rc != GJ_OK)
		return rc;
	gj_buf_clear(&r->body);
	gj_request_write(&r->body, &set->ask, text);
	if (gj_buf_status(&r->body) != GJ_OK)
		return gj_fault_memory(r->err);
	rc = gj_transfers_start(r->transfers, gj_buf_str(&r->body), (size_t)(slot - r->slot),
				r->err);
	if (rc != GJ_OK)
		return rc;
	set->host.time(set->host.context, slot->time);
	slot->started = now;
	slot->under_way = true;
	gj_limiter_start(&r->limiter, now);
	return GJ_OK;
}

/* The first item that may be asked now; *wait: until another may, if there is none. */
static waiting *first_due(run *r, int64_t now, int64_t *wait)
{
	waiting *first = NULL;

	*wait = IDLE_MS;
	for (size_t i = 0; i < r->n_slots; i++) {
		waiting *slot = &r->slot[i];

		if (!slot->used || slot->under_way)
			continue;
		if (!open_still(r, slot->item))
			slot->used = false; /* the caller wants no more of it */
		else if (slot->due > now)
			*wait = slot->due - now < *wait ? slot->due - now : *wait;
		else if (first == NULL || slot->item < first->item)
			first = slot;
	}
	return first;
}

/* Start what may start; *wait: until something more may. */
static int start_due(run *r, int64_t *wait)
{
	*wait = IDLE_MS;
	while (gj_transfers_under_way(r->transfers) < r->set->setup.parallel) {
		int64_t now = r->set->host.now(r->set->host.context);
		int64_t limit = gj_limiter_wait(&r->limiter, now);
		waiting *slot = first_due(r, now, wait);

		if (slot != NULL && limit > 0)
			*wait = limit < IDLE_MS ? limit : IDLE_MS;
		if (slot == NULL || limit > 0)
			break;
		if (start(r, slot, now) != GJ_OK)
			return r->err->code;
		*wait = IDLE_MS;
	}
	return GJ_OK;
}

/* ---- ending ---- */

static int hopeless(run *r, const gj_transfer_result *result, const gj_endpoint_outcome *outcome)
{
	gj_buf clean;

	gj_buf_init(&clean, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_secret_hide(&clean, outcome->error, r->set->setup.key);
	gj_fault(r->err, GJ_EINPUT, "the endpoint takes no questions: %.*s",
		 GJ_FMT(gj_buf_str(&clean)));
	gj_buf_free(&clean);
	if (result->end == GJ_TRANSFER_NO_TRUST)
		return gj_fault_help(r->err, "nothing was sent, the key neither; a certificate "
					     "authority of your own is given by --ca FILE");
	if (outcome->status == 401)
		return gj_fault_help(
			r->err,
			"the key is read from the environment variable that --key-env names");
	if (outcome->status == 0)
		return gj_fault_help(r->err, "nothing was recorded of this; is the server there?");
	return gj_fault_help(r->err, "is it the right address, and the right --model? "
				     "/chat/completions is added to the address");
}

/* What has no response to read. */
static void lost(gj_endpoint_outcome *out, const gj_transfer_result *result, const run *r)
{
	*out = (gj_endpoint_outcome){.class = GJ_ENDPOINT_ERROR, .error = gj_str_of(result->why)};
	if (result->end == GJ_TRANSFER_LARGE) {
		out->status = result->status;
		out->error = GJ_STR("the response is larger than is taken");
		return;
	}
	out->again = true;
	out->hopeless =
		(result->end == GJ_TRANSFER_NO_WAY || result->end == GJ_TRANSFER_NO_TRUST) &&
		!r->answered;
}

/* When to ask again: as the server says, else later each time. All wait for a server that is asked too much. */
static void put_off(run *r, waiting *slot, const gj_transfer_result *result, unsigned tries)
{
	int64_t now = r->set->host.now(r->set->host.context);

	slot->under_way = false;
	if (result->retry_after > 0 && result->end == GJ_TRANSFER_DONE) {
		slot->due = now + result->retry_after * 1000;
		gj_limiter_hold(&r->limiter, slot->due);
	} else {
		slot->due = now + gj_backoff(tries, gj_hash(&slot->item, sizeof slot->item, tries));
	}
}

static int record(run *r, waiting *slot, const gj_transfer_result *result,
		  const gj_endpoint_outcome *outcome)
{
	const gj_endpoint_run *set = r->set;
	gj_endpoint_end end = {.outcome = outcome,
			       .time = gj_str_of(slot->time),
			       .ms = set->host.now(set->host.context) - slot->started,
			       .again = outcome->again &&
					result->retry_after <= GJ_RETRY_AFTER_MOST};
	unsigned tries = 1;
	int rc = set->work.take(set->work.context, slot->item, &end, &tries, r->err);

	if (rc != GJ_OK)
		return rc;
	if (open_still(r, slot->item)) {
		put_off(r, slot, result, tries);
		return GJ_OK;
	}
	slot->used = false;
	r->done++;
	return GJ_OK;
}

static int end_one(run *r, const gj_transfer_result *result)
{
	gj_endpoint_outcome outcome;
	gj_arena arena;
	int rc = GJ_OK;

	gj_arena_init(&arena, gj_alloc_system(), MOST_ARENA);
	if (result->end == GJ_TRANSFER_DONE)
		rc = gj_endpoint_outcome_read(&outcome, &arena, result->status, result->body,
					      r->err);
	else
		lost(&outcome, result, r);
	if (rc == GJ_OK && outcome.hopeless)
		rc = hopeless(r, result, &outcome);
	r->answered = r->answered || (rc == GJ_OK && outcome.class != GJ_ENDPOINT_ERROR);
	if (rc == GJ_OK)
		rc = record(r, &r->slot[result->tag], result, &outcome);
	gj_arena_free(&arena);
	return rc;
}

/* All that has ended, then the disk; the first that fails is told, the others are written all the same. */
static int end_done(run *r)
{
	gj_transfer_result result;
	int rc = GJ_OK;

	while (gj_transfers_next(r->transfers, &result)) {
		gj_error before = *r->err;
		int one = end_one(r, &result);

		if (one != GJ_OK && rc == GJ_OK)
			rc = one;
		else if (rc != GJ_OK)
			*r->err = before;
		if (one != GJ_OK)
			r->slot[result.tag].used = false;
	}
	if (rc == GJ_OK)
		return r->set->work.sync(r->set->work.context, r->err);
	r->set->work.sync(r->set->work.context, &(gj_error){0});
	return rc;
}

/* ---- all ---- */

static bool anything_waits(const run *r)
{
	for (size_t i = 0; i < r->n_slots; i++)
		if (r->slot[i].used)
			return true;
	return false;
}

/* Ask no more, wait for what is under way; until somebody will not wait for that either. */
static int drain(run *r, int rc)
{
	const gj_endpoint_host *host = &r->set->host;
	gj_error first = *r->err;

	while (gj_transfers_under_way(r->transfers) > 0 && host->stop(host->context) < 2) {
		int one = gj_transfers_move(r->transfers, IDLE_MS, host->wake, r->err);

		if (one == GJ_OK)
			one = end_done(r);
		else
			gj_transfers_close(r->transfers);
		if (rc == GJ_OK && one != GJ_OK) {
			rc = one;
			first = *r->err;
		}
	}
	*r->err = first;
	return rc;
}

static int loop(run *r)
{
	const gj_endpoint_host *host = &r->set->host;
	int64_t wait;
	int rc = GJ_OK;

	fill_slots(r);
	while (rc == GJ_OK && anything_waits(r)) {
		if (host->stop(host->context) > 0)
			break;
		rc = start_due(r, &wait);
		if (rc == GJ_OK)
			rc = gj_transfers_move(r->transfers, wait, host->wake, r->err);
		if (rc == GJ_OK)
			rc = end_done(r);
		fill_slots(r);
		host->progress(host->context, r->done, r->set->work.n);
	}
	rc = drain(r, rc);
	r->set->stopped = r->done < r->set->work.n;
	return rc;
}

int gj_endpoint_run_all(gj_endpoint_run *set, gj_arena *arena, gj_error *err)
{
	run r = {.set = set,
		 .limiter = {.per_minute = set->per_minute},
		 .n_slots = set->setup.parallel + WAITING,
		 .err = err};
	int rc;

	r.slot = gj_arena_array(arena, r.n_slots, sizeof *r.slot);
	if (r.slot == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < set->work.n; i++)
		r.done += !open_still(&r, i);
	gj_buf_init(&r.body, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_transfers_open(&r.transfers, arena, &set->setup, err);
	if (rc == GJ_OK)
		rc = loop(&r);
	gj_transfers_close(r.transfers);
	gj_buf_free(&r.body);
	return rc;
}
