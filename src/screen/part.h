/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was found in one range, on disk until all ranges are done: a zstd file of records, each a byte that says what it is, four bytes of
 * length, and the body.
 *
 *     F  a line of the findings, as it will stand in them
 *     S  an item that may be in the sample: gj_part_item, its source, its id, its line
 *     C  a source: its counts, its name
 *     E  the end: items, faults. A part without it is not whole
 */
#ifndef GJ_SCREEN_PART_H
#define GJ_SCREEN_PART_H

#include "screen/outflow.h"
#include "screen/sources.h"

enum { GJ_PART_FINDING = 'F', GJ_PART_ITEM = 'S', GJ_PART_COUNTS = 'C', GJ_PART_END = 'E' };

typedef struct gj_part_item {
	gj_sample_key key;
	uint64_t place; /* gj_screen_place */
	gj_str source, id, line;
} gj_part_item;

typedef struct gj_part_end {
	uint64_t items, faults;
} gj_part_end;

int gj_part_put(gj_outflow_file *out, char kind, gj_str body, gj_error *err);
int gj_part_put_item(gj_outflow_file *out, const gj_part_item *item, gj_error *err);
int gj_part_put_counts(gj_outflow_file *out, const gj_screen_source *source, size_t n_counts,
		       gj_error *err);
int gj_part_put_end(gj_outflow_file *out, gj_part_end end, gj_error *err);

typedef struct gj_part {
	gj_str path;
	int fd;
	struct ZSTD_DCtx_s *zstd;
	gj_buf have;
	size_t at;	      /* of `have`: read */
	size_t in_at, in_len; /* of `in` */
	unsigned char in[64 << 10];
} gj_part;

/* GJ_EIO: not there, GJ_ENOMEM. To be closed also when it fails. */
int gj_part_open(gj_part *part, gj_str path, gj_error *err);
void gj_part_close(gj_part *part);

/* The next record; `body` is valid until the next call. `*kind` 0: the end of the file. GJ_EIO: it cannot be read, or is damaged. */
int gj_part_next(gj_part *part, char *kind, gj_str *body, gj_error *err);

/* Bodies taken apart; false: they make no sense. */
bool gj_part_item_of(gj_part_item *out, gj_str body);
bool gj_part_counts_of(const char **counts, gj_str *name, size_t n_counts, gj_str body);
bool gj_part_end_of(gj_part_end *out, gj_str body);

#endif
