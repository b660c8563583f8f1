/* SPDX-License-Identifier: Apache-2.0 */
/* guiju screen: a corpus in, counts, a sample and findings out. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "cli/bulk.h"
#include "screen/screen.h"
#include "stats/sample_key.h"

enum { MOST_SHOWN = 20, SECOND = 1000, WHOLE = 100 * GJ_NUM_ONE };

typedef struct run {
	gj_session *s;
	gj_share limit, risk;
	bool terminal, tells, shown;
	int64_t started, last; /* milliseconds */
	const char *what;
	uint64_t faults;
} run;

/* ---- while it runs ---- */

static int64_t milliseconds(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000000;
}

static void clear_line(run *r)
{
	if (r->shown)
		fputs("\r\033[K", stderr);
	r->shown = false;
}

static void progress(void *context, const char *what, uint64_t done, uint64_t all, uint64_t items)
{
	run *r = context;
	int64_t now = milliseconds();
	double seconds;

	if (!r->tells || now - r->last < (r->terminal ? SECOND / 4 : SECOND))
		return;
	if (what != r->what) {
		r->what = what;
		r->started = r->last;
	}
	r->last = now;
	seconds = (double)(now - r->started) / SECOND;
	clear_line(r);
	fprintf(stderr, "%s: %.0f MB of %.0f, %.0f MB a second", what, (double)done / 1e6,
		(double)all / 1e6, (double)done / seconds / 1e6);
	if (items > 0)
		fprintf(stderr, ", %llu items", (unsigned long long)items);
	if (done > 0 && done <= all)
		fprintf(stderr, ", %d %%, %.0f s left", (int)(done * 100 / (all > 0 ? all : 1)),
			seconds * (double)(all - done) / (double)done);
	if (!r->terminal)
		fputc('\n', stderr);
	fflush(stderr);
	r->shown = r->terminal;
}

static void fault(void *context, const gj_error *err)
{
	run *r = context;
	gj_error before = r->s->err;

	r->faults++;
	if (r->faults > MOST_SHOWN)
		return;
	clear_line(r);
	r->s->err = *err;
	gj_session_fail(r->s, GJ_EINPUT);
	r->s->err = before;
	if (r->faults == MOST_SHOWN)
		fputs("guiju: further records that cannot be read are only counted\n", stderr);
}

/* ---- what is asked for ---- */

static int read_percent(gj_share *out, const gj_session *s, gj_option which, gj_error *err)
{
	const char *value = s->args.value[which];
	gj_str text = gj_str_of(value);
	gj_num percent;

	if (value == NULL)
		return GJ_OK;
	if (text.len > 0 && text.at[text.len - 1] == '%')
		text.len--;
	if (!gj_num_parse(&percent, text) || percent <= 0 || percent >= WHOLE) {
		gj_fault(err, GJ_EINPUT, "`--%s` does not take `%s`", gj_options[which].name,
			 value);
		return gj_fault_help(err, "it takes per cent above 0 and below 100, as 5 or 0.5");
	}
	*out = (gj_share){percent, WHOLE};
	return GJ_OK;
}

static gj_str said(const gj_session *s, gj_option which)
{
	const char *value = s->args.value[which];

	return gj_str_of(value != NULL ? value : "");
}

/* An empty word is not the same as none. */
static int check_words(gj_session *s)
{
	static const gj_option words[] = {GJ_OPT_SEED_SCREEN, GJ_OPT_NONCE, GJ_OPT_ID,
					  GJ_OPT_SOURCE, GJ_OPT_LANGUAGE};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (s->args.value[words[i]] != NULL && s->args.value[words[i]][0] == '\0')
			return gj_fault(&s->err, GJ_EINPUT, "`--%s` is empty",
					gj_options[words[i]].name);
	return GJ_OK;
}

static gj_screen_settings settings_of(const gj_session *s)
{
	return (gj_screen_settings){
		.corpus = (const char *const *)s->args.operand,
		.n_corpora = s->args.n_operands,
		.list = s->args.rules,
		.n_lists = s->args.n_rules,
		.exceptions = s->args.value[GJ_OPT_EXCEPTIONS],
		.out = s->args.value[GJ_OPT_OUT_SCREEN],
		.input = said(s, GJ_OPT_INPUT_CORPUS),
		.unit = said(s, GJ_OPT_UNIT),
		.text = said(s, GJ_OPT_TEXT),
		.id = said(s, GJ_OPT_ID),
		.source = said(s, GJ_OPT_SOURCE),
		.no_quotes = s->args.value[GJ_OPT_NO_QUOTES] != NULL,
		.keep_going = s->args.value[GJ_OPT_KEEP_GOING] != NULL,
		.no_boundaries = s->args.value[GJ_OPT_NO_BOUNDARIES] != NULL,
		.fold = said(s, GJ_OPT_FOLD),
		.engine = said(s, GJ_OPT_ENGINE),
		.personal = said(s, GJ_OPT_PERSONAL),
		.salt = s->args.value[GJ_OPT_SALT],
		.modality = said(s, GJ_OPT_MODALITY),
		.language = said(s, GJ_OPT_LANGUAGE),
		.sample = s->args.sample,
		.seed = said(s, GJ_OPT_SEED_SCREEN),
		.nonce = said(s, GJ_OPT_NONCE),
		.threads = gj_bulk_threads(s),
		.ranges = s->args.ranges,
		.version = GJ_VERSION,
	};
}

