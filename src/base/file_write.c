/* SPDX-License-Identifier: Apache-2.0 */
/* Writing a file whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static int fault_write(gj_error *err, const char *path, int code)
{
	gj_source source = {gj_str_of(path), GJ_STR("")};

	gj_fault(err, GJ_EIO, "cannot write: %s", strerror(code));
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return GJ_EIO;
}

static bool write_all(int fd, gj_str text)
{
	while (text.len > 0) {
		ssize_t wrote = write(fd, text.at, text.len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return false;
		text.at += wrote;
		text.len -= (size_t)wrote;
	}
	return true;
}

int gj_file_write(const char *path, gj_str text, gj_error *err)
{
	char temporary[PATH_MAX];
	struct stat about;
	int fd, code;
	int n = snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
	bool done;

	if (n < 0 || (size_t)n >= sizeof temporary)
		return fault_write(err, path, ENAMETOOLONG);
	fd = mkstemp(temporary);
	if (fd < 0)
		return fault_write(err, path, errno);
	/* Keep the mode of the file that is replaced; a new one gets the usual one. */
	done = fchmod(fd, stat(path, &about) == 0 ? about.st_mode & 07777 : 0644) == 0 &&
	       write_all(fd, text) && fsync(fd) == 0;
	code = errno;
	if (close(fd) != 0 && done) {
		done = false;
		code = errno;
	}
	if (done && rename(temporary, path) != 0) {
		done = false;
		code = errno;
	}
	if (done)
		return GJ_OK;
	unlink(temporary);
	return fault_write(err, path, code);
}
