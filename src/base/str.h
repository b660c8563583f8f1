/* SPDX-License-Identifier: Apache-2.0 */
/* A borrowed run of bytes with its length; never owns, need not end in a zero byte. */
#ifndef GJ_BASE_STR_H
#define GJ_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct gj_str {
	const char *at;
	size_t len;
} gj_str;

#define GJ_STR(literal) ((gj_str){(literal), sizeof(literal) - 1})
#define GJ_FMT(s)	(int)(s).len, (s).at /* for "%.*s" */

static inline gj_str gj_str_of(const char *zero_ended)
{
	gj_str s = {zero_ended, zero_ended != NULL ? strlen(zero_ended) : 0};

	return s;
}

static inline bool gj_str_eq(gj_str a, gj_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Byte order, shorter first: the order of all sorted output. */
static inline int gj_str_cmp(gj_str a, gj_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n > 0 ? memcmp(a.at, b.at, n) : 0;

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static inline bool gj_str_starts(gj_str s, gj_str prefix)
{
	return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.at, prefix.at, prefix.len) == 0);
}

#endif
