/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/attempt.h"

static int copy_batch(attempt *a, const struct ArrowSchema *schema, struct ArrowArray *batch)
{
	int rc = GJ_OK;

	a->batches++;
	a->hash = a->hash * 31 + walk_batch(schema, batch, &a->fault) + (uint64_t)batch->length;
	if (a->fault == NULL && a->out != NULL)
		rc = gj_ipc_write_batch(a->out, schema, batch, &a->err);
	batch->release(batch);
	return rc;
}

static int copy_all(attempt *a, gj_ipc *reader)
{
	const struct ArrowSchema *schema = gj_ipc_schema(reader);
	int rc = a->out != NULL ? gj_ipc_write_schema(a->out, schema, &a->err) : GJ_OK;

	while (rc == GJ_OK && a->fault == NULL) {
		struct ArrowArray batch, again;

		rc = gj_ipc_next(reader, &batch, &a->err);
		if (rc != GJ_OK || batch.release == NULL) {
			int twice = gj_ipc_next(reader, &again, NULL);

			if ((twice == GJ_OK) != (rc == GJ_OK) || again.release != NULL)
				a->fault = "an end that is none";
			break;
		}
		rc = copy_batch(a, schema, &batch);
	}
	return rc == GJ_OK && a->out != NULL ? gj_ipc_write_end(a->out, &a->err) : rc;
}

int attempt_copy(attempt *a, walk_source source)
{
	gj_ipc *reader;
	int rc = gj_ipc_open(&reader, a->alloc, walk_read, &source, &a->err);

	if ((reader != NULL) != (rc == GJ_OK))
		a->fault = "a reader without a stream";
	if (rc == GJ_OK)
		rc = copy_all(a, reader);
	gj_ipc_close(reader);
	if (rc != GJ_OK && (a->err.code != rc || a->err.message[0] == '\0'))
		a->fault = "an error without words";
	return rc;
}
