/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/frame.h"

#include <errno.h>
#include <unistd.h>

enum { MOST_HEAD = 18 }; /* of a frame of zstd, and as much as is needed of a block of BGZF */

/* Exactly `size` bytes. */
static bool read_at(const gj_corpus_file *file, uint64_t at, unsigned char *to, size_t size)
{
	ssize_t n;

	do
		n = pread(file->fd, to, size, (off_t)at);
	while (n < 0 && errno == EINTR);
	return n >= 0 && (size_t)n == size;
}

static uint64_t little(const unsigned char *at, size_t bytes)
{
	uint64_t value = 0;

	for (size_t i = 0; i < bytes; i++)
		value |= (uint64_t)at[i] << 8 * i;
	return value;
}

/* RFC 8878, 3.1.1.2: blocks of known length up to the last. The byte behind them; 0: broken. */
static uint64_t behind_blocks(const gj_corpus_file *file, uint64_t at)
{
	unsigned char head[3];

	while (at + sizeof head <= file->size && read_at(file, at, head, sizeof head)) {
		uint64_t word = little(head, sizeof head);
		bool one_byte = (word >> 1 & 3) == 1; /* repeated */

		at += sizeof head + (one_byte ? 1 : word >> 3);
		if ((word & 1) != 0)
			return at;
	}
	return 0;
}

/* RFC 8878, 3.1.1.1: the head, of which the lengths are wanted. */
static bool zstd_frame(gj_frame *out, const gj_corpus_file *file, const unsigned char *head)
{
	static const unsigned char id_bytes[4] = {0, 1, 2, 4}, len_bytes[4] = {0, 2, 4, 8};
	unsigned mark = head[4];
	bool single = (mark & 0x20) != 0;
	size_t at = 5 + !single + id_bytes[mark & 3];
	size_t bytes = single && mark >> 6 == 0 ? 1 : len_bytes[mark >> 6];
	uint64_t end;

	if (bytes == 0)
		return false;
	out->len = little(head + at, bytes) + (bytes == 2 ? 256 : 0);
	end = behind_blocks(file, out->packed + at + bytes);
	out->packed_len = end - out->packed + ((mark & 0x04) != 0 ? 4 : 0);
	return end != 0 && out->packed_len <= file->size - out->packed;
}

/* RFC 8878, 3.1.2 */
static bool skippable(gj_frame *out, const gj_corpus_file *file, const unsigned char *head)
{
	out->len = 0;
	out->packed_len = 8 + little(head + 4, 4);
	return out->packed_len <= file->size - out->packed;
}

/* SAM specification, 4.1: an extra field BC of two bytes, the length of the block less one; its last four are that of the text. */
static bool bgzf_block(gj_frame *out, const gj_corpus_file *file, const unsigned char *head)
{
	unsigned char tail[4];

	if (head[0] != 0x1F || head[1] != 0x8B || (head[3] & 4) == 0 || head[12] != 'B' ||
	    head[13] != 'C' || little(head + 14, 2) != 2)
		return false;
	out->packed_len = little(head + 16, 2) + 1;
	if (out->packed_len < MOST_HEAD + 8 || out->packed_len > file->size - out->packed ||
	    !read_at(file, out->packed + out->packed_len - 4, tail, sizeof tail))
		return false;
	out->len = little(tail, 4);
	return true;
}

bool gj_frame_at(gj_frame *out, const gj_corpus_file *file, uint64_t packed)
{
	unsigned char head[MOST_HEAD] = {0};
	uint64_t left = file->size - packed;
	uint64_t magic;

	out->packed = packed;
	if (left < 8 || !read_at(file, packed, head, left < MOST_HEAD ? (size_t)left : MOST_HEAD))
		return false;
	if (file->packing == GJ_PACKED_GZIP)
		return left >= MOST_HEAD && bgzf_block(out, file, head);
	magic = little(head, 4);
	if (magic == 0xFD2FB528)
		return zstd_frame(out, file, head);
	return (magic & 0xFFFFFFF0) == 0x184D2A50 && skippable(out, file, head);
}
