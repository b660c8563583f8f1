/* SPDX-License-Identifier: Apache-2.0 */
/* A program of the user's that is talked to through pipes. Of its own process group, so that what it starts ends with it. */
#ifndef GJ_CLI_CHILD_H
#define GJ_CLI_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

enum { GJ_CHILD_MOST_ANSWER = 1 << 20 };

typedef struct gj_child {
	pid_t pid;   /* 0: there is none */
	int in, out; /* our ends; -1 when closed */
} gj_child;

int64_t gj_child_now(void); /* milliseconds that never go back */

/* By /bin/sh -c LINE. false: it cannot be started. */
bool gj_child_start(gj_child *child, const char *line);

typedef enum gj_child_end {
	GJ_CHILD_LINE,	 /* a line has come, or more */
	GJ_CHILD_CLOSED, /* its output has ended */
	GJ_CHILD_LATE,
	GJ_CHILD_LONG, /* more than GJ_CHILD_MOST_ANSWER */
	GJ_CHILD_BROKEN
} gj_child_end;

/*
 * Give it `text` as it takes it, and gather what it says behind what stands in `answer`: until `until`, until its output ends, or until there is a
 * line if one is enough. When all is given its input is closed, unless `stays`.
 */
gj_child_end gj_child_talk(gj_child *child, gj_str text, gj_buf *answer, int64_t until, bool stays);

/* Its input ends. */
void gj_child_hang_up(gj_child *child);

/* Has it something to say, or ended, though nothing was asked? */
bool gj_child_speaks(const gj_child *child);

/* Has it ended by then? It stays to be waited for, so that nobody else gets its number. */
bool gj_child_ended(const gj_child *child, int64_t until);

/* Close our ends, end it and all that it left behind. What it ended with, for WIFSIGNALED and its like. */
int gj_child_stop(gj_child *child);

#endif
