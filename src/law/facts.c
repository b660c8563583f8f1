/* SPDX-License-Identifier: Apache-2.0 */
/* Facts, events, parameters, terms, presumptions. */

#include "law/build.h"

static int resolve_fact(gj_build *b, gj_fact *fact)
{
	const gj_value *type = gj_build_value(&fact->e, GJ_KEY_TYPE);
	const gj_value *changeable = gj_build_value(&fact->e, GJ_KEY_CHANGEABLE);

	fact->presume = GJ_NONE;
	fact->ask = gj_build_text(&fact->e, GJ_KEY_ASK);
	fact->ask_zh = gj_build_text(&fact->e, GJ_KEY_ASK_ZH);
	fact->unit = gj_build_text(&fact->e, GJ_KEY_UNIT);
	fact->unverified = gj_build_text(&fact->e, GJ_KEY_UNVERIFIED);
	if (changeable != NULL)
		fact->changeable = changeable->name[0].text;
	fact->type = fact->e.block->kind == GJ_KIND_EVENT ? GJ_FACT_EVENT : GJ_FACT_BOOL;
	if (type != NULL) {
		switch (type->word) {
		case GJ_WORD_NUMBER:
			fact->type = GJ_FACT_NUMBER;
			break;
		case GJ_WORD_DATE:
			fact->type = GJ_FACT_DATE;
			break;
		case GJ_WORD_MONEY:
			fact->type = GJ_FACT_MONEY;
			fact->currency = type->name[0].text;
			break;
		case GJ_WORD_ONE_OF:
			fact->type = GJ_FACT_CHOICE;
			fact->choice = type->name;
			fact->n_choices = type->n_names;
			break;
		default:
			break;
		}
	}
	return gj_build_cites(b, &fact->e, &fact->cite, &fact->n_cites);
}

static int resolve_parameter(gj_build *b, gj_parameter *parameter)
{
	const gj_field *field = NULL;
	size_t count = 0;
	int rc = gj_build_cites(b, &parameter->e, &parameter->cite, &parameter->n_cites);

	while ((field = gj_block_field(parameter->e.block, GJ_KEY_VALUE, field)) != NULL)
		count++;
	if (rc == GJ_OK && count == 0)
		return gj_build_fault(b, parameter->e.place.file, parameter->e.place.pos,
				      "the parameter `%.*s` lacks the field `value`",
				      GJ_FMT(parameter->e.id));
	parameter->dated = gj_arena_array(b->arena, count, sizeof *parameter->dated);
	if (rc == GJ_OK && parameter->dated == NULL)
		return gj_build_memory(b);
	while (rc == GJ_OK &&
	       (field = gj_block_field(parameter->e.block, GJ_KEY_VALUE, field)) != NULL) {
		size_t at = parameter->n;
		gj_qty *qty;

		rc = gj_build_qty(b, parameter->e.place.file, field->value.expr, &qty);
		if (rc == GJ_OK && qty->op != GJ_QTY_NUMBER && qty->op != GJ_QTY_DAY)
			rc = gj_build_fault(
				b, parameter->e.place.file, field->value.pos,
				"the value of a parameter is a number, an amount or a date");
		if (rc != GJ_OK)
			return rc;
		for (; at > 0 && parameter->dated[at - 1].from > field->value.from; at--)
			parameter->dated[at] = parameter->dated[at - 1];
		parameter->dated[at].value = qty;
		parameter->dated[at].from = field->value.from;
		parameter->dated[at].to = field->value.to;
		parameter->n++;
	}
	return rc;
}

