/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file_fault.h"

#include <errno.h>

static const char *reason(int code)
{
	static const struct {
		int code;
		const char *words;
	} known[] = {
		{ENOENT, "no such file or folder"},
		{ENOTDIR, "a part of the path is not a folder"},
		{EISDIR, "it is a folder"},
		{EINVAL, "it is not a plain file"},
		{EACCES, "permission denied"},
		{EPERM, "not permitted"},
		{EROFS, "the file system is read-only"},
		{ENOSPC, "no space left"},
		{EDQUOT, "the disk quota is used up"},
		{EFBIG, "the file would be too large"},
		{EMFILE, "too many open files"},
		{ENFILE, "too many open files"},
		{ELOOP, "too many symbolic links"},
		{ENAMETOOLONG, "the name is too long"},
		{EIO, "input/output error"},
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i].code == code)
			return known[i].words;
	return NULL;
}

int gj_file__fault(gj_error *err, gj_str path, const char *what, int code)
{
	gj_source source = {path, GJ_STR("")};
	const char *words = reason(code);

	if (words != NULL)
		gj_fault(err, GJ_EIO, "%s: %s", what, words);
	else
		gj_fault(err, GJ_EIO, "%s: error %d", what, code);
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return GJ_EIO;
}
