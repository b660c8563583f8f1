/* SPDX-License-Identifier: Apache-2.0 */
/* First pass: count, allocate, and give every named thing its index. Two things of one name are an error. */
#include "law/build.h"

static bool is_norm(gj_kind kind)
{
	return (GJ_KINDS_NORM >> kind & 1) != 0;
}

static void count_kinds(gj_law *law)
{
	for (size_t f = 0; f < law->n_files; f++)
		for (size_t i = 0; i < law->tree[f]->n; i++) {
			gj_kind kind = law->tree[f]->block[i].kind;

			law->n_jurisdictions += kind == GJ_KIND_JURISDICTION;
			law->n_levels += kind == GJ_KIND_LEVEL;
			law->n_roles += kind == GJ_KIND_ROLE;
			law->n_agencies += kind == GJ_KIND_AGENCY;
			law->n_measures += kind == GJ_KIND_MEASURE;
			law->n_instruments += kind == GJ_KIND_INSTRUMENT;
			law->n_articles += kind == GJ_KIND_ARTICLE;
			law->n_facts += kind == GJ_KIND_FACT || kind == GJ_KIND_EVENT;
			law->n_terms += kind == GJ_KIND_TERM;
			law->n_parameters += kind == GJ_KIND_PARAMETER;
			law->n_presumes += kind == GJ_KIND_PRESUME;
			law->n_norms += is_norm(kind);
			law->n_happenings += kind == GJ_KIND_HAPPENING;
			law->n_links += kind == GJ_KIND_LINK;
			law->n_subjects += kind == GJ_KIND_SUBJECT;
			law->n_invariants += kind == GJ_KIND_INVARIANT;
			law->n_tests += kind == GJ_KIND_TEST;
		}
}

static int allocate(gj_build *b)
{
	gj_law *law = b->law;

#define ARRAY(name, n)                                                                             \
	do {                                                                                       \
		law->name = gj_arena_array(b->arena, law->n, sizeof *law->name);                   \
		if (law->name == NULL)                                                             \
			return gj_build_memory(b);                                                 \
	} while (0)
	ARRAY(jurisdiction, n_jurisdictions);
	ARRAY(level, n_levels);
	ARRAY(role, n_roles);
	ARRAY(agency, n_agencies);
	ARRAY(measure, n_measures);
	ARRAY(instrument, n_instruments);
	ARRAY(article, n_articles);
	ARRAY(fact, n_facts);
	ARRAY(term, n_terms);
	ARRAY(parameter, n_parameters);
	ARRAY(presume, n_presumes);
	ARRAY(norm, n_norms);
	ARRAY(happening, n_happenings);
	ARRAY(link, n_links);
	ARRAY(subject, n_subjects);
	ARRAY(invariant, n_invariants);
	ARRAY(test, n_tests);
#undef ARRAY
	/* The maps that grow large. */
	if (gj_map_reserve(&law->facts, b->arena, law->n_facts) != GJ_OK ||
	    gj_map_reserve(&law->terms, b->arena, law->n_terms) != GJ_OK ||
	    gj_map_reserve(&law->norms, b->arena, law->n_norms) != GJ_OK)
		return gj_build_memory(b);
	return GJ_OK;
}

static gj_entry entry_of(const gj_block *block, uint32_t file)
{
	gj_entry e = {.id = block->id.text, .title = block->title, .block = block};
	const gj_field *english = gj_block_field(block, GJ_KEY_ENGLISH, NULL);

	if (english != NULL)
		e.english = english->value.text;
	e.place.file = file;
	e.place.pos = block->id.text.len > 0 ? block->id.pos : block->pos;
	return e;
}

/* Names of facts, terms and parameters stand in one space, and so do names of instruments and norms. */
static bool share_space(gj_sort a, gj_sort b)
{
	bool in_conditions = a >= GJ_SORT_FACT && a <= GJ_SORT_PARAMETER && b >= GJ_SORT_FACT &&
			     b <= GJ_SORT_PARAMETER;
	bool targets = (a == GJ_SORT_INSTRUMENT || a == GJ_SORT_NORM) &&
		       (b == GJ_SORT_INSTRUMENT || b == GJ_SORT_NORM);
	bool parties = (a == GJ_SORT_ROLE || a == GJ_SORT_AGENCY) &&
		       (b == GJ_SORT_ROLE || b == GJ_SORT_AGENCY);

	return in_conditions || targets || parties;
}

static int fault_twice(gj_build *b, const gj_entry *e, const gj_entry *first)
{
	gj_build_fault_two(b, e->place, first->place, "the name `%.*s` stands twice",
			   GJ_FMT(e->id));
	gj_fault_help(b->err, "rename one of them");
	return GJ_EINPUT;
}

