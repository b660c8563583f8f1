/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the commands on portfolios. */
#ifndef GJ_CLI_BULK_H
#define GJ_CLI_BULK_H

#include "cli/session.h"
#include "portfolio/stream.h"

/* How the file is written: by --input, else by the end of its name. Empty-handed: an error. */
int gj_bulk_reader(gj_session *s, const gj_reader **out);

/* The same, asked: is it a portfolio at all? */
bool gj_bulk_is(const gj_session *s);

/* The norms of --norm and --regime; all if not said. */
int gj_bulk_plan(gj_session *s, gj_plan **out);

unsigned gj_bulk_threads(const gj_session *s);

/* Ends of a stream: what is written goes to standard output; faults and progress are passed over (faults that end it are its result). */
int gj_bulk_write(void *context, gj_str bytes, gj_error *err);
void gj_bulk_no_fault(void *context, const gj_error *err);
void gj_bulk_no_progress(void *context, uint64_t bytes, uint64_t services);

#endif
