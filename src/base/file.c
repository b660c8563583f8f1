/* SPDX-License-Identifier: Apache-2.0 */
/* Reading whole files, within a limit. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "base/utf8.h"

static int too_large(gj_error *err, const char *path, size_t limit)
{
	gj_source source = {gj_str_of(path), GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "the file is too large");
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	gj_fault_help(err, "at most %zu bytes are read", limit);
	return GJ_EINPUT;
}

/* A chunk is read into the arena; a file that grows while it is read is caught by the limit. */
static int read_open(gj_str *out, gj_arena *arena, int fd, size_t guess, const char *path,
		     size_t limit, gj_error *err)
{
	size_t cap = guess + 1, len = 0;
	char *text = gj_arena_get(arena, cap);

	if (text == NULL)
		return gj_fault_memory(err);
	for (;;) {
		ssize_t got = read(fd, text + len, cap - len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return gj_file__fault(err, gj_str_of(path), "cannot read", errno);
		if (got == 0)
			break;
		len += (size_t)got;
		if (len > limit)
			return too_large(err, path, limit);
		if (len == cap) {
			char *wider = gj_arena_get(arena, cap * 2);

			if (wider == NULL)
				return gj_fault_memory(err);
			memcpy(wider, text, len);
			text = wider;
			cap *= 2;
		}
	}
	text[len] = '\0';
	out->at = text;
	out->len = len;
	return GJ_OK;
}

int gj_file_read(gj_str *out, gj_arena *arena, const char *path, size_t limit, gj_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct stat about;
	int rc;

	*out = GJ_STR("");
	if (fd < 0)
		return gj_file__fault(err, gj_str_of(path), "cannot open", errno);
	if (fstat(fd, &about) != 0)
		rc = gj_file__fault(err, gj_str_of(path), "cannot read", errno);
	else if (S_ISDIR(about.st_mode))
		rc = gj_file__fault(err, gj_str_of(path), "cannot read", EISDIR);
	else if (S_ISREG(about.st_mode) && (uint64_t)about.st_size > limit)
		rc = too_large(err, path, limit);
	else
		rc = read_open(out, arena, fd,
			       S_ISREG(about.st_mode) ? (size_t)about.st_size + 1 : 4096, path,
			       limit, err);
	if (!standard)
		close(fd);
	return rc;
}

int gj_file_read_text(gj_str *out, gj_arena *arena, const char *path, size_t limit, gj_error *err)
{
	gj_source source = {gj_str_of(path), GJ_STR("")};
	int rc = gj_file_read(&source.text, arena, path, limit, err);
	const char *zero;
	size_t valid;

	*out = GJ_STR("");
	if (rc != GJ_OK)
		return rc;
	if (gj_str_starts(source.text, GJ_STR("\xEF\xBB\xBF"))) {
		source.text.at += 3;
		source.text.len -= 3;
	}
	valid = gj_utf8_valid(source.text);
	if (valid < source.text.len) {
		gj_fault(err, GJ_EINPUT, "the file is not UTF-8: byte 0x%02X",
			 (unsigned char)source.text.at[valid]);
		gj_fault_at(err, &source, gj_pos_at(source.text, valid), NULL);
		gj_fault_help(err, "save it as UTF-8");
		return GJ_EINPUT;
	}
	zero = source.text.len > 0 ? memchr(source.text.at, '\0', source.text.len) : NULL;
	if (zero != NULL) {
		gj_fault(err, GJ_EINPUT, "a zero byte: this is not a text file");
		return gj_fault_at(err, &source,
				   gj_pos_at(source.text, (size_t)(zero - source.text.at)), NULL);
	}
	*out = source.text;
	return GJ_OK;
}
