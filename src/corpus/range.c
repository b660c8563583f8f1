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

int gj_range_add(gj_corpus_file *file, uint64_t from, uint64_t packed, gj_error *err)
{
	gj_corpus_range *range;

	if (file->n_ranges > 0 && from <= file->range[file->n_ranges - 1].from)
		return GJ_OK;
	if (file->n_ranges > 0 && from <= file->mark)
		return GJ_OK;
	if (file->n_ranges == 0) {
		file->range =
			gj_arena_array(file->arena, GJ_CORPUS_MOST_RANGES, sizeof *file->range);
		if (file->range == NULL)
			return gj_fault_memory(err);
	} else {
		file->range[file->n_ranges - 1].end = from;
	}
	range = &file->range[file->n_ranges++];
	range->begin = range->from = from;
	range->end = UINT64_MAX;
	range->packed = packed;
	range->inside = false;
	atomic_init(&range->column, 0);
	atomic_init(&range->before, from == 0 ? 0 : UINT64_MAX);
	return GJ_OK;
}

/* Anywhere: lines are found from there on. */
static int cut_plain(gj_corpus_file *file, size_t n, gj_error *err)
{
	int rc = GJ_OK;

	for (size_t i = 1; i < n && rc == GJ_OK; i++) {
		uint64_t at = file->size / n * i + file->size % n * i / n;

		rc = gj_range_add(file, at, at, err);
	}
	return rc;
}

static int cut_frames(gj_corpus_file *file, size_t n, gj_error *err)
{
	uint64_t packed = 0, from = 0;
	size_t i = 1;
	int rc = GJ_OK;

	while (packed < file->size && rc == GJ_OK) {
		gj_frame frame;

		if (packed >= file->size / n * i && packed > 0 && i < n) {
			rc = gj_range_add(file, from, packed, err);
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
	return rc;
}

int gj_corpus_cut(gj_corpus_file *file, size_t n, gj_error *err)
{
	bool table = file->format == GJ_CORPUS_CSV || file->format == GJ_CORPUS_TSV;
	bool lines = file->format == GJ_CORPUS_JSONL ||
		     (file->format == GJ_CORPUS_TXT && file->options.unit != GJ_UNIT_FILE);
	int rc;

	file->n_ranges = 0;
	if (n > GJ_CORPUS_MOST_RANGES)
		n = GJ_CORPUS_MOST_RANGES;
	rc = gj_range_add(file, 0, 0, err);
	if (rc == GJ_OK && lines && n > 1)
		rc = file->packing == GJ_PACKED_NOT ? cut_plain(file, n, err)
						    : cut_frames(file, n, err);
	/* How many quotes stand before a frame is not known without decompressing what is before it. */
	if (rc == GJ_OK && table && n > 1 && file->packing == GJ_PACKED_NOT) {
		rc = cut_plain(file, n, err);
		if (rc == GJ_OK)
			rc = gj_csv_cut(file, err);
	}
	if (rc == GJ_OK && file->format == GJ_CORPUS_WARC && n > 1 &&
	    file->packing == GJ_PACKED_NOT)
		rc = gj_warc_cut(file, n, err);
	return rc;
}
