/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stream from standard input through the reader and the writer to standard output:
 *     copy [--slice FROM COUNT]     of each batch only some rows; counts from its end if there are fewer
 * Ends with 1 and the error's text on standard error, with 3 if a promise of the reader is broken.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow/ipc.h"
#include "arrow/walk.h"

static int from_stdin(void *context, void *to, size_t size, size_t *got)
{
	*got = fread(to, 1, size, context);
	return ferror((FILE *)context) ? GJ_EIO : GJ_OK;
}

static int flush(gj_buf *out)
{
	fwrite(out->at, 1, out->len, stdout);
	gj_buf_clear(out);
	return GJ_OK;
}

static void slice(struct ArrowArray *batch, int64_t from, int64_t count)
{
	if (from > batch->length)
		from = batch->length;
	if (count > batch->length - from)
		count = batch->length - from;
	batch->offset = from;
	batch->length = count;
}

static int copy(gj_ipc *reader, gj_buf *out, const int64_t rows[2], gj_error *err)
{
	const struct ArrowSchema *schema = gj_ipc_schema(reader);
	int rc = gj_ipc_write_schema(out, schema, err);

	while (rc == GJ_OK) {
		struct ArrowArray batch;
		const char *fault;

		flush(out);
		rc = gj_ipc_next(reader, &batch, err);
		if (rc != GJ_OK || batch.release == NULL)
			break;
		walk_batch(schema, &batch, &fault);
		if (fault != NULL) {
			fprintf(stderr, "copy: %s\n", fault);
			exit(3);
		}
		if (rows[1] >= 0)
			slice(&batch, rows[0], rows[1]);
		rc = gj_ipc_write_batch(out, schema, &batch, err);
		batch.release(&batch);
	}
	return rc == GJ_OK ? gj_ipc_write_end(out, err) : rc;
}

int main(int argc, char **argv)
{
	int64_t rows[2] = {0, -1};
	char text[4096];
	gj_error err;
	gj_ipc *reader;
	gj_buf out;
	int rc;

	if (argc == 4 && strcmp(argv[1], "--slice") == 0) {
		rows[0] = atoi(argv[2]);
		rows[1] = atoi(argv[3]);
	}
	gj_buf_init(&out, gj_alloc_system(), (size_t)2 << 30);
	rc = gj_ipc_open(&reader, gj_alloc_system(), from_stdin, stdin, &err);
	if (rc == GJ_OK)
		rc = copy(reader, &out, rows, &err);
	if (rc == GJ_OK)
		flush(&out);
	gj_ipc_close(reader);
	gj_buf_free(&out);
	if (rc == GJ_OK)
		return 0;
	gj_error_text(&err, text, sizeof text);
	fprintf(stderr, "%s", text);
	return 1;
}
