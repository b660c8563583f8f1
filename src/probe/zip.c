/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/zip.h"

#include <stdarg.h>
#include <stdio.h>

#define ZLIB_CONST /* what is read is const */
#include <zlib.h>
#include <zstd.h>

enum {
	END = 22, /* bytes of the end of the central directory */
	MOST_COMMENT = 65535,
	END64 = 56,
	LOCATOR64 = 20,
	HEAD = 46, /* of a member, in the directory */
	LOCAL_HEAD = 30,
	EXTRA64 = 1, /* the id of the extra field of ZIP64 */
	STORED = 0,
	DEFLATED = 8,
	ZSTANDARD = 93
};

static uint64_t number(const char *at, unsigned bytes)
{
	uint64_t sum = 0;

	for (unsigned i = bytes; i-- > 0;)
		sum = sum << 8 | (unsigned char)at[i];
	return sum;
}

static int fault(const gj_zip *zip, gj_error *err, const char *format, ...) GJ_PRINTF(3, 4);

static int fault(const gj_zip *zip, gj_error *err, const char *format, ...)
{
	gj_source source = {zip->source.name, {"", 0}};
	char message[300];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof message, format, list);
	va_end(list);
	gj_fault(err, GJ_EINPUT, "%s", message);
	return gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
}

/* Are `len` bytes at `at` inside? */
static bool inside(gj_str text, uint64_t at, uint64_t len)
{
	return at <= text.len && len <= text.len - at;
}

/* ---- the directory ---- */

typedef struct directory {
	uint64_t n, at, bytes;
} directory;

static bool find_end(gj_str text, size_t *out)
{
	size_t least = text.len > END + MOST_COMMENT ? text.len - END - MOST_COMMENT : 0;

	if (text.len < END)
		return false;
	for (size_t at = text.len - END + 1; at-- > least;)
		if (memcmp(text.at + at, "PK\5\6", 4) == 0 &&
		    number(text.at + at + 20, 2) <= text.len - END - at) {
			*out = at;
			return true;
		}
	return false;
}

static int find_directory(const gj_zip *zip, directory *out, gj_error *err)
{
	gj_str text = zip->source.text;
	const char *end;
	size_t at;

	if (!find_end(text, &at))
		return fault(
			zip, err,
			"the ZIP archive has no end: it was cut off, or is still being written");
	end = text.at + at;
	*out = (directory){number(end + 10, 2), number(end + 16, 4), number(end + 12, 4)};
	if (at >= LOCATOR64 && memcmp(end - LOCATOR64, "PK\6\7", 4) == 0) {
		uint64_t at64 = number(end - LOCATOR64 + 8, 8);

		if (!inside(text, at64, END64) || memcmp(text.at + at64, "PK\6\6", 4) != 0)
			return fault(zip, err, "the ZIP archive has a broken directory");
		*out = (directory){number(text.at + at64 + 32, 8), number(text.at + at64 + 48, 8),
				   number(text.at + at64 + 40, 8)};
	} else if (number(end + 4, 2) != 0 || number(end + 6, 2) != 0) {
		return fault(zip, err, "the ZIP archive is one part of several");
	}
	if (out->n > GJ_ZIP_MOST_MEMBERS || !inside(text, out->at, out->bytes) ||
	    out->n > out->bytes / HEAD)
		return fault(zip, err, "the ZIP archive has a broken directory");
	return GJ_OK;
}

/* Sizes and places over 32 bits stand in an extra field, in this order, each only if its own field is full. */
static bool extra64(gj_zip_member *m, const char *at, size_t len)
{
	uint64_t *field[] = {&m->size, &m->packed, &m->at};

	while (len >= 4) {
		size_t id = number(at, 2), size = number(at + 2, 2), used = 4;

		if (size > len - 4)
			return false;
		for (size_t i = 0; id == EXTRA64 && i < 3; i++) {
			if (*field[i] != UINT32_MAX)
				continue;
			if (used + 8 > size + 4)
				return false;
			*field[i] = number(at + used, 8);
			used += 8;
		}
		at += size + 4;
		len -= size + 4;
	}
	return true;
}

