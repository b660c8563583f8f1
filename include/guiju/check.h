/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One service under the law of one day. Example:
 *
 *     const char *paths[] = {"content"};
 *     gj_rules_load(&rules, NULL, paths, 1, &err);
 *     gj_service_read(&service, rules, "bot.yaml", text, length, &err);
 *     gj_day_parse(&day, "2026-11-24", 10);
 *     gj_check_run(&check, rules, service, day, &err);
 *     gj_check_find(check, "cn/genai/assess", &verdict);
 *
 * The whole program stands in examples/c/check.c and is compiled and run by the tests.
 */
#ifndef GUIJU_CHECK_H
#define GUIJU_CHECK_H

#include "date.h"
#include "rules.h"
#include "verdict.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is known of one actor's position towards one service. */
typedef struct gj_service gj_service;

/*
 * Read a service file (docs/service-file.md). `name` says where it came from; a name that ends in `.json` is read
 * as JSON, all else as YAML. `text` need not outlive the call. Borrows `rules`. Errors: GJ_EINPUT with line and the
 * nearest known name, GJ_ENOMEM. To be given to gj_service_free.
 */
GJ_API int gj_service_read(gj_service **out, const gj_rules *rules, const char *name,
			   const char *text, size_t length, gj_error *err);
GJ_API void gj_service_free(gj_service *service); /* takes NULL */

/* The verdicts on every norm of the rule base. Borrows rules and service. */
typedef struct gj_check gj_check;

/* One verdict. Days are GJ_DAY_NONE where there is none or it is not known. */
typedef struct gj_check_verdict {
	const char *norm; /* id, borrowed from the rules */
	gj_applicability applicability;
	gj_because because;
	gj_compliance compliance;
	gj_day due;   /* last day on which the act is in time */
	gj_day since; /* first day in breach */
	gj_day from;  /* FUTURE: first day in force */
} gj_check_verdict;

GJ_API int gj_check_run(gj_check **out, const gj_rules *rules, const gj_service *service, gj_day on,
			gj_error *err);
GJ_API void gj_check_free(gj_check *check); /* takes NULL */

/* The verdict on norm `index` (as in gj_rules_norm_id), or on a norm by id. GJ_EINPUT: no such norm. */
GJ_API int gj_check_at(const gj_check *check, size_t index, gj_check_verdict *out);
GJ_API int gj_check_find(const gj_check *check, const char *norm, gj_check_verdict *out);

typedef enum gj_check_format {
	GJ_CHECK_TEXT_EN,
	GJ_CHECK_TEXT_ZH,
	GJ_CHECK_JSON /* docs/schema/check.schema.json */
} gj_check_format;

/*
 * The whole report: on the law of the jurisdictions that the service file names by `regimes`, which it says; on all, if it names
 * none. UTF-8, zero-ended. Belongs to the check and lives until the next call or gj_check_free. GJ_ENOMEM.
 */
GJ_API int gj_check_report(gj_check *check, gj_check_format format, const char **out,
			   size_t *length);

/* The explanation of one verdict: proof, reasons, what is unknown. Same ownership. GJ_EINPUT: no such norm. */
GJ_API int gj_check_why(gj_check *check, const char *norm, gj_check_format format, const char **out,
			size_t *length);

#ifdef __cplusplus
}
#endif
#endif
