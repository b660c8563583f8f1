/* SPDX-License-Identifier: Apache-2.0 */
/* The clock, Ctrl-C and the line of progress of a probe. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "cli/probing.h"

enum { SECOND = 1000, STAMP = 21 };

typedef struct host {
	bool terminal, shown;
	int64_t started, last;
	size_t first; /* done when it started */
	int signals;  /* a descriptor that tells of Ctrl-C, or -1 */
	int stops;
} host;

static int64_t now(void *context)
{
	struct timespec at;

	(void)context;
	if (clock_gettime(CLOCK_MONOTONIC, &at) != 0)
		return 0;
	return (int64_t)at.tv_sec * SECOND + at.tv_nsec / 1000000;
}

static void time_of_day(void *context, char out[STAMP])
{
	time_t at = time(NULL);
	struct tm utc;

	(void)context;
	if (gmtime_r(&at, &utc) == NULL || strftime(out, STAMP, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
		out[0] = '\0';
}

static void clear_line(host *h)
{
	if (h->shown)
		fputs("\r\033[K", stderr);
	h->shown = false;
}

static int stop(void *context)
{
	host *h = context;
	struct signalfd_siginfo info;

	while (h->signals >= 0 && read(h->signals, &info, sizeof info) == (ssize_t)sizeof info) {
		clear_line(h);
		if (++h->stops == 1)
			fputs("guiju: waiting for the answers that are under way; Ctrl-C again "
			      "drops them\n",
			      stderr);
	}
	return h->stops;
}

static void progress(void *context, const gj_probe_pairs *pairs, size_t done)
{
	host *h = context;
	int64_t at = now(NULL);
	double seconds, rate;

	if (!h->terminal || at - h->last < SECOND / 4)
		return;
	if (h->last == h->started)
		h->first = done;
	h->last = at;
	seconds = (double)(at - h->started) / SECOND;
	rate = (double)(done - h->first) / seconds;
	clear_line(h);
	fprintf(stderr, "%zu of %zu, %.1f a second", done, pairs->n, rate);
	if (rate > 0)
		fprintf(stderr, ", %.0f s left", (double)(pairs->n - done) / rate);
	fflush(stderr);
	h->shown = true;
}

/* Signals come by a descriptor, so that nothing is interrupted halfway and no handler is needed. */
static int listen_to_signals(gj_session *s, host *h, sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	h->signals = -1;
	if (sigprocmask(SIG_BLOCK, set, NULL) == 0)
		h->signals = signalfd(-1, set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (h->signals < 0)
		return gj_fault(&s->err, GJ_EIO, "signals cannot be listened to: %s",
				strerror(errno));
	return GJ_OK;
}

int gj_probing_ask(gj_probing *p)
{
	gj_session *s = p->s;
	gj_responses responses;
	const char *path;
	sigset_t set;
	bool cut;
	host h = {.terminal = isatty(STDERR_FILENO) == 1, .started = now(NULL)};
	int rc = gj_probing_path(p, &path, "responses.jsonl");

	if (rc == GJ_OK)
		rc = gj_responses_open(&responses, path, &p->pairs, &cut, &s->err);
	if (rc != GJ_OK)
		return rc;
	responses.secret = p->run.setup.key;
	if (cut)
		fputs("guiju: the last line was not finished, and was cut off; its question is "
		      "asked again\n",
		      stderr);
	h.last = h.started;
	rc = listen_to_signals(s, &h, &set);
	p->run.pairs = &p->pairs;
	p->run.responses = &responses;
	p->run.host = (gj_probe_host){&h, now, time_of_day, progress, stop, h.signals};
	if (rc == GJ_OK)
		rc = gj_probe_run_all(&p->run, &s->arena, &s->err);
	p->stopped = p->run.stopped;
	clear_line(&h);
	if (h.signals >= 0) {
		stop(&h);
		close(h.signals);
	}
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	gj_responses_close(&responses);
	return rc;
}
