/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a format of corpora is, and what it works with. A format is fed a range chunk by chunk, cut anywhere, and tells the reader
 * where items begin, what their text is and where they end; the reader knows UTF-8, lines, faults and who is told.
 */
#ifndef GJ_CORPUS_READER_H
#define GJ_CORPUS_READER_H

#include "corpus/corpus.h"
#include "corpus/stream.h"

typedef struct gj_captured { /* a name that is put together from pieces */
	char *at;
	size_t len;
	bool set, long_;
} gj_captured;

typedef struct gj_reader {
	const gj_corpus_file *file;
	gj_corpus_range *range;
	const gj_alloc *alloc;
	const gj_corpus_sink *sink;
	gj_error *err;

	gj_str chunk;
	uint64_t base;	  /* of the chunk in the file */
	uint64_t counted; /* up to this byte: */
	uint64_t lines;	  /* line ends since range->from */
	uint64_t column;  /* code points since the last of them */

	gj_item item;
	bool open;    /* between begin and end */
	bool spoiled; /* ... and something is wrong with it */
	bool done;    /* no item that is owned can begin any more */
	gj_error fault;
	gj_captured id, source;

	char *room; /* text of the open span that was not handed over */
	size_t room_len;
	gj_passage piece;
} gj_reader;

/* An item whose record begins at this byte of the file. */
int gj_item_begin(gj_reader *reader, uint64_t offset);
int gj_item_end(gj_reader *reader, uint64_t end);

/* Text: bytes that may be cut anywhere and need not be UTF-8. */
void gj_span_begin(gj_reader *reader, unsigned field);
int gj_span_put(gj_reader *reader, gj_str bytes);
int gj_span_end(gj_reader *reader);
int gj_span_whole(gj_reader *reader, unsigned field, gj_str bytes); /* the three in one */

void gj_captured_put(gj_captured *captured, gj_str bytes);

/*
 * Something is wrong with the open item, at this byte of the chunk or just behind it; never before an earlier such place. The first
 * stands. The format goes on to where the record ends.
 */
void gj_item_spoil(gj_reader *reader, uint64_t at, const char *format, ...) GJ_PRINTF(3, 4);
void gj_item_spoil_help(gj_reader *reader, const char *format, ...)
	GJ_PRINTF(2, 3); /* of the last spoil, if it was the first */

/* Is this key behind all that are owned? */
static inline bool gj_reader_past(const gj_reader *reader, uint64_t key)
{
	return key > reader->range->end;
}

/* The byte of the file at which `at`, in the chunk, stands. */
static inline uint64_t gj_reader_offset(const gj_reader *reader, const char *at)
{
	return reader->base + (uint64_t)(at - reader->chunk.at);
}

typedef struct gj_corpus_reading {
	size_t state; /* bytes; zeroed before `start` */
	int (*start)(void *state, gj_reader *reader);
	/* reader->chunk; `last`: it is empty, and the file ends. Sets reader->done. */
	int (*feed)(void *state, gj_reader *reader, bool last);
	void (*stop)(void *state); /* may be NULL */
} gj_corpus_reading;

extern const gj_corpus_reading gj_reading_txt, gj_reading_jsonl, gj_reading_csv, gj_reading_warc;

#endif
