/* SPDX-License-Identifier: Apache-2.0 */
/* guiju ask PORTFOLIO --next: the question that decides most pairs of a service and a norm. */
#include "cli/asking.h"
#include "cli/bulk.h"
#include "report/poll.h"

enum { SHOWN = 10 };

static int write_nothing(void *context, gj_str bytes, gj_error *err)
{
	(void)context;
	(void)bytes;
	(void)err;
	return GJ_OK;
}

static int count(gj_session *s, gj_stream *stream, gj_inflow *in)
{
	int rc = gj_bulk_reader(s, &stream->reader);

	stream->alloc = gj_alloc_system();
	stream->in = in;
	stream->outflow = (gj_outflow){NULL, write_nothing, gj_bulk_no_fault, gj_bulk_no_progress};
	stream->threads = gj_bulk_threads(s);
	stream->path = gj_path_best();
	if (rc == GJ_OK)
		rc = gj_inflow_open(in, s->args.operand[0], &s->err);
	if (rc == GJ_OK) {
		rc = gj_stream_run(stream, &s->arena, &s->err);
		gj_inflow_close(in);
	}
	return rc;
}

static int report(gj_session *s, const gj_stream *stream, const gj_inflow *in)
{
	const gj_prospects *questions = gj_poll_questions(stream->poll);
	gj_poll_view view = {
		s->law, s->on,	     in->name, stream->totals.services, stream->polled->undecided,
		NULL,	questions->n};
	size_t answers = 0;

	view.line = gj_arena_array(&s->arena, questions->n, sizeof *view.line);
	if (view.line == NULL)
		return gj_fault_memory(&s->err);
	for (size_t i = 0; i < questions->n; i++) {
		view.line[i] = (gj_poll_line){&questions->at[i], stream->polled->pairs[i],
					      &stream->polled->decides[answers], 0};
		answers += questions->at[i].n_answers;
	}
	gj_poll_rank(&view);
	if (gj_session_json(s))
		gj_report_poll_json(&s->out, &view);
	else if (gj_session_html(s))
		gj_report_poll_html(&s->out, &view, SHOWN, &s->style);
	else
		gj_report_poll_text(&s->out, &view, SHOWN, &s->style);
	return GJ_OK;
}

int gj_ask_portfolio(gj_session *s)
{
	gj_stream stream = {.plan = NULL};
	gj_polled polled;
	gj_inflow in = {.fd = -1};
	gj_plan *plan;
	gj_poll *poll;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_bulk_plan(s, &plan);
	if (rc == GJ_OK)
		rc = gj_poll_new(&poll, &s->arena, plan, &s->err);
	if (rc == GJ_OK && gj_polled_new(&polled, &s->arena, poll, false) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK) {
		stream.plan = plan;
		stream.poll = poll;
		stream.polled = &polled;
		rc = count(s, &stream, &in);
	}
	if (rc == GJ_OK)
		rc = report(s, &stream, &in);
	return rc == GJ_OK ? gj_session_finish(s, GJ_EXIT_DONE) : gj_session_fail(s, rc);
}
