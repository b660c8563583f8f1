/* SPDX-License-Identifier: Apache-2.0 */
/* Where a law can be changed. */
#include "trial/mutant.h"

static const struct {
	const char *name, *text;
} mutations[] = {
#define MUTATION(symbol, name, text) {name, text},
#include "trial/mutations.def"
#undef MUTATION
};

const char *gj_mutation_name(gj_mutation op)
{
	return mutations[op].name;
}

const char *gj_mutation_text(gj_mutation op)
{
	return mutations[op].text;
}

const gj_entry *gj_site_entry(const gj_law *law, const gj_site *site)
{
	switch (site->owner) {
	case GJ_OWNER_NORM:
		return &law->norm[site->ref].e;
	case GJ_OWNER_TERM:
		return &law->term[site->ref].e;
	case GJ_OWNER_ROLE:
		return &law->role[site->ref].e;
	case GJ_OWNER_INSTRUMENT:
		return &law->instrument[site->ref].e;
	case GJ_OWNER_PARAMETER:
		return &law->parameter[site->ref].e;
	case GJ_OWNER_PRESUME:
		break;
	}
	return &law->presume[site->ref].e;
}

typedef struct finding {
	gj_sites *out;
	gj_arena *arena;
	const gj_law *law;
	gj_owner owner;
	uint32_t ref;
	unsigned count[GJ_N_MUTATIONS]; /* of this owner */
	bool failed;
} finding;

static void start(finding *f, gj_owner owner, size_t ref)
{
	f->owner = owner;
	f->ref = (uint32_t)ref;
	memset(f->count, 0, sizeof f->count);
}

static void add(finding *f, gj_site site)
{
	site.owner = f->owner;
	site.ref = f->ref;
	site.at = f->count[site.op]++;
	if (f->failed || gj_arena_room(f->arena, (void **)&f->out->item, &f->out->cap, f->out->n,
				       sizeof site) != GJ_OK)
		f->failed = true;
	else
		f->out->item[f->out->n++] = site;
}

static void of_quantity(finding *f, gj_cond *cond, gj_qty *qty)
{
	if (qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY)
		add(f, (gj_site){.op = GJ_MUTATE_NUMBER, .cond = cond, .qty = qty});
	for (size_t i = 0; i < qty->n; i++)
		of_quantity(f, cond, qty->kid[i]);
}

static void of_condition(finding *f, gj_cond *cond)
{
	if (cond == NULL)
		return;
	if ((cond->op == GJ_COND_AND || cond->op == GJ_COND_OR) && cond->n > 1) {
		add(f, (gj_site){.op = GJ_MUTATE_SWAP, .cond = cond});
		for (size_t i = 0; i < cond->n; i++)
			add(f, (gj_site){.op = GJ_MUTATE_DROP_PART, .cond = cond, .part = i});
	}
	if (cond->op == GJ_COND_COMPARE) {
		if (cond->relation != GJ_WORD_IS && cond->relation != GJ_WORD_IS_NOT)
			add(f, (gj_site){.op = GJ_MUTATE_BOUND, .cond = cond});
		of_quantity(f, cond, cond->left);
		of_quantity(f, cond, cond->right);
	}
	for (size_t i = 0; i < cond->n; i++)
		of_condition(f, cond->kid[i]);
}

static void of_bearers(finding *f, const gj_norm *norm)
{
	if (norm->bearers.n > 0)
		add(f, (gj_site){.op = GJ_MUTATE_BEARER});
	for (size_t i = 0; norm->bearers.n > 1 && i < norm->bearers.n; i++)
		add(f, (gj_site){.op = GJ_MUTATE_ONE_BEARER, .part = i});
}

/* A permission, a power or an encouragement has nothing that a verdict on compliance could tell. */
static bool modality_shows(const gj_norm *norm)
{
	return (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION) && !norm->never &&
	       norm->act != NULL && norm->act_event == GJ_NONE;
}

