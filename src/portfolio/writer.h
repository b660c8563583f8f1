/* SPDX-License-Identifier: Apache-2.0 */
/* What comes out of a portfolio: one file for each format, each with a start, a block of services, and an end. */
#ifndef GJ_PORTFOLIO_WRITER_H
#define GJ_PORTFOLIO_WRITER_H

#include "base/buf.h"
#include "portfolio/plan.h"

/* A block that ran: the runner holds its planes. */
typedef struct gj_ran {
	const gj_runner *runner;
	const gj_str *name; /* [n] */
	size_t n;
	const gj_str *
		check; /* [n], the report of a check that was asked for, as JSON; NULL: none was. Empty: not of this one */
} gj_ran;

typedef struct gj_writer {
	const char *name; /* of --format */
	bool explains;	  /* puts the reports that --explain asks for where the service stands */
	void (*start)(gj_buf *out, const gj_plan *plan);
	void (*block)(gj_buf *out, const gj_ran *ran);
	void (*end)(gj_buf *out, const gj_plan *plan, uint64_t services);
} gj_writer;

extern const gj_writer gj_writer_jsonl, gj_writer_csv, gj_writer_planes;

#endif
