/* SPDX-License-Identifier: Apache-2.0 */
/* What the passes that build a law share. Order of the passes: load.c. */
#ifndef GJ_LAW_BUILD_H
#define GJ_LAW_BUILD_H

#include "law/law.h"

typedef struct gj_build {
	gj_law *law;
	gj_arena *arena;
	gj_error *err;
} gj_build;

/* The sorts of named things. */
typedef enum gj_sort {
	GJ_SORT_LEVEL,
	GJ_SORT_ROLE,
	GJ_SORT_AGENCY,
	GJ_SORT_MEASURE,
	GJ_SORT_INSTRUMENT,
	GJ_SORT_FACT,
	GJ_SORT_TERM,
	GJ_SORT_PARAMETER,
	GJ_SORT_NORM,
	GJ_N_SORTS
} gj_sort;

const char *gj_sort_word(gj_sort sort); /* "a fact" */
const gj_entry *gj_build_entry(const gj_law *law, gj_sort sort, uint32_t index);
size_t gj_build_count(const gj_law *law, gj_sort sort);
bool gj_build_lookup(const gj_law *law, gj_sort sort, gj_str name, uint32_t *out);

/* Errors at a position of a file. */
int gj_build_fault(gj_build *b, uint32_t file, gj_pos pos, const char *format, ...) GJ_PRINTF(4, 5);
int gj_build_memory(gj_build *b);

/* Find a name of a sort; else an error: of another sort, or unknown with the nearest of this sort. */
int gj_build_find(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, uint32_t *out);
int gj_build_find_all(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, size_t n,
		      gj_refs *out);
int gj_build_ref(gj_build *b, gj_refs *list, uint32_t ref); /* append unless there already */

/* Reading fields of a block. The first gives NULL when the field is absent. */
const gj_value *gj_build_value(const gj_entry *e, gj_key key);
gj_str gj_build_text(const gj_entry *e, gj_key key); /* empty when absent */
gj_day gj_build_day(const gj_entry *e, gj_key key);
int gj_build_require(gj_build *b, const gj_entry *e, gj_key key, const gj_value **out);
int gj_build_cites(gj_build *b, const gj_entry *e, gj_cite **out, size_t *n); /* cite, then with */

/* Conditions (conds.c). NULL value gives NULL. */
int gj_build_cond(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond **out);
int gj_build_qty(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty **out);
int gj_build_cond_field(gj_build *b, const gj_entry *e, gj_key key, gj_cond **out);

/* The passes. */
int gj_build_names(gj_build *b);
int gj_build_vocabulary(gj_build *b);
int gj_build_calendars(gj_build *b);
int gj_build_facts(gj_build *b);
int gj_build_instruments(gj_build *b);
int gj_build_articles(gj_build *b);
int gj_build_norms(gj_build *b);
int gj_build_groups(gj_build *b);
int gj_build_order(gj_build *b);
int gj_build_tests(gj_build *b);

#endif
