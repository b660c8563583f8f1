/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a journal, noting files and ranges in it. What its lines look like is in journal_line.c. */
#define _DEFAULT_SOURCE /* flock */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_fault.h"
#include "base/hash.h"
#include "corpus/journal_line.h"

#define MOST_JOURNAL (UINT64_C(4) << 30)

struct gj_journal {
	gj_arena *arena;
	gj_str path, purpose;
	int fd;
	bool torn, locks;
	pthread_mutex_t lock;
	char hash[GJ_JOURNAL_HASH + 1]; /* of the last line */
	uint64_t waiting;		/* bytes of ranges whose lines are not on the disk yet */
	gj_journal_files files;
};

static int fault(const gj_journal *j, gj_error *err, uint32_t line, const char *what,
		 const char *help)
{
	gj_source source = {j->path, GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "%s", what);
	gj_fault_at(err, &source, (gj_pos){line, 1, 1}, NULL);
	return gj_fault_help(err, "%s", help);
}

static int write_all(gj_journal *j, gj_str text, bool sync, gj_error *err)
{
	while (text.len > 0) {
		ssize_t n = write(j->fd, text.at, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return gj_file__fault(err, j->path, "cannot write", errno);
		text.at += n;
		text.len -= (size_t)n;
	}
	if (sync && fdatasync(j->fd) != 0)
		return gj_file__fault(err, j->path, "cannot write", errno);
	return GJ_OK;
}

/* Add a line, which does not end yet: its hash, its end. What was written before an error is cut off again. */
static int add_line(gj_journal *j, gj_buf *line, bool sync, gj_error *err)
{
	char hash[GJ_JOURNAL_HASH + 1];
	off_t end = lseek(j->fd, 0, SEEK_END);
	int rc;

	if (gj_journal_seal(line, j->hash, hash) != GJ_OK)
		return gj_fault_memory(err);
	rc = write_all(j, gj_buf_str(line), sync, err);
	if (rc == GJ_OK)
		memcpy(j->hash, hash, sizeof hash);
	else if (end < 0 || ftruncate(j->fd, end) != 0)
		j->torn = true; /* the next opening drops it */
	return rc;
}

static int begin(gj_journal *j, gj_error *err)
{
	gj_buf line;
	int rc;

	gj_buf_init(&line, j->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&line, GJ_JOURNAL_MAGIC " %.*s", GJ_FMT(j->purpose));
	rc = add_line(j, &line, true, err);
	gj_buf_free(&line);
	return rc;
}

/*
 * Lines up to the first that is not whole. Only the last may be that, for it was being written when the process ended; or one with a zero in
 * it, as a page has that was not on the disk yet when the power went.
 */
static int read_lines(gj_journal *j, gj_str text, size_t *whole, gj_error *err)
{
	uint32_t number = 1;

	*whole = 0;
	for (; *whole < text.len; number++) {
		gj_str rest = {text.at + *whole, text.len - *whole};
		const char *newline = memchr(rest.at, '\n', rest.len);
		gj_str line = {rest.at, newline != NULL ? (size_t)(newline - rest.at) : rest.len};
		bool last = newline == NULL || line.len + 1 == rest.len;
		int rc;

		if (newline == NULL || !gj_journal_sealed(&line, j->hash)) {
			if (number == 1 && !gj_str_starts(line, GJ_STR("guiju-journal ")) &&
			    !gj_str_starts(GJ_STR(GJ_JOURNAL_MAGIC " "), line))
				return fault(j, err, 1, "this is no journal",
					     "name a file that is one, or that is not there yet");
			if (last || memchr(line.at, '\0', line.len) != NULL)
				return GJ_OK;
			return fault(j, err, number, "this line of the journal was changed",
				     "begin again with a new journal");
		}
		rc = number == 1 ? gj_journal_purpose(line, j->purpose)
				 : gj_journal_take(&j->files, j->arena, line);
		if (rc == GJ_ENOMEM)
			return gj_fault_memory(err);
		if (rc != GJ_OK && number == 1)
			return fault(
				j, err, 1,
				"the journal is of other work: lists, options or version differ",
				"use the same as before, or begin a new journal");
		if (rc != GJ_OK)
			return fault(j, err, number, "this line of the journal makes no sense",
				     "begin again with a new journal");
		*whole += line.len + 1 + GJ_JOURNAL_HASH + 1;
	}
	return GJ_OK;
}

static int read_old(gj_journal *j, gj_error *err)
{
	gj_str text = GJ_STR("");
	size_t whole;
	int rc = gj_file_read(&text, j->arena, j->path.at, MOST_JOURNAL, err);

	if (rc == GJ_OK)
		rc = read_lines(j, text, &whole, err);
	if (rc != GJ_OK)
		return rc;
	j->torn = whole < text.len;
	if (j->torn && ftruncate(j->fd, (off_t)whole) != 0)
		return gj_file__fault(err, j->path, "cannot write", errno);
	return whole == 0 ? begin(j, err) : GJ_OK;
}

int gj_journal_open(gj_journal **out, gj_arena *arena, const char *path, gj_str purpose,
		    gj_error *err)
{
	gj_journal *j = gj_arena_get(arena, sizeof *j);

	*out = j;
	if (j == NULL || gj_arena_str(arena, &j->path, gj_str_of(path)) != GJ_OK ||
	    gj_arena_str(arena, &j->purpose, purpose) != GJ_OK)
		return gj_fault_memory(err);
	j->arena = arena;
	j->locks = pthread_mutex_init(&j->lock, NULL) == 0;
	j->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (j->fd < 0)
		return gj_file__fault(err, j->path, "cannot open", errno);
	if (flock(j->fd, LOCK_EX | LOCK_NB) != 0)
		return fault(j, err, 0, "another process is at work with this journal",
			     "wait for it, or name another journal");
	if (memchr(purpose.at, '\n', purpose.len) != NULL)
		return fault(j, err, 0, "the purpose of a journal is one line", "");
	return read_old(j, err);
}

void gj_journal_close(gj_journal *j)
{
	if (j == NULL)
		return;
	if (j->fd > 0)
		close(j->fd);
	j->fd = -1;
	if (j->locks)
		pthread_mutex_destroy(&j->lock);
	j->locks = false;
}

static int check_file(const gj_journal *j, gj_corpus_file *file, uint32_t number, const char *head,
		      gj_error *err)
{
	const gj_journal_file_line *was = &j->files.file[number];
	const char *what = gj_journal_changed(was, file, head);
	gj_source source = {file->path, GJ_STR("")};
	int rc;

	if (what != NULL) {
		gj_fault(err, GJ_EINPUT, "the file is not the one that `%.*s` was begun with: %s",
			 GJ_FMT(j->path), what);
		gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
		return gj_fault_help(err, "bring it back, or begin again with a new journal");
	}
	rc = gj_corpus_cut(file, was->asked, err);
	if (rc == GJ_OK && file->n_ranges != was->ranges)
		return fault(j, err, 0, "the journal cuts the file into other ranges",
			     "it is of another version: begin again with a new journal");
	return rc;
}

int gj_journal_file(gj_journal *j, gj_corpus_file *file, uint32_t number, size_t ranges,
		    gj_error *err)
{
	gj_journal_file_line line = {.path = file->path,
				     .size = file->size,
				     .mtime = file->mtime,
				     .asked = (uint32_t)ranges};
	char head[65];
	gj_buf text;
	int rc = gj_journal_head(head, file, err);

	if (rc != GJ_OK)
		return rc;
	if (number < j->files.n)
		return check_file(j, file, number, head, err);
	if (number > j->files.n)
		return fault(j, err, 0, "a file of the corpus was left out before this one", "");
	rc = gj_corpus_cut(file, ranges, err);
	if (rc != GJ_OK)
		return rc;
	line.ranges = (uint32_t)file->n_ranges;
	line.head = gj_str_of(head);
	gj_buf_init(&text, j->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_journal_write_file(&text, number, &line);
	/* On the disk with the first range that is done: before, nothing hangs on it. */
	pthread_mutex_lock(&j->lock);
	rc = add_line(j, &text, false, err);
	if (rc == GJ_OK && gj_journal_add_file(&j->files, j->arena, &line) != GJ_OK)
		rc = gj_fault_memory(err);
	pthread_mutex_unlock(&j->lock);
	gj_buf_free(&text);
	return rc;
}

bool gj_journal_done(const gj_journal *j, uint32_t file, uint32_t range, gj_str *state)
{
	const gj_journal_file_line *line;

	*state = GJ_STR("");
	if (file >= j->files.n || range >= j->files.file[file].ranges)
		return false;
	line = &j->files.file[file];
	*state = line->done[range];
	return state->at != NULL;
}

/* What waits after a range of the file is done. */
static uint64_t waits(const gj_journal *j, uint32_t file)
{
	const gj_journal_file_line *line = file < j->files.n ? &j->files.file[file] : NULL;
	uint64_t bytes = line != NULL && line->ranges > 0 ? line->size / line->ranges : 0;

	return j->waiting + (bytes > GJ_JOURNAL_LEAST ? bytes : GJ_JOURNAL_LEAST);
}

int gj_journal_mark(gj_journal *j, uint32_t file, uint32_t range, gj_str state, gj_error *err)
{
	gj_buf text;
	int rc;

	if (state.len > GJ_JOURNAL_MOST_STATE)
		return fault(j, err, 0,
			     "more is to be remembered of a range than the journal takes",
			     "cut the corpus into more ranges");
	gj_buf_init(&text, j->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_journal_write_done(&text, file, range, state);
	pthread_mutex_lock(&j->lock);
	j->waiting = waits(j, file);
	rc = add_line(j, &text, j->waiting >= GJ_JOURNAL_WAITING, err);
	if (j->waiting >= GJ_JOURNAL_WAITING)
		j->waiting = 0;
	pthread_mutex_unlock(&j->lock);
	gj_buf_free(&text);
	return rc;
}

bool gj_journal_was_torn(const gj_journal *j)
{
	return j->torn;
}
