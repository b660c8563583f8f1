/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a table: every instruction set gives the cells and the fault of the reference, a cut at any byte changes neither,
 * and a fault can be told. The first three bytes choose columns, separator, records at a time and the place of the cut.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/csv_reference.h"
#include "fuzz/fuzz.h"

static void demand(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static bool same_fault(const gj_csv_fault *a, const gj_csv_fault *b)
{
	return a->kind == b->kind && a->line == b->line && a->col == b->col &&
	       a->record == b->record && a->cells == b->cells && a->columns == b->columns;
}

/* Read on from csv; the cells are those of the reference from `*k` on, `shift` bytes later. */
static int read_on(gj_csv *csv, size_t most, uint32_t shift, const csv_table *want, size_t *k,
		   gj_csv_fault *fault)
{
	gj_csv_cell *cell = malloc(most * csv->columns * sizeof *cell);
	int status = 0;
	size_t n = 1;

	demand(cell != NULL, "no memory");
	while (status == 0 && n > 0) {
		status = gj_csv_split(csv, cell, most, &n, fault);
		demand(*k + n * csv->columns <= want->n_cells, "too many cells");
		for (size_t i = 0; i < n * csv->columns; i++, ++*k)
			demand(cell[i].at + shift == want->cell[*k].at &&
				       cell[i].mark == want->cell[*k].mark,
			       "another cell");
	}
	free(cell);
	return status;
}

static void check(gj_str text, size_t cut, gj_csv csv, size_t most, const csv_table *want)
{
	gj_csv_fault fault = {0};
	bool inside = false;
	size_t border = gj_csv_border(csv.path, (gj_str){text.at, cut}, &inside), k = 0;
	int status;

	csv.text = (gj_str){text.at, border};
	status = read_on(&csv, most, 0, want, &k, &fault);
	if (status == 0) {
		csv.text = (gj_str){text.at + border, text.len - border};
		csv.at = 0;
		status = read_on(&csv, most, (uint32_t)border, want, &k, &fault);
	}
	demand(k == want->n_cells && csv.record == want->n_records + 1, "too few cells");
	demand((status == 0) == (want->fault.kind == GJ_CSV_SOUND) &&
		       same_fault(&fault, &want->fault),
	       "another fault");
	demand(status != 0 || csv.line == want->line, "another line");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_str text;
	gj_csv csv;
	csv_table want;
	size_t most, cut;

	if (size < 3)
		return 0;
	text = (gj_str){(const char *)data + 3, size - 3};
	csv = gj_csv_begin(text, 1 + data[0] % 16);
	csv.separator = ",;\t"[data[0] / 16 % 3];
	most = 1 + data[1] % 40;
	cut = text.len * data[2] / 255;
	want = csv_reference(text, csv.separator, csv.columns);
	for (csv.path = 0; csv.path < GJ_N_CSV_PATHS; csv.path++)
		if (gj_csv_path_here(csv.path))
			check(text, cut, csv, most, &want);
	if (want.fault.kind != GJ_CSV_SOUND) {
		gj_error err;

		gj_csv_fault_tell(&err, &want.fault, GJ_STR("fuzz.csv"));
		fuzz_check_error(&err);
	}
	free(want.cell);
	return 0;
}
