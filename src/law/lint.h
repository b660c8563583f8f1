/* SPDX-License-Identifier: Apache-2.0 */
/* What is allowed in rule files but doubtful. */
#ifndef GJ_LAW_LINT_H
#define GJ_LAW_LINT_H

#include "law/law.h"

typedef enum gj_finding_rule {
#define LINT(symbol, name, severity, text) GJ_LINT_##symbol,
#include "law/lint.def"
#undef LINT
	GJ_N_LINTS
} gj_finding_rule;

typedef enum gj_severity { GJ_SEVERITY_INFO, GJ_SEVERITY_WARNING, GJ_SEVERITY_ERROR } gj_severity;

typedef struct gj_finding {
	gj_finding_rule rule;
	gj_severity severity;
	gj_place place, other; /* other.pos.line 0: none */
	gj_str message;
} gj_finding;

typedef struct gj_findings {
	gj_finding *item; /* sorted by file, position, rule, message */
	size_t n, cap;
} gj_findings;

const char *gj_lint_name(gj_finding_rule rule);

/*
 * Find what is allowed but doubtful (law/lint.def lists the rules). `texts` (law/texts.h): hold citations against the
 * official texts; NULL: do not. GJ_OK or GJ_ENOMEM.
 */
struct gj_texts;
int gj_law_lint(gj_findings *out, gj_law *law, gj_arena *arena, const struct gj_texts *texts);

#endif
