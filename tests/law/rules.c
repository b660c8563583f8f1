/* SPDX-License-Identifier: Apache-2.0 */
#include "law/rules.h"

#include <stdlib.h>

#include "law/texts.h"

static void start(rules *r)
{
	memset(r, 0, sizeof *r);
	gj_arena_init(&r->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
}

static void build(rules *r, const char *const *name, const gj_str *text, size_t n)
{
	gj_tree *tree[8];

	assert_true(n <= 8);
	for (size_t i = 0; i < n && r->rc == GJ_OK; i++) {
		gj_source source = {gj_str_of(name[i]), text[i]};

		r->rc = gj_parse(&tree[i], &r->arena, &source, &r->err);
	}
	if (r->rc == GJ_OK)
		r->rc = gj_law_from_trees(&r->law, &r->arena, tree, n, &r->err);
}

void rules_load(rules *r, const char *path)
{
	const char *const paths[] = {BASE, path};

	start(r);
	r->rc = gj_law_load(&r->law, &r->arena, paths, path == NULL ? 1 : 2, 0, &r->err);
}

void rules_texts(rules *r, const char *const *name, const gj_str *text, size_t n)
{
	start(r);
	build(r, name, text, n);
}

void rules_read(rules *r, const char *text)
{
	static const char *const name[] = {"base.gj", "new.gj"};
	gj_str both[2];

	start(r);
	both[0] = text_file(&r->arena, BASE);
	both[1] = gj_str_of(text);
	assert_non_null(both[0].at);
	build(r, name, both, 2);
}

void rules_must_read(rules *r, const char *text)
{
	rules_read(r, text);
	if (r->law == NULL)
		fail_msg("%s", text_error(&r->arena, &r->err).at);
}

void rules_close(rules *r)
{
	gj_arena_free(&r->arena);
	r->law = NULL;
}

static uint32_t named(const gj_map *map, const char *id)
{
	uint32_t index = GJ_NONE;

	if (!gj_map_get(map, gj_str_of(id), &index))
		fail_msg("no `%s` in these rules", id);
	return index;
}

uint32_t rules_norm(const rules *r, const char *id)
{
	return named(&r->law->norms, id);
}

uint32_t rules_term(const rules *r, const char *id)
{
	return named(&r->law->terms, id);
}

uint32_t rules_fact(const rules *r, const char *id)
{
	return named(&r->law->facts, id);
}

uint32_t rules_instrument(const rules *r, const char *id)
{
	return named(&r->law->instruments, id);
}

static gj_str keep(rules *r, gj_buf *buf)
{
	gj_str text;

	assert_int_equal(gj_buf_status(buf), GJ_OK);
	assert_int_equal(gj_arena_str(&r->arena, &text, gj_buf_str(buf)), GJ_OK);
	gj_buf_free(buf);
	return text;
}

const char *rules_norms(rules *r, const gj_refs *list)
{
	gj_buf buf;

	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < list->n; i++)
		gj_buf_printf(&buf, "%s%.*s", i > 0 ? " " : "",
			      GJ_FMT(r->law->norm[list->at[i]].e.id));
	return keep(r, &buf).at;
}

static gj_str last_name(gj_str path)
{
	size_t at = path.len;

	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return (gj_str){path.at + at, path.len - at};
}

static bool stands_in(const rules *r, gj_place place, const char *file)
{
	return gj_str_eq(last_name(r->law->file[place.file].name), gj_str_of(file));
}

gj_str rules_lint(rules *r, const char *file)
{
	static const char *const severity[] = {"info", "warning", "error"};
	gj_findings found;
	gj_texts *texts;
	gj_buf buf;

	assert_int_equal(gj_texts_load(&texts, &r->arena, r->law, "tests/law/texts", &r->err),
			 GJ_OK);
	assert_int_equal(gj_law_lint(&found, r->law, &r->arena, texts), GJ_OK);
	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < found.n; i++) {
		const gj_finding *f = &found.item[i];

		if (!stands_in(r, f->place, file))
			continue;
		gj_buf_printf(&buf, "%s:%u:%u: %s: %.*s [%s]\n", file, f->place.pos.line,
			      f->place.pos.col, severity[f->severity], GJ_FMT(f->message),
			      gj_lint_name(f->rule));
		if (f->other.pos.line > 0)
			gj_buf_printf(&buf, "  %.*s:%u:%u\n",
				      GJ_FMT(last_name(r->law->file[f->other.file].name)),
				      f->other.pos.line, f->other.pos.col);
	}
	return keep(r, &buf);
}

bool rules_finds(rules *r, const char *file, gj_finding_rule rule)
{
	gj_findings found;
	gj_texts *texts;

	assert_int_equal(gj_texts_load(&texts, &r->arena, r->law, "tests/law/texts", &r->err),
			 GJ_OK);
	assert_int_equal(gj_law_lint(&found, r->law, &r->arena, texts), GJ_OK);
	for (size_t i = 0; i < found.n; i++)
		if (found.item[i].rule == rule && stands_in(r, found.item[i].place, file))
			return true;
	return false;
}
