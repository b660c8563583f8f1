/* SPDX-License-Identifier: Apache-2.0 */
/* guiju compare PORTFOLIO: many services under several regimes. */
#include "cli/bulk.h"
#include "cli/compare.h"
#include "portfolio/sides.h"
#include "report/sides.h"

enum { SHOWN = 20 };

/* The first services that were found, and how many there are. */
typedef struct gathering {
	gj_session *s;
	size_t n_regimes;
	gj_sides_found found[SHOWN];
	size_t n;
	uint64_t all;
} gathering;

static int gather(void *context, gj_str bytes, gj_error *err)
{
	gathering *g = context;
	size_t at = 0, length;

	while (at < bytes.len) {
		memcpy(&length, bytes.at + at, sizeof length);
		at += sizeof length;
		if (g->n < SHOWN) {
			gj_sides_found *one = &g->found[g->n++];

			if (gj_arena_str(&g->s->arena, &one->name,
					 (gj_str){bytes.at + at, length}) != GJ_OK ||
			    gj_arena_str(&g->s->arena, &one->barred,
					 (gj_str){bytes.at + at + length, g->n_regimes}) != GJ_OK)
				return gj_fault_memory(err);
		}
		at += length + g->n_regimes;
		g->all++;
	}
	return GJ_OK;
}

static int report(gj_session *s, const gj_abreast *sides, const gj_stream *stream,
		  const gathering *g, gj_str input)
{
	gj_sides_view view = {.law = s->law,
			      .on = s->on,
			      .input = input,
			      .n_regimes = sides->n_regimes,
			      .n = sides->plan->n,
			      .found = g->found,
			      .n_found = g->n,
			      .found_in_all = g->all,
			      .services = stream->totals.services,
			      .bad = stream->totals.bad};
	gj_str *name = gj_arena_array(&s->arena, sides->n_regimes, sizeof *name);
	gj_sides_count *count = gj_arena_array(&s->arena, view.n, sizeof *count);

	if (name == NULL || count == NULL)
		return gj_fault_memory(&s->err);
	for (size_t r = 0; r < sides->n_regimes; r++)
		name[r] = sides->regime[r].name;
	for (size_t k = 0; k < view.n; k++)
		count[k] = (gj_sides_count){sides->ask[k], stream->totals.yes[k],
					    stream->totals.no[k]};
	view.regime = name;
	view.count = count;
	if (gj_session_html(s))
		gj_report_sides_html(&s->out, &view, &s->style);
	else if (gj_session_json(s))
		gj_report_sides_json(&s->out, &view);
	else
		gj_report_sides_text(&s->out, &view, &s->style);
	return GJ_OK;
}

int gj_compare_portfolio(gj_session *s, const gj_regime *regime, size_t n_regimes)
{
	bool lines = strcmp(gj_session_format(s), "jsonl") == 0;
	gathering g = {.s = s, .n_regimes = n_regimes};
	gj_stream stream = {.writer = lines ? &gj_writer_sides_lines : &gj_writer_sides_found};
	gj_inflow in = {.fd = -1};
	gj_abreast *sides;
	int rc = gj_bulk_reader(s, &stream.reader);

	if (rc == GJ_OK)
		rc = gj_sides_new(&sides, &s->arena, s->law, s->on, regime, n_regimes, &s->err);
	if (rc != GJ_OK)
		return rc;
	stream.plan = sides->plan;
	stream.alloc = gj_alloc_system();
	stream.in = &in;
	stream.outflow = (gj_outflow){&g, lines ? gj_bulk_write : gather, gj_bulk_no_fault,
				      gj_bulk_no_progress};
	stream.threads = gj_bulk_threads(s);
	stream.path = gj_path_best();
	rc = gj_inflow_open(&in, s->args.operand[0], &s->err);
	if (rc != GJ_OK)
		return rc;
	rc = gj_stream_run(&stream, &s->arena, &s->err);
	if (rc == GJ_OK && !lines)
		rc = report(s, sides, &stream, &g, in.name);
	gj_inflow_close(&in);
	return rc;
}
