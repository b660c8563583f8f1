/* SPDX-License-Identifier: Apache-2.0 */
/* A pack looked at again: first every byte against its hash, then every number against the copies it was made from. */
#include <stdio.h>

#include "assess/pack.h"
#include "base/day.h"
#include "base/file.h"

typedef struct verifying {
	gj_pack_check *out;
	gj_arena *arena;
	const gj_law *law;
	gj_str path;
	gj_error *err;
} verifying;

/* The first finding stands. */
static void find(verifying *v, const char *what, gj_str name)
{
	if (v->out->what[0] == '\0')
		snprintf(v->out->what, sizeof v->out->what, "%s: %.*s", what, GJ_FMT(name));
}

/* The name of a listed file from the pack on. */
static gj_str name_of(const verifying *v, gj_str path)
{
	size_t cut = v->path.len;

	while (cut < path.len && path.at[cut] == '/')
		cut++;
	return (gj_str){path.at + cut, path.len - cut};
}

/* The next line of the sums; false: the rest is none. */
static bool next_line(gj_str *rest, gj_str *hash, gj_str *name)
{
	const char *end = memchr(rest->at, '\n', rest->len);
	size_t len = end != NULL ? (size_t)(end - rest->at) : 0;

	if (len < 67 || rest->at[64] != ' ' || rest->at[65] != ' ')
		return false;
	*hash = (gj_str){rest->at, 64};
	*name = (gj_str){rest->at + 66, len - 66};
	*rest = (gj_str){rest->at + len + 1, rest->len - len - 1};
	return true;
}

/* Files and lines come in the same order, so the two lists are walked side by side. */
static int check_sums(verifying *v, const gj_paths *files, gj_str rest)
{
	for (size_t i = 0; i < files->n; i++) {
		gj_str name = name_of(v, files->item[i]), hash, said;
		char now[65];
		int rc;

		if (gj_str_eq(name, GJ_STR("SHA256SUMS")))
			continue;
		if (rest.len == 0) {
			find(v, "a file that SHA256SUMS does not name", name);
			return GJ_OK;
		}
		if (!next_line(&rest, &hash, &said)) {
			find(v, "a line that is no sum", GJ_STR("SHA256SUMS"));
			return GJ_OK;
		}
		if (!gj_str_eq(name, said)) {
			bool more = gj_str_cmp(name, said) < 0;

			find(v, more ? "a file that SHA256SUMS does not name" : "a file is missing",
			     more ? name : said);
			return GJ_OK;
		}
		rc = gj_pack_hash(files->item[i].at, now, v->err);
		if (rc != GJ_OK)
			return rc;
		if (!gj_str_eq(hash, gj_str_of(now))) {
			find(v, "a file was changed, or its sum", name);
			return GJ_OK;
		}
		v->out->files++;
	}
	if (rest.len > 0)
		find(v, "SHA256SUMS names more than there is", GJ_STR("SHA256SUMS"));
	v->out->sums = rest.len == 0 && files->n > 0;
	return GJ_OK;
}

static int read_of(verifying *v, const char *name, gj_str *out)
{
	gj_str path = gj_path_in(v->arena, v->path, gj_str_of(name));

	if (path.len == 0)
		return gj_fault_memory(v->err);
	return gj_file_read(out, v->arena, path.at, GJ_ASSESS_MOST_BYTES, v->err);
}

/* Same order as the writer's: byte order of the name. The list comes in byte order of paths, which is the same but for what a slash does. */
static void sort(verifying *v, gj_paths *files)
{
	for (size_t i = 1; i < files->n; i++)
		for (size_t k = i; k > 0 && gj_str_cmp(name_of(v, files->item[k - 1]),
						       name_of(v, files->item[k])) > 0;
		     k--) {
			gj_str held = files->item[k];

			files->item[k] = files->item[k - 1];
			files->item[k - 1] = held;
		}
}

static int look_at_sums(verifying *v)
{
	gj_paths files = {0};
	gj_str sums;
	int rc = gj_file_list(&files, v->arena, v->path.at, "", v->err);

	if (rc != GJ_OK)
		return rc;
	if (!gj_folder_has(v->arena, v->path, "SHA256SUMS")) {
		find(v, "a file is missing", GJ_STR("SHA256SUMS"));
		return GJ_OK;
	}
	rc = read_of(v, "SHA256SUMS", &sums);
	if (rc != GJ_OK)
		return rc;
	sort(v, &files);
	return check_sums(v, &files, sums);
}

