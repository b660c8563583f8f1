/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The head of a message: a flatbuffer, read and written by meta.cc alone, which no other file includes flatbuffers for.
 * What is read is verified first; every pointer given out leads into the bytes that were verified.
 */
#ifndef GJ_ARROW_META_H
#define GJ_ARROW_META_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The format's numbers of types. */
enum {
	GJ_WIRE_NONE,
	GJ_WIRE_NULL,
	GJ_WIRE_INT,
	GJ_WIRE_FLOAT,
	GJ_WIRE_BINARY,
	GJ_WIRE_UTF8,
	GJ_WIRE_BOOL,
	GJ_WIRE_DECIMAL,
	GJ_WIRE_DATE,
	GJ_WIRE_TIME,
	GJ_WIRE_TIMESTAMP,
	GJ_WIRE_INTERVAL,
	GJ_WIRE_LIST,
	GJ_WIRE_STRUCT,
	GJ_WIRE_UNION,
	GJ_WIRE_FIXED_BINARY,
	GJ_WIRE_FIXED_LIST,
	GJ_WIRE_MAP,
	GJ_WIRE_DURATION,
	GJ_WIRE_LARGE_BINARY,
	GJ_WIRE_LARGE_UTF8,
	GJ_WIRE_LARGE_LIST,
	GJ_WIRE_RUN_ENDS,
	GJ_WIRE_BINARY_VIEW,
	GJ_WIRE_UTF8_VIEW,
	GJ_WIRE_LIST_VIEW,
	GJ_WIRE_LARGE_LIST_VIEW
};

enum {
	GJ_META_SCHEMA = 1,
	GJ_META_DICTIONARY,
	GJ_META_BATCH
};				     /* kinds of message; others are not carried */
enum { GJ_META_V4 = 3, GJ_META_V5 }; /* versions that are read */
enum { GJ_CODEC_NONE = -1, GJ_CODEC_LZ4, GJ_CODEC_ZSTD };

typedef struct gj_meta {
	int kind;
	int version;
	int64_t body; /* bytes that follow */
	const void *header;
} gj_meta;

/* A list of pairs, or of fields, inside the verified bytes. */
typedef struct gj_meta_list {
	const void *at;
	size_t n;
} gj_meta_list;

typedef struct gj_meta_schema {
	bool big_endian;
	gj_meta_list fields;
	gj_meta_list pairs;
} gj_meta_schema;

typedef struct gj_meta_field {
	gj_str name;
	bool nullable;
	int type;
	int bits; /* of an integer, a decimal; 16, 32 or 64 of a float, 0 unknown */
	bool is_signed;
	int precision, scale;
	bool in_days; /* of a date: days, else milliseconds */
	bool encoded; /* the values are indices into a dictionary of `type` */
	bool ordered;
	int64_t dictionary;
	int index_bits;
	bool index_signed;
	gj_meta_list kids;
	gj_meta_list pairs;
} gj_meta_field;

typedef struct gj_meta_batch {
	int64_t length;
	size_t n_nodes, n_buffers;
	const void *nodes, *buffers;
	int codec;	    /* a number that is no GJ_CODEC_ is not known */
	int64_t dictionary; /* of a dictionary: its number */
	bool is_delta;
} gj_meta_batch;

typedef struct gj_span {
	int64_t first, second; /* offset and length of a buffer; length and nulls of a node */
} gj_span;

/* false: the bytes, which stand at a multiple of 8, are no message. */
bool gj_meta_open(gj_meta *out, const void *bytes, size_t size);
bool gj_meta_open_schema(gj_meta_schema *out, const gj_meta *meta);
bool gj_meta_open_batch(gj_meta_batch *out, const gj_meta *meta); /* also of a dictionary */
void gj_meta_field_at(gj_meta_field *out, gj_meta_list fields, size_t i);
void gj_meta_pair_at(gj_str *key, gj_str *value, gj_meta_list pairs, size_t i);
gj_span gj_meta_span_at(const void *spans, size_t i);

/* A field to be written. Of `field`, `kids` and `pairs` are not looked at. */
typedef struct gj_meta_out {
	gj_meta_field field;
	const gj_str *pair; /* key, value, key, value, ... */
	size_t n_pairs;
	const struct gj_meta_out *kid; /* of a list, else NULL */
} gj_meta_out;

/* A batch to be written, or a dictionary. */
typedef struct gj_meta_out_batch {
	bool is_dictionary;
	int64_t dictionary;
	int64_t length;
	const gj_span *node, *buffer;
	size_t n_nodes, n_buffers;
	int64_t body;
} gj_meta_out_batch;

/* The bytes of a message's head, in memory of the arena. GJ_OK or GJ_ENOMEM. */
int gj_meta_make_schema(gj_str *out, gj_arena *arena, const gj_meta_out *field, size_t n_fields,
			const gj_str *pair, size_t n_pairs);
int gj_meta_make_batch(gj_str *out, gj_arena *arena, const gj_meta_out_batch *batch);

#ifdef __cplusplus
}
#endif
#endif
