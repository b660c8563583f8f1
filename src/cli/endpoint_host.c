/* SPDX-License-Identifier: Apache-2.0 */
/* The clock, Ctrl-C and the line of progress of a run that asks an endpoint. */
#include <errno.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "cli/endpoint.h"

enum { SECOND = 1000, STAMP = 21 };

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

static void clear_line(gj_asking_host *h)
{
	if (h->shown)
		fputs("\r\033[K", stderr);
	h->shown = false;
}

static int stop(void *context)
{
	gj_asking_host *h = context;
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

static void progress(void *context, size_t done, size_t all)
{
	gj_asking_host *h = context;
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
	fprintf(stderr, "%zu of %zu, %.1f a second", done, all, rate);
	if (rate > 0)
		fprintf(stderr, ", %.0f s left", (double)(all - done) / rate);
	fflush(stderr);
	h->shown = true;
}

/* Signals come by a descriptor, so that nothing is interrupted halfway and no handler is needed. */
static int listen_to_signals(gj_asking_host *h, gj_error *err)
{
	sigemptyset(&h->set);
	sigaddset(&h->set, SIGINT);
	sigaddset(&h->set, SIGTERM);
	h->signals = -1;
	if (sigprocmask(SIG_BLOCK, &h->set, NULL) == 0)
		h->signals = signalfd(-1, &h->set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (h->signals < 0)
		return gj_fault(err, GJ_EIO, "signals cannot be listened to: %s", strerror(errno));
	return GJ_OK;
}

int gj_asking_host_begin(gj_asking_host *h, gj_endpoint_host *out, gj_error *err)
{
	*h = (gj_asking_host){.terminal = isatty(STDERR_FILENO) == 1, .started = now(NULL)};
	h->last = h->started;
	*out = (gj_endpoint_host){h, now, time_of_day, progress, stop, -1};
	if (listen_to_signals(h, err) != GJ_OK)
		return err->code;
	out->wake = h->signals;
	return GJ_OK;
}

void gj_asking_host_end(gj_asking_host *h)
{
	clear_line(h);
	if (h->signals >= 0) {
		stop(h);
		close(h->signals);
	}
	h->signals = -1;
	sigprocmask(SIG_UNBLOCK, &h->set, NULL);
}
