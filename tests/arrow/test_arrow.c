/* SPDX-License-Identifier: Apache-2.0 */
/* Who owns what, what the writer takes and refuses, limits, streams that pyarrow does not write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <lz4frame.h>
#include <zstd.h>

#include "arrow/attempt.h"
#include "arrow/body.h"
#include "base/file.h"

#define SEEDS GJ_SOURCE_DIR "/tests/fuzz/corpus/arrow/"

enum { MOST = 64 << 10, ALIGN = 64 };

static void no_release_schema(struct ArrowSchema *schema)
{
	schema->release = NULL;
}

static void no_release(struct ArrowArray *array)
{
	array->release = NULL;
}

static struct ArrowSchema column(const char *name, const char *format)
{
	return (struct ArrowSchema){.name = name,
				    .format = format,
				    .flags = ARROW_FLAG_NULLABLE,
				    .release = no_release_schema};
}

/* A table of one column that lies on the stack. */
typedef struct one {
	struct ArrowSchema schema, field, *fields[1];
	struct ArrowArray batch, array, *arrays[1];
	const void *none[1], *buffers[3];
} one;

static void one_column(one *o, const char *name, const char *format, int64_t n, int64_t n_buffers)
{
	memset(o, 0, sizeof *o);
	o->field = column(name, format);
	o->fields[0] = &o->field;
	o->schema = column("", "+s");
	o->schema.n_children = 1;
	o->schema.children = o->fields;
	o->array = (struct ArrowArray){.length = n,
				       .null_count = -1,
				       .n_buffers = n_buffers,
				       .buffers = o->buffers,
				       .release = no_release};
	o->arrays[0] = &o->array;
	o->batch = (struct ArrowArray){.length = n,
				       .n_buffers = 1,
				       .buffers = o->none,
				       .n_children = 1,
				       .children = o->arrays,
				       .release = no_release};
}

static int write_one(gj_buf *out, const one *o, gj_error *err)
{
	int rc;

	gj_buf_init(out, gj_alloc_system(), (size_t)2 << 30);
	rc = gj_ipc_write_schema(out, &o->schema, err);
	if (rc == GJ_OK)
		rc = gj_ipc_write_batch(out, &o->schema, &o->batch, err);
	return rc == GJ_OK ? gj_ipc_write_end(out, err) : rc;
}

static gj_str seed(gj_arena *arena, const char *path)
{
	gj_str bytes;

	assert_int_equal(gj_file_read(&bytes, arena, path, MOST, NULL), GJ_OK);
	return bytes;
}

/* A column moved out of its batch lives on, after the batch and the reader. */
static void test_moved(void **state)
{
	gj_arena arena;
	walk_source source = {.step = 0};
	struct ArrowArray batch, words, lists;
	gj_error err;
	gj_ipc *reader;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	source.bytes = seed(&arena, SEEDS "words.arrow");
	assert_int_equal(gj_ipc_open(&reader, gj_alloc_system(), walk_read, &source, &err), GJ_OK);
	assert_int_equal(gj_ipc_next(reader, &batch, &err), GJ_OK);
	words = *batch.children[0];
	batch.children[0]->release = NULL;
	lists = *batch.children[1]->children[0];
	batch.children[1]->children[0]->release = NULL;
	batch.release(&batch);
	assert_null(batch.release);
	assert_int_equal(gj_ipc_next(reader, &batch, &err), GJ_OK);
	batch.release(&batch);
	gj_ipc_close(reader);
	assert_int_equal(words.length, 4);
	assert_int_equal(words.null_count, 1);
	assert_memory_equal(words.dictionary->buffers[2], "规则a", 7);
	words.release(&words);
	assert_memory_equal(lists.buffers[2], "xyz", 3);
	lists.release(&lists);
	gj_arena_free(&arena);
}

/* Arrays that begin within a byte of their bits, text that begins within its offsets. */
static void test_offsets(void **state)
{
	static const int32_t offsets[] = {5, 5, 6, 8, 8, 9};
	static const uint8_t valid[] = {0xB6};
	struct ArrowArray back;
	walk_source source = {.step = 0};
	gj_ipc *reader;
	gj_error err;
	gj_buf out;
	one o;

	(void)state;
	one_column(&o, "t", "u", 3, 3);
	o.buffers[0] = valid;
	o.buffers[1] = offsets;
	o.buffers[2] = "-----abcd";
	o.array.offset = 1;
	assert_int_equal(write_one(&out, &o, &err), GJ_OK);
	assert_int_equal((out.len - 8) % ALIGN, 0);
	source.bytes = gj_buf_str(&out);
	assert_int_equal(gj_ipc_open(&reader, gj_alloc_system(), walk_read, &source, &err), GJ_OK);
	assert_int_equal(gj_ipc_next(reader, &back, &err), GJ_OK);
	assert_int_equal(back.children[0]->null_count, 1);
	assert_int_equal(*(const uint8_t *)back.children[0]->buffers[0] & 7, 3);
	assert_memory_equal(back.children[0]->buffers[1], ((int32_t[]){0, 1, 3, 3}), 16);
	assert_memory_equal(back.children[0]->buffers[2], "abc", 3);
	back.release(&back);
	gj_ipc_close(reader);
	gj_buf_free(&out);
}

