/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A growing text buffer with a limit. Failure is sticky: after one failed write the rest do nothing, and
 * gj_buf_status says so at the end, so that a printer needs one check and not a hundred.
 */
#ifndef GJ_BASE_BUF_H
#define GJ_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include <guiju/alloc.h>

#include "base/str.h"

typedef struct gj_buf {
	const gj_alloc *alloc;
	char *at; /* zero-ended once something was written */
	size_t len;
	size_t cap;
	size_t limit;
	bool failed;
} gj_buf;

enum { GJ_BUF_DEFAULT_LIMIT = 256 << 20 };

void gj_buf_init(gj_buf *buf, const gj_alloc *alloc, size_t limit);
void gj_buf_free(gj_buf *buf);
void gj_buf_clear(gj_buf *buf); /* empties, keeps the memory and a failure */
void gj_buf_add(gj_buf *buf, gj_str text);
void gj_buf_puts(gj_buf *buf, const char *zero_ended);
void gj_buf_putc(gj_buf *buf, char byte);
void gj_buf_pad(gj_buf *buf, char byte, size_t count);
void gj_buf_printf(gj_buf *buf, const char *format, ...) GJ_PRINTF(2, 3);
gj_str gj_buf_str(const gj_buf *buf);
int gj_buf_status(const gj_buf *buf); /* GJ_OK or GJ_ENOMEM */

#endif
