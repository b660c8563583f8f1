/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"
#include "base/nearest.h"
#include "portfolio/run.h"

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

int gj_portfolio_run(const gj_portfolio *portfolio, const gj_column *columns, size_t n_columns,
		     size_t n_services, unsigned threads, uint64_t *yes, uint64_t *no,
		     size_t stride, gj_error *err)
{
	const gj_run_planes planes = {yes, no, stride};

	if (stride < gj_portfolio_words(n_services))
		return gj_fault(err, GJ_EINPUT,
				"a stride of %zu words is too short: %zu are needed", stride,
				gj_portfolio_words(n_services));
	return gj_host_run(portfolio->plan, portfolio->alloc, gj_path_best(), threads, columns,
			   n_columns, n_services, &planes, err);
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
