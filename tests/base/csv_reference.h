/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 4180 as base/csv.h reads it, a byte at a time and without a thought of speed: what the scans are held against. */
#ifndef GJ_TESTS_CSV_REFERENCE_H
#define GJ_TESTS_CSV_REFERENCE_H

#include "base/csv.h"

typedef struct csv_table {
	gj_csv_cell *cell;
	size_t n_cells, room;
	size_t n_records;
	uint64_t line, blank; /* after the last record */
	gj_csv_fault fault;   /* kind GJ_CSV_SOUND: none */
} csv_table;

/* `cell` of the table is freed with free(). */
csv_table csv_reference(gj_str text, char separator, uint32_t columns);

#endif
