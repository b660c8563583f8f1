/* SPDX-License-Identifier: Apache-2.0 */
/* Commands that ask an endpoint: what their options say, the clock, Ctrl-C and progress. */
#ifndef GJ_CLI_ENDPOINT_H
#define GJ_CLI_ENDPOINT_H

#include <signal.h>

#include "cli/session.h"
#include "endpoint/run.h"

typedef struct gj_range {
	unsigned least, most, otherwise;
} gj_range;

/* An option that takes a whole number; `otherwise` when it was not given. */
int gj_endpoint_number(gj_session *s, unsigned *out, gj_option option, gj_range of);

/* --endpoint, --parallel, --rate, --retries, --max-response, --key-env, --proxy, --ca; neither model nor time-out. */
int gj_endpoint_options(gj_session *s, gj_endpoint_run *out, unsigned *retries);

typedef struct gj_asking_host {
	bool terminal, shown;
	int64_t started, last;
	size_t first; /* done when it started */
	int signals;  /* a descriptor that tells of Ctrl-C, or -1 */
	int stops;
	sigset_t set;
} gj_asking_host;

/* Until the end, Ctrl-C asks for a stop. `host` lives as long as the run; to be ended also when this fails. */
int gj_asking_host_begin(gj_asking_host *host, gj_endpoint_host *out, gj_error *err);
void gj_asking_host_end(gj_asking_host *host);

#endif
