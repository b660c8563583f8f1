/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 1952 by zlib: members one after the other, as `cat` and many crawlers leave them. */
#include <inttypes.h>

#include <zlib.h>

#include "corpus/unpack.h"

enum { GZIP_ONLY = 15 + 16 };

int gj_unpack__gzip_open(gj_unpack *unpack, gj_arena *arena, gj_error *err)
{
	z_stream *z = gj_arena_get(arena, sizeof *z);

	/* zlib takes its window, 32 KiB, from the C library. */
	if (z == NULL || inflateInit2(z, GZIP_ONLY) != Z_OK)
		return gj_fault_memory(err);
	unpack->state = z;
	return GJ_OK;
}

void gj_unpack__gzip_close(gj_unpack *unpack)
{
	inflateEnd(unpack->state);
}

/* The byte of the file at which the library stands. */
static uint64_t place(const gj_unpack *unpack)
{
	return unpack->packed - (unpack->in_len - unpack->in_at);
}

static int fault(gj_unpack *unpack, int code, gj_error *err)
{
	const z_stream *z = unpack->state;

	if (code == Z_MEM_ERROR)
		return gj_fault_memory(err);
	return gj_corpus__file_fault(err, GJ_EINPUT, unpack->file->path,
				     "broken gzip at byte %" PRIu64 " of the file: %s",
				     place(unpack), z->msg != NULL ? z->msg : "not such data");
}

/* Behind a member: another one, or zeros up to the end, as tapes have them. */
static int next_member(gj_unpack *unpack, gj_error *err)
{
	int rc = gj_unpack__more(unpack, err);

	while (rc == GJ_OK && !unpack->over && unpack->took > unpack->in_len - unpack->in_at &&
	       unpack->in[unpack->in_at] == '\0') {
		unpack->in_at++;
		rc = gj_unpack__more(unpack, err);
	}
	if (rc != GJ_OK || unpack->over)
		return rc;
	inflateReset(unpack->state);
	unpack->open = true;
	return GJ_OK;
}

int gj_unpack__gzip_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err)
{
	z_stream *z = unpack->state;
	int rc;

	*got = 0;
	while (*got < size) {
		uInt room = size - *got < UINT32_MAX ? (uInt)(size - *got) : UINT32_MAX;
		int code;

		rc = unpack->open ? gj_unpack__more(unpack, err) : next_member(unpack, err);
		if (rc != GJ_OK || (!unpack->open && unpack->over))
			return rc;
		if (unpack->over)
			return gj_corpus__file_fault(
				err, GJ_EINPUT, unpack->file->path,
				"the file ends in the middle of gzip data: it was cut off");
		z->next_in = (Bytef *)unpack->in + unpack->in_at;
		z->avail_in = (uInt)(unpack->in_len - unpack->in_at);
		z->next_out = (Bytef *)to + *got;
		z->avail_out = room;
		code = inflate(z, Z_NO_FLUSH);
		unpack->in_at = unpack->in_len - z->avail_in;
		*got += room - z->avail_out;
		if (code == Z_STREAM_END)
			unpack->open = false;
		else if (code != Z_OK && code != Z_BUF_ERROR)
			return fault(unpack, code, err);
	}
	return GJ_OK;
}
