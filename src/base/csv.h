/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables as text (RFC 4180), a chunk of whole records at a time. Nothing is copied: a cell is an offset and a length.
 *
 * Accepted: LF and CRLF, either for each line; a last line without its end; cells in double quotes with separators, line ends
 * and doubled quotes in them. Refused, with record, line and column: a CR that no LF follows (outside quotes), a zero byte
 * anywhere, a quote inside an unquoted cell, text after a closing quote, a quote never closed, a record with another number of
 * cells. Not looked at: whether the bytes are UTF-8 (gj_utf8_valid).
 *
 * A blank line holds one empty cell. In a table of one column it is a record, at the end too; in a wider table it is passed
 * over where no record follows, and refused elsewhere.
 */
#ifndef GJ_BASE_CSV_H
#define GJ_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <guiju/error.h>

#include "base/str.h"

/* The instruction sets that the scan is built for; each gives the same cells and the same faults. */
typedef enum gj_csv_path {
	GJ_CSV_PORTABLE, /* vector extensions of the compiler */
	GJ_CSV_AVX2,
	GJ_CSV_AVX512, /* with VBMI2: Ice Lake and Zen 4 on */
	GJ_N_CSV_PATHS
} gj_csv_path;

const char *gj_csv_path_name(gj_csv_path path);
bool gj_csv_path_here(gj_csv_path path); /* can this machine run it? */
gj_csv_path gj_csv_path_best(void);

enum { GJ_CSV_MOST_BYTES = (1 << 30) - 1 }; /* of one chunk */

/* What stands between separators, without the quotes round it. Two words: bit-fields cost a third of the speed. */
typedef struct gj_csv_cell {
	uint32_t at;   /* offset in the chunk */
	uint32_t mark; /* length and flags: gj_csv_len and its neighbours */
} gj_csv_cell;

#define GJ_CSV_QUOTED  (UINT32_C(1) << 30)
#define GJ_CSV_DOUBLED (UINT32_C(1) << 31) /* holds doubled quotes: gj_csv_unquote */

static inline uint32_t gj_csv_len(gj_csv_cell cell)
{
	return cell.mark & GJ_CSV_MOST_BYTES;
}

static inline bool gj_csv_is_quoted(gj_csv_cell cell)
{
	return (cell.mark & GJ_CSV_QUOTED) != 0;
}

static inline bool gj_csv_is_doubled(gj_csv_cell cell)
{
	return (cell.mark & GJ_CSV_DOUBLED) != 0;
}

typedef enum gj_csv_kind {
	GJ_CSV_SOUND,
	GJ_CSV_LARGE,	 /* a chunk over GJ_CSV_MOST_BYTES */
	GJ_CSV_CELLS,	 /* a record has `cells`, not `columns` */
	GJ_CSV_BLANK,	 /* a blank line, and a record after it */
	GJ_CSV_LONE_CR,	 /* a CR that no LF follows */
	GJ_CSV_ZERO,	 /* a zero byte */
	GJ_CSV_STRAY,	 /* a quote inside an unquoted cell */
	GJ_CSV_AFTER,	 /* text after a closing quote */
	GJ_CSV_UNCLOSED, /* a quote never closed; the place is that of the quote */
	GJ_N_CSV_KINDS
} gj_csv_kind;

/* The first fault of a table; of one record, what makes it unreadable goes before its number of cells. */
typedef struct gj_csv_fault {
	gj_csv_kind kind;
	uint32_t col;	  /* from 1, in code points */
	uint64_t line;	  /* physical line, from 1 */
	uint64_t record;  /* from 1 */
	uint64_t cells;	  /* GJ_CSV_CELLS: how many there are ... */
	uint32_t columns; /* ... and how many there should be */
} gj_csv_fault;

/*
 * Where a reader of one chunk stands; filled by gj_csv_begin, moved on by gj_csv_split. For the next chunk of a stream set `text`,
 * and `at` to 0; the rest goes on.
 */
typedef struct gj_csv {
	gj_str text;	       /* whole records; the last may lack its line end */
	size_t at;	       /* byte at which the next record starts */
	uint64_t line, record; /* numbers of the next record's line and of the next record */
	uint64_t blank;	       /* line of the first blank one since the last record, or 0 */
	uint32_t columns;
	gj_csv_path path;
	char separator; /* ',' unless set: ';' and '\t' are the others */
} gj_csv;

/*
 * Where can a stream be cut? The number of bytes of `chunk` up to and with its last line end outside quotes; 0: there is none.
 * `*inside` says whether the chunk starts inside quotes, and then whether it ends there: false at the start of a file. What it
 * says past a quote that gj_csv_split refuses means nothing, but the part with that quote starts at a record all the same.
 */
size_t gj_csv_border(gj_csv_path path, gj_str chunk, bool *inside);

/* The text without a UTF-8 byte order mark: for the start of a file. */
gj_str gj_csv_without_mark(gj_str text);

/* A chunk with commas, at line 1 and record 1, for the best path; the caller may then set any member. */
gj_csv gj_csv_begin(gj_str text, uint32_t columns);

/* How many cells has the next record? 0: none is left, or it cannot be read, and gj_csv_split says why. For heads of tables. */
uint32_t gj_csv_width(const gj_csv *csv);

/*
 * Read at most `most` records to `cell`, which holds most * csv->columns: record after record. `*n` is how many were read,
 * before the fault if there is one; 0 with GJ_OK: none is left. GJ_EINPUT: `*fault` says what and where (may be NULL). What
 * stands in `cell` after the records read means nothing.
 */
int gj_csv_split(gj_csv *csv, gj_csv_cell *cell, size_t most, size_t *n, gj_csv_fault *fault);

/* The fault as an error of the file `name`, without an excerpt. Returns GJ_EINPUT. */
int gj_csv_fault_tell(gj_error *err, const gj_csv_fault *fault, gj_str name);

/* The bytes of a cell as they stand; doubled quotes are still doubled. */
static inline gj_str gj_csv_raw(gj_str text, gj_csv_cell cell)
{
	return (gj_str){text.at + cell.at, gj_csv_len(cell)};
}

/* What a cell says. If it is doubled, written to `room` of at least gj_csv_len bytes; else as it stands. */
gj_str gj_csv_unquote(gj_str text, gj_csv_cell cell, char *room);

#endif