static void of_norm(finding *f, gj_norm *norm)
{
	bool own = gj_norm_has_span(norm) && !norm->never;

	of_condition(f, norm->when);
	if (norm->when != NULL)
		add(f, (gj_site){.op = GJ_MUTATE_DROP_WHEN});
	if (!norm->never)
		of_condition(f, norm->act);
	of_bearers(f, norm);
	if (modality_shows(norm))
		add(f, (gj_site){.op = GJ_MUTATE_MODALITY});
	if (norm->lifts.n > 0)
		add(f, (gj_site){.op = GJ_MUTATE_NO_LIFTING});
	if (own)
		add(f, (gj_site){.op = GJ_MUTATE_FROM});
	if (own && norm->to != GJ_DAY_NONE)
		add(f, (gj_site){.op = GJ_MUTATE_TO});
	if (norm->never) /* nobody complies with a draft: times show nowhere */
		return;
	if (norm->has_within) {
		add(f, (gj_site){.op = GJ_MUTATE_WITHIN});
		if (norm->unit == GJ_PERIOD_DAYS || norm->unit == GJ_PERIOD_WORKING_DAYS)
			add(f, (gj_site){.op = GJ_MUTATE_WORKING});
	}
	if (norm->by != GJ_DAY_NONE)
		add(f, (gj_site){.op = GJ_MUTATE_BY_DAY});
	if (norm->before != GJ_NONE)
		add(f, (gj_site){.op = GJ_MUTATE_BEFORE});
}

static void of_term(finding *f, gj_term *term)
{
	of_condition(f, term->means);
	of_condition(f, term->includes);
	of_condition(f, term->excludes);
	if (term->excludes != NULL)
		add(f, (gj_site){.op = GJ_MUTATE_EXCLUDES});
}

static void of_role(finding *f, gj_role *role)
{
	of_condition(f, role->includes);
	if (role->includes != NULL)
		add(f, (gj_site){.op = GJ_MUTATE_INCLUDES});
}

static void of_instrument(finding *f, gj_instrument *in)
{
	of_condition(f, in->scope);
	if (in->scope != NULL)
		add(f, (gj_site){.op = GJ_MUTATE_DROP_SCOPE});
	if (in->never)
		return;
	add(f, (gj_site){.op = GJ_MUTATE_FROM});
	if (in->to != GJ_DAY_NONE)
		add(f, (gj_site){.op = GJ_MUTATE_TO});
}

static void of_parameter(finding *f, const gj_parameter *parameter)
{
	for (size_t i = 0; i < parameter->n; i++) {
		add(f, (gj_site){.op = GJ_MUTATE_VALUE, .part = i});
		if (parameter->dated[i].from != GJ_DAY_NONE)
			add(f, (gj_site){.op = GJ_MUTATE_VALUE_FROM, .part = i});
	}
}

int gj_sites_of(gj_sites *out, gj_arena *arena, const gj_law *law)
{
	finding f = {.out = out, .arena = arena, .law = law};

	for (size_t i = 0; i < law->n_instruments; i++) {
		start(&f, GJ_OWNER_INSTRUMENT, i);
		of_instrument(&f, &law->instrument[i]);
	}
	for (size_t i = 0; i < law->n_parameters; i++) {
		start(&f, GJ_OWNER_PARAMETER, i);
		of_parameter(&f, &law->parameter[i]);
	}
	for (size_t i = 0; i < law->n_terms; i++) {
		start(&f, GJ_OWNER_TERM, i);
		of_term(&f, &law->term[i]);
	}
	for (size_t i = 0; i < law->n_roles; i++) {
		start(&f, GJ_OWNER_ROLE, i);
		of_role(&f, &law->role[i]);
	}
	for (size_t i = 0; i < law->n_presumes; i++) {
		start(&f, GJ_OWNER_PRESUME, i);
		of_condition(&f, law->presume[i].when);
		add(&f, (gj_site){.op = GJ_MUTATE_PRESUME});
	}
	for (size_t i = 0; i < law->n_norms; i++) {
		start(&f, GJ_OWNER_NORM, i);
		of_norm(&f, &law->norm[i]);
	}
	return f.failed ? GJ_ENOMEM : GJ_OK;
}
