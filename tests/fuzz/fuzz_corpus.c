/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a file of a corpus: read whole, and read in ranges, small chunks and small pieces, it gives the same items, faults and
 * error. The first four bytes choose the format, the ranges, the chunk and the piece.
 */
#define _GNU_SOURCE /* memfd_create */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "corpus/corpus.h"
#include "fuzz/fuzz.h"

static void demand(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

typedef struct digest {
	uint64_t all, text, items;
	bool open;
} digest;

/* FNV-1a: the same however the bytes are cut. */
static void add(uint64_t *hash, const void *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		*hash = (*hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
}

static int begin(void *context, const gj_item *item, gj_error *err)
{
	digest *d = context;

	(void)item;
	(void)err;
	demand(!d->open, "an item begins in another");
	d->open = true;
	d->text = 0;
	return GJ_OK;
}

static int text(void *context, const gj_item *item, const gj_passage *piece, gj_error *err)
{
	digest *d = context;

	(void)err;
	demand(d->open && piece->span + 1 == item->spans, "text outside its item");
	for (size_t i = 0; i < piece->text.len;) {
		uint32_t code;
		size_t step =
			gj_utf8_next((gj_str){piece->text.at + i, piece->text.len - i}, &code);

		demand(step > 1 || (unsigned char)piece->text.at[i] < 0x80, "no UTF-8");
		i += step;
	}
	add(&d->text, piece->text.at, piece->text.len);
	if (piece->last)
		add(&d->text, &piece->field, sizeof piece->field);
	return GJ_OK;
}

static int end(void *context, const gj_item *item, const gj_error *fault, gj_error *err)
{
	digest *d = context;

	(void)err;
	demand(d->open, "an item ends twice");
	d->open = false;
	d->items++;
	add(&d->all, &item->offset, sizeof item->offset);
	if (fault != NULL) {
		fuzz_check_error(fault);
		add(&d->all, fault->message, strlen(fault->message));
		add(&d->all, &fault->spot[0].line, sizeof fault->spot[0].line);
		add(&d->all, &fault->spot[0].column, sizeof fault->spot[0].column);
		return GJ_OK;
	}
	add(&d->all, item->id.at, item->id.len);
	add(&d->all, item->source.at, item->source.len);
	add(&d->all, &item->end, sizeof item->end);
	add(&d->all, &item->chars, sizeof item->chars);
	add(&d->all, &item->malformed, sizeof item->malformed);
	add(&d->all, &d->text, sizeof d->text);
	return GJ_OK;
}

static int read_all(const char *path, const gj_corpus_options *options, size_t ranges, digest *d)
{
	const gj_corpus_sink sink = {d, begin, text, end};
	gj_corpus_file file;
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_corpus_open(&file, &arena, gj_str_of(path), options, &err);
	if (rc == GJ_OK)
		rc = gj_corpus_cut(&file, ranges, &err);
	for (size_t i = 0; rc == GJ_OK && i < file.n_ranges; i++)
		rc = gj_corpus_read(&file, i, gj_alloc_system(), &sink, NULL, &err);
	if (rc != GJ_OK) {
		fuzz_check_error(&err);
		add(&d->all, err.message, strlen(err.message));
	}
	demand(rc != GJ_OK || !d->open, "an item never ends");
	gj_corpus_close(&file);
	gj_arena_free(&arena);
	return rc;
}

static void choose(gj_corpus_options *options, unsigned way)
{
	static const gj_corpus_format format[8] = {
		GJ_CORPUS_BY_CONTENT, GJ_CORPUS_TXT, GJ_CORPUS_TXT, GJ_CORPUS_JSONL,
		GJ_CORPUS_CSV,	      GJ_CORPUS_TSV, GJ_CORPUS_TSV, GJ_CORPUS_WARC,
	};

	options->format = format[way % 8];
	options->unit = way % 8 == 2 ? GJ_UNIT_PARAGRAPH : GJ_UNIT_LINE;
	options->no_quotes = way % 8 == 6;
	options->keep_going = true;
	options->no_thread = true;
	options->most_bytes = 8 << 20;
	if (way % 8 != 7 && (way & 8) != 0)
		options->id = GJ_STR("id");
	if ((way & 16) != 0) {
		options->naming = GJ_SOURCE_FIELD;
		options->source = way % 8 == 7 ? GJ_STR("host") : GJ_STR("a.b");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_corpus_options options = gj_corpus_defaults();
	digest whole = {0}, parts = {0};
	char path[64];
	int fd, rc;

	if (size < 4)
		return 0;
	fd = memfd_create("corpus", 0);
	demand(fd >= 0 && write(fd, data + 4, size - 4) == (ssize_t)(size - 4), "no file");
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	choose(&options, data[0]);
	rc = read_all(path, &options, 1, &whole);
	options.chunk = 1 + data[2];
	options.piece = GJ_CORPUS_LEAST_PIECE + data[3];
	demand(read_all(path, &options, 1 + data[1] % 16, &parts) == rc, "another result");
	demand(whole.items == parts.items && whole.all == parts.all, "other items");
	close(fd);
	return 0;
}
