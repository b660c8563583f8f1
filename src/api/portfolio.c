/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"
#include "base/nearest.h"
#include "base/parallel.h"
#include "portfolio/host.h"

struct gj_portfolio {
	const gj_alloc *alloc;
	gj_arena arena;
	const gj_rules *rules;
	gj_plan *plan;
};

/* ---- compiling ---- */

static int unknown_norm(const gj_law *law, gj_str name, gj_error *err)
{
	gj_nearest near;

	gj_fault(err, GJ_EINPUT, "unknown norm `%.*s`", GJ_FMT(name));
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < law->n_norms; i++)
		gj_nearest_offer(&near, law->norm[i].e.id);
	if (near.best.len > 0)
		gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

static int choose(gj_portfolio *portfolio, const char *const *norms, size_t *n, uint32_t **out,
		  gj_error *err)
{
	const gj_law *law = portfolio->rules->law;

	*n = norms == NULL ? law->n_norms : *n;
	*out = gj_arena_array(&portfolio->arena, *n, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(err);
	for (uint32_t i = 0; i < *n; i++) {
		(*out)[i] = i;
		if (norms != NULL && !gj_map_get(&law->norms, gj_str_of(norms[i]), &(*out)[i]))
			return unknown_norm(law, gj_str_of(norms[i]), err);
	}
	return GJ_OK;
}

int gj_portfolio_new(gj_portfolio **out, const gj_rules *rules, gj_day on, const char *const *norms,
		     size_t n_norms, gj_error *err)
{
	gj_portfolio *portfolio = rules->alloc->take(rules->alloc->context, sizeof *portfolio);
	uint32_t *chosen;
	int rc;

	*out = NULL;
	if (portfolio == NULL)
		return gj_fault_memory(err);
	portfolio->alloc = rules->alloc;
	portfolio->rules = rules;
	gj_arena_init(&portfolio->arena, rules->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = choose(portfolio, norms, &n_norms, &chosen, err);
	if (rc == GJ_OK)
		rc = gj_plan_new(&portfolio->plan, &portfolio->arena, rules->law, on, chosen,
				 n_norms, err);
	if (rc != GJ_OK) {
		gj_portfolio_free(portfolio);
		return rc;
	}
	*out = portfolio;
	return GJ_OK;
}

void gj_portfolio_free(gj_portfolio *portfolio)
{
	if (portfolio == NULL)
		return;
	gj_arena_free(&portfolio->arena);
	portfolio->alloc->give(portfolio->alloc->context, portfolio, sizeof *portfolio);
}

size_t gj_portfolio_norm_count(const gj_portfolio *portfolio)
{
	return portfolio->plan->n;
}

const char *gj_portfolio_norm_id(const gj_portfolio *portfolio, size_t index)
{
	if (index >= portfolio->plan->n)
		return NULL;
	return gj_rules_norm_id(portfolio->rules, portfolio->plan->norm[index]);
}

gj_applicability gj_portfolio_when(const gj_portfolio *portfolio, size_t index)
{
	return index < portfolio->plan->n ? portfolio->plan->when[index] : GJ_DOES_NOT_APPLY;
}

size_t gj_portfolio_words(size_t n)
{
	return (n / GJ_BLOCK + (n % GJ_BLOCK != 0)) * GJ_BLOCK_WORDS;
}

/* ---- running ---- */

enum { BLOCKS_A_PIECE = 64 };

typedef struct worker {
	gj_runner runner;
	gj_host host;
	gj_error err;  /* of the first piece that failed here */
	size_t failed; /* its number */
	int rc;
} worker;

typedef struct job {
	size_t n, stride;
	uint64_t *yes, *no;
	worker *worker;
} job;

static void put_block(const job *j, const gj_runner *runner, size_t block)
{
	for (size_t k = 0; k < runner->plan->n; k++) {
		size_t at = k * j->stride + block * GJ_BLOCK_WORDS;

		memcpy(j->yes + at, runner->out[k].yes, sizeof runner->out[k].yes);
		memcpy(j->no + at, runner->out[k].no, sizeof runner->out[k].no);
	}
}

static void run_piece(void *context, unsigned number, size_t piece)
{
	job *j = context;
	worker *w = &j->worker[number];
	size_t end = (piece + 1) * BLOCKS_A_PIECE;

	for (size_t b = piece * BLOCKS_A_PIECE; w->rc == GJ_OK && b < end && b * GJ_BLOCK < j->n;
	     b++) {
		size_t first = b * GJ_BLOCK, n = j->n - first < GJ_BLOCK ? j->n - first : GJ_BLOCK;

		w->rc = gj_host_prepare(&w->host, first, n, &w->err);
		w->failed = piece;
		if (w->rc != GJ_OK)
			return;
		gj_runner_run(&w->runner, &w->host.columns, first, n);
		put_block(j, &w->runner, b);
	}
}

/* Pieces are handed out in order, so the lowest that failed is the same for any number of threads. */
static int first_fault(const job *j, unsigned threads, gj_error *err)
{
	const worker *first = NULL;

	for (unsigned i = 0; i < threads; i++)
		if (j->worker[i].rc != GJ_OK &&
		    (first == NULL || j->worker[i].failed < first->failed))
			first = &j->worker[i];
	if (first == NULL)
		return GJ_OK;
	if (err != NULL)
		*err = first->err;
	return first->rc;
}

int gj_portfolio_run(const gj_portfolio *portfolio, const gj_column *columns, size_t n_columns,
		     size_t n_services, unsigned threads, uint64_t *yes, uint64_t *no,
		     size_t stride, gj_error *err)
{
	job j = {n_services, stride, yes, no, NULL};
	size_t pieces = n_services / (BLOCKS_A_PIECE * GJ_BLOCK) + 1;
	gj_arena arena;
	int rc = GJ_OK;

	if (stride < gj_portfolio_words(n_services))
		return gj_fault(err, GJ_EINPUT,
				"a stride of %zu words is too short: %zu are needed", stride,
				gj_portfolio_words(n_services));
	threads = threads < 1 ? 1 : threads > GJ_MOST_THREADS ? GJ_MOST_THREADS : threads;
	threads = threads > pieces ? (unsigned)pieces : threads;
	gj_arena_init(&arena, portfolio->alloc, GJ_ARENA_DEFAULT_LIMIT);
	j.worker = gj_arena_array(&arena, threads, sizeof *j.worker);
	if (j.worker == NULL)
		rc = gj_fault_memory(err);
	for (unsigned i = 0; rc == GJ_OK && i < threads; i++) {
		if (gj_runner_new(&j.worker[i].runner, &arena, portfolio->plan, gj_path_best()) !=
		    GJ_OK)
			rc = gj_fault_memory(err);
		else
			rc = gj_host_bind(&j.worker[i].host, &arena, portfolio->plan->law, columns,
					  n_columns, n_services, err);
	}
	if (rc == GJ_OK) {
		gj_parallel(pieces, threads, run_piece, &j);
		rc = first_fault(&j, threads, err);
	}
	gj_arena_free(&arena);
	return rc;
}

/* ---- one of them ---- */

static int check_service(gj_check *check, const gj_portfolio *portfolio, const gj_column *columns,
			 size_t n_columns, size_t service, const char *name, gj_error *err)
{
	gj_record *record;
	gj_host host;
	gj_str text;
	int rc = gj_host_bind(&host, &check->arena, portfolio->plan->law, columns, n_columns,
			      service + 1, err);

	if (rc == GJ_OK)
		rc = gj_host_prepare(&host, service, 1, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_record_new(&record, &check->arena, portfolio->plan->law) != GJ_OK ||
	    gj_arena_str(&check->arena, &text, gj_str_of(name)) != GJ_OK)
		return gj_fault_memory(err);
	gj_columns_record(record, &host.columns, service);
	record->service = text;
	record->source.name = GJ_STR("<columns>");
	return gj_evaluate(&check->verdicts, &check->arena, portfolio->plan->circuit, record, err);
}

int gj_portfolio_check(gj_check **out, const gj_portfolio *portfolio, const gj_column *columns,
		       size_t n_columns, size_t service, const char *name, gj_error *err)
{
	gj_check *check = portfolio->alloc->take(portfolio->alloc->context, sizeof *check);
	int rc;

	*out = NULL;
	if (check == NULL)
		return gj_fault_memory(err);
	check->alloc = portfolio->alloc;
	check->rules = portfolio->rules;
	gj_arena_init(&check->arena, portfolio->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&check->report, portfolio->alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = check_service(check, portfolio, columns, n_columns, service, name, err);
	if (rc != GJ_OK) {
		gj_check_free(check);
		return rc;
	}
	*out = check;
	return GJ_OK;
}
