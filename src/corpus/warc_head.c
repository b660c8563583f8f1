/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <unistd.h>

#include "corpus/range.h"
#include "corpus/warc.h"

size_t gj_warc_head_len(gj_str text)
{
	const char *at = text.at, *stop = text.at + text.len;

	while (at < stop) {
		const char *newline = memchr(at, '\n', (size_t)(stop - at));

		if (newline == NULL)
			return 0;
		at = newline + 1;
		if (at < stop && *at == '\n')
			return (size_t)(at + 1 - text.at);
		if (stop - at >= 2 && at[0] == '\r' && at[1] == '\n')
			return (size_t)(at + 2 - text.at);
	}
	return 0;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same(gj_str a, gj_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	return true;
}

bool gj_warc_is(gj_str value, const char *word)
{
	return same(value, gj_str_of(word));
}

static gj_str trimmed(gj_str text)
{
	while (text.len > 0 && strchr(" \t\r", text.at[text.len - 1]) != NULL)
		text.len--;
	while (text.len > 0 && (*text.at == ' ' || *text.at == '\t')) {
		text.at++;
		text.len--;
	}
	return text;
}

gj_str gj_warc_header(gj_str head, gj_str name)
{
	const char *at = memchr(head.at, '\n', head.len), *stop = head.at + head.len;

	while (at != NULL && ++at < stop) {
		const char *end = memchr(at, '\n', (size_t)(stop - at));
		gj_str line = {at, end != NULL ? (size_t)(end - at) : (size_t)(stop - at)};
		const char *colon = memchr(line.at, ':', line.len);

		if (colon != NULL && same((gj_str){at, (size_t)(colon - at)}, name))
			return trimmed(
				(gj_str){colon + 1, (size_t)(line.at + line.len - colon - 1)});
		at = end;
	}
	return (gj_str){NULL, 0};
}

bool gj_warc_length(uint64_t *out, gj_str value)
{
	*out = 0;
	for (size_t i = 0; i < value.len; i++) {
		unsigned digit = (unsigned char)value.at[i] - '0';

		if (digit > 9 || *out > ((uint64_t)INT64_MAX - digit) / 10)
			return false;
		*out = *out * 10 + digit;
	}
	return value.len > 0;
}

gj_str gj_warc_media(gj_str type)
{
	const char *end = type.len > 0 ? memchr(type.at, ';', type.len) : NULL;

	return trimmed((gj_str){type.at, end != NULL ? (size_t)(end - type.at) : type.len});
}

gj_str gj_warc_charset(gj_str type)
{
	const char *stop, *at = type.len > 0 ? memchr(type.at, ';', type.len) : NULL;

	stop = at != NULL ? type.at + type.len : NULL;
	while (at != NULL) {
		const char *start = at + 1;
		gj_str part;

		at = memchr(start, ';', (size_t)(stop - start));
		part = trimmed((gj_str){start, at != NULL ? (size_t)(at - start)
							  : (size_t)(stop - start)});
		if (part.len > 8 && same((gj_str){part.at, 8}, GJ_STR("charset="))) {
			part = (gj_str){part.at + 8, part.len - 8};
			if (part.len >= 2 && part.at[0] == '"' && part.at[part.len - 1] == '"')
				part = (gj_str){part.at + 1, part.len - 2};
			return part;
		}
	}
	return GJ_STR("");
}

gj_str gj_warc_host(gj_str uri)
{
	gj_str host = {uri.at, 0};
	size_t i = 0;

	while (i + 3 <= uri.len && memcmp(uri.at + i, "://", 3) != 0)
		i++;
	if (i + 3 > uri.len)
		return host;
	i += 3;
	host.at = uri.at + i;
	for (; i < uri.len && strchr("/?#", uri.at[i]) == NULL; i++) {
		if (uri.at[i] == '@')
			host = (gj_str){uri.at + i + 1, 0};
		else
			host.len = (size_t)(uri.at + i + 1 - host.at);
	}
	if (host.len > 0 && host.at[0] == '[') /* IPv6 */
		return host;
	for (size_t n = 0; n < host.len; n++)
		if (host.at[n] == ':')
			host.len = n;
	return host;
}

/* As many bytes as there are, up to a head. */
static size_t read_some(const gj_corpus_file *file, char *to, uint64_t at)
{
	size_t len = 0;

	while (len < GJ_WARC_MOST_HEAD) {
		ssize_t n = pread(file->fd, to + len, GJ_WARC_MOST_HEAD - len, (off_t)(at + len));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		len += (size_t)n;
		if (gj_warc_head_len((gj_str){to, len}) > 0)
			break;
	}
	return len;
}

/* The byte behind the record at `at`; 0: it cannot be said. */
static uint64_t next_record(const gj_corpus_file *file, char *room, uint64_t at)
{
	gj_str head = {room, read_some(file, room, at)};
	size_t blank = 0;
	uint64_t len;

	while (blank < head.len && (head.at[blank] == '\r' || head.at[blank] == '\n'))
		blank++;
	head = (gj_str){head.at + blank, head.len - blank};
	head.len = gj_warc_head_len(head);
	if (head.len == 0 || !gj_str_starts(head, GJ_STR("WARC/1.")) ||
	    !gj_warc_length(&len, gj_warc_header(head, GJ_STR("Content-Length"))) ||
	    len > file->size - at)
		return 0;
	return at + blank + head.len + len;
}

int gj_warc_cut(gj_corpus_file *file, size_t n, gj_error *err)
{
	char *room = gj_arena_get(file->arena, GJ_WARC_MOST_HEAD);
	uint64_t at = file->mark;

	if (room == NULL)
		return gj_fault_memory(err);
	for (size_t i = 1; i < n;) {
		at = next_record(file, room, at);
		if (at == 0 || at >= file->size) /* from the last cut to the end */
			break;
		if (at < file->size / n * i)
			continue;
		gj_range_add(file, at, at);
		while (i < n && file->size / n * i <= at)
			i++;
	}
	/* Records are found exactly: those that begin at a cut belong behind it. */
	for (size_t i = 0; i < file->n_ranges; i++) {
		file->range[i].begin -= i > 0;
		file->range[i].end -= i + 1 < file->n_ranges;
	}
	return GJ_OK;
}
