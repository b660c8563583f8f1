/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/text.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

gj_tree *text_parse(gj_arena *arena, const char *name, gj_str text, gj_error *err)
{
	gj_source source = {gj_str_of(name), text};
	gj_tree *tree;

	return gj_parse(&tree, arena, &source, err) == GJ_OK ? tree : NULL;
}

gj_str text_print(gj_arena *arena, const gj_tree *tree, gj_tongue tongue)
{
	gj_buf buf;
	gj_str text;

	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_print(&buf, tree, tongue);
	if (gj_buf_status(&buf) != GJ_OK || gj_arena_str(arena, &text, gj_buf_str(&buf)) != GJ_OK)
		abort();
	gj_buf_free(&buf);
	return text;
}

gj_str text_error(gj_arena *arena, const gj_error *err)
{
	size_t len = gj_error_text(err, NULL, 0);
	char *text = gj_arena_get(arena, len + 1);

	if (text == NULL)
		abort();
	gj_error_text(err, text, len + 1);
	return (gj_str){text, len};
}

gj_str text_file(gj_arena *arena, const char *path)
{
	gj_str text = {NULL, 0};

	if (gj_file_read(&text, arena, path, 16 << 20, NULL) != GJ_OK)
		text.at = NULL;
	return text;
}

bool text_is_golden(gj_arena *arena, gj_str text, const char *path)
{
	gj_str wanted;

	if (getenv("GJ_UPDATE_GOLDEN") != NULL)
		return gj_file_write(path, text, NULL) == GJ_OK;
	wanted = text_file(arena, path);
	if (wanted.at != NULL && gj_str_eq(text, wanted))
		return true;
	fprintf(stderr, "--- %s: wanted\n%.*s--- got\n%.*s", path, GJ_FMT(wanted), GJ_FMT(text));
	return false;
}
