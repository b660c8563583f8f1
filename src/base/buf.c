/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <guiju/error.h>

void gj_buf_init(gj_buf *buf, const gj_alloc *alloc, size_t limit)
{
	memset(buf, 0, sizeof *buf);
	buf->alloc = alloc;
	buf->limit = limit;
}

void gj_buf_free(gj_buf *buf)
{
	if (buf->at != NULL)
		buf->alloc->give(buf->alloc->context, buf->at, buf->cap);
	buf->at = NULL;
	buf->len = 0;
	buf->cap = 0;
}

void gj_buf_clear(gj_buf *buf)
{
	buf->len = 0;
	if (buf->at != NULL)
		buf->at[0] = '\0';
}

/* Room for `more` bytes and the closing zero. */
static bool make_room(gj_buf *buf, size_t more)
{
	size_t cap = buf->cap;
	char *at;

	if (buf->failed)
		return false;
	if (more >= buf->limit || buf->len > buf->limit - more - 1) {
		buf->failed = true;
		return false;
	}
	if (buf->len + more < cap)
		return true;
	while (cap <= buf->len + more)
		cap = cap == 0 ? 256 : cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
	at = buf->alloc->take(buf->alloc->context, cap);
	if (at == NULL) {
		buf->failed = true;
		return false;
	}
	if (buf->len > 0)
		memcpy(at, buf->at, buf->len);
	if (buf->at != NULL)
		buf->alloc->give(buf->alloc->context, buf->at, buf->cap);
	buf->at = at;
	buf->cap = cap;
	return true;
}

void gj_buf_add(gj_buf *buf, gj_str text)
{
	if (text.len == 0 || !make_room(buf, text.len))
		return;
	memcpy(buf->at + buf->len, text.at, text.len);
	buf->len += text.len;
	buf->at[buf->len] = '\0';
}

void gj_buf_puts(gj_buf *buf, const char *zero_ended)
{
	gj_buf_add(buf, gj_str_of(zero_ended));
}

void gj_buf_putc(gj_buf *buf, char byte)
{
	gj_str one = {&byte, 1};

	gj_buf_add(buf, one);
}

void gj_buf_pad(gj_buf *buf, char byte, size_t count)
{
	if (count == 0 || !make_room(buf, count))
		return;
	memset(buf->at + buf->len, byte, count);
	buf->len += count;
	buf->at[buf->len] = '\0';
}

void gj_buf_printf(gj_buf *buf, const char *format, ...)
{
	va_list args;
	int need;

	va_start(args, format);
	need = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (need < 0) {
		buf->failed = true;
		return;
	}
	if (need == 0 || !make_room(buf, (size_t)need))
		return;
	va_start(args, format);
	vsnprintf(buf->at + buf->len, (size_t)need + 1, format, args);
	va_end(args);
	buf->len += (size_t)need;
}

gj_str gj_buf_str(const gj_buf *buf)
{
	gj_str text = {buf->at, buf->len};

	return text;
}

int gj_buf_status(const gj_buf *buf)
{
	return buf->failed ? GJ_ENOMEM : GJ_OK;
}
