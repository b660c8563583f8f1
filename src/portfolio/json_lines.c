/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_lines.h"

#include <string.h>

#include <guiju/error.h>

enum { TOGETHER = 1 << 15 };

int gj_json_lines_new(gj_json_lines *out)
{
	gj_json_lines_forget(out);
	out->indexer = gj_indexer_new();
	return out->indexer != NULL ? GJ_OK : GJ_ENOMEM;
}

void gj_json_lines_free(gj_json_lines *lines)
{
	gj_indexer_free(lines->indexer);
}

void gj_json_lines_forget(gj_json_lines *lines)
{
	lines->text = lines->end = lines->alone = NULL;
}

/* How much is looked at together: this line and those behind it that are whole, without the last newline. */
static size_t together(gj_str line, const char *end)
{
	size_t len = TOGETHER;

	if ((size_t)(end - line.at) <= TOGETHER)
		return (size_t)(end - line.at);
	while (len > line.len && line.at[len] != '\n')
		len--;
	return len > line.len ? len : line.len;
}

static int look(gj_json_lines *lines, const char *text, size_t len)
{
	size_t n;
	gj_index_result result = gj_indexer_run(lines->indexer, text, len, &lines->sign, &n);

	lines->text = text;
	lines->end = result == GJ_INDEX_DONE ? text + len : NULL;
	return result == GJ_INDEX_DONE ? GJ_OK : result == GJ_INDEX_BAD ? GJ_EINPUT : GJ_ENOMEM;
}

int gj_json_lines_find(gj_json_lines *lines, gj_str line, const char *end)
{
	if (lines->alone == NULL && (lines->end == NULL || line.at >= lines->end)) {
		size_t len = together(line, end);
		int rc = look(lines, line.at, len);

		if (rc == GJ_ENOMEM)
			return rc;
		if (rc == GJ_EINPUT)
			lines->alone = line.at + len;
	}
	if (lines->alone != NULL) {
		if (line.at + line.len >= lines->alone)
			lines->alone = NULL;
		return look(lines, line.at, line.len);
	}
	while (lines->text + *lines->sign < line.at)
		lines->sign++;
	return GJ_OK;
}
