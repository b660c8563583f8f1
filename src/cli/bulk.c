/* SPDX-License-Identifier: Apache-2.0 */
/* Ends of a stream that several commands have. */
#include <errno.h>
#include <stdio.h>

#include "cli/bulk.h"

int gj_bulk_write(void *context, gj_str bytes, gj_error *err)
{
	(void)context;
	errno = 0;
	if (fwrite(bytes.at, 1, bytes.len, stdout) == bytes.len)
		return GJ_OK;
	return gj_fault(err, GJ_EIO, "standard output cannot be written: %s", strerror(errno));
}

void gj_bulk_no_fault(void *context, const gj_error *err)
{
	(void)context;
	(void)err;
}

void gj_bulk_no_progress(void *context, uint64_t bytes, uint64_t services)
{
	(void)context;
	(void)bytes;
	(void)services;
}
