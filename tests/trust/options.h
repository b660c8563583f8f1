/* SPDX-License-Identifier: Apache-2.0 */
/* The command lines of long comparisons: `--name NUMBER` for each number, and `--rules PATH`. */
#ifndef GJ_TRUST_OPTIONS_H
#define GJ_TRUST_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct options_number {
	const char *name; /* with its two dashes */
	uint64_t *to;
} options_number;

/* Decimal digits and nothing else: a run must not be smaller than the person who started it believes. */
bool options_read_number(const char *text, uint64_t *to);

/* `rules` stays as it is when no path is given. False: it has printed what is allowed. */
bool options_read(int argc, char **argv, const options_number *numbers, size_t n,
		  const char **rules);

#endif
