/* SPDX-License-Identifier: Apache-2.0 */
/* Between the parts of the table reader: the scans of each instruction set, and the reading of one record byte by byte. */
#ifndef GJ_BASE_CSV_SCAN_H
#define GJ_BASE_CSV_SCAN_H

#include "base/csv.h"

#if defined(__x86_64__)
#define GJ_CSV_X86
#endif

/*
 * Read whole records from csv->at until `most` are read, the text ends, or something needs a closer look: a blank line or a
 * fault. Moves csv on past the records read and returns how many. INVARIANT: what is read is sound; what is left need not be.
 */
typedef size_t gj_csv_scan(gj_csv *csv, gj_csv_cell *cell, size_t most);
typedef size_t gj_csv_cut(gj_str chunk, bool *inside);

gj_csv_scan gj_csv_scan_portable, gj_csv_scan_avx2, gj_csv_scan_avx512;
gj_csv_cut gj_csv_cut_portable, gj_csv_cut_avx2, gj_csv_cut_avx512;

/*
 * Read the record at `at` byte by byte: how many cells, of which the first `room` are written, and where the next starts.
 * Returns GJ_CSV_SOUND, or the fault with its byte in `*next`.
 */
gj_csv_kind gj_csv_record(gj_str text, size_t at, char separator, gj_csv_cell *cell, size_t room,
			  uint64_t *cells, size_t *next);

#endif
