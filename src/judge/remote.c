/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/remote.h"

#include "endpoint/secret.h"

typedef struct judging {
	gj_machine_run *out;
	gj_judge_journal *journal;
	const gj_machine *machine;
	const gj_remote *remote;
	uint32_t *thing; /* what is asked, by its place */
	uint8_t *tries;
	bool *settled;
	size_t n;
	gj_buf text, reason;
	gj_arena scratch; /* of one answer */
	size_t unwritten;
	int64_t written; /* when judgements were written last */
} judging;

static int64_t now(const judging *j)
{
	const gj_endpoint_host *host = &j->remote->run.host;

	return host->now(host->context);
}

static bool is_open(void *context, size_t item)
{
	const judging *j = context;

	return !j->settled[item] && j->out->row < GJ_MACHINE_ROW;
}

static int text_of(void *context, gj_str *out, size_t item, gj_error *err)
{
	judging *j = context;

	gj_buf_clear(&j->text);
	gj_prompt_write(&j->text, j->remote->prompt, j->journal->things, j->thing[item]);
	*out = gj_buf_str(&j->text);
	return gj_buf_status(&j->text) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

/* An answer that is too much to be read is the model's fault, and no end of the run. */
static void read_outcome(judging *j, gj_word_of *word, uint32_t thing,
			 const gj_endpoint_outcome *outcome)
{
	gj_str reason = outcome->error;

	gj_arena_free(&j->scratch);
	*word = (gj_word_of){.label = GJ_LABEL_NONE};
	if (outcome->class == GJ_ENDPOINT_ANSWERED) {
		if (gj_remote_read(word, &j->scratch, j->journal->things, thing, outcome->text) !=
		    GJ_OK)
			*word = (gj_word_of){.reason = GJ_STR("its answer is too much to be read")};
		reason = word->reason;
	} else if (outcome->class == GJ_ENDPOINT_EMPTY) {
		reason = GJ_STR("its answer is empty");
	} else if (outcome->class == GJ_ENDPOINT_FILTERED) {
		reason = GJ_STR("a filter of the service took the question or the answer");
	}
	gj_buf_clear(&j->reason);
	gj_secret_hide(&j->reason, reason, j->remote->run.setup.key);
	word->reason = gj_buf_str(&j->reason);
}

static int take(void *context, size_t item, const gj_endpoint_end *end, unsigned *tries,
		gj_error *err)
{
	judging *j = context;
	gj_word_of word;

	*tries = ++j->tries[item];
	if (end->again && *tries <= j->remote->retries)
		return GJ_OK;
	j->settled[item] = true;
	read_outcome(j, &word, j->thing[item], end->outcome);
	j->unwritten += word.label != GJ_LABEL_NONE;
	return gj_machine__hear(j->out, j->journal, j->machine, j->thing[item], &word, err);
}

static int write_now(judging *j, gj_error *err)
{
	j->unwritten = 0;
	j->written = now(j);
	return gj_judge_journal_write(j->journal, err);
}

static int sync(void *context, gj_error *err)
{
	judging *j = context;

	if (j->unwritten == 0 ||
	    (j->unwritten < j->machine->batch && now(j) - j->written < GJ_REMOTE_WRITE_MS))
		return GJ_OK;
	return write_now(j, err);
}

static int list_things(judging *j, gj_arena *arena, gj_error *err)
{
	size_t n = j->journal->things->n;

	j->thing = gj_arena_array(arena, n + 1, sizeof *j->thing);
	j->tries = gj_arena_array(arena, n + 1, sizeof *j->tries);
	j->settled = gj_arena_array(arena, n + 1, sizeof *j->settled);
	if (j->thing == NULL || j->tries == NULL || j->settled == NULL)
		return gj_fault_memory(err);
	for (uint32_t i = 0; i < n; i++)
		if (gj_machine__wants(j->out, j->journal, j->machine, i))
			j->thing[j->n++] = i;
	return GJ_OK;
}

/* All of it, and then what it gave to the disk: also of a run that failed. */
static int run(judging *j, gj_remote *remote, gj_arena *arena, gj_error *err)
{
	gj_error first;
	int rc, wrote;

	remote->run.work = (gj_endpoint_work){.context = j,
					      .n = j->n,
					      .open = is_open,
					      .text = text_of,
					      .take = take,
					      .sync = sync};
	j->written = now(j);
	rc = gj_endpoint_run_all(&remote->run, arena, err);
	first = *err;
	wrote = write_now(j, err);
	if (rc == GJ_OK)
		return wrote;
	*err = first;
	return rc;
}

int gj_remote_judge(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		    gj_remote *remote, gj_arena *arena, gj_error *err)
{
	judging j = {.out = out, .journal = journal, .machine = machine, .remote = remote};
	int rc;

	memset(out, 0, sizeof *out);
	gj_buf_init(&j.text, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&j.reason, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_arena_init(&j.scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = list_things(&j, arena, err);
	if (rc == GJ_OK && j.n > 0)
		rc = run(&j, remote, arena, err);
	out->stopped = remote->run.stopped && out->row < GJ_MACHINE_ROW;
	gj_arena_free(&j.scratch);
	gj_buf_free(&j.reason);
	gj_buf_free(&j.text);
	return rc;
}
