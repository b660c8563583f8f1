/* SPDX-License-Identifier: Apache-2.0 */
/* guiju check: all files are read before the first report is written. */
#include "cli/session.h"

enum { FLUSH_AT = 1 << 20 };

static bool binds(const gj_law *law, const gj_verdict *verdict)
{
	const gj_norm *norm = &law->norm[verdict->norm];

	return verdict->applicability == GJ_APPLIES &&
	       (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION) &&
	       law->level[law->instrument[norm->instrument].level].force == GJ_FORCE_BINDING;
}

static bool fails(const gj_session *s, const gj_verdicts *verdicts)
{
	const char *states = s->args.value[GJ_OPT_FAIL_ON];

	if (gj_args_listed(states, "breached") && verdicts->totals.breached > 0)
		return true;
	if (gj_args_listed(states, "unknown") && verdicts->totals.unknown > 0)
		return true;
	for (size_t i = 0; gj_args_listed(states, "applies") && i < verdicts->n; i++)
		if (binds(s->law, &verdicts->item[i]))
			return true;
	return false;
}

static void report(gj_session *s, const gj_verdicts *verdicts, size_t at)
{
	const char *format = s->args.value[GJ_OPT_FORMAT];
	bool lines = s->args.n_operands > 1 || (format != NULL && strcmp(format, "ndjson") == 0);

	if (gj_session_json(s)) {
		gj_report_check_json(&s->out, verdicts, lines);
		return;
	}
	if (gj_session_html(s)) {
		gj_report_check_html(&s->out, verdicts, &s->style,
				     s->args.n_operands > 1 ? (unsigned)at + 1 : 0);
		return;
	}
	if (at > 0) {
		gj_buf_putc(&s->out, '\n');
		gj_buf_pad(&s->out, '=', s->style.width);
		gj_buf_puts(&s->out, "\n\n");
	}
	gj_report_check_text(&s->out, verdicts, &s->style);
}

static int check_one(gj_session *s, const gj_circuit *circuit, const gj_record *record,
		     const bool *instruments, size_t at, bool *met)
{
	gj_verdicts *verdicts;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, s->arena.alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_evaluate(&verdicts, &arena, circuit, record, &s->err);
	if (rc == GJ_OK && instruments != NULL)
		rc = gj_verdicts_keep(verdicts, &arena, instruments, &s->err);
	if (rc == GJ_OK) {
		report(s, verdicts, at);
		*met = fails(s, verdicts) || *met;
	}
	gj_arena_free(&arena);
	return rc;
}

/* One document for all services. */
static int open_html(gj_session *s, gj_record **record)
{
	size_t n = s->args.n_operands;
	gj_str *service = gj_arena_array(&s->arena, n, sizeof *service);

	if (service == NULL)
		return gj_fault_memory(&s->err);
	for (size_t i = 0; i < n; i++)
		service[i] = record[i]->service;
	gj_report_check_html_open(&s->out, &s->style, s->on, service, n);
	return GJ_OK;
}

static int check_all(gj_session *s, gj_record **record, bool *met)
{
	gj_circuit *circuit;
	bool *instruments;
	int rc = gj_session_regime(s, &instruments);

	for (size_t i = 0; rc == GJ_OK && i < s->args.n_operands; i++)
		rc = gj_session_service(s, &record[i], s->args.operand[i]);
	if (rc == GJ_OK)
		rc = gj_circuit_from_law(&circuit, &s->arena, s->law, s->on, &s->err);
	if (rc == GJ_OK && gj_session_html(s))
		rc = open_html(s, record);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	for (size_t i = 0; i < s->args.n_operands; i++) {
		rc = check_one(s, circuit, record[i], instruments, i, met);
		if (rc != GJ_OK)
			return gj_session_fail(s, GJ_ENOMEM);
		if (gj_session_html(s) && i + 1 == s->args.n_operands)
			gj_report_html_close(&s->out, &s->style, s->args.n_operands);
		if (s->out.len < FLUSH_AT && !s->out.failed && i + 1 < s->args.n_operands)
			continue;
		rc = gj_session_write(s);
		if (rc != GJ_OK) {
			gj_session_fail(s, rc);
			return GJ_EXIT_FAULT;
		}
	}
	return *met ? GJ_EXIT_FOUND : GJ_EXIT_DONE;
}

int gj_run_check(gj_session *s)
{
	gj_record **record;
	bool met = false;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	record = gj_arena_array(&s->arena, s->args.n_operands, sizeof *record);
	if (record == NULL)
		return gj_session_fail(s, gj_fault_memory(&s->err));
	return check_all(s, record, &met);
}