static int take_rates(run *r)
{
	gj_session *s = r->s;
	int rc = read_percent(&r->limit, s, GJ_OPT_LIMIT_SCREEN, &s->err);

	r->risk = (gj_share){5, 100};
	if (rc == GJ_OK)
		rc = read_percent(&r->risk, s, GJ_OPT_RISK_SCREEN, &s->err);
	return rc == GJ_OK ? gj_share_check_risk(r->risk, &s->err) : rc;
}

/* ---- the command ---- */

static int check_given(gj_session *s)
{
	if (s->args.n_operands == 0) {
		gj_fault(&s->err, GJ_EINPUT, "`guiju screen` wants CORPUS...");
		return gj_fault_help(&s->err,
				     "guiju screen CORPUS... --lists PATH --out DIR --seed "
				     "TEXT; `guiju screen --help` says more");
	}
	if (s->args.n_rules == 0)
		return gj_fault(&s->err, GJ_EINPUT, "`guiju screen` wants --lists PATH");
	if (s->args.value[GJ_OPT_OUT_SCREEN] == NULL)
		return gj_fault(&s->err, GJ_EINPUT, "`guiju screen` wants --out DIR");
	return GJ_OK;
}

static int commit(gj_session *s)
{
	const char *nonce = s->args.value[GJ_OPT_NONCE];
	char hex[65];
	int rc;

	if (nonce == NULL)
		rc = gj_fault(&s->err, GJ_EINPUT, "`--commit` wants --nonce TEXT");
	else if (s->args.n_operands > 0)
		rc = gj_fault(&s->err, GJ_EINPUT, "`--commit` does not want `%s`",
			      s->args.operand[0]);
	else
		rc = gj_seed_commit(hex, gj_str_of(nonce), &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	gj_buf_printf(&s->out, "%s\n", hex);
	return gj_session_finish(s, GJ_EXIT_DONE);
}

static void say_what_was_passed(const run *r, const gj_screen *screen)
{
	if (gj_screen_passed(screen) > 0)
		fprintf(stderr,
			"guiju: %zu files are not called as a corpus is and were passed over\n",
			gj_screen_passed(screen));
	if (gj_screen_resumed(screen) > 0)
		fprintf(stderr, "guiju: %llu ranges were done before\n",
			(unsigned long long)gj_screen_resumed(screen));
	if (r->faults > 0)
		fprintf(stderr, "guiju: %llu records could not be read and were passed over\n",
			(unsigned long long)r->faults);
}

static int screen_all(run *r, gj_screen **screen)
{
	gj_session *s = r->s;
	gj_screen_settings settings = settings_of(s);
	gj_screen_watch watch = {r, fault, progress};
	int rc;

	r->terminal = isatty(STDERR_FILENO) == 1;
	r->tells = r->terminal || s->args.value[GJ_OPT_PROGRESS] != NULL;
	r->started = r->last = milliseconds();
	rc = gj_screen_do(screen, &s->arena, &settings, &watch, &s->err);
	clear_line(r);
	if (rc != GJ_OK)
		return rc;
	say_what_was_passed(r, *screen);
	if (!gj_session_json(s))
		return gj_screen_text(&s->out, *screen, r->limit, r->risk, &s->err);
	gj_buf_add(&s->out, gj_screen_json(*screen));
	return GJ_OK;
}

int gj_run_screen(gj_session *s)
{
	gj_screen *screen = NULL;
	run r = {.s = s};
	int rc, status;

	if (s->args.value[GJ_OPT_COMMIT] != NULL)
		return commit(s);
	rc = check_given(s);
	if (rc == GJ_OK)
		rc = check_words(s);
	if (rc == GJ_OK)
		rc = take_rates(&r);
	if (rc == GJ_OK)
		rc = screen_all(&r, &screen);
	status = rc == GJ_OK ? gj_session_finish(s, GJ_EXIT_DONE) : gj_session_fail(s, rc);
	if (screen != NULL && gj_screen_unwritten(screen))
		status = GJ_EXIT_FAULT;
	gj_screen_close(screen);
	return status;
}
