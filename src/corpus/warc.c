/* SPDX-License-Identifier: Apache-2.0 */
/*
 * WARC: records of type conversion, response and resource whose content is text are items; others are none. Markup stays: the text of
 * a page is its source. Of an HTTP response the text is the body. The key of an item is the byte behind the record before it.
 */
#include "corpus/warc.h"

#include <inttypes.h>

typedef enum warc_at {
	GAP,  /* between records */
	HEAD, /* in the head of a record */
	HTTP, /* in that of the message that it holds */
	BODY, /* in the content, or what is left of it */
	LOST  /* behind something that is no record: up to the next line that begins one */
} warc_at;

typedef struct warc {
	warc_at at;
	uint64_t start, left; /* of the record; bytes of content that come */
	uint64_t key;
	bool text;	/* what comes is text */
	unsigned match; /* LOST: bytes of `\nWARC/1.` that were seen */
	size_t head_len, http_len;
	char head[GJ_WARC_MOST_HEAD]; /* of the record; stays until the record ends */
	char http[GJ_WARC_MOST_HEAD]; /* of the message in it */
} warc;

enum { SOME = 1024 }; /* bytes of a head that are taken at once: few are longer */

static const char magic[] = "\nWARC/1.";

static int start(void *state, gj_reader *reader)
{
	warc *w = state;

	w->at = GAP;
	w->key = reader->range->from;
	return GJ_OK;
}

/* What does not say what it is may be text. */
static bool is_text(gj_str media)
{
	static const char *const known[] = {"application/xhtml+xml", "application/xml",
					    "application/json", "application/javascript",
					    "application/ld+json"};

	if (media.len == 0 || (media.len >= 5 && gj_warc_is((gj_str){media.at, 5}, "text/")))
		return true;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (gj_warc_is(media, known[i]))
			return true;
	return false;
}

/* A header as a name of the item. */
static gj_fields name_by(gj_reader *reader, unsigned field, gj_str head, gj_str name)
{
	gj_captured *to = field == GJ_FIELD_ID ? &reader->id : &reader->source;
	bool host = gj_str_eq(name, GJ_STR("host"));
	gj_str value = gj_warc_header(head, host ? GJ_STR("WARC-Target-URI") : name);

	if (host)
		value = gj_warc_host(value);
	if (value.len == 0)
		return 0;
	gj_captured_put(to, value);
	for (size_t i = 0; host && i < to->len; i++)
		if (to->at[i] >= 'A' && to->at[i] <= 'Z')
			to->at[i] = (char)(to->at[i] + 32);
	return GJ_FIELD_BIT(field);
}

static int item_begin(warc *w, gj_reader *reader, gj_str type, uint64_t at)
{
	const gj_corpus_options *options = &reader->file->options;
	gj_str head = {w->head, w->head_len}, charset = gj_warc_charset(type);
	gj_fields found = GJ_FIELDS_TEXT;
	int rc = gj_item_begin(reader, w->start);

	w->text = true;
	gj_span_begin(reader, 0);
	if (rc != GJ_OK)
		return rc;
	found |= name_by(reader, GJ_FIELD_ID, head,
			 options->id.len > 0 ? options->id : GJ_STR("WARC-Record-ID"));
	if (options->naming == GJ_SOURCE_FIELD)
		found |= name_by(reader, GJ_FIELD_SOURCE, head, options->source);
	gj_field_check(reader, found, at, GJ_STR(""));
	if (charset.len == 0 || gj_warc_is(charset, "utf-8") || gj_warc_is(charset, "utf8") ||
	    gj_warc_is(charset, "us-ascii"))
		return GJ_OK;
	gj_item_spoil(reader, at, "the content is in `%.*s`, which is not read",
		      charset.len < 40 ? (int)charset.len : 40, charset.at);
	gj_item_spoil_help(reader, "convert it to UTF-8");
	return GJ_OK;
}

