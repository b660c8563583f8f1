/* SPDX-License-Identifier: Apache-2.0 */
/* Looking up names and fields; errors in the words of the rule file. */
#include <stdarg.h>
#include <stdio.h>

#include "base/nearest.h"
#include "law/build.h"

const char *gj_sort_word(gj_sort sort)
{
	static const char *const word[GJ_N_SORTS] = {"a level",	  "a role",	   "an agency",
						     "a measure", "an instrument", "a fact",
						     "a term",	  "a parameter",   "a norm"};

	return word[sort];
}

/* INVARIANT: every one of these structs starts with its gj_entry. */
const gj_entry *gj_build_entry(const gj_law *law, gj_sort sort, uint32_t i)
{
	switch (sort) {
	case GJ_SORT_LEVEL:
		return &law->level[i].e;
	case GJ_SORT_ROLE:
		return &law->role[i].e;
	case GJ_SORT_AGENCY:
		return &law->agency[i].e;
	case GJ_SORT_MEASURE:
		return &law->measure[i].e;
	case GJ_SORT_INSTRUMENT:
		return &law->instrument[i].e;
	case GJ_SORT_FACT:
		return &law->fact[i].e;
	case GJ_SORT_TERM:
		return &law->term[i].e;
	case GJ_SORT_PARAMETER:
		return &law->parameter[i].e;
	default:
		return &law->norm[i].e;
	}
}

size_t gj_build_count(const gj_law *law, gj_sort sort)
{
	const size_t count[GJ_N_SORTS] = {law->n_levels,   law->n_roles,       law->n_agencies,
					  law->n_measures, law->n_instruments, law->n_facts,
					  law->n_terms,	   law->n_parameters,  law->n_norms};

	return count[sort];
}

bool gj_build_lookup(const gj_law *law, gj_sort sort, gj_str name, uint32_t *out)
{
	const gj_map *const map[GJ_N_SORTS] = {&law->levels,   &law->roles,	  &law->agencies,
					       &law->measures, &law->instruments, &law->facts,
					       &law->terms,    &law->parameters,  &law->norms};

	return gj_map_get(map[sort], name, out);
}

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

int gj_build_memory(gj_build *b)
{
	return gj_fault_memory(b->err);
}

int gj_build_find(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, uint32_t *out)
{
	gj_nearest near;

	if (gj_build_lookup(b->law, sort, name->text, out))
		return GJ_OK;
	for (int other = 0; other < GJ_N_SORTS; other++)
		if (gj_build_lookup(b->law, (gj_sort)other, name->text, out))
			return gj_build_fault(b, file, name->pos,
					      "`%.*s` is %s, and %s is needed here",
					      GJ_FMT(name->text), gj_sort_word((gj_sort)other),
					      gj_sort_word(sort));
	/* "unknown fact", not "unknown a fact" */
	gj_build_fault(b, file, name->pos, "unknown %s `%.*s`", strchr(gj_sort_word(sort), ' ') + 1,
		       GJ_FMT(name->text));
	gj_nearest_start(&near, name->text);
	for (uint32_t i = 0; i < gj_build_count(b->law, sort); i++)
		gj_nearest_offer(&near, gj_build_entry(b->law, sort, i)->id);
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

int gj_build_ref(gj_build *b, gj_refs *list, uint32_t ref)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == ref)
			return GJ_OK;
	if (gj_arena_more(b->arena, (void **)&list->at, list->n, sizeof ref) != GJ_OK)
		return gj_build_memory(b);
	list->at[list->n++] = ref;
	return GJ_OK;
}

int gj_build_find_all(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, size_t n,
		      gj_refs *out)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t ref;
		int rc = gj_build_find(b, file, sort, &name[i], &ref);

		if (rc == GJ_OK)
			rc = gj_build_ref(b, out, ref);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
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

gj_day gj_build_day(const gj_entry *e, gj_key key)
{
	const gj_value *value = gj_build_value(e, key);

	return value == NULL ? GJ_DAY_NONE : value->from;
}

int gj_build_require(gj_build *b, const gj_entry *e, gj_key key, const gj_value **out)
{
	*out = gj_build_value(e, key);
	if (*out != NULL)
		return GJ_OK;
	return gj_build_fault(b, e->place.file, e->place.pos, "the %s `%.*s` lacks the field `%s`",
			      gj_kind_word(e->block->kind, GJ_EN), GJ_FMT(e->id),
			      gj_key_word(key, GJ_EN));
}

int gj_build_cites(gj_build *b, const gj_entry *e, gj_cite **out, size_t *n)
{
	const gj_value *cite = gj_build_value(e, GJ_KEY_CITE);
	const gj_field *with = NULL;
	size_t count = cite != NULL;

	while ((with = gj_block_field(e->block, GJ_KEY_WITH, with)) != NULL)
		count++;
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
