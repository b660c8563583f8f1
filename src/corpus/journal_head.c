/* SPDX-License-Identifier: Apache-2.0 */
/* Is a file the one that a journal knows? */
#include <errno.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "base/hash.h"
#include "corpus/journal_line.h"

enum { HEAD = 64 << 10 };

int gj_journal_head(char hex[65], const gj_corpus_file *file, gj_error *err)
{
	char *head = gj_arena_get(file->arena, HEAD);
	size_t len = 0;
	ssize_t n = 1;

	if (head == NULL)
		return gj_fault_memory(err);
	while (len < HEAD && n != 0) {
		n = pread(file->fd, head + len, HEAD - len, (off_t)len);
		if (n < 0 && errno != EINTR)
			return gj_file__fault(err, file->path, "cannot read", errno);
		len += n > 0 ? (size_t)n : 0;
		n = n < 0 ? 1 : n;
	}
	gj_sha256_hex((gj_str){head, len}, hex);
	return GJ_OK;
}

const char *gj_journal_changed(const gj_journal_file_line *was, const gj_corpus_file *file,
			       const char *head)
{
	return !gj_str_eq(was->path, file->path)	? "another name"
	       : was->size != file->size		? "another size"
	       : !gj_str_eq(was->head, gj_str_of(head)) ? "another start"
	       : was->mtime != file->mtime		? "another time of change"
							: NULL;
}