static bool read_member(gj_zip_member *m, const char **at, size_t *left)
{
	const char *head = *at;
	size_t name, extra, comment;

	if (*left < HEAD || memcmp(head, "PK\1\2", 4) != 0)
		return false;
	name = number(head + 28, 2);
	extra = number(head + 30, 2);
	comment = number(head + 32, 2);
	if (name + extra + comment > *left - HEAD)
		return false;
	*m = (gj_zip_member){
		.name = {head + HEAD, name},
		.packed = number(head + 20, 4),
		.size = number(head + 24, 4),
		.at = number(head + 42, 4),
		.crc = (uint32_t)number(head + 16, 4),
		.method = (uint16_t)number(head + 10, 2),
		.encrypted = (number(head + 8, 2) & 1) != 0,
	};
	*at += HEAD + name + extra + comment;
	*left -= HEAD + name + extra + comment;
	return extra64(m, head + HEAD + name, extra);
}

int gj_zip_open(gj_zip *out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	directory d = {0};
	const char *at;
	size_t left;

	*out = (gj_zip){.source = *source};
	if (find_directory(out, &d, err) != GJ_OK)
		return GJ_EINPUT;
	out->member = gj_arena_array(arena, d.n, sizeof *out->member);
	if (out->member == NULL)
		return gj_fault_memory(err);
	at = source->text.at + d.at;
	left = d.bytes;
	for (; out->n < d.n; out->n++)
		if (!read_member(&out->member[out->n], &at, &left))
			return fault(out, err, "the ZIP archive has a broken directory");
	return GJ_OK;
}

const gj_zip_member *gj_zip_find(const gj_zip *zip, const char *name)
{
	for (size_t i = 0; i < zip->n; i++)
		if (gj_str_eq(zip->member[i].name, gj_str_of(name)))
			return &zip->member[i];
	return NULL;
}

/* ---- members ---- */

static bool inflate_all(gj_str packed, void *to, size_t size)
{
	z_stream z = {.next_in = (const Bytef *)packed.at,
		      .avail_in = (uInt)packed.len,
		      .next_out = to,
		      .avail_out = (uInt)size + 1};
	bool done;

	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return false;
	done = inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == size;
	inflateEnd(&z);
	return done;
}

static bool unpack(const gj_zip_member *m, gj_str packed, void *to)
{
	if (m->method == STORED && packed.len == m->size)
		memcpy(to, packed.at, packed.len);
	else if (m->method == DEFLATED)
		return inflate_all(packed, to, m->size);
	else if (m->method == ZSTANDARD)
		return ZSTD_decompress(to, m->size, packed.at, packed.len) == m->size;
	else
		return false;
	return true;
}

int gj_zip_read(gj_str *out, gj_arena *arena, const gj_zip *zip, const gj_zip_member *m,
		gj_error *err)
{
	gj_str text = zip->source.text;
	int shown = m->name.len < 100 ? (int)m->name.len : 100;
	uint64_t skip;
	char *to;

	if (m->encrypted)
		return fault(zip, err, "`%.*s` in the ZIP archive is encrypted", shown, m->name.at);
	if (m->method != STORED && m->method != DEFLATED && m->method != ZSTANDARD)
		return fault(
			zip, err,
			"`%.*s` in the ZIP archive is compressed by a method that is not read: %u",
			shown, m->name.at, m->method);
	if (m->size > GJ_ZIP_MOST_MEMBER)
		return fault(zip, err, "`%.*s` in the ZIP archive is over %d MiB", shown,
			     m->name.at, GJ_ZIP_MOST_MEMBER >> 20);
	if (!inside(text, m->at, LOCAL_HEAD) || memcmp(text.at + m->at, "PK\3\4", 4) != 0)
		return fault(zip, err, "`%.*s` is not where the ZIP archive says", shown,
			     m->name.at);
	skip = m->at + LOCAL_HEAD + number(text.at + m->at + 26, 2) +
	       number(text.at + m->at + 28, 2);
	if (!inside(text, skip, m->packed) || m->packed > UINT32_MAX)
		return fault(zip, err, "`%.*s` in the ZIP archive is cut off", shown, m->name.at);
	to = gj_arena_get(arena, m->size + 1);
	if (to == NULL)
		return gj_fault_memory(err);
	if (!unpack(m, (gj_str){text.at + skip, m->packed}, to) ||
	    (uint32_t)crc32(0, (const Bytef *)to, (uInt)m->size) != m->crc)
		return fault(zip, err, "`%.*s` in the ZIP archive is damaged", shown, m->name.at);
	*out = (gj_str){to, m->size};
	return GJ_OK;
}
