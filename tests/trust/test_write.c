/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every system call on the way to a written file made to fail in turn, and `write` to write less than it was given: the
 * old file stays whole, or the new one stands whole, and nothing is left beside it. The linker puts the functions named
 * __wrap_ in the place of the real ones (see tests.cmake).
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

int __real_open(const char *path, int flags, ...);
int __real_fchmod(int fd, mode_t mode);
ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_fsync(int fd);
int __real_close(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_open(const char *path, int flags, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __wrap_fsync(int fd);
int __wrap_close(int fd);
int __wrap_rename(const char *from, const char *to);

typedef enum fault_kind {
	FAIL,	     /* no space left on the device */
	FAIL_ON,     /* and at every call after it */
	INTERRUPTED, /* a signal, once */
	SHORT	     /* write only a part */
} fault_kind;

static struct {
	bool armed, hit;
	fault_kind how;
	unsigned left; /* calls that still work */
} fault;

/* Is this the call that goes wrong? */
static bool now(void)
{
	if (!fault.armed || (fault.hit && fault.how != FAIL_ON))
		return false;
	if (!fault.hit && fault.left-- > 0)
		return false;
	fault.hit = true;
	errno = fault.how == INTERRUPTED ? EINTR : ENOSPC;
	return true;
}

static bool fails(void)
{
	return now() && fault.how != SHORT && fault.how != INTERRUPTED;
}

int __wrap_open(const char *path, int flags, mode_t mode)
{
	return fails() ? -1 : __real_open(path, flags, mode);
}

int __wrap_fchmod(int fd, mode_t mode)
{
	return fails() ? -1 : __real_fchmod(fd, mode);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
	if (!now())
		return __real_write(fd, bytes, size);
	return fault.how == SHORT ? __real_write(fd, bytes, size / 2) : -1;
}

int __wrap_fsync(int fd)
{
	return fails() ? -1 : __real_fsync(fd);
}

/* A close that fails has closed all the same. */
int __wrap_close(int fd)
{
	bool wrong = fails();
	int rc = __real_close(fd);

	return wrong ? -1 : rc;
}

int __wrap_rename(const char *from, const char *to)
{
	return fails() ? -1 : __real_rename(from, to);
}

/* ---- */

static const char before[] = "the old text\n", after[] = "the new text, which is longer\n";

static bool holds(const char *path, const char *text)
{
	char found[100] = "";
	FILE *file = fopen(path, "rb");
	size_t n = file != NULL ? fread(found, 1, sizeof found - 1, file) : 0;

	if (file != NULL)
		fclose(file);
	return n == strlen(text) && memcmp(found, text, n) == 0;
}

static unsigned files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	unsigned n = 0;

	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;)
		n += e->d_name[0] != '.';
	if (dir != NULL)
		closedir(dir);
	return n;
}

static bool wrong(const char *what, fault_kind how, unsigned n)
{
	fprintf(stderr, "%s (fault %d at call %u)\n", what, how, n);
	return false;
}

/* One fault at call `n`; `*hit`: there was such a call. */
static bool try_fault(const char *folder, const char *path, fault_kind how, unsigned n, bool *hit)
{
	gj_error err = {.code = GJ_OK};
	int rc;

	if (gj_file_write(path, GJ_STR(before), &err) != GJ_OK)
		return wrong("the old file cannot be written", how, n);
	fault.armed = true;
	fault.hit = false;
	fault.how = how;
	fault.left = n;
	rc = gj_file_write(path, GJ_STR(after), &err);
	fault.armed = false;
	*hit = fault.hit;
	if (rc != GJ_OK && (rc != GJ_EIO || err.code != GJ_EIO))
		return wrong("another error than input and output", how, n);
	if (rc == GJ_OK ? !holds(path, after) : !holds(path, before))
		return wrong("the file is neither the old nor the new one", how, n);
	if (fault.hit && rc == GJ_OK && (how == FAIL || how == FAIL_ON))
		return wrong("a failed call was not noticed", how, n);
	if (fault.hit && rc != GJ_OK && (how == SHORT || how == INTERRUPTED))
		return wrong("a write was given up that could go on", how, n);
	if (files_in(folder) != 1)
		return wrong("something is left beside the file", how, n);
	return true;
}

int main(void)
{
	char folder[] = "/tmp/guiju-write-XXXXXX", path[64];
	bool ok = mkdtemp(folder) != NULL;
	struct stat about;

	snprintf(path, sizeof path, "%s/file", folder);
	for (fault_kind h = FAIL; h <= SHORT; h++) {
		bool hit = true;

		for (unsigned n = 0; ok && hit; n++)
			ok = try_fault(folder, path, h, n, &hit);
	}
	/* The mode of the file that is replaced is kept. */
	ok = ok && chmod(path, 0600) == 0 && gj_file_write(path, GJ_STR(after), NULL) == GJ_OK &&
	     stat(path, &about) == 0 && (about.st_mode & 07777) == 0600;
	unlink(path);
	rmdir(folder);
	return ok ? 0 : 1;
}
