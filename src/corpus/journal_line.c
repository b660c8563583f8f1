/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/journal_line.h"

#include <inttypes.h>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

enum { BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING, MOST_WORDS = 8 };

static void chain(const char *hash, gj_str line, char next[GJ_JOURNAL_HASH + 1])
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;

	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, (const unsigned char *)hash, strlen(hash));
	crypto_hash_sha256_update(&state, (const unsigned char *)line.at, line.len);
	crypto_hash_sha256_final(&state, sum);
	sodium_bin2hex(next, GJ_JOURNAL_HASH + 1, sum, GJ_JOURNAL_HASH / 2);
}

int gj_journal_seal(gj_buf *line, const char *hash, char next[GJ_JOURNAL_HASH + 1])
{
	chain(hash, gj_buf_str(line), next);
	gj_buf_printf(line, " %s\n", next);
	return gj_buf_status(line);
}

bool gj_journal_sealed(gj_str *line, char hash[GJ_JOURNAL_HASH + 1])
{
	char next[GJ_JOURNAL_HASH + 1];
	gj_str body = {line->at, 0};

	if (line->len < GJ_JOURNAL_HASH + 1)
		return false;
	body.len = line->len - GJ_JOURNAL_HASH - 1;
	chain(hash, body, next);
	if (body.at[body.len] != ' ' || memcmp(body.at + body.len + 1, next, GJ_JOURNAL_HASH) != 0)
		return false;
	memcpy(hash, next, sizeof next);
	*line = body;
	return true;
}

int gj_journal_purpose(gj_str line, gj_str purpose)
{
	gj_str magic = GJ_STR(GJ_JOURNAL_MAGIC " ");

	if (!gj_str_starts(line, magic) ||
	    !gj_str_eq((gj_str){line.at + magic.len, line.len - magic.len}, purpose))
		return GJ_EINPUT;
	return GJ_OK;
}

/* In base64, so that anything fits on a line; `-` for nothing. */
static void add_bytes(gj_buf *line, gj_str bytes)
{
	size_t room = sodium_base64_ENCODED_LEN(bytes.len, BASE64), before = line->len;

	gj_buf_putc(line, ' ');
	if (bytes.len == 0)
		gj_buf_putc(line, '-');
	else
		gj_buf_pad(line, 'A', room - 1);
	if (bytes.len == 0 || gj_buf_status(line) != GJ_OK)
		return;
	sodium_bin2base64(line->at + before + 1, room, (const unsigned char *)bytes.at, bytes.len,
			  BASE64);
}

static int take_bytes(gj_str *out, gj_arena *arena, gj_str text)
{
	unsigned char *bytes = gj_arena_get(arena, text.len);
	const char *end;
	size_t len = 0;

	if (bytes == NULL)
		return GJ_ENOMEM;
	*out = (gj_str){(const char *)bytes, 0};
	if (gj_str_eq(text, GJ_STR("-")))
		return GJ_OK;
	if (sodium_base642bin(bytes, text.len, text.at, text.len, NULL, &len, &end, BASE64) != 0 ||
	    end != text.at + text.len)
		return GJ_EINPUT;
	out->len = len;
	return GJ_OK;
}

void gj_journal_write_file(gj_buf *line, uint32_t number, const gj_journal_file_line *file)
{
	gj_buf_printf(line, "file %" PRIu32 " %" PRIu64 " %" PRId64 " %.*s %" PRIu32 " %" PRIu32,
		      number, file->size, file->mtime, GJ_FMT(file->head), file->asked,
		      file->ranges);
	add_bytes(line, file->path);
}

void gj_journal_write_done(gj_buf *line, uint32_t file, uint32_t range, gj_str state)
{
	gj_buf_printf(line, "done %" PRIu32 " %" PRIu32, file, range);
	add_bytes(line, state);
}

int gj_journal_add_file(gj_journal_files *files, gj_arena *arena, const gj_journal_file_line *file)
{
	gj_journal_file_line added = *file;

	added.done = gj_arena_array(arena, file->ranges, sizeof *added.done);
	if (added.done == NULL || gj_arena_str(arena, &added.path, file->path) != GJ_OK ||
	    gj_arena_str(arena, &added.head, file->head) != GJ_OK ||
	    gj_arena_room(arena, (void **)&files->file, &files->cap, files->n,
			  sizeof *files->file) != GJ_OK)
		return GJ_ENOMEM;
	files->file[files->n++] = added;
	return GJ_OK;
}

static size_t split(gj_str line, gj_str word[MOST_WORDS])
{
	size_t n = 0;

	while (n < MOST_WORDS) {
		const char *end = line.len > 0 ? memchr(line.at, ' ', line.len) : NULL;

		word[n] = (gj_str){line.at, end != NULL ? (size_t)(end - line.at) : line.len};
		n++;
		if (end == NULL)
			return n;
		line = (gj_str){end + 1, line.len - word[n - 1].len - 1};
	}
	return 0;
}

/* A whole number that is not above `most`. */
static bool number(uint64_t *out, gj_str word, uint64_t most)
{
	uint64_t value = 0;

	for (size_t i = 0; i < word.len; i++) {
		unsigned digit = (unsigned char)word.at[i] - '0';

		if (digit > 9 || value > (most - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return word.len > 0;
}

static int take_file(gj_journal_files *files, gj_arena *arena, const gj_str *word)
{
	gj_journal_file_line file = {.head = word[4]};
	bool before = word[3].len > 0 && word[3].at[0] == '-'; /* 1970 */
	gj_str time = {word[3].at + before, word[3].len - before};
	uint64_t n, mtime, asked, ranges;
	int rc;

	if (!number(&n, word[1], UINT32_MAX) || n != files->n ||
	    !number(&file.size, word[2], INT64_MAX) || !number(&mtime, time, INT64_MAX) ||
	    !number(&asked, word[5], UINT32_MAX) ||
	    !number(&ranges, word[6], GJ_CORPUS_MOST_RANGES) || ranges == 0)
		return GJ_EINPUT;
	file.mtime = before ? -(int64_t)mtime : (int64_t)mtime;
	file.asked = (uint32_t)asked;
	file.ranges = (uint32_t)ranges;
	rc = take_bytes(&file.path, arena, word[7]);
	return rc == GJ_OK ? gj_journal_add_file(files, arena, &file) : rc;
}

static int take_done(gj_journal_files *files, gj_arena *arena, const gj_str *word)
{
	uint64_t file, range;

	if (!number(&file, word[1], UINT32_MAX) || file >= files->n ||
	    !number(&range, word[2], UINT32_MAX) || range >= files->file[file].ranges)
		return GJ_EINPUT;
	return take_bytes(&files->file[file].done[range], arena, word[3]);
}

int gj_journal_take(gj_journal_files *files, gj_arena *arena, gj_str line)
{
	gj_str word[MOST_WORDS];
	size_t n = split(line, word);

	if (n == 8 && gj_str_eq(word[0], GJ_STR("file")))
		return take_file(files, arena, word);
	if (n == 4 && gj_str_eq(word[0], GJ_STR("done")))
		return take_done(files, arena, word);
	return GJ_EINPUT;
}
