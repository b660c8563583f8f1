/* SPDX-License-Identifier: Apache-2.0 */
/* Running the rules of lint and sorting what they find. */
#include "law/lint_find.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
	const char *name;
	gj_severity severity;
} rule_fact[GJ_N_LINTS] = {
#define LINT(symbol, name, severity, text) {name, GJ_SEVERITY_##severity},
#include "law/lint.def"
#undef LINT
};

const char *gj_lint_name(gj_finding_rule rule)
{
	return rule_fact[rule].name;
}

static int add(gj_lint *lint, gj_finding *finding, const char *format, va_list args)
{
	char message[600];

	vsnprintf(message, sizeof message, format, args);
	if (gj_arena_str(lint->arena, &finding->message, gj_str_of(message)) != GJ_OK ||
	    gj_arena_room(lint->arena, (void **)&lint->out->item, &lint->out->cap, lint->out->n,
			  sizeof *finding) != GJ_OK)
		return GJ_ENOMEM;
	lint->out->item[lint->out->n++] = *finding;
	return GJ_OK;
}

int gj_lint_add(gj_lint *lint, gj_finding_rule rule, gj_place place, const char *format, ...)
{
	gj_finding finding = {.rule = rule, .severity = rule_fact[rule].severity, .place = place};
	va_list args;
	int rc;

	va_start(args, format);
	rc = add(lint, &finding, format, args);
	va_end(args);
	return rc;
}

int gj_lint_add_two(gj_lint *lint, gj_finding_rule rule, gj_place place, gj_place other,
		    const char *format, ...)
{
	gj_finding finding = {.rule = rule, .severity = rule_fact[rule].severity, .place = place};
	va_list args;
	int rc;

	finding.other = other;
	va_start(args, format);
	rc = add(lint, &finding, format, args);
	va_end(args);
	return rc;
}

static int by_place(const void *left, const void *right)
{
	const gj_finding *a = left, *b = right;

	if (a->place.file != b->place.file)
		return a->place.file < b->place.file ? -1 : 1;
	if (a->place.pos.line != b->place.pos.line)
		return a->place.pos.line < b->place.pos.line ? -1 : 1;
	if (a->place.pos.col != b->place.pos.col)
		return a->place.pos.col < b->place.pos.col ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return gj_str_cmp(a->message, b->message);
}

int gj_law_lint(gj_findings *out, gj_law *law, gj_arena *arena, const struct gj_texts *texts)
{
	static int (*const group[])(gj_lint *) = {
		gj_lint_cites,	  gj_lint_articles,  gj_lint_use,   gj_lint_words,
		gj_lint_guides,	  gj_lint_calendars, gj_lint_tests, gj_lint_reach,
		gj_lint_versions, gj_lint_texts};
	gj_lint lint = {law, arena, out, texts};
	int rc = GJ_OK;

	out->item = NULL;
	out->n = out->cap = 0;
	for (size_t i = 0; rc == GJ_OK && i < sizeof group / sizeof *group; i++)
		rc = group[i](&lint);
	if (rc == GJ_OK && out->n > 1)
		qsort(out->item, out->n, sizeof *out->item, by_place);
	return rc;
}
