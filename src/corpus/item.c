/* SPDX-License-Identifier: Apache-2.0 */
/* Where an item begins and ends, what names it, what is wrong with it. */
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "corpus/line.h"
#include "corpus/reader.h"

int gj_item_begin(gj_reader *reader, uint64_t offset)
{
	const gj_corpus_sink *sink = reader->sink;

	reader->item = (gj_item){.file = reader->file->path, .offset = offset};
	reader->open = true;
	reader->spoiled = false;
	reader->id.len = reader->source.len = 0;
	reader->id.set = reader->source.set = false;
	reader->id.long_ = reader->source.long_ = false;
	return sink->begin != NULL ? sink->begin(sink->context, &reader->item, reader->err) : GJ_OK;
}

void gj_captured_put(gj_captured *captured, gj_str bytes)
{
	captured->set = true;
	if (bytes.len > GJ_CORPUS_MOST_NAME - captured->len) {
		captured->long_ = true;
		return;
	}
	if (bytes.len > 0)
		memcpy(captured->at + captured->len, bytes.at, bytes.len);
	captured->len += bytes.len;
}

/* A name that can be shown, compared and written to a table. */
static void check_name(gj_reader *reader, const gj_captured *name, uint64_t at, const char *what)
{
	if (name->long_)
		gj_item_spoil(reader, at, "the %s is longer than %d bytes", what,
			      GJ_CORPUS_MOST_NAME);
	else if (gj_utf8_valid((gj_str){name->at, name->len}) < name->len)
		gj_item_spoil(reader, at, "the %s is not UTF-8", what);
	else if (memchr(name->at, 0, name->len) != NULL)
		gj_item_spoil(reader, at, "the %s has a zero byte in it", what);
}

/* `@` and the offset. Every item has one, so that printf would be seen in the profile. */
static size_t offset_name(char *to, uint64_t offset)
{
	char digits[20];
	size_t n = 0, len = 1;

	do
		digits[n++] = (char)('0' + offset % 10);
	while ((offset /= 10) > 0);
	to[0] = '@';
	while (n > 0)
		to[len++] = digits[--n];
	return len;
}

static void name_item(gj_reader *reader, uint64_t end)
{
	const gj_corpus_file *file = reader->file;
	gj_item *item = &reader->item;

	check_name(reader, &reader->id, end, "id");
	check_name(reader, &reader->source, end, "source");
	if (!reader->id.set)
		reader->id.len = offset_name(reader->id.at, item->offset);
	item->id = (gj_str){reader->id.at, reader->id.len};
	item->source =
		reader->source.set ? (gj_str){reader->source.at, reader->source.len} : file->source;
}

int gj_item_end(gj_reader *reader, uint64_t end)
{
	const gj_corpus_sink *sink = reader->sink;
	int rc = GJ_OK;

	name_item(reader, end);
	reader->item.end = end;
	reader->open = false;
	if (sink->end != NULL)
		rc = sink->end(sink->context, &reader->item,
			       reader->spoiled ? &reader->fault : NULL, reader->err);
	if (rc != GJ_OK || !reader->spoiled || reader->file->options.keep_going)
		return rc;
	if (reader->err != NULL)
		*reader->err = reader->fault;
	return GJ_EINPUT;
}

void gj_item_spoil(gj_reader *reader, uint64_t at, const char *format, ...)
{
	gj_source source = {reader->file->path, GJ_STR("")};
	char words[400];
	va_list args;

	if (reader->spoiled)
		return;
	va_start(args, format);
	vsnprintf(words, sizeof words, format, args);
	va_end(args);
	reader->spoiled = true;
	gj_fault(&reader->fault, GJ_EINPUT, "%s", words);
	gj_fault_at(&reader->fault, &source, gj_reader_place(reader, at), NULL);
}

void gj_item_spoil_help(gj_reader *reader, const char *format, ...)
{
	char words[240];
	va_list args;

	if (reader->fault.help[0] != '\0')
		return;
	va_start(args, format);
	vsnprintf(words, sizeof words, format, args);
	va_end(args);
	gj_fault_help(&reader->fault, "%s", words);
}
