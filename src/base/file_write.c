/* SPDX-License-Identifier: Apache-2.0 */
/* Writing a file whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"

enum { MOST_TRIES = 100 };

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

/*
 * A new file beside `path`, under a name that nobody uses; -1 and errno when there is none to be had. Opened as any
 * new file is, so that the umask holds (mkstemp would force one mode).
 */
static int open_beside(const char *path, char temporary[PATH_MAX])
{
	int fd = -1;

	for (unsigned i = 0; i < MOST_TRIES && fd < 0; i++) {
		int n = snprintf(temporary, PATH_MAX, "%s.%ld-%u", path, (long)getpid(), i);

		if (n < 0 || n >= PATH_MAX) {
			errno = ENAMETOOLONG;
			return -1;
		}
		fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			return -1;
	}
	return fd;
}

int gj_file_write(const char *path, gj_str text, gj_error *err)
{
	char temporary[PATH_MAX], resolved[PATH_MAX];
	/* A link stays, and what it points to is replaced. */
	const char *target = realpath(path, resolved) != NULL ? resolved : path;
	struct stat about;
	bool there = stat(target, &about) == 0, done;
	int fd, code;

	/* Renaming over a device or a pipe would take it away. */
	if (there && !S_ISREG(about.st_mode))
		return gj_file__fault(err, gj_str_of(path), "cannot write",
				      S_ISDIR(about.st_mode) ? EISDIR : EINVAL);
	fd = open_beside(target, temporary);
	if (fd < 0)
		return gj_file__fault(err, gj_str_of(path), "cannot write", errno);
	/* The mode of the file that is replaced is kept. */
	done = (!there || fchmod(fd, about.st_mode & 07777) == 0) && write_all(fd, text) &&
	       fsync(fd) == 0;
	code = errno;
	if (close(fd) != 0 && done) {
		done = false;
		code = errno;
	}
	if (done && rename(temporary, target) != 0) {
		done = false;
		code = errno;
	}
	if (done)
		return GJ_OK;
	unlink(temporary);
	return gj_file__fault(err, gj_str_of(path), "cannot write", code);
}
