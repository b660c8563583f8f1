/* SPDX-License-Identifier: Apache-2.0 */
/* guiju portfolio: many services in, counts or verdicts out. */
#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/parallel.h"
#include "cli/bulk.h"
#include "report/counts.h"

enum { MOST_SHOWN = 20, SECOND = 1000 };

typedef struct portfolio {
	gj_session *s;
	gj_inflow in;
	gj_plan *plan;
	gj_stream stream;
	gj_buf explained;
	bool terminal,
		shown; /* of standard error: is it one; does a line of progress stand on it */
	int64_t started, last; /* milliseconds */
	uint64_t faults;
} portfolio;

/* ---- what to ask of whom ---- */

static const gj_reader *const readers[] = {&gj_reader_jsonl, &gj_reader_csv, &gj_reader_arrow};

static bool ends_in(const char *path, const char *suffix)
{
	size_t path_len = strlen(path), len = strlen(suffix);

	return path_len > len && strcmp(path + path_len - len, suffix) == 0;
}

static const gj_reader *reader_of(const gj_session *s)
{
	const char *path = s->args.operand[0], *named = s->args.value[GJ_OPT_INPUT];

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (named != NULL ? strcmp(named, readers[i]->name) == 0
				  : ends_in(path, readers[i]->suffix))
			return readers[i];
	return NULL;
}

bool gj_bulk_is(const gj_session *s)
{
	return reader_of(s) != NULL;
}

int gj_bulk_reader(gj_session *s, const gj_reader **out)
{
	*out = reader_of(s);
	if (*out != NULL)
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "the name `%s` does not say how the file is written",
		 s->args.operand[0]);
	return gj_fault_help(&s->err, "say so by --input: %s", gj_options[GJ_OPT_INPUT].choices);
}

static const gj_writer *find_writer(const char *format)
{
	static const gj_writer *const writers[] = {&gj_writer_jsonl, &gj_writer_csv,
						   &gj_writer_planes, &gj_writer_arrow};

	for (size_t i = 0; format != NULL && i < sizeof writers / sizeof *writers; i++)
		if (strcmp(format, writers[i]->name) == 0)
			return writers[i];
	return NULL;
}

static int choose_norms(gj_session *s, uint32_t *norm, size_t *n)
{
	gj_str list = gj_str_of(s->args.value[GJ_OPT_NORM]), one;
	bool *marked = gj_arena_array(&s->arena, s->law->n_norms, sizeof *marked), *regime;
	bool all = s->args.value[GJ_OPT_NORM] == NULL;
	int rc = gj_session_regime(s, &regime);

	if (marked == NULL)
		return gj_fault_memory(&s->err);
	while (rc == GJ_OK && !all && gj_args_next(&list, ',', &one)) {
		uint32_t found;

		rc = gj_session_norm(s, one, &found);
		if (rc == GJ_OK)
			marked[found] = true;
	}
	*n = 0;
	for (uint32_t i = 0; rc == GJ_OK && i < s->law->n_norms; i++)
		if ((all || marked[i]) && (regime == NULL || regime[s->law->norm[i].instrument]))
			norm[(*n)++] = i;
	return rc;
}

int gj_bulk_plan(gj_session *s, gj_plan **out)
{
	uint32_t *norm = gj_arena_array(&s->arena, s->law->n_norms, sizeof *norm);
	size_t n = 0;
	int rc;

	if (norm == NULL)
		return gj_fault_memory(&s->err);
	rc = choose_norms(s, norm, &n);
	if (rc != GJ_OK)
		return rc;
	return gj_plan_new(out, &s->arena, s->law, s->on, norm, n, &s->err);
}

/* ---- while it runs ---- */

static int64_t milliseconds(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000000;
}

static void clear_line(portfolio *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}

static void progress(void *context, uint64_t bytes, uint64_t services)
{
	portfolio *p = context;
	int64_t now;
	double seconds;

	if (!p->terminal)
		return;
	now = milliseconds();
	if (now - p->last < SECOND / 4)
		return;
	p->last = now;
	seconds = (double)(now - p->started) / SECOND;
	clear_line(p);
	fprintf(stderr, "%llu services, %.2f million a second, %.0f MB a second",
		(unsigned long long)services, (double)services / seconds / 1e6,
		(double)bytes / seconds / 1e6);
	if (p->in.size > 0 && bytes > 0)
		fprintf(stderr, ", %d %%, %.0f s left", (int)(bytes * 100 / p->in.size),
			seconds * (double)(p->in.size - bytes) / (double)bytes);
	fflush(stderr);
	p->shown = true;
}

