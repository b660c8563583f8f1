/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "match/terms_build.h"

void gj_terms_start(gj_terms *terms, gj_arena *arena)
{
	*terms = (gj_terms){.arena = arena};
}

static int refuse(gj_error *err, gj_str text, const char *why)
{
	return gj_fault(err, GJ_EINPUT, "the term `%.*s` %s", (int)gj_utf8_fit(text, 60).len,
			text.at, why);
}

static int intern(gj_terms *terms, gj_str **names, size_t *n, size_t *cap, gj_str name,
		  uint32_t *out)
{
	/* Lists name their categories in runs: the last is the likeliest. */
	for (size_t i = *n; i-- > 0;)
		if (gj_str_eq((*names)[i], name)) {
			*out = (uint32_t)i;
			return GJ_OK;
		}
	if (gj_arena_room(terms->arena, (void **)names, cap, *n, sizeof **names) != GJ_OK ||
	    gj_arena_str(terms->arena, &(*names)[*n], name) != GJ_OK)
		return GJ_ENOMEM;
	*out = (uint32_t)(*n)++;
	return GJ_OK;
}

int gj_terms__file(gj_terms *terms, gj_str name, uint32_t *out)
{
	return intern(terms, &terms->file, &terms->n_files, &terms->cap_files, name, out);
}

int gj_terms__put(gj_terms *terms, const gj_term *like, gj_str category, gj_error *err)
{
	gj_term term = *like;

	if (term.text.len == 0)
		return gj_fault(err, GJ_EINPUT, "a term is empty");
	if (gj_utf8_valid(term.text) != term.text.len)
		return gj_fault(err, GJ_EINPUT, "a term is not valid UTF-8");
	if (term.text.len > GJ_TERM_MOST_BYTES)
		return refuse(err, term.text, "is too long");
	if (gj_utf8_find_hidden(category) != category.len)
		return gj_fault(err, GJ_EINPUT, "a category has a character that nobody can see");
	if (terms->n == GJ_MOST_TERMS)
		return gj_fault(err, GJ_EINPUT, "more than %d terms", GJ_MOST_TERMS);
	if (terms->n_categories >= GJ_MOST_CATEGORIES)
		return gj_fault(err, GJ_EINPUT,
				"more than %d categories; is `category` the right column?",
				GJ_MOST_CATEGORIES);
	if (gj_arena_room(terms->arena, (void **)&terms->item, &terms->cap, terms->n,
			  sizeof *terms->item) != GJ_OK ||
	    gj_arena_str(terms->arena, &term.text, like->text) != GJ_OK ||
	    gj_arena_str(terms->arena, &term.language, like->language) != GJ_OK ||
	    gj_arena_str(terms->arena, &term.note, like->note) != GJ_OK ||
	    intern(terms, &terms->category, &terms->n_categories, &terms->cap_categories, category,
		   &term.category) != GJ_OK)
		return gj_fault_memory(err);
	terms->item[terms->n++] = term;
	return GJ_OK;
}

int gj_terms_add(gj_terms *terms, gj_str text, gj_str category, bool exception, gj_error *err)
{
	gj_term term = {
		.text = text, .exception = exception, .language = GJ_STR(""), .note = GJ_STR("")};

	if (gj_terms__file(terms, GJ_STR("-"), &term.file) != GJ_OK)
		return gj_fault_memory(err);
	return gj_terms__put(terms, &term, category, err);
}
