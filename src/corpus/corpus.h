/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Corpora of any size, item by item, in memory that does not grow with them. A file is opened, cut into ranges, and each range is
 * read by whoever likes, on any thread: the items are the same for any number of ranges. docs/corpora.md says what an item is.
 *
 * Items are told in pieces, because one may be larger than memory: begin, text, text, ..., end. What names an item (its id, its
 * source) may stand behind its text, so both are known at the end only.
 */
#ifndef GJ_CORPUS_CORPUS_H
#define GJ_CORPUS_CORPUS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

typedef enum gj_corpus_format {
	GJ_CORPUS_BY_CONTENT, /* what the name says, else what the first bytes look like */
	GJ_CORPUS_TXT,
	GJ_CORPUS_JSONL,
	GJ_CORPUS_CSV,
	GJ_CORPUS_TSV,
	GJ_CORPUS_WARC,
	GJ_N_CORPUS_FORMATS
} gj_corpus_format;

/* What an item of a text file is. A paragraph is what stands between blank lines. */
typedef enum gj_corpus_unit {
	GJ_UNIT_LINE,
	GJ_UNIT_PARAGRAPH,
	GJ_UNIT_FILE,
	GJ_N_UNITS
} gj_corpus_unit;

typedef enum gj_corpus_packing {
	GJ_PACKED_NOT,
	GJ_PACKED_GZIP,
	GJ_PACKED_ZSTD,
	GJ_N_PACKINGS
} gj_corpus_packing;

/* What the source of an item is called by. */
typedef enum gj_corpus_naming {
	GJ_SOURCE_FILE,	  /* the path of its file, as it was found */
	GJ_SOURCE_FOLDER, /* the path of the folder that the file stands in */
	GJ_SOURCE_FIELD	  /* a field of the record: options.source */
} gj_corpus_naming;

enum {
	GJ_CORPUS_MOST_TEXTS = 8, /* fields of one record that hold text */
	GJ_CORPUS_MOST_RANGES = 4096,
	GJ_CORPUS_MOST_NAME = 4096, /* bytes of an id or of a source that a record names */
	GJ_CORPUS_MOST_FIELD = 255, /* bytes of one step of the name of a field */
	GJ_CORPUS_LEAST_PIECE = 16
};

typedef struct gj_corpus_options {
	gj_corpus_format format;
	gj_corpus_unit unit; /* GJ_CORPUS_TXT only */
	/*
	 * Fields: in JSONL the keys from the outside in with dots between (`meta.url`; lists are walked through: `messages.content`), in
	 * CSV and TSV the column, in WARC a header of the record, or `host`: the host of WARC-Target-URI. WARC needs no text.
	 */
	gj_str text[GJ_CORPUS_MOST_TEXTS];
	unsigned n_text;
	gj_str id; /* len 0: `@` and the offset; in WARC WARC-Record-ID */
	gj_corpus_naming naming;
	gj_str source;	/* GJ_SOURCE_FIELD only */
	bool no_quotes; /* CSV and TSV: a quote is a character like any other, and a line a record */
	bool keep_going; /* past records that cannot be read; else the first ends the range */
	bool no_thread;	 /* decompress on the thread that reads, not beside it */
	size_t chunk;	 /* bytes that are read at once, at least 1 */
	size_t piece; /* bytes of text that are handed over at once at most, at least GJ_CORPUS_LEAST_PIECE */
	/* Against archives made to fill a disk: no more bytes than these come out of one file; past 64 MiB no more than `most_ratio` from one byte. */
	uint64_t most_bytes;
	unsigned most_ratio;
} gj_corpus_options;

gj_corpus_options gj_corpus_defaults(void); /* the text in `text`, the source by file */

/* Some of a file. Owned: the items whose key lies in (begin, end], and with begin 0 also the key 0. The key is what range.c says. */
typedef struct gj_corpus_range {
	uint64_t begin, end;
	uint64_t from;		     /* the byte, decompressed, at which reading begins */
	uint64_t packed;	     /* the same in the file as it stands */
	bool inside;		     /* CSV: `from` stands inside quotes */
	atomic_uint_fast64_t before; /* lines before `from`; UINT64_MAX: not counted yet */
	atomic_uint_fast64_t column; /* then: code points between the last of them and `from` */
} gj_corpus_range;

