/* SPDX-License-Identifier: Apache-2.0 */
/* A rule base: the encoded law, loaded once, read-only afterwards, usable by several threads at a time. */
#ifndef GUIJU_RULES_H
#define GUIJU_RULES_H

#include "alloc.h"
#include "error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gj_rules gj_rules;

/*
 * Load rule files and folders (every `*.gj` below them). `alloc` NULL means gj_alloc_system(). On success the rule
 * base is the caller's, to be given to gj_rules_free. Errors: GJ_EINPUT with file, line and the nearest right name;
 * GJ_EIO; GJ_ENOMEM. `err` may be NULL.
 */
GJ_API int gj_rules_load(gj_rules **out, const gj_alloc *alloc, const char *const *paths,
			 size_t n_paths, gj_error *err);
GJ_API void gj_rules_free(gj_rules *rules); /* takes NULL */

/* BLAKE2b-256 over names and texts of the rule files, tests left out, 64 hexadecimal digits: the name of this rule base. Borrowed. */
GJ_API const char *gj_rules_hash(const gj_rules *rules);

/* How many norms there are, and the id of each (`cn/genai/assess`), borrowed. NULL beyond the end. */
GJ_API size_t gj_rules_norm_count(const gj_rules *rules);
GJ_API const char *gj_rules_norm_id(const gj_rules *rules, size_t index);

#ifdef __cplusplus
}
#endif
#endif
