/* SPDX-License-Identifier: Apache-2.0 */
/* A block of a host's columns before it runs: values that may be wrong are looked at, and doubles become whole numbers. */
#include <math.h>

#include "portfolio/decimal.h"
#include "portfolio/host.h"

static bool is_known(const gj_column *column, size_t service)
{
	size_t at = column->offset + service;

	return column->known == NULL || (column->known[at / 8] >> at % 8 & 1) != 0;
}

static int wrong(const char *name, size_t service, const char *what, gj_error *err)
{
	return gj_fault(err, GJ_EINPUT, "the column `%s`, service %zu: %s", name, service, what);
}

static uint32_t code_of(const gj_column *column, size_t service)
{
	size_t at = column->offset + service;

	return column->layout == GJ_CODES8 ? ((const uint8_t *)column->values)[at]
					   : ((const uint32_t *)column->values)[at];
}

static int check_codes(const gj_column *column, size_t first, size_t n, gj_error *err)
{
	uint32_t most = 0;

	for (size_t s = first; s < first + n; s++)
		most = code_of(column, s) > most ? code_of(column, s) : most;
	/* What is not known may hold anything. */
	for (size_t s = first; most >= column->n_codes && s < first + n; s++)
		if (code_of(column, s) >= column->n_codes && is_known(column, s))
			return wrong(column->name, s, "there is no such code", err);
	return GJ_OK;
}

static int take_doubles(gj_host *host, size_t i, size_t first, size_t n, gj_error *err)
{
	const gj_host_check *check = &host->check[i];
	const double *value = (const double *)check->column->values + check->column->offset;
	int64_t *room = host->room + i * GJ_BLOCK;
	uint64_t *known = host->known_room + i * GJ_BLOCK_WORDS;

	memset(known, 0, GJ_BLOCK_WORDS * sizeof *known);
	for (size_t s = 0; s < n; s++) {
		/* Not a number is how tables of doubles say that nothing is known. */
		if (!is_known(check->column, first + s) || isnan(value[first + s]))
			continue;
		if (!gj_decimal_of(value[first + s], &room[s]))
			return wrong(check->column->name, first + s,
				     "not a number with at most four decimals", err);
		known[s / 64] |= UINT64_C(1) << s % 64;
	}
	/* Service `first` stands at the start: the offset takes back what is added to it. */
	check->values->at = room;
	check->values->offset = 0 - first;
	check->values->known = (gj_bits){(const uint8_t *)known, 0 - first};
	return GJ_OK;
}

static int check_range(const gj_host_range *range, size_t first, size_t n, gj_error *err)
{
	for (size_t s = first; s < first + n; s++)
		if (gj_told_contradicts(range->told, s))
			return wrong(range->name, s, "what is told of it contradicts itself", err);
	return GJ_OK;
}

int gj_host_prepare(gj_host *host, size_t first, size_t n, gj_error *err)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < host->n_checks; i++)
		rc = host->check[i].values != NULL
			     ? take_doubles(host, i, first, n, err)
			     : check_codes(host->check[i].column, first, n, err);
	for (size_t i = 0; rc == GJ_OK && i < host->n_ranges; i++)
		rc = check_range(&host->range[i], first, n, err);
	return rc;
}