static int content_end(warc *w, gj_reader *reader, uint64_t at)
{
	int rc = GJ_OK;

	w->at = GAP;
	w->key = at;
	if (!w->text)
		return GJ_OK;
	if (!reader->spoiled)
		rc = gj_span_end(reader);
	return rc == GJ_OK ? gj_item_end(reader, at) : rc;
}

/* What is no record from here on; told as one that cannot be read. */
static int lose(warc *w, gj_reader *reader, uint64_t at, const char *what)
{
	int rc = reader->open ? GJ_OK : gj_item_begin(reader, w->start);

	gj_item_spoil(reader, at, "%s", what);
	w->at = LOST;
	w->text = false;
	w->match = 0;
	return rc == GJ_OK ? gj_item_end(reader, at) : rc;
}

/* The head of a record is there; `at`: behind it. */
static int take_head(warc *w, gj_reader *reader, uint64_t at)
{
	gj_str head = {w->head, w->head_len};
	gj_str kind = gj_warc_header(head, GJ_STR("WARC-Type"));
	gj_str type = gj_warc_header(head, GJ_STR("Content-Type"));
	int rc = GJ_OK;

	w->text = false;
	w->at = BODY;
	if (!gj_warc_length(&w->left, gj_warc_header(head, GJ_STR("Content-Length"))))
		return lose(w, reader, at, "the record has no `Content-Length` that is a number");
	if (gj_warc_is(kind, "response") && gj_warc_is(gj_warc_media(type), "application/http")) {
		w->at = HTTP;
		w->http_len = 0;
	} else if ((gj_warc_is(kind, "conversion") || gj_warc_is(kind, "resource")) &&
		   is_text(gj_warc_media(type))) {
		rc = item_begin(w, reader, type, at);
	}
	return rc == GJ_OK && w->left == 0 ? content_end(w, reader, at) : rc;
}

/* The head of an HTTP response is there. */
static int take_http(warc *w, gj_reader *reader, uint64_t at)
{
	gj_str head = {w->http, w->http_len};
	gj_str type = gj_warc_header(head, GJ_STR("Content-Type"));
	gj_str coding = gj_warc_header(head, GJ_STR("Content-Encoding"));
	gj_str transfer = gj_warc_header(head, GJ_STR("Transfer-Encoding"));
	int rc;

	w->at = BODY;
	if (!is_text(gj_warc_media(type)))
		return GJ_OK;
	rc = item_begin(w, reader, type, at);
	if (coding.len == 0 || gj_warc_is(coding, "identity"))
		coding = gj_warc_is(transfer, "identity") ? GJ_STR("") : transfer;
	if (coding.len > 0) {
		gj_item_spoil(reader, at, "the body is coded by `%.*s`, which is not undone",
			      coding.len < 40 ? (int)coding.len : 40, coding.at);
		gj_item_spoil_help(reader, "have the crawler store bodies as they read");
	}
	return rc;
}

static size_t gap(warc *w, gj_reader *reader, gj_str bytes)
{
	size_t n = 0;

	while (n < bytes.len && (bytes.at[n] == '\r' || bytes.at[n] == '\n'))
		n++;
	if (n == bytes.len)
		return n;
	w->start = gj_reader_offset(reader, bytes.at + n);
	reader->done = gj_reader_past(reader, w->key);
	w->at = HEAD;
	w->head_len = 0;
	return n;
}

/* Bytes of a head, up to its end; *whole: it is there. */
static size_t collect(char *head, size_t *head_len, gj_str bytes, bool *whole)
{
	size_t before = *head_len, room = GJ_WARC_MOST_HEAD - before;
	size_t n = bytes.len < SOME ? bytes.len : SOME, len;

	n = n < room ? n : room;
	memcpy(head + before, bytes.at, n);
	*head_len += n;
	len = gj_warc_head_len((gj_str){head, *head_len});
	*whole = len > 0;
	if (len == 0)
		return n;
	*head_len = len;
	return len - before;
}