static void fault(void *context, const gj_error *err)
{
	portfolio *p = context;
	gj_error before = p->s->err;

	p->faults++;
	if (p->faults > MOST_SHOWN)
		return;
	clear_line(p);
	p->s->err = *err;
	gj_session_fail(p->s, GJ_EINPUT);
	p->s->err = before;
	if (p->faults == MOST_SHOWN)
		fputs("guiju: further records that cannot be read are only counted\n", stderr);
}

static int explain(void *context, gj_buf *out, const gj_circuit *circuit, const gj_record *record,
		   gj_error *err)
{
	const portfolio *p = context;
	bool lines = p->stream.writer != NULL;
	gj_verdicts *verdicts;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_evaluate(&verdicts, &arena, circuit, record, err);
	if (rc == GJ_OK && lines) {
		gj_report_check_json(out, verdicts, true);
		if (out->len > 0 && out->at[out->len - 1] == '\n')
			out->len--;
	} else if (rc == GJ_OK) {
		gj_buf_putc(out, '\n');
		gj_buf_pad(out, '=', p->s->style.width);
		gj_buf_puts(out, "\n\n");
		gj_report_check_text(out, verdicts, &p->s->style);
	}
	gj_arena_free(&arena);
	return rc;
}

/* ---- the command ---- */

static int check_explain(portfolio *p)
{
	gj_session *s = p->s;
	const char *format = s->args.value[GJ_OPT_FORMAT_BULK];

	if (s->args.n_names == 0 || format == NULL || strcmp(format, "text") == 0 ||
	    (p->stream.writer != NULL && p->stream.writer->explains))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--explain` does not go with `--format %s`", format);
	return gj_fault_help(&s->err, "it goes with text and jsonl");
}

unsigned gj_bulk_threads(const gj_session *s)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (s->args.threads > 0)
		return s->args.threads;
	return cores < 1 ? 1 : cores > GJ_MOST_THREADS ? GJ_MOST_THREADS : (unsigned)cores;
}

static void report(portfolio *p)
{
	gj_session *s = p->s;
	const gj_totals_of *totals = &p->stream.totals;
	gj_counts counts = {s->law,	 s->on,	     p->in.name, p->plan->norm,	   p->plan->when,
			    totals->yes, totals->no, p->plan->n, totals->services, totals->bad};

	if (p->stream.writer != NULL)
		return;
	if (gj_session_html(s))
		gj_report_counts_html(&s->out, &counts, &s->style);
	else if (gj_session_json(s))
		gj_report_counts_json(&s->out, &counts);
	else
		gj_report_counts_text(&s->out, &counts, &s->style);
	gj_buf_add(&s->out, gj_buf_str(&p->explained));
}

static int run(portfolio *p)
{
	gj_session *s = p->s;
	int rc;

	p->stream.plan = p->plan;
	p->stream.alloc = gj_alloc_system();
	p->stream.in = &p->in;
	p->stream.outflow = (gj_outflow){p, gj_bulk_write, fault, progress};
	p->stream.threads = gj_bulk_threads(s);
	p->stream.path = gj_path_best();
	p->stream.keep_going = s->args.value[GJ_OPT_KEEP_GOING] != NULL;
	p->stream.explain_name = s->args.name;
	p->stream.n_explain = s->args.n_names;
	p->stream.explain = explain;
	p->stream.explain_context = p;
	p->stream.explained = &p->explained;
	p->terminal = isatty(STDERR_FILENO) == 1;
	p->started = p->last = milliseconds();
	rc = gj_stream_run(&p->stream, &s->arena, &s->err);
	clear_line(p);
	if (rc == GJ_OK)
		report(p);
	if (rc == GJ_OK && p->stream.totals.bad > 0)
		fprintf(stderr, "guiju: %llu records could not be read and were passed over\n",
			(unsigned long long)p->stream.totals.bad);
	return rc;
}

/* A fault of the output is ours to report by status 3, one of the input by 2. */
static int fail(portfolio *p, int rc)
{
	int status = gj_session_fail(p->s, rc);

	return ferror(stdout) ? GJ_EXIT_FAULT : status;
}

int gj_run_portfolio(gj_session *s)
{
	portfolio p = {.s = s};
	int rc = gj_session_day(s), status;

	p.stream.writer = find_writer(s->args.value[GJ_OPT_FORMAT_BULK]);
	gj_buf_init(&p.explained, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	if (rc == GJ_OK)
		rc = gj_bulk_reader(s, &p.stream.reader);
	if (rc == GJ_OK)
		rc = check_explain(&p);
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_bulk_plan(s, &p.plan);
	if (rc == GJ_OK)
		rc = gj_inflow_open(&p.in, s->args.operand[0], &s->err);
	if (rc == GJ_OK) {
		rc = run(&p);
		gj_inflow_close(&p.in);
	}
	status = rc == GJ_OK ? gj_session_finish(s, GJ_EXIT_DONE) : fail(&p, rc);
	gj_buf_free(&p.explained);
	return status;
}
