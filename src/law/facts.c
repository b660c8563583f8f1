/* SPDX-License-Identifier: Apache-2.0 */
/* Facts, events, parameters. */
#include <stdlib.h>

#include "law/build.h"

enum { MOST_CHOICES = 256 };

static int check_choices(gj_build *b, const gj_fact *fact)
{
	if (fact->n_choices > MOST_CHOICES)
		return gj_build_fault(b, fact->e.place.file, fact->e.place.pos,
				      "`%.*s` has more than %d choices", GJ_FMT(fact->e.id),
				      MOST_CHOICES);
	for (size_t i = 1; i < fact->n_choices; i++)
		for (size_t k = 0; k < i; k++)
			if (gj_str_eq(fact->choice[i].text, fact->choice[k].text))
				return gj_build_fault(b, fact->e.place.file, fact->choice[i].pos,
						      "the choice `%.*s` stands twice",
						      GJ_FMT(fact->choice[i].text));
	return GJ_OK;
}

static int resolve_type(gj_build *b, gj_fact *fact)
{
	const gj_value *type = gj_build_value(&fact->e, GJ_KEY_TYPE);

	fact->type = fact->e.block->kind == GJ_KIND_EVENT ? GJ_FACT_EVENT : GJ_FACT_BOOL;
	if (type == NULL)
		return GJ_OK;
	switch (type->word) {
	case GJ_WORD_NUMBER:
		fact->type = GJ_FACT_NUMBER;
		return GJ_OK;
	case GJ_WORD_DATE:
		fact->type = GJ_FACT_DATE;
		return GJ_OK;
	case GJ_WORD_MONEY:
		fact->type = GJ_FACT_MONEY;
		fact->currency = type->name[0].text;
		return GJ_OK;
	case GJ_WORD_ONE_OF:
		fact->type = GJ_FACT_CHOICE;
		fact->choice = type->name;
		fact->n_choices = type->n_names;
		return check_choices(b, fact);
	default:
		return GJ_OK;
	}
}

static int resolve_fact(gj_build *b, gj_fact *fact)
{
	static const char *const whom[] = {"provider", "others", "never"};
	const gj_value *changeable = gj_build_value(&fact->e, GJ_KEY_CHANGEABLE);
	int which, rc = resolve_type(b, fact);

	fact->presume = GJ_NONE;
	fact->ask = gj_build_text(&fact->e, GJ_KEY_ASK);
	fact->ask_zh = gj_build_text(&fact->e, GJ_KEY_ASK_ZH);
	fact->unit = gj_build_text(&fact->e, GJ_KEY_UNIT);
	fact->unverified = gj_build_doubt(&fact->e);
	if (rc == GJ_OK && changeable != NULL) {
		fact->changeable = changeable->name[0].text;
		rc = gj_build_word(b, fact->e.place.file, &changeable->name[0], "changer", whom, 3,
				   &which);
	}
	return rc == GJ_OK ? gj_build_cites(b, &fact->e, &fact->cite, &fact->n_cites) : rc;
}

/* ---- parameters ---- */

/* A value, and where it stands in the block: of two that begin on one day the later one counts. */
typedef struct dated {
	gj_qty *value;
	gj_day from, to;
	size_t at;
} dated;

static int by_from(const void *left, const void *right)
{
	const dated *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static int read_value(gj_build *b, const gj_parameter *p, const gj_value *value,
		      const gj_qty *first, dated *out)
{
	int rc = gj_build_qty(b, p->e.place.file, value->expr, &out->value);

	if (rc != GJ_OK)
		return rc;
	out->from = value->from;
	out->to = value->to;
	if (out->value->op != GJ_QTY_NUMBER && out->value->op != GJ_QTY_DAY)
		return gj_build_fault(b, p->e.place.file, value->pos,
				      "the value of a parameter is a number, an amount or a date");
	return first == NULL ? GJ_OK : gj_build_same_kind(b, p->e.place.file, first, out->value);
}

static int resolve_parameter(gj_build *b, gj_parameter *p)
{
	const gj_field *field = NULL;
	size_t n = gj_build_fields(p->e.block, GJ_KEY_VALUE), at = 0;
	const gj_value *value;
	dated *all = gj_arena_array(b->arena, n, sizeof *all);
	int rc = gj_build_require(b, &p->e, GJ_KEY_VALUE, &value);

	p->dated = gj_arena_array(b->arena, n, sizeof *p->dated);
	if (all == NULL || p->dated == NULL)
		return gj_build_memory(b);
	for (; rc == GJ_OK && at < n; at++) {
		field = gj_block_field(p->e.block, GJ_KEY_VALUE, field);
		all[at].at = at;
		rc = read_value(b, p, &field->value, at > 0 ? all[0].value : NULL, &all[at]);
	}
	if (rc != GJ_OK)
		return rc;
	if (n > 1)
		qsort(all, n, sizeof *all, by_from);
	p->n = n;
	for (size_t i = 0; i < n; i++) {
		p->dated[i].value = all[i].value;
		p->dated[i].from = all[i].from;
		p->dated[i].to = all[i].to;
	}
	p->unverified = gj_build_doubt(&p->e);
	return gj_build_cites(b, &p->e, &p->cite, &p->n_cites);
}

int gj_build_facts(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_facts; i++)
		rc = resolve_fact(b, &b->law->fact[i]);
	for (size_t i = 0; rc == GJ_OK && i < b->law->n_parameters; i++)
		rc = resolve_parameter(b, &b->law->parameter[i]);
	return rc;
}
