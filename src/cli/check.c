/* SPDX-License-Identifier: Apache-2.0 */
/* guiju check: all files are read before the first report is written. */
#include "cli/session.h"
#include "report/export.h"

enum { FLUSH_AT = 1 << 20 };

static bool binds(const gj_law *law, const gj_verdict *verdict)
{
	return verdict->applicability == GJ_APPLIES &&
	       gj_norm_binds(law, &law->norm[verdict->norm]);
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

/* NULL: a format of guiju's own, a report for each service. */
static const gj_exporter *exporter_of(const gj_session *s)
{
	static const gj_exporter *const exporters[] = {&gj_export_html, &gj_export_oscal,
						       &gj_export_sarif, &gj_export_csv};

	for (size_t i = 0; i < sizeof exporters / sizeof *exporters; i++)
		if (strcmp(gj_session_format(s), exporters[i]->name) == 0)
			return exporters[i];
	return NULL;
}

static void report(gj_session *s, const gj_verdicts *verdicts, bool first)
{
	bool lines = s->args.n_operands > 1 || strcmp(gj_session_format(s), "ndjson") == 0;

	if (gj_session_json(s)) {
		gj_report_check_json(&s->out, verdicts, lines);
		return;
	}
	if (!first) {
		gj_buf_putc(&s->out, '\n');
		gj_buf_pad(&s->out, '=', s->style.width);
		gj_buf_puts(&s->out, "\n\n");
	}
	gj_report_check_text(&s->out, verdicts, &s->style);
}

static int check_one(gj_session *s, const gj_circuit *circuit, const gj_exporter *exporter,
		     gj_exporting *e, size_t i, bool *met)
{
	gj_verdicts *verdicts;
	bool *instruments;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, s->arena.alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_session_regime_of(s, e->record[i], &instruments);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, &arena, circuit, e->record[i], &s->err);
	if (rc == GJ_OK && instruments != NULL)
		rc = gj_verdicts_keep(verdicts, &arena, instruments, &s->err);
	if (rc == GJ_OK) {
		if (exporter != NULL)
			exporter->add(e, verdicts);
		else
			report(s, verdicts, i == 0);
		*met = fails(s, verdicts) || *met;
	}
	gj_arena_free(&arena);
	return rc;
}

/* What was gathered goes out when it is much, and at the end. */
static int flush(gj_session *s, bool last)
{
	return s->out.len < FLUSH_AT && !s->out.failed && !last ? GJ_OK : gj_session_write(s);
}

static int write_all(gj_session *s, const gj_circuit *circuit, gj_exporting *e, bool *met)
{
	const gj_exporter *exporter = exporter_of(s);
	int rc = exporter != NULL ? exporter->start(e, &s->err) : GJ_OK;

	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	for (size_t i = 0; i < e->n; i++) {
		if (check_one(s, circuit, exporter, e, i, met) != GJ_OK)
			return gj_session_fail(s, GJ_ENOMEM);
		if (exporter != NULL && i + 1 == e->n)
			exporter->end(e);
		rc = flush(s, i + 1 == e->n);
		if (rc != GJ_OK) {
			gj_session_fail(s, rc);
			return GJ_EXIT_FAULT;
		}
	}
	return *met ? GJ_EXIT_FOUND : GJ_EXIT_DONE;
}

static int check_all(gj_session *s, gj_record **record, bool *met)
{
	gj_exporting e = {.out = &s->out,
			  .arena = &s->arena,
			  .law = s->law,
			  .on = s->on,
			  .tongue = s->style.tongue,
			  .style = &s->style,
			  .version = GJ_VERSION,
			  .record = record,
			  .n = s->args.n_operands};
	gj_circuit *circuit;
	bool *instruments;
	int rc = gj_session_regime(s, &instruments);

	for (size_t i = 0; rc == GJ_OK && i < s->args.n_operands; i++)
		rc = gj_session_service(s, &record[i], s->args.operand[i]);
	if (rc == GJ_OK)
		rc = gj_circuit_from_law(&circuit, &s->arena, s->law, s->on, &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	e.instruments = instruments;
	return write_all(s, circuit, &e, met);
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
