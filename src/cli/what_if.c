/* SPDX-License-Identifier: Apache-2.0 */
/* guiju what-if: two checks side by side. Something told otherwise, another day, another service: or all three. */
#include "cli/session.h"
#include "reason/thought.h"
#include "report/contrast.h"

static int say(gj_session *s, gj_record *record, gj_str setting)
{
	const char *equals = memchr(setting.at, '=', setting.len);
	gj_str name = setting, value;

	if (equals == NULL || equals == setting.at) {
		gj_fault(&s->err, GJ_EINPUT, "`--set` does not take `%.*s`", GJ_FMT(setting));
		return gj_fault_help(&s->err, "it takes NAME=VALUE, as launch=2026-12-01");
	}
	name.len = (size_t)(equals - setting.at);
	value = (gj_str){equals + 1, setting.len - name.len - 1};
	return gj_record_say(record, &s->arena, GJ_STR("--set"), name, value, &s->err);
}

/* The record of the second check: of the second file, or of the first, with what --set says. */
static int read_would(gj_session *s, gj_record **out, const gj_record *was)
{
	gj_record *told = NULL;
	int rc = GJ_OK;

	if (s->args.n_operands < 2 && s->args.n_names == 0 && s->args.then == GJ_DAY_NONE) {
		gj_fault(&s->err, GJ_EINPUT, "nothing to compare with");
		return gj_fault_help(&s->err,
				     "say --set NAME=VALUE, --then DATE, or a second file");
	}
	if (s->args.n_operands > 1)
		rc = gj_session_service(s, &told, s->args.operand[1]);
	if (rc == GJ_OK && gj_record_copy(out, &s->arena, told != NULL ? told : was) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	for (size_t i = 0; rc == GJ_OK && i < s->args.n_names; i++)
		rc = say(s, *out, s->args.name[i]);
	return rc;
}

static int check(gj_session *s, gj_verdicts **out, const gj_circuit *circuit,
		 const gj_record *record, const bool *instruments)
{
	int rc = gj_evaluate(out, &s->arena, circuit, record, &s->err);

	if (rc == GJ_OK && instruments != NULL)
		rc = gj_verdicts_keep(*out, &s->arena, instruments, &s->err);
	return rc;
}

/* Verdicts are compared norm by norm: both files have to ask about the same law. */
static int same_regimes(gj_session *s, bool **out, const gj_record *was, const gj_record *would)
{
	bool *other;
	int rc = gj_session_regime_of(s, was, out);

	if (rc == GJ_OK)
		rc = gj_session_regime_of(s, would, &other);
	if (rc != GJ_OK)
		return rc;
	if ((*out == NULL) == (other == NULL) &&
	    (other == NULL || memcmp(*out, other, s->law->n_instruments * sizeof *other) == 0))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "the two files ask about the law of different regimes");
	return gj_fault_help(&s->err, "say --regime");
}

static int contrast(gj_session *s, gj_contrast **out, const gj_record *was, const gj_record *would)
{
	gj_circuit *circuit, *then;
	gj_verdicts *before, *after;
	bool *instruments;
	int rc = same_regimes(s, &instruments, was, would);

	if (rc == GJ_OK)
		rc = gj_session_circuit(s, &circuit, s->on, instruments, GJ_NONE);
	then = circuit;
	if (rc == GJ_OK && s->args.then != GJ_DAY_NONE && s->args.then != s->on)
		rc = gj_session_circuit(s, &then, s->args.then, instruments, GJ_NONE);
	if (rc == GJ_OK)
		rc = check(s, &before, circuit, was, instruments);
	if (rc == GJ_OK)
		rc = check(s, &after, then, would, instruments);
	if (rc == GJ_OK)
		rc = gj_contrast_make(out, &s->arena, before, after, &s->err);
	return rc;
}

int gj_run_what_if(gj_session *s)
{
	gj_record *was, *would;
	gj_contrast *found;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_session_service(s, &was, s->args.operand[0]);
	if (rc == GJ_OK)
		rc = read_would(s, &would, was);
	if (rc == GJ_OK)
		rc = contrast(s, &found, was, would);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if (gj_session_html(s))
		gj_report_what_if_html(&s->out, found, &s->style);
	else if (gj_session_json(s))
		gj_report_what_if_json(&s->out, found);
	else
		gj_report_what_if_text(&s->out, found, &s->style);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