static void refuse(one *o, const char *word)
{
	gj_error err;
	gj_buf out;
	size_t before;

	gj_buf_init(&out, gj_alloc_system(), MOST);
	gj_buf_puts(&out, "before");
	before = out.len;
	assert_int_equal(gj_ipc_write_batch(&out, &o->schema, &o->batch, &err), GJ_EINPUT);
	assert_int_equal(out.len, before);
	assert_int_equal(gj_buf_status(&out), GJ_OK);
	if (strstr(err.message, word) == NULL)
		fail_msg("`%s` says nothing of `%s`", err.message, word);
	gj_buf_free(&out);
}

static void test_refused(void **state)
{
	static const int32_t falling[] = {3, 1};
	static const uint8_t null = 0;
	one o;

	(void)state;
	one_column(&o, "stamp", "tss:", 1, 2);
	refuse(&o, "`stamp`");
	one_column(&o, "x", "i", 1, 3);
	refuse(&o, "`x`");
	one_column(&o, "x", "i", 1, 2);
	refuse(&o, "no values");
	one_column(&o, "x", "u", 1, 3);
	refuse(&o, "no offsets");
	o.buffers[1] = falling;
	refuse(&o, "fall");
	one_column(&o, "x", "i", 1, 2);
	o.batch.length = 2;
	refuse(&o, "shorter");
	one_column(&o, "x", "n", 1, 0);
	o.none[0] = &null;
	o.batch.null_count = -1;
	refuse(&o, "null");
	one_column(&o, "x", "n", 1, 0);
	o.schema.format = "i";
	refuse(&o, "+s");
	one_column(&o, "x", "+l", 1, 2);
	refuse(&o, "`x`");
}

/* More pairs, longer names and values than any table has: what the writer sets aside for a head is enough. */
static void test_large_heads(void **state)
{
	enum { PAIRS = 3000, NAME = 300000 };
	size_t size = 4 + PAIRS * 8 + 5000;
	char *metadata = calloc(1, size), *name = malloc(NAME + 1);
	int32_t count = PAIRS, length = 5000;
	attempt a = {.alloc = gj_alloc_system()};
	gj_error err;
	gj_buf out;
	one o;

	(void)state;
	assert_true(metadata != NULL && name != NULL);
	memcpy(metadata, &count, sizeof count);
	memcpy(metadata + 4 + (PAIRS - 1) * 8 + 4, &length, sizeof length);
	memset(name, 'x', NAME);
	name[NAME] = '\0';
	one_column(&o, name, "n", 7, 0);
	o.schema.metadata = metadata;
	o.field.metadata = metadata;
	assert_int_equal(write_one(&out, &o, &err), GJ_OK);
	assert_int_equal(attempt_copy(&a, (walk_source){gj_buf_str(&out), 0, 0}), GJ_OK);
	assert_null(a.fault);
	gj_buf_free(&out);
	free(metadata);
	free(name);
}

static void expect(const void *bytes, size_t size, int code, int fails, const char *word)
{
	attempt a = {.alloc = gj_alloc_system()};

	assert_int_equal(attempt_copy(&a, (walk_source){{bytes, size}, 0, fails}), code);
	assert_null(a.fault);
	if (strstr(a.err.message, word) == NULL)
		fail_msg("`%s` says nothing of `%s`", a.err.message, word);
}

/* The smallest schema there is, by hand: no columns, numbers in big-endian order. */
static void test_by_hand(void **state)
{
	unsigned char bytes[] = {
		0xFF, 0xFF, 0xFF, 0xFF, 48, 0, 0, 0, /* marker, length of the head */
		16,   0,    0,	  0,		     /* the message stands at 16 */
		10,   0,    12,	  0,	4,  0, 6, 0,
		8,    0,    0,	  0, /* its fields: version, kind, header */
		12,   0,    0,	  0,	4,  0, 1, 0,
		12,   0,    0,	  0,		     /* version 5, a schema, at 36 */
		6,    0,    8,	  0,	4,  0, 0, 0, /* its fields: the order of bytes */
		8,    0,    0,	  0,	1,  0, 0, 0,
		0,    0,    0,	  0 /* big-endian */
	};

	(void)state;
	expect(bytes, sizeof bytes, GJ_EINPUT, 0, "big-endian");
	bytes[28] = 2;
	expect(bytes, sizeof bytes, GJ_EINPUT, 0, "version 3");
	bytes[28] = 4;
	bytes[48] = 0;
	expect(bytes, sizeof bytes, GJ_OK, 0, "");
	expect(bytes, sizeof bytes, GJ_EIO, GJ_EIO, "could not be read");
	expect(bytes, 30, GJ_EIO, GJ_EIO, "could not be read");
	expect(bytes, 30, GJ_ENOMEM, GJ_ENOMEM, "out of memory");
	expect(bytes, 30, GJ_EINPUT, 0, "middle of message 1");
	bytes[7] = 0x7F;
	expect(bytes, sizeof bytes, GJ_EINPUT, 0, "larger than");
	bytes[7] = 0x80;
	expect(bytes, sizeof bytes, GJ_EINPUT, 0, "broken");
}

