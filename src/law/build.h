/* SPDX-License-Identifier: Apache-2.0 */
/* What the passes that build a law share. Order of the passes: load.c. */
#ifndef GJ_LAW_BUILD_H
#define GJ_LAW_BUILD_H

#include "law/law.h"

/* The sorts of named things. */
typedef enum gj_sort {
	GJ_SORT_LEVEL,
	GJ_SORT_ROLE,
	GJ_SORT_AGENCY,
	GJ_SORT_MEASURE,
	GJ_SORT_INSTRUMENT,
	GJ_SORT_FACT, /* and events */
	GJ_SORT_TERM,
	GJ_SORT_PARAMETER,
	GJ_SORT_NORM,
	GJ_N_SORTS
} gj_sort;

#define GJ_IN(sort) (1u << GJ_SORT_##sort)

typedef struct gj_build {
	gj_law *law;
	gj_arena *arena;
	gj_error *err;
	uint32_t *seen[GJ_N_SORTS]; /* marks, for lists without doubles; made when first needed */
	uint32_t now;
	gj_map jurisdictions, happenings, links, subjects, invariants; /* id -> index */
	gj_refs bound; /* room for every role: the list of one norm while it grows */
	gj_refs *
		told; /* [n_tests]: the facts, then the terms (+ n_facts) in the lines of each test, sorted */
} gj_build;

const gj_entry *gj_build_entry(const gj_law *law, gj_sort sort, uint32_t index);
size_t gj_build_count(const gj_law *law, gj_sort sort);
bool gj_build_lookup(const gj_law *law, gj_sort sort, gj_str name, uint32_t *out);

/* What a thing is, for messages: "an event", "a yes-no fact", "a duty". `out` holds 64 bytes. */
const char *gj_build_what(const gj_law *law, gj_sort sort, uint32_t index, char *out);

/* Errors at a position of a file. All return their code. */
int gj_build_fault(gj_build *b, uint32_t file, gj_pos pos, const char *format, ...) GJ_PRINTF(4, 5);
int gj_build_fault_two(gj_build *b, gj_place again, gj_place first, const char *format, ...)
	GJ_PRINTF(4, 5); /* "again here", "first here" */
int gj_build_memory(gj_build *b);

/*
 * Find a name of one sort, or of several (GJ_IN(FACT) | GJ_IN(TERM)). Else an error: "`launch` is an event, and a
 * number is needed here", where `needed` is what is needed; or unknown, with the nearest name of these sorts.
 */
int gj_build_find(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, uint32_t *out);
int gj_build_find_in(gj_build *b, uint32_t file, unsigned sorts, const char *needed,
		     const gj_name *name, gj_sort *sort, uint32_t *out);
int gj_build_find_event(gj_build *b, uint32_t file, const gj_name *name, uint32_t *out);
int gj_build_find_all(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, size_t n,
		      gj_refs *out);

/* A list without doubles: room for `n`, then what is not in it yet. One list is made at a time. */
int gj_build_list(gj_build *b, gj_refs *list, size_t n);
int gj_build_push(gj_build *b, gj_refs *list, gj_sort sort, uint32_t ref, uint32_t offset);

/* Reading fields of a block. The first gives NULL when the field is absent. */
const gj_value *gj_build_value(const gj_entry *e, gj_key key);
gj_str gj_build_text(const gj_entry *e, gj_key key); /* empty when absent */
gj_day gj_build_day(const gj_entry *e, gj_key key);
size_t gj_build_fields(const gj_block *block, gj_key key); /* how many */
gj_doubt gj_build_doubt(const gj_entry *e);
int gj_build_require(gj_build *b, const gj_entry *e, gj_key key, const gj_value **out);
int gj_build_cites(gj_build *b, const gj_entry *e, gj_cite **out, size_t *n); /* cite, then with */

/* One of the words that a field may hold: its index. */
int gj_build_word(gj_build *b, uint32_t file, const gj_name *name, const char *what,
		  const char *const *word, size_t n, int *out);

/* Quantities (quantity.c). */
int gj_build_qty(gj_build *b, uint32_t file, const gj_expr *expr, gj_qty **out);
int gj_build_same_kind(gj_build *b, uint32_t file, const gj_qty *x, const gj_qty *y);
int gj_build_needs(gj_build *b, uint32_t file, const gj_qty *qty, bool day);

/* Conditions (conds.c). An absent field gives NULL. */
int gj_build_cond(gj_build *b, uint32_t file, const gj_expr *expr, gj_cond **out);
int gj_build_cond_field(gj_build *b, const gj_entry *e, gj_key key, gj_cond **out);

/* `NAME VALUE` about a fact, as tests and links have it (stated.c). */
int gj_build_stated(gj_build *b, uint32_t file, const gj_value *value, gj_stated *out);

/* An order of the effects of links in which nothing is read before it is brought about (order_links.c). */
int gj_build_effects(gj_build *b);

/*
 * What a test takes over from the one that it is like (likes.c). gj_build_likes finds that one for every test;
 * gj_build_takes_over comes after the fields of both are read.
 */
int gj_build_likes(gj_build *b);
int gj_build_takes_over(gj_build *b, uint32_t test);

/*
 * Norms by instrument, and in it by article (provisions.c): those of instrument i are norm[first[i]] .. norm[first[i + 1] - 1], in the
 * order of the law. Chains of those that may stand in one article, so that few norms of a long text are looked at for a provision.
 */
typedef struct gj_by_provision {
	uint32_t *first; /* [n_instruments + 1] */
	uint32_t *norm;	 /* [n_norms] */
	uint32_t *key;	 /* [n_norms]: of the article that norm[i] stands in */
	uint32_t *head,
		*after; /* chains of 1 + place, 0 ends one; heads by key, a power of two of them */
	size_t n_heads;
} gj_by_provision;

enum { GJ_NO_PLACE = UINT32_MAX };

int gj_build_by_provision(gj_build *b, gj_by_provision *out);

/* The first norm that stands in a provision of an instrument or in a part of it, as a place in norm[]; the next one; GJ_NO_PLACE. */
uint32_t gj_build_first_in(const gj_build *b, const gj_by_provision *norms, uint32_t instrument,
			   const gj_cite *provision);
uint32_t gj_build_next_in(const gj_build *b, const gj_by_provision *norms, uint32_t place,
			  const gj_cite *provision);

/* The passes. */
int gj_build_names(gj_build *b);
int gj_build_vocabulary(gj_build *b);
int gj_build_calendars(gj_build *b);
int gj_build_facts(gj_build *b);
int gj_build_terms(gj_build *b);
int gj_build_included(gj_build *b);
int gj_build_presumes(gj_build *b);
int gj_build_instruments(gj_build *b);
int gj_build_articles(gj_build *b);
int gj_build_norms(gj_build *b);
int gj_build_sanctions(gj_build *b);
int gj_build_groups(gj_build *b);
int gj_build_order(gj_build *b);
int gj_build_presumed(gj_build *b);
int gj_build_links(gj_build *b);
int gj_build_subjects(gj_build *b);
int gj_build_invariants(gj_build *b);
int gj_build_tests(gj_build *b);
int gj_build_doubts(gj_build *b);

#endif
