/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the fields of a block; errors in the words of the rule file. */
#include <stdarg.h>
#include <stdio.h>

#include "base/nearest.h"
#include "law/build.h"

int gj_build_fault(gj_build *b, uint32_t file, gj_pos pos, const char *format, ...)
{
	char message[400];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	gj_fault(b->err, GJ_EINPUT, "%s", message);
	gj_fault_at(b->err, &b->law->file[file], pos, NULL);
	return GJ_EINPUT;
}

int gj_build_fault_two(gj_build *b, gj_place again, gj_place first, const char *format, ...)
{
	char message[400];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	gj_fault(b->err, GJ_EINPUT, "%s", message);
	gj_fault_at(b->err, &b->law->file[again.file], again.pos, "again here");
	gj_fault_at(b->err, &b->law->file[first.file], first.pos, "first here");
	return GJ_EINPUT;
}

int gj_build_memory(gj_build *b)
{
	return gj_fault_memory(b->err);
}

const gj_value *gj_build_value(const gj_entry *e, gj_key key)
{
	const gj_field *field = gj_block_field(e->block, key, NULL);

	return field == NULL ? NULL : &field->value;
}

gj_str gj_build_text(const gj_entry *e, gj_key key)
{
	const gj_value *value = gj_build_value(e, key);

	return value == NULL ? GJ_STR("") : value->text;
}

gj_doubt gj_build_doubt(const gj_entry *e)
{
	return (gj_doubt){gj_build_text(e, GJ_KEY_UNVERIFIED),
			  gj_build_text(e, GJ_KEY_UNVERIFIED_ZH), e};
}

gj_day gj_build_day(const gj_entry *e, gj_key key)
{
	const gj_value *value = gj_build_value(e, key);

	return value == NULL ? GJ_DAY_NONE : value->from;
}

size_t gj_build_fields(const gj_block *block, gj_key key)
{
	const gj_field *field = NULL;
	size_t n = 0;

	while ((field = gj_block_field(block, key, field)) != NULL)
		n++;
	return n;
}

int gj_build_require(gj_build *b, const gj_entry *e, gj_key key, const gj_value **out)
{
	const char *kind = gj_kind_word(e->block->kind, GJ_EN);

	*out = gj_build_value(e, key);
	if (*out != NULL)
		return GJ_OK;
	if (e->id.len == 0)
		return gj_build_fault(b, e->place.file, e->place.pos,
				      "the %s \"%.*s\" lacks the field `%s`", kind,
				      GJ_FMT(e->title), gj_key_word(key, GJ_EN));
	return gj_build_fault(b, e->place.file, e->place.pos, "the %s `%.*s` lacks the field `%s`",
			      kind, GJ_FMT(e->id), gj_key_word(key, GJ_EN));
}

int gj_build_cites(gj_build *b, const gj_entry *e, gj_cite **out, size_t *n)
{
	const gj_value *cite = gj_build_value(e, GJ_KEY_CITE);
	const gj_field *with = NULL;
	size_t count = (cite != NULL) + gj_build_fields(e->block, GJ_KEY_WITH);

	*n = 0;
	*out = gj_arena_array(b->arena, count, sizeof **out);
	if (*out == NULL)
		return gj_build_memory(b);
	if (cite != NULL)
		(*out)[(*n)++] = cite->cite[0];
	while ((with = gj_block_field(e->block, GJ_KEY_WITH, with)) != NULL)
		(*out)[(*n)++] = with->value.cite[0];
	for (size_t i = 0; i < *n; i++) {
		uint32_t instrument;
		int rc = gj_build_find(b, e->place.file, GJ_SORT_INSTRUMENT, &(*out)[i].instrument,
				       &instrument);

		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

int gj_build_word(gj_build *b, uint32_t file, const gj_name *name, const char *what,
		  const char *const *word, size_t n, int *out)
{
	char all[200] = "";
	gj_nearest near;
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		if (gj_str_eq(name->text, gj_str_of(word[i]))) {
			*out = (int)i;
			return GJ_OK;
		}
	gj_nearest_start(&near, name->text);
	for (size_t i = 0; i < n; i++) {
		gj_nearest_offer(&near, gj_str_of(word[i]));
		len += (size_t)snprintf(all + len, sizeof all - len, "%s`%s`",
					i == 0	     ? ""
					: i + 1 == n ? " or "
						     : ", ",
					word[i]);
	}
	gj_build_fault(b, file, name->pos, "no such %s: `%.*s`", what, GJ_FMT(name->text));
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	else
		gj_fault_help(b->err, "write %s", all);
	return GJ_EINPUT;
}
