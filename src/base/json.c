/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <inttypes.h>
#include <math.h>

#include "base/real.h"

void gj_json_init(gj_json *json, gj_buf *buf, bool compact)
{
	json->buf = buf;
	json->compact = compact;
	json->depth = 0;
	json->first = true;
	json->after_key = false;
}

static void new_line(gj_json *json)
{
	if (json->compact)
		return;
	gj_buf_putc(json->buf, '\n');
	gj_buf_pad(json->buf, ' ', (size_t)json->depth * 2);
}

/* Before any value or key: a comma where one is due, and a new line. */
static void begin(gj_json *json)
{
	if (json->after_key) {
		json->after_key = false;
		return;
	}
	if (!json->first)
		gj_buf_putc(json->buf, ',');
	if (json->depth > 0)
		new_line(json);
	json->first = false;
}

void gj_json_open(gj_json *json, char bracket)
{
	begin(json);
	gj_buf_putc(json->buf, bracket);
	json->depth++;
	json->first = true;
}

void gj_json_close(gj_json *json, char bracket)
{
	bool empty = json->first;

	json->depth--;
	if (!empty)
		new_line(json);
	gj_buf_putc(json->buf, bracket);
	json->first = false;
}

static void put_string(gj_buf *buf, gj_str text)
{
	size_t from = 0;

	gj_buf_putc(buf, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		if (byte >= 0x20 && byte != '"' && byte != '\\')
			continue;
		gj_buf_add(buf, (gj_str){text.at + from, i - from});
		from = i + 1;
		if (byte == '\n')
			gj_buf_puts(buf, "\\n");
		else if (byte == '\t')
			gj_buf_puts(buf, "\\t");
		else if (byte < 0x20)
			gj_buf_printf(buf, "\\u%04x", byte);
		else
			gj_buf_printf(buf, "\\%c", byte);
	}
	gj_buf_add(buf, (gj_str){text.at + from, text.len - from});
	gj_buf_putc(buf, '"');
}

void gj_json_key(gj_json *json, const char *key)
{
	begin(json);
	put_string(json->buf, gj_str_of(key));
	gj_buf_puts(json->buf, json->compact ? ":" : ": ");
	json->after_key = true;
}

void gj_json_str(gj_json *json, gj_str text)
{
	begin(json);
	put_string(json->buf, text);
}

void gj_json_int(gj_json *json, int64_t value)
{
	begin(json);
	gj_buf_printf(json->buf, "%" PRId64, value);
}

void gj_json_num(gj_json *json, gj_num value)
{
	begin(json);
	gj_num_print(json->buf, value);
}

void gj_json_real(gj_json *json, double value)
{
	char room[GJ_REAL_ROOM];

	begin(json);
	gj_buf_add(json->buf, isfinite(value) ? gj_real_exact(room, value) : GJ_STR("null"));
}

void gj_json_bool(gj_json *json, bool value)
{
	begin(json);
	gj_buf_puts(json->buf, value ? "true" : "false");
}

void gj_json_null(gj_json *json)
{
	begin(json);
	gj_buf_puts(json->buf, "null");
}
