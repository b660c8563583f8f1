/* SPDX-License-Identifier: Apache-2.0 */
/* guiju fmt: every file is parsed before the first is written; a file is replaced whole or not at all. */
#include "base/file.h"
#include "cli/session.h"

typedef struct sheet {
	gj_source source;
	gj_tree *tree;
	bool standard; /* standard input, to standard output */
} sheet;

typedef struct sheets {
	sheet *item;
	size_t n, cap;
} sheets;

static int read_sheet(gj_session *s, sheets *all, gj_str path)
{
	sheet one = {.standard = gj_str_eq(path, GJ_STR("-"))};
	int rc;

	one.source.name = one.standard ? GJ_STR("<standard input>") : path;
	rc = gj_file_read_text(&one.source.text, &s->arena, path.at, GJ_RULES_LIMIT, &s->err);
	if (rc != GJ_OK)
		return rc;
	if (gj_arena_room(&s->arena, (void **)&all->item, &all->cap, all->n, sizeof one) != GJ_OK)
		return gj_fault_memory(&s->err);
	all->item[all->n++] = one;
	return gj_parse(&all->item[all->n - 1].tree, &s->arena, &all->item[all->n - 1].source,
			&s->err);
}

static int read_path(gj_session *s, sheets *all, const char *path)
{
	gj_paths paths = {0};
	int rc;

	if (strcmp(path, "-") == 0)
		return read_sheet(s, all, GJ_STR("-"));
	rc = gj_file_list(&paths, &s->arena, path, ".gj", &s->err);
	for (size_t i = 0; rc == GJ_OK && i < paths.n; i++)
		rc = read_sheet(s, all, paths.item[i]);
	return rc;
}

/* One file: print it, compare, and write where it differs and writing is wanted. */
static int put_sheet(gj_session *s, const sheet *one, gj_buf *text, bool *differs)
{
	const char *lang = s->args.value[GJ_OPT_LANG_FMT];
	gj_tongue tongue = one->tree->tongue;

	if (lang != NULL)
		tongue = strcmp(lang, "zh") == 0 ? GJ_ZH : GJ_EN;
	gj_buf_clear(text);
	gj_print(text, one->tree, tongue);
	if (gj_buf_status(text) != GJ_OK)
		return gj_fault_memory(&s->err);
	*differs = !gj_str_eq(gj_buf_str(text), one->source.text);
	if (s->args.value[GJ_OPT_CHECK_ONLY] != NULL) {
		if (*differs)
			gj_buf_printf(&s->out, "%.*s\n", GJ_FMT(one->source.name));
		return GJ_OK;
	}
	if (one->standard) {
		gj_buf_add(&s->out, gj_buf_str(text));
		return GJ_OK;
	}
	return *differs ? gj_file_write(one->source.name.at, gj_buf_str(text), &s->err) : GJ_OK;
}

int gj_run_fmt(gj_session *s)
{
	bool some = false, differs = false;
	sheets all = {0};
	gj_buf text;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < s->args.n_operands; i++)
		rc = read_path(s, &all, s->args.operand[i]);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	gj_buf_init(&text, s->arena.alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; rc == GJ_OK && i < all.n; i++) {
		rc = put_sheet(s, &all.item[i], &text, &differs);
		some = some || differs;
	}
	gj_buf_free(&text);
	if (rc != GJ_OK) {
		gj_session_fail(s, rc);
		return GJ_EXIT_FAULT;
	}
	return gj_session_finish(
		s, some && s->args.value[GJ_OPT_CHECK_ONLY] != NULL ? GJ_EXIT_FOUND : GJ_EXIT_DONE);
}
