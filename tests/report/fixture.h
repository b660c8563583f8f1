/* SPDX-License-Identifier: Apache-2.0 */
/* A small rule base, services, and an allocator that can be told to fail. */
#ifndef GJ_TESTS_REPORT_FIXTURE_H
#define GJ_TESTS_REPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/report.h"

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_verdicts *verdicts;
	gj_error err;
} world;

/* Load tests/report/rules, read tests/report/services/<name>, evaluate on `on`. Fails the test on any error. */
void world_open(world *w, const char *service, const char *on);
void world_close(world *w);

uint32_t norm_named(const world *w, const char *id);

/* Takes from the system until `left` allocations were given out, then fails. */
typedef struct meter {
	gj_alloc alloc;
	long left; /* negative: never fails */
	long given, open;
} meter;

void meter_start(meter *m, long left);

#endif