static size_t head(warc *w, gj_reader *reader, gj_str bytes, int *rc)
{
	uint64_t at = gj_reader_offset(reader, bytes.at);
	bool whole;
	size_t n;

	if (w->head_len < sizeof magic - 2) { /* byte by byte, so that nothing behind it is lost */
		if (*bytes.at != magic[1 + w->head_len]) {
			*rc = lose(w, reader, at, "no record of WARC begins here");
			return 0;
		}
		w->head[w->head_len++] = *bytes.at;
		return 1;
	}
	n = collect(w->head, &w->head_len, bytes, &whole);
	if (whole)
		*rc = take_head(w, reader, at + n);
	else if (w->head_len == sizeof w->head)
		*rc = lose(w, reader, at + n, "the head of a record is longer than 64 KiB");
	return n;
}

static size_t http(warc *w, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t n = bytes.len < w->left ? bytes.len : (size_t)w->left;
	bool whole = false;
	uint64_t at;

	n = collect(w->http, &w->http_len, (gj_str){bytes.at, n}, &whole);
	w->left -= n;
	at = gj_reader_offset(reader, bytes.at + n);
	if (whole) {
		*rc = take_http(w, reader, at);
	} else if (w->left == 0 || w->http_len == sizeof w->http) {
		*rc = item_begin(w, reader, GJ_STR(""), at);
		gj_item_spoil(reader, at, "the response has no end of its HTTP head");
		w->at = BODY;
	}
	if (*rc == GJ_OK && w->left == 0)
		*rc = content_end(w, reader, at);
	return n;
}

static size_t body(warc *w, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t n = bytes.len < w->left ? bytes.len : (size_t)w->left;

	if (w->text && !reader->spoiled)
		*rc = gj_span_put(reader, (gj_str){bytes.at, n});
	w->left -= n;
	if (*rc == GJ_OK && w->left == 0)
		*rc = content_end(w, reader, gj_reader_offset(reader, bytes.at + n));
	return n;
}

/* Up to the next line that begins a record; what begins it is the start of its head. */
static size_t lost(warc *w, gj_reader *reader, gj_str bytes)
{
	size_t n = 0;

	while (n < bytes.len && w->match < sizeof magic - 1) {
		if (w->match == 0) {
			const char *newline = memchr(bytes.at + n, '\n', bytes.len - n);

			if (newline == NULL)
				return bytes.len;
			n = (size_t)(newline - bytes.at);
		}
		if (bytes.at[n] == magic[w->match]) {
			w->match++;
			n++;
		} else {
			w->match = 0;
		}
	}
	if (w->match < sizeof magic - 1)
		return n;
	w->start = w->key = gj_reader_offset(reader, bytes.at + n) - (sizeof magic - 2);
	reader->done = gj_reader_past(reader, w->key);
	w->head_len = sizeof magic - 2;
	memcpy(w->head, magic + 1, w->head_len);
	w->at = HEAD;
	return n;
}

static int finish(warc *w, gj_reader *reader)
{
	if (w->at == GAP || w->at == LOST)
		return GJ_OK;
	return lose(w, reader, reader->base, "the file ends in the middle of a record");
}

static int feed(void *state, gj_reader *reader, bool last)
{
	warc *w = state;
	gj_str bytes = reader->chunk;
	int rc = GJ_OK;

	if (last)
		return finish(w, reader);
	while (bytes.len > 0 && rc == GJ_OK && !reader->done) {
		size_t n = w->at == GAP	   ? gap(w, reader, bytes)
			   : w->at == HEAD ? head(w, reader, bytes, &rc)
			   : w->at == HTTP ? http(w, reader, bytes, &rc)
			   : w->at == BODY ? body(w, reader, bytes, &rc)
					   : lost(w, reader, bytes);

		bytes.at += n;
		bytes.len -= n;
	}
	return rc;
}

const gj_corpus_reading gj_reading_warc = {sizeof(warc), start, feed, NULL};