/* Bytes of the file as it stands that were read, over all ranges; only grows, and may be looked at while they are. */
typedef struct gj_corpus_progress {
	atomic_uint_fast64_t done;
} gj_corpus_progress;

typedef struct gj_corpus_file {
	gj_str path;
	gj_str source; /* of its items, unless a field says it */
	int fd;
	uint64_t size; /* in bytes, as it stands */
	int64_t mtime; /* in nanoseconds */
	gj_corpus_format format;
	gj_corpus_packing packing;
	unsigned mark; /* bytes of a byte order mark at its start: 0 or 3 */
	gj_corpus_options options;
	gj_arena *arena;
	gj_corpus_range *range;
	size_t n_ranges;
	struct gj_corpus_columns *columns; /* CSV and TSV */
} gj_corpus_file;

typedef struct gj_item {
	gj_str file;
	gj_str source, id; /* len 0 before the end; valid until `end` returns */
	uint64_t
		offset; /* the byte of the file at which the record begins; of a compressed file: of what comes out of it */
	uint64_t end;	    /* ... and at which it has ended, before the LF; 0 before the end */
	uint64_t chars;	    /* code points that were handed over */
	uint64_t malformed; /* places that are no UTF-8; U+FFFD stands for each in the text */
	unsigned
		spans; /* texts of the record so far: a text field may stand several times, in a list */
} gj_item;

/* Text that follows on the piece before, unless `at` is 0. */
typedef struct gj_passage {
	gj_str text;	/* UTF-8, no character cut in two; valid until `text` returns */
	uint64_t at;	/* byte of the span at which it begins, escapes undone */
	unsigned span;	/* from 0 */
	unsigned field; /* number of the text field in the options */
	bool last;	/* the span ends here; each ends once, if need be with an empty piece */
} gj_passage;

/* Who is told. A function that returns something else than GJ_OK ends the range with that. `err` is the caller's. */
typedef struct gj_corpus_sink {
	void *context;
	int (*begin)(void *context, const gj_item *item, gj_error *err);
	int (*text)(void *context, const gj_item *item, const gj_passage *piece, gj_error *err);
	/* `fault`: NULL, or what is wrong with the record; then what was told of it is to be forgotten but for the fault. Follows each begin. */
	int (*end)(void *context, const gj_item *item, const gj_error *fault, gj_error *err);
} gj_corpus_sink;

/*
 * Open a file, find out what it is, and read the head of a table. `path` and what the options point to are borrowed; all else
 * lives in the arena, up to a megabyte or two: give each file one of its own. After GJ_OK gj_corpus_close. GJ_EINPUT: cannot be
 * read as that format, no such column; GJ_EIO, GJ_ENOMEM.
 */
int gj_corpus_open(gj_corpus_file *out, gj_arena *arena, gj_str path,
		   const gj_corpus_options *options, gj_error *err);
void gj_corpus_close(gj_corpus_file *file); /* may be called twice */

/*
 * Cut the file into at most `n` ranges: file->range. Fewer where it cannot be cut (docs/corpora.md); at least one. What comes
 * out hangs on the file and on `n` alone.
 */
int gj_corpus_cut(gj_corpus_file *file, size_t n, gj_error *err);

/*
 * Read one range and tell its items in order of their offsets. Safe on several threads at once, for other ranges. Memory: from
 * `alloc`, given back before it returns; the same for any file. `progress` may be NULL. GJ_EINPUT: a record or the file cannot
 * be read; items told before stay told.
 */
int gj_corpus_read(const gj_corpus_file *file, size_t range, const gj_alloc *alloc,
		   const gj_corpus_sink *sink, gj_corpus_progress *progress, gj_error *err);

const char *gj_corpus_format_name(gj_corpus_format format);
bool gj_corpus_format_of(gj_corpus_format *out, gj_str name); /* false: no such format */

#endif
