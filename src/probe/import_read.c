/* SPDX-License-Identifier: Apache-2.0 */
/* Which runner wrote a file. */
#include "base/file.h"
#include "probe/import.h"

/* A name that is looked for in the results, and not found, must not be silent. */
static int check_found(gj_import *import, const gj_source *source, gj_error *err)
{
	if (import->n == 0) {
		gj_fault(err, GJ_EINPUT,
			 import->n_left_out > 0 ? "no result of `%.*s`" : "no result in the file",
			 GJ_FMT(import->model));
		gj_fault_at(err, source, (gj_pos){0, 0, 0}, NULL);
		if (import->models.len > 0)
			gj_fault_help(err, "there are results of `%.*s`",
				      (int)(import->models.len < 120 ? import->models.len : 120),
				      import->models.at);
		return GJ_EINPUT;
	}
	if (import->model.len == 0)
		import->model = import->models;
	return GJ_OK;
}

static const char *shape(const gj_data *root)
{
	if (gj_data_path(root, "results.results") != NULL ||
	    gj_data_path(root, "results.table") != NULL)
		return "promptfoo";
	if (gj_data_path(root, "results.recipes") != NULL ||
	    gj_data_path(root, "results.cookbooks") != NULL)
		return "moonshot";
	if (gj_data_get(root, "eval") != NULL && gj_data_get(root, "samples") != NULL)
		return "inspect";
	return NULL;
}

static int unlike(const gj_source *source, const char *from, gj_error *err)
{
	if (from != NULL)
		gj_fault(err, GJ_EINPUT, "no results of %s", from);
	else
		gj_fault(err, GJ_EINPUT, "results of no runner that is known");
	gj_fault_at(err, source, (gj_pos){0, 0, 0}, NULL);
	return gj_fault_help(err, "results of promptfoo and moonshot (.json), inspect (.eval, "
				  ".json) and garak (.report.jsonl) are read");
}

/* One JSON value: which one is seen by its keys; the one that was named must be there. */
static int read_json(gj_import *import, const gj_source *source, const char *from, gj_error *err)
{
	const gj_data *root;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), (size_t)GJ_ARENA_DEFAULT_LIMIT * 4);
	rc = gj_data_read(&root, &arena, source, 0, source->text.len, err);
	if (rc == GJ_OK) {
		import->from = shape(root);
		if (import->from == NULL || (from != NULL && strcmp(from, import->from) != 0))
			rc = unlike(source, from, err);
		else if (strcmp(import->from, "promptfoo") == 0)
			rc = gj_import__promptfoo(import, source, root, err);
		else if (strcmp(import->from, "moonshot") == 0)
			rc = gj_import__moonshot(import, source, root, err);
		else
			rc = gj_import__inspect(import, source, root, err);
	}
	gj_arena_free(&arena);
	return rc;
}

/* JSON lines with an `entry_type` are garak's: is there one in the first line? */
static bool is_garak(gj_str text)
{
	const char *feed = memchr(text.at, '\n', text.len);
	gj_source line = {GJ_STR(""),
			  {text.at, feed != NULL ? (size_t)(feed - text.at) : text.len}};
	const gj_data *root;
	gj_error none;
	gj_arena arena;
	bool is;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	is = gj_data_read(&root, &arena, &line, 0, line.text.len, &none) == GJ_OK &&
	     gj_data_get(root, "entry_type") != NULL;
	gj_arena_free(&arena);
	return is;
}

int gj_import_parse(gj_import *import, gj_arena *arena, const gj_source *source, const char *from,
		    gj_error *err)
{
	bool zipped = gj_str_starts(source->text, GJ_STR("PK"));
	int rc;

	import->arena = arena;
	import->bank.path = source->name;
	import->bank.bytes = source->text.len;
	gj_sha256_hex(source->text, import->bank.sha256);
	import->bank.ids.seed = import->pairs.seed = gj_hash_seed(source->text);
	import->from = from;
	if (zipped && (from == NULL || strcmp(from, "inspect") == 0)) {
		import->from = "inspect";
		rc = gj_import__inspect_zip(import, source, err);
	} else if (zipped) {
		rc = unlike(source, from, err);
	} else if ((from == NULL || strcmp(from, "garak") == 0) && is_garak(source->text)) {
		import->from = "garak";
		rc = gj_import__garak(import, source, err);
	} else {
		rc = read_json(import, source, from, err);
	}
	return rc == GJ_OK ? check_found(import, source, err) : rc;
}

int gj_import_read(gj_import *import, gj_arena *arena, const char *path, const char *from,
		   gj_error *err)
{
	gj_source source = {gj_str_of(path), {NULL, 0}};
	int rc = gj_file_read(&source.text, arena, path, GJ_IMPORT_LIMIT, err);

	return rc == GJ_OK ? gj_import_parse(import, arena, &source, from, err) : rc;
}