static int resolve_term(gj_build *b, gj_term *term)
{
	const gj_value *judged = gj_build_value(&term->e, GJ_KEY_JUDGED);
	const gj_value *guide = gj_build_value(&term->e, GJ_KEY_GUIDE);
	int rc = gj_build_cites(b, &term->e, &term->cite, &term->n_cites);

	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_MEANS, &term->means);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_INCLUDES, &term->includes);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &term->e, GJ_KEY_EXCLUDES, &term->excludes);
	if (rc != GJ_OK)
		return rc;
	if (judged != NULL)
		term->judged_by = judged->name[0].text;
	if (guide != NULL)
		term->guide = guide->name[0].text;
	term->ask = gj_build_text(&term->e, GJ_KEY_ASK);
	term->ask_zh = gj_build_text(&term->e, GJ_KEY_ASK_ZH);
	term->unverified = gj_build_text(&term->e, GJ_KEY_UNVERIFIED);
	if (term->means != NULL &&
	    (term->includes != NULL || term->excludes != NULL || judged != NULL)) {
		gj_build_fault(b, term->e.place.file, term->e.place.pos,
			       "`means` defines `%.*s` both ways and leaves nothing to include, "
			       "exclude or judge",
			       GJ_FMT(term->e.id));
		return gj_fault_help(
			b->err,
			"keep `means` alone, or write `includes` for cases that are merely enough");
	}
	if (term->means == NULL && term->includes == NULL && term->excludes == NULL &&
	    judged == NULL)
		return gj_build_fault(
			b, term->e.place.file, term->e.place.pos,
			"the term `%.*s` lacks `means`, `includes`, `excludes` or `judged by`",
			GJ_FMT(term->e.id));
	return GJ_OK;
}

/* Does the condition, through terms, use a fact about which something is presumed? `seen` marks terms. */
static bool uses_presumed(const gj_law *law, const gj_cond *cond, unsigned char *seen)
{
	if (cond == NULL)
		return false;
	if (cond->op == GJ_COND_FACT || cond->op == GJ_COND_EVENT)
		return law->fact[cond->ref].presume != GJ_NONE;
	if (cond->op == GJ_COND_TERM) {
		const gj_term *term = &law->term[cond->ref];

		if (seen[cond->ref])
			return false;
		seen[cond->ref] = 1;
		return uses_presumed(law, term->means, seen) ||
		       uses_presumed(law, term->includes, seen) ||
		       uses_presumed(law, term->excludes, seen);
	}
	for (size_t i = 0; i < cond->n; i++)
		if (uses_presumed(law, cond->kid[i], seen))
			return true;
	return false;
}

static int resolve_presume(gj_build *b, gj_presume *presume, uint32_t index)
{
	gj_name name = {presume->e.id, presume->e.place.pos};
	gj_fact *fact;
	int rc = gj_build_find(b, presume->e.place.file, GJ_SORT_FACT, &name, &presume->fact);

	if (rc != GJ_OK)
		return rc;
	fact = &b->law->fact[presume->fact];
	presume->truth = presume->e.block->truth;
	if (fact->type != GJ_FACT_BOOL)
		return gj_build_fault(b, presume->e.place.file, name.pos,
				      "only a yes-no fact can be presumed");
	if (fact->presume != GJ_NONE)
		return gj_build_fault(b, presume->e.place.file, name.pos,
				      "`%.*s` is presumed twice", GJ_FMT(name.text));
	fact->presume = index;
	rc = gj_build_cites(b, &presume->e, &presume->cite, &presume->n_cites);
	return rc == GJ_OK ? gj_build_cond_field(b, &presume->e, GJ_KEY_WHEN, &presume->when) : rc;
}

/* INVARIANT: what a presumption hangs on is itself not presumed, so that gates never form a ring. */
static int check_presumes(gj_build *b)
{
	unsigned char *seen = gj_arena_array(b->arena, b->law->n_terms, 1);

	if (seen == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; i < b->law->n_presumes; i++) {
		const gj_presume *presume = &b->law->presume[i];

		memset(seen, 0, b->law->n_terms);
		if (uses_presumed(b->law, presume->when, seen))
			return gj_build_fault(
				b, presume->e.place.file, presume->e.place.pos,
				"the condition of a presumption uses a presumed fact");
	}
	return GJ_OK;
}

int gj_build_facts(gj_build *b)
{
	gj_law *law = b->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_facts; i++)
		rc = resolve_fact(b, &law->fact[i]);
	for (size_t i = 0; rc == GJ_OK && i < law->n_parameters; i++)
		rc = resolve_parameter(b, &law->parameter[i]);
	for (size_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		rc = resolve_term(b, &law->term[i]);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_presumes; i++)
		rc = resolve_presume(b, &law->presume[i], i);
	return rc == GJ_OK ? check_presumes(b) : rc;
}
