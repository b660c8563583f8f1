/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/outflow.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include <zstd.h>

#include "base/file_fault.h"

enum { ROOM = 64 << 10 };

static int fail(const gj_outflow_file *out, gj_error *err)
{
	return gj_file__fault(err, out->path, "cannot write", errno);
}

static bool new_name(char name[PATH_MAX], gj_str path)
{
	int n = snprintf(name, PATH_MAX, "%.*s.new", GJ_FMT(path));

	errno = ENAMETOOLONG;
	return n > 0 && n < PATH_MAX;
}

int gj_outflow_open(gj_outflow_file *out, gj_str path, int level, gj_error *err)
{
	char name[PATH_MAX];

	*out = (gj_outflow_file){.path = path, .fd = -1};
	gj_buf_init(&out->room, gj_alloc_system(), SIZE_MAX);
	if (!new_name(name, path))
		return fail(out, err);
	out->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (out->fd < 0)
		return fail(out, err);
	if (level == 0)
		return GJ_OK;
	out->zstd = ZSTD_createCCtx(); /* from the C library, as its reading is */
	if (out->zstd == NULL ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(out->zstd, ZSTD_c_compressionLevel, level)) ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(out->zstd, ZSTD_c_checksumFlag, 1)))
		return gj_fault_memory(err);
	return GJ_OK;
}

static int write_all(const gj_outflow_file *out, gj_str bytes, gj_error *err)
{
	while (bytes.len > 0) {
		ssize_t n = write(out->fd, bytes.at, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(out, err);
		bytes.at += n;
		bytes.len -= (size_t)n;
	}
	return GJ_OK;
}

static int squeeze(gj_outflow_file *out, gj_str bytes, bool last, gj_error *err)
{
	ZSTD_inBuffer in = {bytes.at, bytes.len, 0};
	size_t left = 1;

	while (last ? left > 0 : in.pos < in.size) {
		char piece[ROOM];
		ZSTD_outBuffer to = {piece, sizeof piece, 0};
		int rc;

		left = ZSTD_compressStream2(out->zstd, &to, &in,
					    last ? ZSTD_e_end : ZSTD_e_continue);
		if (ZSTD_isError(left))
			return gj_fault_memory(err);
		rc = write_all(out, (gj_str){piece, to.pos}, err);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* What waits goes. It is handed over in the same pieces whatever it was put in: zstd's output hangs on them. */
static int flush(gj_outflow_file *out, bool last, gj_error *err)
{
	gj_str bytes = gj_buf_str(&out->room);
	size_t done = 0;
	int rc = GJ_OK;

	if (gj_buf_status(&out->room) != GJ_OK)
		return gj_fault_memory(err);
	while (rc == GJ_OK && (bytes.len - done >= ROOM || last)) {
		size_t n = bytes.len - done < ROOM ? bytes.len - done : ROOM;
		gj_str piece = {bytes.at + done, n};
		bool end = last && done + n == bytes.len;

		rc = out->zstd != NULL ? squeeze(out, piece, end, err) : write_all(out, piece, err);
		done += n;
		if (end)
			break;
	}
	if (done > 0) {
		memmove(out->room.at, out->room.at + done, out->room.len - done);
		out->room.len -= done;
	}
	return rc;
}

int gj_outflow_put(gj_outflow_file *out, gj_str bytes, gj_error *err)
{
	gj_buf_add(&out->room, bytes);
	out->written += bytes.len;
	return out->room.len < ROOM ? GJ_OK : flush(out, false, err);
}

int gj_outflow_finish(gj_outflow_file *out, bool sync, gj_error *err)
{
	char name[PATH_MAX];
	int rc = flush(out, true, err), fd = out->fd;

	if (rc == GJ_OK && sync && fsync(fd) != 0)
		rc = fail(out, err);
	out->fd = -1;
	if (close(fd) != 0 && rc == GJ_OK)
		rc = fail(out, err);
	if (rc == GJ_OK && (!new_name(name, out->path) || rename(name, out->path.at) != 0))
		rc = fail(out, err);
	return rc;
}

void gj_outflow_drop(gj_outflow_file *out)
{
	char name[PATH_MAX];

	if (out->fd > 0) {
		close(out->fd);
		if (new_name(name, out->path))
			unlink(name);
	}
	out->fd = -1;
	if (out->zstd != NULL)
		ZSTD_freeCCtx(out->zstd);
	out->zstd = NULL;
	gj_buf_free(&out->room);
}

gj_str gj_outflow_path(gj_arena *arena, gj_str folder, const char *name)
{
	size_t len = strlen(name);
	char *at = gj_arena_get(arena, folder.len + 1 + len + 1);

	if (at == NULL)
		return (gj_str){NULL, 0};
	snprintf(at, folder.len + 1 + len + 1, "%.*s/%s", GJ_FMT(folder), name);
	return (gj_str){at, folder.len + 1 + len};
}
