/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a file may be cut. An item is read by the range in which its key lies; reading begins at the cut, in the middle of a record
 * perhaps, passes over what is left of it, and goes on behind the next cut until the last item is whole. The key of an item is never
 * before the byte at which it can be known to begin, so that nobody needs to look back.
 */
#include "corpus/range.h"

#include "corpus/csv.h"
#include "corpus/frame.h"
#include "corpus/warc.h"

void gj_range_add(gj_corpus_file *file, uint64_t from, uint64_t packed)
{
	gj_corpus_range *range = &file->range[file->n_ranges];

	if (file->n_ranges > 0) {
		if (from <= range[-1].from || from <= file->mark)
			return;
		range[-1].end = from;
	}
	file->n_ranges++;
	range->begin = range->from = from;
	range->end = UINT64_MAX;
	range->packed = packed;
	range->inside = false;
	atomic_init(&range->column, 0);
	atomic_init(&range->before, from == 0 ? 0 : UINT64_MAX);
}

/* Anywhere: lines are found from there on. */
static void cut_plain(gj_corpus_file *file, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint64_t at = file->size / n * i + file->size % n * i / n;

		gj_range_add(file, at, at);
	}
}

static void cut_frames(gj_corpus_file *file, size_t n)
{
	uint64_t packed = 0, from = 0;
	size_t i = 1;

	while (packed < file->size) {
		gj_frame frame;

		if (packed >= file->size / n * i && packed > 0 && i < n) {
			gj_range_add(file, from, packed);
			i++;
		}
		if (!gj_frame_at(&frame, file, packed)) { /* then from start to end */
			file->n_ranges = 1;
			file->range[0].end = UINT64_MAX;
			break;
		}
		packed += frame.packed_len;
		from += frame.len;
	}
}

/* Tables and WARC that are compressed are not cut: what is before a cut would have to be decompressed for it. */
static int cut_as(gj_corpus_file *file, size_t n, gj_error *err)
{
	bool packed = file->packing != GJ_PACKED_NOT;

	switch (file->format) {
	case GJ_CORPUS_CSV:
	case GJ_CORPUS_TSV:
		if (packed)
			return GJ_OK;
		cut_plain(file, n);
		return gj_csv_cut(file, err);
	case GJ_CORPUS_WARC:
		return packed ? GJ_OK : gj_warc_cut(file, n, err);
	default:
		if (file->format == GJ_CORPUS_TXT && file->options.unit == GJ_UNIT_FILE)
			return GJ_OK;
		if (packed)
			cut_frames(file, n);
		else
			cut_plain(file, n);
		return GJ_OK;
	}
}

int gj_corpus_cut(gj_corpus_file *file, size_t n, gj_error *err)
{
	if (n > GJ_CORPUS_MOST_RANGES)
		n = GJ_CORPUS_MOST_RANGES;
	if (n == 0)
		n = 1;
	file->n_ranges = 0;
	file->range = gj_arena_array(file->arena, n, sizeof *file->range);
	if (file->range == NULL)
		return gj_fault_memory(err);
	gj_range_add(file, 0, 0);
	return n > 1 ? cut_as(file, n, err) : GJ_OK;
}
