/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 8878 by libzstd: frames one after the other; skippable ones are skipped. */
#include <inttypes.h>

#include <zstd.h>
#include <zstd_errors.h>

#include "corpus/unpack.h"

enum { MOST_WINDOW = 27 }; /* 128 MiB, what `zstd -d` takes without being asked */

int gj_unpack__zstd_open(gj_unpack *unpack, gj_error *err)
{
	unpack->state = ZSTD_createDCtx(); /* and its window come from the C library */
	if (unpack->state == NULL ||
	    ZSTD_isError(ZSTD_DCtx_setParameter(unpack->state, ZSTD_d_windowLogMax, MOST_WINDOW)))
		return gj_fault_memory(err);
	return GJ_OK;
}

void gj_unpack__zstd_close(gj_unpack *unpack)
{
	ZSTD_freeDCtx(unpack->state);
}

static int fault(gj_unpack *unpack, size_t code, gj_error *err)
{
	ZSTD_ErrorCode what = ZSTD_getErrorCode(code);

	if (what == ZSTD_error_memory_allocation)
		return gj_fault_memory(err);
	if (what == ZSTD_error_frameParameter_windowTooLarge) {
		gj_corpus__file_fault(err, GJ_EINPUT, unpack->file->path,
				      "the zstd data asks for a window of more than 128 MiB");
		gj_fault_help(err, "compress it without `--long` or `--ultra`");
		return GJ_EINPUT;
	}
	return gj_corpus__file_fault(err, GJ_EINPUT, unpack->file->path,
				     "broken zstd before byte %" PRIu64 " of the file: %s",
				     unpack->packed, ZSTD_getErrorName(code));
}

int gj_unpack__zstd_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err)
{
	ZSTD_outBuffer out = {to, size, 0};
	int rc = GJ_OK;

	for (*got = 0; rc == GJ_OK && out.pos < size; *got = out.pos) {
		ZSTD_inBuffer in;
		size_t code, before = out.pos;

		rc = gj_unpack__more(unpack, err);
		if (rc != GJ_OK || (unpack->over && !unpack->open))
			break;
		in = (ZSTD_inBuffer){unpack->in, unpack->in_len, unpack->in_at};
		code = ZSTD_decompressStream(unpack->state, &out, &in);
		unpack->in_at = in.pos;
		unpack->open = code != 0;
		if (ZSTD_isError(code))
			rc = fault(unpack, code, err);
		else if (unpack->over && unpack->open && out.pos == before) /* nothing held back */
			rc = gj_corpus__file_fault(
				err, GJ_EINPUT, unpack->file->path,
				"the file ends in the middle of zstd data: it was cut off");
	}
	return rc;
}