/* One table's schema before another's rows. */
static void test_spliced(void **state)
{
	static const char *const name[] = {SEEDS "numbers.arrow", SEEDS "text.arrow",
					   SEEDS "none.arrow"};
	enum { N = sizeof name / sizeof *name };
	gj_arena arena;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	for (size_t i = 0; i < N * N; i++) {
		gj_str head = seed(&arena, name[i / N]), rows = seed(&arena, name[i % N]);
		int32_t head_size, rows_from;
		gj_buf both;

		if (i / N == i % N)
			continue;
		memcpy(&head_size, head.at + 4, sizeof head_size);
		memcpy(&rows_from, rows.at + 4, sizeof rows_from);
		gj_buf_init(&both, gj_alloc_system(), MOST);
		gj_buf_add(&both, (gj_str){head.at, 8 + (size_t)head_size});
		gj_buf_add(&both,
			   (gj_str){rows.at + 8 + rows_from, rows.len - 8 - (size_t)rows_from});
		expect(both.at, both.len, GJ_EINPUT, 0,
		       "message 2 of the Arrow stream does not fit its schema");
		gj_buf_free(&both);
	}
	gj_arena_free(&arena);
}

/* As many nodes and buffers as the schema asks for, and too few bytes in them. */
static void test_short(void **state)
{
	static const uint8_t bytes[100];
	one wide, narrow;
	gj_error err;
	gj_buf out;

	(void)state;
	one_column(&wide, "x", "l", 0, 2);
	one_column(&narrow, "x", "c", sizeof bytes, 2);
	narrow.buffers[1] = bytes;
	gj_buf_init(&out, gj_alloc_system(), MOST);
	assert_int_equal(gj_ipc_write_schema(&out, &wide.schema, &err), GJ_OK);
	assert_int_equal(gj_ipc_write_batch(&out, &narrow.schema, &narrow.batch, &err), GJ_OK);
	expect(out.at, out.len, GJ_EINPUT, 0,
	       "`x` in message 2 of the Arrow stream has fewer values");
	gj_buf_clear(&out);
	wide.field.format = "n";
	narrow.schema.n_children = 0;
	narrow.batch.n_children = 0;
	assert_int_equal(gj_ipc_write_schema(&out, &wide.schema, &err), GJ_OK);
	assert_int_equal(gj_ipc_write_batch(&out, &narrow.schema, &narrow.batch, &err), GJ_OK);
	expect(out.at, out.len, GJ_EINPUT, 0,
	       "message 2 of the Arrow stream does not fit its schema");
	gj_buf_free(&out);
}

/* A frame gives exactly what was told, to its last byte, or nothing. */
static void test_frames(void **state)
{
	enum { SIZE = 100000, ROOM = 200000 };
	char *plain = malloc(SIZE), *out = malloc(SIZE + 1);
	uint8_t *frame = malloc(ROOM);

	(void)state;
	assert_true(plain != NULL && out != NULL && frame != NULL);
	for (size_t i = 0; i < SIZE; i++)
		plain[i] = (char)(i * i % 251);
	for (int codec = GJ_CODEC_LZ4; codec <= GJ_CODEC_ZSTD; codec++) {
		size_t size = codec == GJ_CODEC_LZ4
				      ? LZ4F_compressFrame(frame, ROOM, plain, SIZE, NULL)
				      : ZSTD_compress(frame, ROOM, plain, SIZE, 1);

		frame[size] = 0;
		assert_int_equal(gj_unsqueeze(codec, out, SIZE, (gj_bytes){frame, size}), GJ_OK);
		assert_memory_equal(plain, out, SIZE);
		assert_int_equal(gj_unsqueeze(codec, out, SIZE - 1, (gj_bytes){frame, size}),
				 GJ_EINPUT);
		assert_int_equal(gj_unsqueeze(codec, out, SIZE + 1, (gj_bytes){frame, size}),
				 GJ_EINPUT);
		assert_int_equal(gj_unsqueeze(codec, out, SIZE, (gj_bytes){frame, size + 1}),
				 GJ_EINPUT);
		assert_int_equal(gj_unsqueeze(codec, out, SIZE, (gj_bytes){frame, size - 1}),
				 GJ_EINPUT);
		assert_int_equal(gj_unsqueeze(codec, out, SIZE, (gj_bytes){frame, 0}), GJ_EINPUT);
	}
	free(frame);
	free(out);
	free(plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moved),	cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_large_heads),
		cmocka_unit_test(test_by_hand), cmocka_unit_test(test_spliced),
		cmocka_unit_test(test_short),	cmocka_unit_test(test_frames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
