/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/responses.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "endpoint/secret.h"
#include "probe/reread.h"

int gj_probe_pairs_new(gj_probe_pairs *out, gj_arena *arena, const gj_bank *bank, unsigned repeats,
		       gj_error *err)
{
	*out = (gj_probe_pairs){.bank = bank, .repeats = repeats, .n = bank->n * repeats};
	if (out->n > GJ_PROBE_MOST_PAIRS)
		return gj_fault(err, GJ_EINPUT, "%zu questions %u times are more than %d", bank->n,
				repeats, GJ_PROBE_MOST_PAIRS);
	out->pair = gj_arena_array(arena, out->n, sizeof *out->pair);
	if (out->pair == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < out->n; i++)
		out->pair[i].class = GJ_ENDPOINT_MISSING;
	return GJ_OK;
}

static int fault(const gj_responses *r, const char *what, gj_error *err)
{
	return gj_fault(err, GJ_EIO, "`%.*s` cannot be %s: %s", GJ_FMT(r->path), what,
			strerror(errno));
}

/* Locks of fcntl go with the process, also when it is killed. */
static int keep_others_out(const gj_responses *r, gj_error *err)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	if (fcntl(r->fd, F_SETLK, &lock) == 0)
		return GJ_OK;
	if (errno != EACCES && errno != EAGAIN)
		return fault(r, "locked", err);
	return gj_fault(err, GJ_EIO, "another run of guiju is writing `%.*s`", GJ_FMT(r->path));
}

int gj_responses_open(gj_responses *out, const char *path, gj_probe_pairs *pairs, bool *cut,
		      gj_error *err)
{
	off_t end = 0;
	int rc;

	*out = (gj_responses){.path = gj_str_of(path)};
	gj_buf_init(&out->line, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	out->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (out->fd < 0)
		return fault(out, "opened", err);
	rc = keep_others_out(out, err);
	if (rc == GJ_OK)
		rc = gj_reread(out->fd, out->path, pairs, &end, cut, err);
	if (rc == GJ_OK && *cut && (ftruncate(out->fd, end) != 0 || fsync(out->fd) != 0))
		rc = fault(out, "cut", err);
	if (rc != GJ_OK)
		gj_responses_close(out);
	return rc;
}

void gj_responses_close(gj_responses *responses)
{
	if (responses->fd >= 0)
		close(responses->fd);
	responses->fd = -1;
	gj_buf_free(&responses->line);
}

/* ---- lines ---- */

static void put(gj_json *json, const char *key, gj_str text, gj_str secret)
{
	gj_buf clean;

	gj_json_key(json, key);
	gj_buf_init(&clean, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_secret_hide(&clean, text, secret);
	gj_json_str(json, gj_buf_str(&clean));
	json->buf->failed = json->buf->failed || clean.failed;
	gj_buf_free(&clean);
}

static void put_or_null(gj_json *json, const char *key, gj_str text, gj_str secret)
{
	if (text.len > 0)
		put(json, key, text, secret);
	else
		gj_probe__text(json, key, text);
}

static void put_int(gj_json *json, const char *key, int64_t value)
{
	gj_json_key(json, key);
	if (value >= 0)
		gj_json_int(json, value);
	else
		gj_json_null(json);
}

void gj_responses_write(gj_buf *out, const gj_attempt *a, const gj_endpoint_outcome *outcome,
			gj_str secret)
{
	gj_json json;

	gj_json_init(&json, out, true);
	gj_json_open(&json, '{');
	gj_json_key(&json, "id");
	gj_json_str(&json, a->question->id);
	put_int(&json, "repeat", a->repeat);
	put_int(&json, "attempt", a->attempt);
	gj_json_key(&json, "category");
	gj_json_str(&json, a->question->category);
	gj_probe__text(&json, "bank", gj_str_of(gj_bank_kind_name(a->question->bank)));
	gj_probe__text(&json, "time", a->time);
	put_int(&json, "status", outcome->status);
	gj_json_key(&json, "class");
	gj_json_str(&json, gj_str_of(gj_endpoint_outcome_class_name(outcome->class)));
	if (outcome->class == GJ_ENDPOINT_ERROR ||
	    (outcome->class == GJ_ENDPOINT_FILTERED && outcome->text.len == 0))
		put_or_null(&json, "text", outcome->text, secret);
	else
		put(&json, "text", outcome->text, secret);
	put_or_null(&json, "finish", outcome->finish, secret);
	put_or_null(&json, "error", outcome->error, secret);
	put_int(&json, "ms", a->ms);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}

static int write_line(gj_responses *r, gj_error *err)
{
	gj_str rest = gj_buf_str(&r->line);

	while (rest.len > 0) {
		ssize_t wrote = write(r->fd, rest.at, rest.len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return fault(r, "written", err);
		rest.at += wrote;
		rest.len -= (size_t)wrote;
	}
	return GJ_OK;
}

/* Behind half a line nothing may be written, even where it cannot be taken back. */
int gj_responses_add(gj_responses *r, const gj_attempt *attempt, const gj_endpoint_outcome *outcome,
		     gj_error *err)
{
	off_t end;
	int rc;

	if (r->broken)
		return gj_fault(err, GJ_EIO, "`%.*s` could not be written before", GJ_FMT(r->path));
	gj_buf_clear(&r->line);
	gj_responses_write(&r->line, attempt, outcome, r->secret);
	if (gj_buf_status(&r->line) != GJ_OK)
		return gj_fault_memory(err);
	end = lseek(r->fd, 0, SEEK_END);
	rc = end < 0 ? fault(r, "written", err) : write_line(r, err);
	r->written = r->written || rc == GJ_OK;
	r->broken = rc != GJ_OK;
	if (r->broken && end >= 0 && ftruncate(r->fd, end) != 0)
		return rc; /* what is left of it is cut off when the run goes on */
	return rc;
}

int gj_responses_sync(gj_responses *r, gj_error *err)
{
	if (!r->written)
		return GJ_OK;
	if (fdatasync(r->fd) != 0 && errno != EINVAL)
		return fault(r, "put on the disk", err);
	r->written = false;
	return GJ_OK;
}
