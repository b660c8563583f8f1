/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/text_source.h"

void gj_text_source_open(gj_text_source *source, gj_inflow *in, gj_cut *cut, size_t size,
			 const gj_alloc *alloc)
{
	source->in = in;
	source->cut = cut;
	source->size = size;
	source->started = false;
	gj_buf_init(&source->rest, alloc, GJ_BUF_DEFAULT_LIMIT);
}

void gj_text_source_close(gj_text_source *source)
{
	gj_buf_free(&source->rest);
}

size_t gj_cut_lines(const char *text, size_t len)
{
	while (len > 0 && text[len - 1] != '\n')
		len--;
	return len;
}

static int too_long(const gj_text_source *source, gj_error *err)
{
	const gj_source where = {source->in->name, GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "a record that is longer than %d bytes", GJ_CHUNK_MOST);
	gj_fault_at(err, &where, (gj_pos){1, 1, 1}, NULL);
	return gj_fault_help(err, "a line holds one service");
}

/* Fill the chunk up to `size` bytes. */
static int fill(gj_text_source *source, gj_chunk *chunk, size_t size, bool *last, gj_error *err)
{
	size_t got, wanted = size - chunk->len;
	int rc;

	if (gj_chunk_room(chunk, size) != GJ_OK)
		return gj_fault_memory(err);
	rc = gj_inflow_read(source->in, chunk->text + chunk->len, wanted, &got, err);
	chunk->len += got;
	*last = got < wanted;
	return rc;
}

static void skip_mark(gj_text_source *source, gj_chunk *chunk)
{
	if (!source->started && chunk->len >= 3 && memcmp(chunk->text, "\xEF\xBB\xBF", 3) == 0)
		chunk->from = 3;
	source->started = true;
}

int gj_text_source_next(gj_text_source *source, gj_chunk *chunk, bool *last, gj_error *err)
{
	size_t size = source->size, whole = 0;

	while (size < source->rest.len + source->size / 2)
		size *= 2;
	if (gj_chunk_room(chunk, size) != GJ_OK)
		return gj_fault_memory(err);
	if (source->rest.len > 0)
		memcpy(chunk->text, source->rest.at, source->rest.len);
	chunk->len = source->rest.len;
	gj_buf_clear(&source->rest);
	for (; whole == 0; size *= 2) {
		int rc = fill(source, chunk, size, last, err);

		if (rc != GJ_OK)
			return rc;
		skip_mark(source, chunk);
		if (*last)
			return GJ_OK;
		whole = source->cut(chunk->text + chunk->from, chunk->len - chunk->from);
		if (whole == 0 && size >= GJ_CHUNK_MOST)
			return too_long(source, err);
	}
	whole += chunk->from;
	gj_buf_add(&source->rest, (gj_str){chunk->text + whole, chunk->len - whole});
	chunk->len = whole;
	return gj_buf_status(&source->rest) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
