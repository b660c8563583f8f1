/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many services under the law of one day: columns in, planes out. Columns are borrowed for the call and not copied.
 *
 *     gj_portfolio_new(&portfolio, rules, day, NULL, 0, &err);
 *     gj_column column[] = {{"offered_to_public", GJ_BITS, bits, known, 0, NULL, 0}};
 *     size_t words = gj_portfolio_words(n);
 *     gj_portfolio_run(portfolio, column, 1, n, 1, yes, no, words, &err);
 *
 * The whole program stands in examples/c/portfolio.c and is compiled and run by the tests.
 */
#ifndef GUIJU_PORTFOLIO_H
#define GUIJU_PORTFOLIO_H

#include "arrow.h"
#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Some norms on one day, compiled; read-only afterwards, usable by several threads. Borrows the rules. */
typedef struct gj_portfolio gj_portfolio;

/* `norms` NULL: all of the rule base, in its order. GJ_EINPUT: no such norm (the error names the nearest); GJ_ENOMEM. */
GJ_API int gj_portfolio_new(gj_portfolio **out, const gj_rules *rules, gj_day on,
			    const char *const *norms, size_t n_norms, gj_error *err);
GJ_API void gj_portfolio_free(gj_portfolio *portfolio); /* takes NULL */

GJ_API size_t gj_portfolio_norm_count(const gj_portfolio *portfolio);
GJ_API const char *gj_portfolio_norm_id(const gj_portfolio *portfolio,
					size_t index); /* NULL beyond the end */

/* What a `yes` bit of the norm means: GJ_APPLIES; GJ_FUTURE; GJ_DOES_NOT_APPLY when it is not in force and has no yes bits. */
GJ_API gj_applicability gj_portfolio_when(const gj_portfolio *portfolio, size_t index);

/* How the values of a column lie in memory. Numbers are little-endian and aligned to their size. */
typedef enum gj_layout {
	GJ_BITS,  /* yes or no: bit s of the bytes, the least significant first */
	GJ_INT32, /* numbers and money: whole units */
	GJ_INT64,
	GJ_DOUBLE, /* numbers and money: at most four decimals count */
	GJ_DAYS32, /* dates and events: days since 1970-01-01 */
	GJ_CODES8, /* choices: unsigned index into `codes` */
	GJ_CODES32
} gj_layout;

/*
 * One thing told of all services. `name`: a fact; FACT.at_least and FACT.at_most, a closed bound of a number, date or event;
 * FACT.happened (GJ_BITS), no: the event has not happened and no day is set; role.NAME and judgement.TERM (GJ_BITS).
 * What no column tells is not known; columns of one fact that contradict each other are an error.
 */
typedef struct gj_column {
	const char *name;
	gj_layout layout;
	const void *values;
	const uint8_t *known;	  /* a bit each, as GJ_BITS; NULL: all are known */
	size_t offset;		  /* services to pass over at the start of `values` and `known` */
	const char *const *codes; /* GJ_CODES: names of choices */
	size_t n_codes;
} gj_column;

/* 64-bit words that the plane of one norm takes for n services: a multiple of eight. */
GJ_API size_t gj_portfolio_words(size_t n);

/*
 * Bit s % 64 of word k * stride + s / 64 of `yes` (`no`) is set when norm k applies (does not apply) to service s; neither: undecided.
 * `yes` and `no` are the caller's: norms * stride words each, aligned to 64 bytes; stride at least gj_portfolio_words(n). Bits
 * behind the last service are 0. The same bits for any number of threads. GJ_EINPUT: a column's name, layout or
 * code is wrong, or a value is out of range (nothing is promised of the planes then); GJ_ENOMEM.
 */
GJ_API int gj_portfolio_run(const gj_portfolio *portfolio, const gj_column *columns,
			    size_t n_columns, size_t n_services, unsigned threads, uint64_t *yes,
			    uint64_t *no, size_t stride, gj_error *err);

/*
 * The same for a table of the Arrow C data interface: a struct array and its schema, with columns named as in docs/portfolio.md
 * (`service` is not needed). Both are borrowed and must be sound, as the interface asks. `out` becomes a struct array
 * with a bool for each norm, null where it is undecided, and `out_schema` its schema, with `guiju.yes` in the metadata of
 * each column: what yes means. The caller releases both. On an error neither is to be released. GJ_EINPUT names the
 * column, or the first record that is wrong, from 1.
 */
GJ_API int gj_portfolio_run_arrow(const gj_portfolio *portfolio, const struct ArrowSchema *schema,
				  const struct ArrowArray *table, unsigned threads,
				  struct ArrowSchema *out_schema, struct ArrowArray *out,
				  gj_error *err);

/* The full verdicts on one service of the columns, with reports and proofs (check.h). `name` names it in reports. */
GJ_API int gj_portfolio_check(gj_check **out, const gj_portfolio *portfolio,
			      const gj_column *columns, size_t n_columns, size_t service,
			      const char *name, gj_error *err);

#ifdef __cplusplus
}
#endif
#endif
