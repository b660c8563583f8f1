/* SPDX-License-Identifier: Apache-2.0 */
/* What every command needs: arguments, the rule base, the output gathered so far, the error. */
#ifndef GJ_CLI_SESSION_H
#define GJ_CLI_SESSION_H

#include "base/thaw.h"
#include "cli/args.h"
#include "cli/cli.h"
#include "report/report.h"

enum { GJ_SERVICE_LIMIT = 16 << 20, GJ_RULES_LIMIT = 16 << 20 };

typedef struct gj_session {
	gj_args args;
	gj_arena arena; /* the law, and what lives as long */
	gj_law *law;
	gj_thawed image;   /* where the law stands in an image */
	bool imaging;	   /* an image is being made: the law without tests, and from no image */
	const char **root; /* rule files and folders it was loaded from */
	size_t n_roots;
	gj_day on;
	gj_style style;
	gj_buf out;
	gj_error err;
} gj_session;

/*
 * Load the rule base: --rules, else GUIJU_RULES (paths with `:` between), else ../share/guiju/content beside the
 * program, else the content folder of the source tree. `more` paths that lie outside are loaded too.
 */
int gj_session_law(gj_session *s, char *const *more, size_t n_more);

/* --on, or today. Only here the clock is read. */
int gj_session_day(gj_session *s);

/* Does rule file `file` lie under one of `paths`? All do when there are none. */
bool gj_session_under(gj_session *s, uint32_t file, char *const *paths, size_t n_paths);

/* Write what was gathered to standard output. GJ_OK, or GJ_EIO with the error filled. */
int gj_session_write(gj_session *s);

/* Write the rest; `status`, or GJ_EXIT_FAULT when that fails. */
int gj_session_finish(gj_session *s, int status);

/* Print the error; the exit status that goes with `rc`. */
int gj_session_fail(gj_session *s, int rc);

/* The value of --format of this command: "text" if not said. */
const char *gj_session_format(const gj_session *s);
bool gj_session_json(const gj_session *s);
bool gj_session_html(const gj_session *s);

/* The commands. Each returns an exit status. */
int gj_run_check(gj_session *s);
int gj_run_why(gj_session *s);
int gj_run_ask(gj_session *s);
int gj_run_what_if(gj_session *s);
int gj_run_advise(gj_session *s);
int gj_run_compare(gj_session *s);
int gj_run_portfolio(gj_session *s);
int gj_run_probe(gj_session *s);
int gj_run_diff(gj_session *s);
int gj_run_assess(gj_session *s);
int gj_run_assess_verify(gj_session *s);
int gj_run_test(gj_session *s);
int gj_run_fmt(gj_session *s);
int gj_run_lint(gj_session *s);
int gj_run_prove(gj_session *s);
int gj_run_screen(gj_session *s);
int gj_run_law_list(gj_session *s);
int gj_run_law_show(gj_session *s);
int gj_run_law_coverage(gj_session *s);
int gj_run_law_timeline(gj_session *s);
int gj_run_judge(gj_session *s);
int gj_run_assess_plan(gj_session *s);
int gj_run_simulate(gj_session *s);

/* A service file, or standard input for "-". */
int gj_session_service(gj_session *s, gj_record **out, const char *path);

/* The norm of this name; a tail of its id will do where it is the only one. */
int gj_session_norm(gj_session *s, gj_str name, uint32_t *out);

/* The instruments of the jurisdictions that --regime names and of those within them (`us-ca` is within `us`), a mark for each; NULL when
   it is not given. */
int gj_session_regime(gj_session *s, bool **out);

/* The same; where --regime is not given, what the service file says. */
int gj_session_regime_of(gj_session *s, const gj_record *record, bool **out);

/*
 * The circuit of what is asked about: the norms of the marked instruments (NULL: all) and the norm `also` (or GJ_NONE), and what they hang
 * on. Other norms never apply in it.
 */
int gj_session_circuit(gj_session *s, gj_circuit **out, gj_day on, const bool *instruments,
		       uint32_t also);

#endif
