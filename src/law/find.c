/* SPDX-License-Identifier: Apache-2.0 */
/* Looking names up; what to say when one is not there. */
#include <stdio.h>

#include "base/nearest.h"
#include "law/build.h"

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

/* Facts are told apart by their type, as written: the passes may not have read it yet. */
static const char *fact_word(const gj_block *block)
{
	const gj_field *type = gj_block_field(block, GJ_KEY_TYPE, NULL);

	if (block->kind == GJ_KIND_EVENT)
		return "an event";
	switch (type == NULL ? GJ_WORD_YES_NO : type->value.word) {
	case GJ_WORD_NUMBER:
		return "a number";
	case GJ_WORD_MONEY:
		return "an amount of money";
	case GJ_WORD_DATE:
		return "a date";
	case GJ_WORD_ONE_OF:
		return "a choice of several";
	default:
		return "a yes-no fact";
	}
}

const char *gj_build_what(const gj_law *law, gj_sort sort, uint32_t index, char *out)
{
	const gj_block *block = gj_build_entry(law, sort, index)->block;
	const char *word = gj_kind_word(block->kind, GJ_EN);

	if (sort == GJ_SORT_FACT)
		return fact_word(block);
	snprintf(out, 64, "%s %s", strchr("aeiou", word[0]) != NULL ? "an" : "a", word);
	return out;
}

static const char *const sort_word[GJ_N_SORTS] = {
	"level", "role", "agency", "measure", "instrument", "fact", "term", "parameter", "norm"};

static int fault_unknown(gj_build *b, uint32_t file, unsigned sorts, const gj_name *name)
{
	const unsigned every = (1u << GJ_N_SORTS) - 1;
	char wanted[120] = "";
	gj_nearest near;
	size_t len = 0;

	gj_nearest_start(&near, name->text);
	for (int sort = 0; sort < GJ_N_SORTS; sort++) {
		if ((sorts >> sort & 1) == 0)
			continue;
		len += (size_t)snprintf(wanted + len, sizeof wanted - len, "%s%s",
					len > 0 ? " or " : "", sort_word[sort]);
		for (uint32_t i = 0; i < gj_build_count(b->law, (gj_sort)sort); i++)
			gj_nearest_offer(&near, gj_build_entry(b->law, (gj_sort)sort, i)->id);
	}
	gj_build_fault(b, file, name->pos, "unknown %s `%.*s`", sorts == every ? "name" : wanted,
		       GJ_FMT(name->text));
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

int gj_build_find_in(gj_build *b, uint32_t file, unsigned sorts, const char *needed,
		     const gj_name *name, gj_sort *sort, uint32_t *out)
{
	char what[64];

	for (int i = 0; i < GJ_N_SORTS; i++)
		if ((sorts >> i & 1) != 0 && gj_build_lookup(b->law, (gj_sort)i, name->text, out)) {
			*sort = (gj_sort)i;
			return GJ_OK;
		}
	for (int i = 0; i < GJ_N_SORTS; i++)
		if (gj_build_lookup(b->law, (gj_sort)i, name->text, out))
			return gj_build_fault(
				b, file, name->pos, "`%.*s` is %s, and %s is needed here",
				GJ_FMT(name->text), gj_build_what(b->law, (gj_sort)i, *out, what),
				needed);
	return fault_unknown(b, file, sorts, name);
}

int gj_build_find(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, uint32_t *out)
{
	static const char *const needed[GJ_N_SORTS] = {"a level",   "a role",	     "an agency",
						       "a measure", "an instrument", "a fact",
						       "a term",    "a parameter",   "a norm"};

	return gj_build_find_in(b, file, 1u << sort, needed[sort], name, &sort, out);
}

int gj_build_find_event(gj_build *b, uint32_t file, const gj_name *name, uint32_t *out)
{
	char what[64];
	gj_sort sort;
	int rc = gj_build_find_in(b, file, GJ_IN(FACT), "an event", name, &sort, out);

	if (rc == GJ_OK && b->law->fact[*out].e.block->kind != GJ_KIND_EVENT)
		rc = gj_build_fault(b, file, name->pos, "`%.*s` is %s, and an event is needed here",
				    GJ_FMT(name->text), gj_build_what(b->law, sort, *out, what));
	return rc;
}

int gj_build_list(gj_build *b, gj_refs *list, size_t n)
{
	list->n = 0;
	list->at = gj_arena_array(b->arena, n, sizeof *list->at);
	b->now++;
	return list->at == NULL ? gj_build_memory(b) : GJ_OK;
}

int gj_build_push(gj_build *b, gj_refs *list, gj_sort sort, uint32_t ref, uint32_t offset)
{
	if (b->seen[sort] == NULL) {
		b->seen[sort] = gj_arena_array(b->arena, gj_build_count(b->law, sort),
					       sizeof *b->seen[sort]);
		if (b->seen[sort] == NULL)
			return gj_build_memory(b);
	}
	if (b->seen[sort][ref] != b->now) {
		b->seen[sort][ref] = b->now;
		list->at[list->n++] = ref + offset;
	}
	return GJ_OK;
}

int gj_build_find_all(gj_build *b, uint32_t file, gj_sort sort, const gj_name *name, size_t n,
		      gj_refs *out)
{
	int rc = gj_build_list(b, out, n);

	for (size_t i = 0; rc == GJ_OK && i < n; i++) {
		uint32_t ref;

		rc = gj_build_find(b, file, sort, &name[i], &ref);
		if (rc == GJ_OK)
			rc = gj_build_push(b, out, sort, ref, 0);
	}
	return rc;
}
