/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cells of tables on standard input, for tests/base/csv_python.py to read. The input is, again and again, a line of columns,
 * separator (its number) and length, and then as many bytes; the output, for each cell, its length and `:` and what it says; a
 * line end after each table; `!` where it is refused. Every instruction set must say the same.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/csv.h"

enum { MOST_CELLS = 1 << 16 };

static gj_csv_cell cell[MOST_CELLS], other[MOST_CELLS];

static size_t split(gj_csv *csv, gj_csv_path path, gj_csv_cell *out, bool *refused)
{
	size_t n;

	csv->path = path;
	*refused = gj_csv_split(csv, out, MOST_CELLS / csv->columns, &n, NULL) != 0;
	return n * csv->columns;
}

static int print_table(gj_str text, uint32_t columns, char separator, char *room)
{
	gj_csv csv = gj_csv_begin(text, columns);
	bool refused = false, other_refused;
	size_t n = 0;

	csv.separator = separator;
	for (gj_csv_path path = GJ_CSV_PORTABLE; path < GJ_N_CSV_PATHS; path++) {
		gj_csv again = csv;

		if (!gj_csv_path_here(path))
			continue;
		n = split(&again, path, other, &other_refused);
		if (path == GJ_CSV_PORTABLE) {
			memcpy(cell, other, n * sizeof *cell);
			refused = other_refused;
		} else if (refused != other_refused || memcmp(cell, other, n * sizeof *cell) != 0) {
			return 1;
		}
	}
	for (size_t i = 0; i < n; i++) {
		gj_str says = gj_csv_unquote(text, cell[i], room);

		printf("%zu:", says.len);
		fwrite(says.at, 1, says.len, stdout);
	}
	printf("%s\n", refused ? "!" : "");
	return 0;
}

int main(void)
{
	unsigned long columns, separator, length;
	char line[80];

	while (fgets(line, sizeof line, stdin) != NULL) {
		char *at = line, *text, *room;

		columns = strtoul(at, &at, 10);
		separator = strtoul(at, &at, 10);
		length = strtoul(at, &at, 10);
		text = malloc(length + 1);
		room = malloc(length + 1);
		if (text == NULL || room == NULL || columns == 0 ||
		    fread(text, 1, length, stdin) != length ||
		    print_table((gj_str){text, length}, (uint32_t)columns, (char)separator, room) !=
			    0)
			return 1;
		free(text);
		free(room);
	}
	return 0;
}
