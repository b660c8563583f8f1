/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/part.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <zstd.h>

#include "base/file_fault.h"

enum { HEAD = 5, ITEM = sizeof(gj_sample_key) + 8 + 4 + 4 };

int gj_part_put(gj_outflow_file *out, char kind, gj_str body, gj_error *err)
{
	uint32_t len = (uint32_t)body.len;
	char head[HEAD] = {kind};
	int rc;

	memcpy(head + 1, &len, sizeof len);
	rc = gj_outflow_put(out, (gj_str){head, HEAD}, err);
	return rc == GJ_OK ? gj_outflow_put(out, body, err) : rc;
}

int gj_part_put_item(gj_outflow_file *out, const gj_part_item *item, gj_error *err)
{
	uint32_t source = (uint32_t)item->source.len, id = (uint32_t)item->id.len,
		 len = (uint32_t)(ITEM + source + id + item->line.len);
	char head[HEAD + ITEM] = {GJ_PART_ITEM}, *at = head + HEAD;
	int rc;

	memcpy(head + 1, &len, sizeof len);
	memcpy(at, &item->key, sizeof item->key);
	memcpy(at + sizeof item->key, &item->place, 8);
	memcpy(at + sizeof item->key + 8, &source, 4);
	memcpy(at + sizeof item->key + 12, &id, 4);
	rc = gj_outflow_put(out, (gj_str){head, sizeof head}, err);
	if (rc == GJ_OK)
		rc = gj_outflow_put(out, item->source, err);
	if (rc == GJ_OK)
		rc = gj_outflow_put(out, item->id, err);
	return rc == GJ_OK ? gj_outflow_put(out, item->line, err) : rc;
}

bool gj_part_item_of(gj_part_item *out, gj_str body)
{
	uint32_t source, id;

	if (body.len < ITEM)
		return false;
	memcpy(&out->key, body.at, sizeof out->key);
	memcpy(&out->place, body.at + sizeof out->key, 8);
	memcpy(&source, body.at + sizeof out->key + 8, 4);
	memcpy(&id, body.at + sizeof out->key + 12, 4);
	body = (gj_str){body.at + ITEM, body.len - ITEM};
	if (source > body.len || id > body.len - source)
		return false;
	out->source = (gj_str){body.at, source};
	out->id = (gj_str){body.at + source, id};
	out->line = (gj_str){body.at + source + id, body.len - source - id};
	return true;
}

int gj_part_put_counts(gj_outflow_file *out, const gj_screen_source *source, size_t n_counts,
		       gj_error *err)
{
	uint32_t len = (uint32_t)(n_counts * 8 + source->name.len);
	char head[HEAD] = {GJ_PART_COUNTS};
	int rc;

	memcpy(head + 1, &len, sizeof len);
	rc = gj_outflow_put(out, (gj_str){head, HEAD}, err);
	if (rc == GJ_OK)
		rc = gj_outflow_put(out, (gj_str){(const char *)source->count, n_counts * 8}, err);
	return rc == GJ_OK ? gj_outflow_put(out, source->name, err) : rc;
}

bool gj_part_counts_of(const char **counts, gj_str *name, size_t n_counts, gj_str body)
{
	if (body.len < n_counts * 8)
		return false;
	*counts = body.at;
	*name = (gj_str){body.at + n_counts * 8, body.len - n_counts * 8};
	return true;
}

int gj_part_put_end(gj_outflow_file *out, gj_part_end end, gj_error *err)
{
	return gj_part_put(out, GJ_PART_END, (gj_str){(const char *)&end, sizeof end}, err);
}

bool gj_part_end_of(gj_part_end *out, gj_str body)
{
	if (body.len != sizeof *out)
		return false;
	memcpy(out, body.at, sizeof *out);
	return true;
}

int gj_part_open(gj_part *part, gj_str path, gj_error *err)
{
	part->path = path;
	part->at = part->in_at = part->in_len = 0;
	part->zstd = NULL;
	gj_buf_init(&part->have, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	part->fd = open(path.at, O_RDONLY | O_CLOEXEC);
	if (part->fd < 0)
		return gj_file__fault(err, path, "cannot open", errno);
	part->zstd = ZSTD_createDCtx();
	return part->zstd != NULL ? GJ_OK : gj_fault_memory(err);
}

void gj_part_close(gj_part *part)
{
	if (part->fd >= 0)
		close(part->fd);
	part->fd = -1;
	if (part->zstd != NULL)
		ZSTD_freeDCtx(part->zstd);
	part->zstd = NULL;
	gj_buf_free(&part->have);
}

static int damaged(const gj_part *part, gj_error *err)
{
	return gj_file__fault(err, part->path, "the file is damaged", EIO);
}

/* More decompressed bytes into `have`; `*more` false: there are none. */
static int fill(gj_part *part, bool *more, gj_error *err)
{
	char piece[64 << 10];
	ZSTD_inBuffer in;
	ZSTD_outBuffer out = {piece, sizeof piece, 0};

	if (part->in_at == part->in_len) {
		ssize_t n;

		do
			n = read(part->fd, part->in, sizeof part->in);
		while (n < 0 && errno == EINTR);
		if (n < 0)
			return gj_file__fault(err, part->path, "cannot read", errno);
		part->in_at = 0;
		part->in_len = (size_t)n;
	}
	in = (ZSTD_inBuffer){part->in, part->in_len, part->in_at};
	if (ZSTD_isError(ZSTD_decompressStream(part->zstd, &out, &in)))
		return damaged(part, err);
	*more = out.pos > 0 || part->in_len > 0;
	part->in_at = in.pos;
	if (part->at > 0) {
		memmove(part->have.at, part->have.at + part->at, part->have.len - part->at);
		part->have.len -= part->at;
		part->at = 0;
	}
	gj_buf_add(&part->have, (gj_str){piece, out.pos});
	return gj_buf_status(&part->have) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static int want(gj_part *part, size_t bytes, bool *there, gj_error *err)
{
	bool more = true;
	int rc = GJ_OK;

	while (rc == GJ_OK && more && part->have.len - part->at < bytes)
		rc = fill(part, &more, err);
	*there = part->have.len - part->at >= bytes;
	return rc;
}

int gj_part_next(gj_part *part, char *kind, gj_str *body, gj_error *err)
{
	uint32_t len;
	bool there;
	int rc = want(part, HEAD, &there, err);

	*kind = 0;
	if (rc != GJ_OK || !there)
		return rc != GJ_OK ? rc : part->have.len > part->at ? damaged(part, err) : GJ_OK;
	memcpy(&len, part->have.at + part->at + 1, sizeof len);
	rc = want(part, HEAD + (size_t)len, &there, err);
	if (rc != GJ_OK || !there)
		return rc != GJ_OK ? rc : damaged(part, err);
	*kind = part->have.at[part->at];
	*body = (gj_str){part->have.at + part->at + HEAD, len};
	part->at += HEAD + (size_t)len;
	return GJ_OK;
}
