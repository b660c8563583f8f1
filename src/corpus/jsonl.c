/* SPDX-License-Identifier: Apache-2.0 */
/* JSON lines: a line is a record, blank lines are none. The key of an item is the byte at which its line begins. */
#include "corpus/jsonl.h"

static int start(void *state, gj_reader *reader)
{
	gj_jsonl *j = state;
	const gj_corpus_options *options = &reader->file->options;
	int rc = GJ_OK;

	j->wanted = gj_fields_wanted(options);
	for (unsigned i = 0; i < GJ_N_FIELDS && rc == GJ_OK; i++)
		if ((j->wanted & GJ_FIELD_BIT(i)) != 0)
			rc = gj_field_split(&j->path[i], gj_field_name(options, i), reader->err);
	j->skip = reader->range->from > 0;
	j->start = j->skip ? reader->range->from : reader->file->mark;
	return rc;
}

void gj_jsonl_begin(gj_jsonl *j)
{
	j->at = GJ_JSONL_VALUE;
	j->depth = 0;
	j->fields = j->wanted;
	j->steps = 0;
	j->found = j->hits = 0;
	j->in_key = false;
	j->names_len = 0;
}

static int record_begin(gj_jsonl *j, gj_reader *reader)
{
	reader->done = gj_reader_past(reader, j->start);
	if (reader->done)
		return GJ_OK;
	j->started = true;
	gj_jsonl_begin(j);
	return gj_item_begin(reader, j->start);
}

/* `end`: of the line, without its line end. */
static int record_end(gj_jsonl *j, gj_reader *reader, uint64_t end)
{
	if (!reader->spoiled && j->at != GJ_JSONL_DONE) {
		gj_item_spoil(reader, end, "the line ends in the middle of a record");
		gj_item_spoil_help(reader, "a record stands on one line");
	}
	gj_field_check(reader, j->found, end, (gj_str){j->names, j->names_len});
	j->started = false;
	return gj_item_end(reader, end);
}

static size_t blanks(gj_str line)
{
	size_t i = 0;

	while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t' || line.at[i] == '\r'))
		i++;
	return i;
}

/* A line, or a part of one. */
static int take(gj_jsonl *j, gj_reader *reader, gj_str line)
{
	int rc = GJ_OK;

	if (!j->started) {
		size_t n = blanks(line);

		line.at += n;
		line.len -= n;
		if (line.len == 0)
			return GJ_OK;
		rc = record_begin(j, reader);
		if (rc != GJ_OK || reader->done)
			return rc;
	}
	if (!reader->spoiled)
		gj_jsonl_take(j, reader, line, &rc);
	return rc;
}

static int feed(void *state, gj_reader *reader, bool last)
{
	gj_jsonl *j = state;
	const char *at = reader->chunk.at, *stop = at + reader->chunk.len;
	int rc = GJ_OK;

	if (last)
		return j->started ? record_end(j, reader, reader->base) : GJ_OK;
	while (at < stop && rc == GJ_OK) {
		const char *newline = memchr(at, '\n', (size_t)(stop - at));
		const char *end = newline != NULL ? newline : stop;

		reader->done =
			!j->started &&
			gj_reader_past(reader, j->skip ? gj_reader_offset(reader, at) : j->start);
		if (reader->done)
			return GJ_OK;
		if (!j->skip)
			rc = take(j, reader, (gj_str){at, (size_t)(end - at)});
		if (rc != GJ_OK || newline == NULL || reader->done)
			return rc;
		if (j->started)
			rc = record_end(j, reader, gj_reader_offset(reader, newline));
		j->skip = false;
		at = newline + 1;
		j->start = gj_reader_offset(reader, at);
	}
	return rc;
}

const gj_corpus_reading gj_reading_jsonl = {sizeof(gj_jsonl), start, feed, NULL};