static int add_name(gj_build *b, gj_sort sort, gj_map *map, const gj_entry *e, uint32_t index)
{
	uint32_t other = index;
	bool found;

	for (int s = 0; s < GJ_N_SORTS; s++)
		if (s != (int)sort && share_space(sort, (gj_sort)s) &&
		    gj_build_lookup(b->law, (gj_sort)s, e->id, &other))
			return fault_twice(b, e, gj_build_entry(b->law, (gj_sort)s, other));
	other = index;
	if (gj_map_put(map, b->arena, e->id, &other, &found) != GJ_OK)
		return gj_build_memory(b);
	return found ? fault_twice(b, e, gj_build_entry(b->law, sort, other)) : GJ_OK;
}

/* Nothing names a happening, a link, a subject, an invariant, so their names stand in no map of the law; they must differ all the same. */
static int add_unnamed(gj_build *b, gj_map *map, gj_entry *at, size_t stride, const gj_entry *e,
		       uint32_t index)
{
	uint32_t other = index;
	bool found;

	*(gj_entry *)((char *)at + stride * index) = *e;
	if (gj_map_put(map, b->arena, e->id, &other, &found) != GJ_OK)
		return gj_build_memory(b);
	return found ? fault_twice(b, e, (const gj_entry *)((char *)at + stride * other)) : GJ_OK;
}

static int add_block(gj_build *b, const gj_block *block, uint32_t file, size_t next[GJ_N_KINDS + 1])
{
	gj_law *law = b->law;
	gj_entry e = entry_of(block, file);
	uint32_t i;

#define NAMED(sort, array, map, slot)                                                              \
	i = (uint32_t)next[slot]++;                                                                \
	law->array[i].e = e;                                                                       \
	return add_name(b, sort, &law->map, &law->array[i].e, i)
/* INVARIANT: the entry is the first member. */
#define UNNAMED(array, map)                                                                        \
	return add_unnamed(b, &b->map, &law->array[0].e, sizeof *law->array, &e,                   \
			   (uint32_t)next[block->kind]++)
	switch (block->kind) {
	case GJ_KIND_JURISDICTION:
		UNNAMED(jurisdiction, jurisdictions);
	case GJ_KIND_LEVEL:
		NAMED(GJ_SORT_LEVEL, level, levels, GJ_KIND_LEVEL);
	case GJ_KIND_ROLE:
		NAMED(GJ_SORT_ROLE, role, roles, GJ_KIND_ROLE);
	case GJ_KIND_AGENCY:
		NAMED(GJ_SORT_AGENCY, agency, agencies, GJ_KIND_AGENCY);
	case GJ_KIND_MEASURE:
		NAMED(GJ_SORT_MEASURE, measure, measures, GJ_KIND_MEASURE);
	case GJ_KIND_INSTRUMENT:
		NAMED(GJ_SORT_INSTRUMENT, instrument, instruments, GJ_KIND_INSTRUMENT);
	case GJ_KIND_FACT:
	case GJ_KIND_EVENT:
		NAMED(GJ_SORT_FACT, fact, facts, GJ_KIND_FACT);
	case GJ_KIND_TERM:
		NAMED(GJ_SORT_TERM, term, terms, GJ_KIND_TERM);
	case GJ_KIND_PARAMETER:
		NAMED(GJ_SORT_PARAMETER, parameter, parameters, GJ_KIND_PARAMETER);
	case GJ_KIND_ARTICLE:
		law->article[next[block->kind]++].e = e;
		return GJ_OK;
	case GJ_KIND_PRESUME:
		law->presume[next[block->kind]++].e = e;
		return GJ_OK;
	case GJ_KIND_HAPPENING:
		UNNAMED(happening, happenings);
	case GJ_KIND_LINK:
		UNNAMED(link, links);
	case GJ_KIND_SUBJECT:
		UNNAMED(subject, subjects);
	case GJ_KIND_INVARIANT:
		UNNAMED(invariant, invariants);
	case GJ_KIND_TEST:
		law->test[next[block->kind]++].e = e;
		return GJ_OK;
	case GJ_KIND_CALENDAR:
		return GJ_OK;
	default:
		law->norm[next[GJ_N_KINDS]].kind = block->kind;
		NAMED(GJ_SORT_NORM, norm, norms, GJ_N_KINDS);
	}
#undef UNNAMED
#undef NAMED
}

int gj_build_names(gj_build *b)
{
	size_t next[GJ_N_KINDS + 1] = {0};
	int rc;

	count_kinds(b->law);
	rc = allocate(b);
	for (uint32_t f = 0; rc == GJ_OK && f < b->law->n_files; f++)
		for (size_t i = 0; rc == GJ_OK && i < b->law->tree[f]->n; i++)
			rc = add_block(b, &b->law->tree[f]->block[i], f, next);
	return rc;
}
