/* SPDX-License-Identifier: Apache-2.0 */
/* Each line of standard input as JSON data: printed in one form, with a `2` before it where a key stands twice, or `refused`. For data.py. */
#include <stdio.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "base/json.h"

static void print(gj_json *json, const gj_data *value)
{
	switch (value->kind) {
	case GJ_DATA_STRING:
		gj_json_str(json, value->text);
		break;
	case GJ_DATA_LIST:
	case GJ_DATA_MAP:
		/* A list of kind, number of entries, and keys and values in turn: keys may stand twice. */
		gj_json_open(json, '[');
		gj_json_str(json, value->kind == GJ_DATA_LIST ? GJ_STR("list") : GJ_STR("map"));
		gj_json_int(json, (int64_t)value->n);
		for (const gj_data *kid = value->first; kid != NULL; kid = kid->next) {
			if (value->kind == GJ_DATA_MAP)
				gj_json_str(json, kid->key);
			print(json, kid);
		}
		gj_json_close(json, ']');
		break;
	default: {
		char word[64];

		snprintf(word, sizeof word, "#%.*s", GJ_FMT(value->text));
		gj_json_str(json, gj_str_of(word));
	}
	}
}

int main(void)
{
	gj_arena arena;
	gj_error err = {0};
	gj_source source = {GJ_STR("in"), {NULL, 0}};

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_file_read(&source.text, &arena, "-", 64 << 20, &err) != GJ_OK)
		return 1;
	for (size_t at = 0; at < source.text.len;) {
		const char *feed = memchr(source.text.at + at, '\n', source.text.len - at);
		size_t end = feed != NULL ? (size_t)(feed - source.text.at) : source.text.len;
		gj_source line = {source.name, {source.text.at + at, end - at}};
		const gj_data *value;
		gj_buf out;
		gj_json json;

		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_json_init(&json, &out, true);
		if (gj_data_read(&value, &arena, &line, 0, line.text.len, &err) != GJ_OK) {
			gj_buf_puts(&out, "refused");
		} else {
			/* `2` before it: a key stands twice somewhere. */
			if (gj_data_check_keys(value, &arena, &line, &err) != GJ_OK)
				gj_buf_putc(&out, '2');
			print(&json, value);
		}
		gj_buf_putc(&out, '\n');
		fwrite(out.at, 1, out.len, stdout);
		gj_buf_free(&out);
		at = end + 1;
	}
	gj_arena_free(&arena);
	return 0;
}