/* What the pack says it was made with. */
static int read_manifest(verifying *v, gj_str *version, gj_str *rules, gj_day *on,
			 gj_family_way *family)
{
	gj_source source;
	unsigned way = GJ_FAMILY_NONE;
	gj_object manifest;
	bool exists;
	gj_str day;
	int rc = gj_folder_read(&source, v->arena, v->path, "manifest.json", v->err);

	if (rc == GJ_OK)
		rc = gj_object_read(&manifest, v->arena, &source, "guiju.assess.pack/1", v->err);
	if (rc == GJ_OK)
		rc = gj_object_str(&manifest, "guiju", version);
	if (rc == GJ_OK && gj_arena_str(v->arena, version, *version) != GJ_OK)
		rc = gj_fault_memory(v->err);
	if (rc == GJ_OK)
		rc = gj_object_str(&manifest, "rules", rules);
	if (rc == GJ_OK)
		rc = gj_object_str(&manifest, "on", &day);
	if (rc == GJ_OK && gj_day_read(on, day, &exists) != GJ_OK)
		rc = gj_object_fault(&manifest, NULL, "`on` is no day");
	if (rc == GJ_OK && gj_object_says(&manifest, "family"))
		rc = gj_object_word(&manifest, "family", gj_family_words, GJ_N_FAMILY_WAYS, &way);
	*family = (gj_family_way)way;
	return rc;
}

static int compare(verifying *v, const gj_assessment *a, const char *version)
{
	gj_buf out;
	int rc = GJ_OK;

	gj_buf_init(&out, v->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	v->out->numbers = true;
	for (size_t i = 0; rc == GJ_OK && gj_pack_all_made[i].name != NULL; i++) {
		const gj_pack_made *made = &gj_pack_all_made[i];
		gj_str there;

		gj_buf_clear(&out);
		if (made->make(&out, a, version) != GJ_OK)
			rc = gj_fault_memory(v->err);
		if (rc == GJ_OK)
			rc = read_of(v, made->name, &there);
		if (rc == GJ_OK && !gj_str_eq(there, gj_buf_str(&out))) {
			v->out->numbers = false;
			find(v, "computed again it comes out otherwise", gj_str_of(made->name));
		}
	}
	gj_buf_free(&out);
	return rc;
}

static int look_at_numbers(verifying *v)
{
	gj_str version, rules,
		evidence_path = gj_path_in(v->arena, v->path, GJ_STR("evidence.yaml"));
	gj_evidence evidence;
	gj_assessment a;
	gj_family_way family;
	gj_day on;
	int rc = read_manifest(v, &version, &rules, &on, &family);

	if (rc != GJ_OK)
		return rc;
	v->out->law = gj_str_eq(rules, gj_str_of(v->law->hash));
	if (!v->out->law) {
		find(v, "the pack was made with another rule base", rules);
		return GJ_OK;
	}
	if (evidence_path.len == 0)
		return gj_fault_memory(v->err);
	rc = gj_evidence_read_packed(&evidence, v->arena, evidence_path.at, v->err);
	evidence.on = on;
	evidence.family = family;
	if (rc == GJ_OK)
		rc = gj_assess(&a, v->arena, v->law, &evidence, on, v->err);
	return rc == GJ_OK ? compare(v, &a, version.at) : rc;
}

int gj_pack_verify(gj_pack_check *out, const gj_alloc *alloc, const gj_law *law, const char *path,
		   gj_error *err)
{
	verifying v = {.out = out, .law = law, .path = gj_str_of(path), .err = err};
	gj_arena arena;
	int rc;

	memset(out, 0, sizeof *out);
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	v.arena = &arena;
	while (v.path.len > 1 && v.path.at[v.path.len - 1] == '/')
		v.path.len--;
	rc = look_at_sums(&v);
	if (rc == GJ_OK && out->sums) {
		rc = look_at_numbers(&v);
		if (rc == GJ_EINPUT || (rc == GJ_EIO && err != NULL)) {
			find(&v, "its numbers cannot be computed again", gj_str_of(err->message));
			rc = GJ_OK;
		}
	}
	gj_arena_free(&arena);
	return rc;
}
