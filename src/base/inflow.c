/* SPDX-License-Identifier: Apache-2.0 */
#include "base/inflow.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"

int gj_inflow_open(gj_inflow *out, const char *path, gj_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat about;
	int code = 0;

	out->name = standard ? GJ_STR("<standard input>") : gj_str_of(path);
	out->size = out->done = 0;
	out->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (out->fd < 0)
		return gj_file__fault(err, gj_str_of(path), "cannot open", errno);
	if (fstat(out->fd, &about) != 0)
		code = errno;
	else if (S_ISDIR(about.st_mode))
		code = EISDIR;
	else if (S_ISREG(about.st_mode))
		out->size = (uint64_t)about.st_size;
	if (code == 0)
		return GJ_OK;
	gj_inflow_close(out);
	return gj_file__fault(err, gj_str_of(path), "cannot read", code);
}

void gj_inflow_close(gj_inflow *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
}

int gj_inflow_read(gj_inflow *in, char *to, size_t size, size_t *got, gj_error *err)
{
	*got = 0;
	while (*got < size) {
		ssize_t n = read(in->fd, to + *got, size - *got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return gj_file__fault(err, in->name, "cannot read", errno);
		if (n == 0)
			break;
		*got += (size_t)n;
		in->done += (uint64_t)n;
	}
	return GJ_OK;
}
