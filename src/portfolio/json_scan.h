/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One line of JSON in the plain shape that most records of a portfolio have, taken apart by simdjson (Langdale and Lemire,
 * Parsing gigabytes of JSON per second, VLDB Journal 2019): a name, a list of roles, a map of facts with scalars or ranges,
 * judgements. What has another shape, and whatever is wrong, is left to the reader of service files, which says what.
 * C++ stays behind this header.
 */
#ifndef GJ_PORTFOLIO_JSON_SCAN_H
#define GJ_PORTFOLIO_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	GJ_SCAN_ROLES = 64,
	GJ_SCAN_FACTS = 1024,
	GJ_SCAN_JUDGEMENTS = 64,
	GJ_SCAN_PADDING = 64 /* bytes behind the line that may be read */
};

/* A piece of the line. Of a key: from behind its opening quote to the end of the line. Of a value: as it stands, quotes and blanks behind it included. */
typedef struct gj_scan_piece {
	const char *at;
	size_t len;
} gj_scan_piece;

typedef struct gj_scan_judgement {
	gj_scan_piece term, value, by, on, why;
} gj_scan_judgement;

typedef struct gj_scan {
	gj_scan_piece service;
	bool has_roles, roles_open; /* open: only those that the list includes, there may be more */
	gj_scan_piece role[GJ_SCAN_ROLES];
	size_t n_roles;
	gj_scan_piece key[GJ_SCAN_FACTS], value[GJ_SCAN_FACTS];
	/* A range: `value` is at_least, `most` at_most; either may be NULL. */
	bool ranged[GJ_SCAN_FACTS];
	gj_scan_piece most[GJ_SCAN_FACTS];
	size_t n_facts;
	gj_scan_judgement judgement[GJ_SCAN_JUDGEMENTS];
	size_t n_judgements;
} gj_scan;

typedef struct gj_scanner gj_scanner;

/* NULL: no memory. To be given to gj_scanner_free. */
gj_scanner *gj_scanner_new(void);
void gj_scanner_free(gj_scanner *scanner); /* takes NULL */

/*
 * Is it of the plain shape? Then the pieces point into the line. Values are not looked at: that they are scalars in the right
 * place is all that is known. `line` has GJ_SCAN_PADDING readable bytes behind `len`.
 */
bool gj_scanner_line(gj_scanner *scanner, const char *line, size_t len, gj_scan *out);

#ifdef __cplusplus
}
#endif
#endif
