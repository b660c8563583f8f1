/* SPDX-License-Identifier: Apache-2.0 */
/* Values of an evidence file: keys, days, paths, words. */
#include <stdio.h>

#include "assess/evidence_read.h"
#include "base/day.h"
#include "base/nearest.h"

int gj_evidence_fault(const gj_evidence *evidence, const gj_doc *at, gj_error *err,
		      const char *what, gj_str word)
{
	if (word.len > 0)
		gj_fault(err, GJ_EINPUT, "%s: `%.*s`", what, GJ_FMT(word));
	else
		gj_fault(err, GJ_EINPUT, "%s", what);
	return gj_fault_at(err, &evidence->source, at->pos, NULL);
}

int gj_evidence__wrong(const gj_evidence_reading *r, const gj_doc *at, const char *what)
{
	return gj_evidence_fault(r->out, at, r->err, what,
				 at->kind == GJ_DOC_SCALAR ? at->text : GJ_STR(""));
}

/* Every key of `map` must be one of `keys`. */
int gj_evidence__keys(const gj_evidence_reading *r, const gj_doc *map, const char *const *keys,
		      size_t n)
{
	for (size_t i = 0; i < map->n; i++) {
		gj_nearest near;
		bool known = false;

		gj_nearest_start(&near, map->key[i]->text);
		for (size_t k = 0; k < n; k++) {
			gj_nearest_offer(&near, gj_str_of(keys[k]));
			known = known || gj_str_eq(map->key[i]->text, gj_str_of(keys[k]));
		}
		if (known)
			continue;
		gj_evidence__wrong(r, map->key[i], "unknown key");
		if (near.best.len > 0)
			gj_fault_help(r->err, "did you mean `%.*s`?", GJ_FMT(near.best));
		return GJ_EINPUT;
	}
	return GJ_OK;
}

int gj_evidence__day(const gj_evidence_reading *r, const gj_doc *at, gj_day *out)
{
	bool exists = true;

	if (at->kind == GJ_DOC_SCALAR && gj_day_read(out, at->text, &exists) == GJ_OK)
		return GJ_OK;
	gj_evidence__wrong(r, at, exists ? "not a day" : "a day that does not exist");
	return gj_fault_help(r->err, "write 2026-11-24");
}

int gj_evidence__days(const gj_evidence_reading *r, const gj_doc *at, gj_days *out)
{
	size_t n = at == NULL ? 0 : at->kind == GJ_DOC_LIST ? at->n : 1;
	int rc = GJ_OK;

	out->at = gj_arena_array(r->arena, n, sizeof *out->at);
	if (out->at == NULL)
		return gj_fault_memory(r->err);
	for (size_t i = 0; rc == GJ_OK && i < n; i++) {
		const gj_doc *one = at->kind == GJ_DOC_LIST ? at->kid[i] : at;

		rc = gj_evidence__day(r, one, &out->at[i]);
		if (rc == GJ_OK && i > 0 && out->at[i] < out->at[i - 1])
			rc = gj_evidence__wrong(r, one, "days of updates stand in their order");
	}
	out->n = n;
	return rc;
}

gj_str gj_path_tail(gj_str path)
{
	for (size_t i = path.len; i-- > 0;)
		if (path.at[i] == '/' && i + 1 < path.len)
			return (gj_str){path.at + i + 1, path.len - i - 1};
	return path;
}

/* Ready to be opened: as told, or by its number in a pack. */
static gj_str path_of(const gj_evidence_reading *r, gj_str told, bool folder)
{
	gj_evidence *out = r->out;
	char number[24];
	gj_str path;

	if (!out->packed)
		return gj_path_in(r->arena, out->folder, told);
	snprintf(number, sizeof number, "%zu", out->n_told);
	path = gj_path_in(r->arena, out->folder, gj_str_of(number));
	return folder || path.len == 0 ? path : gj_path_in(r->arena, path, gj_path_tail(told));
}

/* The path under `key`. */
int gj_evidence__path(const gj_evidence_reading *r, const gj_doc *at, const char *key, gj_str *out)
{
	const gj_doc *value = at->kind == GJ_DOC_SCALAR ? at : gj_doc_get(at, key);
	gj_evidence *to = r->out;

	if (value == NULL || value->kind != GJ_DOC_SCALAR || value->text.len == 0) {
		gj_evidence__wrong(r, at, "a path is missing");
		return gj_fault_help(r->err, "say it by `%s:`", key);
	}
	if (gj_arena_room(r->arena, (void **)&to->told, &to->cap_told, to->n_told,
			  sizeof *to->told) != GJ_OK)
		return gj_fault_memory(r->err);
	to->told[to->n_told++] = value->text;
	*out = path_of(r, value->text, strcmp(key, "folder") == 0);
	return out->len > 0 ? GJ_OK : gj_fault_memory(r->err);
}

/* One of two or three words under a key; the first where it is not said. */
int gj_evidence__word(const gj_evidence_reading *r, const gj_doc *at, const char *key,
		      const char *const *words, size_t n, unsigned *out)
{
	const gj_doc *value = gj_doc_get(at, key);
	gj_nearest near;

	*out = 0;
	if (value == NULL)
		return GJ_OK;
	gj_nearest_start(&near, value->text);
	for (size_t i = 0; value->kind == GJ_DOC_SCALAR && i < n; i++) {
		gj_nearest_offer(&near, gj_str_of(words[i]));
		if (!gj_str_eq(value->text, gj_str_of(words[i])))
			continue;
		*out = (unsigned)i;
		return GJ_OK;
	}
	gj_evidence__wrong(r, value, "not a word that fits here");
	if (near.best.len > 0)
		return gj_fault_help(r->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(r->err, "write `%s` or `%s`", words[0], words[n - 1]);
}
