/* SPDX-License-Identifier: Apache-2.0 */
/* Where the pointers of each thing in law.h are. What verdicts are made of comes first, trees last. */
#include "law/freeze.h"

#include "lang/freeze.h"

#define OWN(freeze, member, n) gj_freeze_own(freeze, &(member), n, sizeof *(member))

static void refs(gj_freeze *z, const gj_refs *list)
{
	OWN(z, list->at, list->n);
}

static void entry(gj_freeze *z, const gj_entry *e)
{
	gj_freeze_str(z, &e->id);
	gj_freeze_str(z, &e->title);
	gj_freeze_str(z, &e->english);
	gj_freeze_point(z, &e->block);
}

static void doubt(gj_freeze *z, const gj_doubt *d)
{
	gj_freeze_str(z, &d->english);
	gj_freeze_str(z, &d->chinese);
	gj_freeze_point(z, &d->of);
}

static void quantity(gj_freeze *z, gj_qty *const *slot)
{
	const gj_qty *qty = *slot;

	if (!gj_freeze_own(z, slot, 1, sizeof *qty))
		return;
	gj_freeze_str(z, &qty->currency);
	gj_freeze_point(z, &qty->source);
	if (OWN(z, qty->kid, qty->n))
		for (size_t i = 0; i < qty->n; i++)
			quantity(z, &qty->kid[i]);
}

static void cond(gj_freeze *z, gj_cond *const *slot)
{
	const gj_cond *c = *slot;

	if (!gj_freeze_own(z, slot, 1, sizeof *c))
		return;
	refs(z, &c->choice);
	quantity(z, &c->left);
	quantity(z, &c->right);
	gj_freeze_point(z, &c->source);
	if (OWN(z, c->kid, c->n))
		for (size_t i = 0; i < c->n; i++)
			cond(z, &c->kid[i]);
}

static void role(gj_freeze *z, const gj_role *r)
{
	entry(z, &r->e);
	refs(z, &r->covers);
	cond(z, &r->includes);
}

static void instrument(gj_freeze *z, const gj_instrument *i)
{
	entry(z, &i->e);
	gj_freeze_str(z, &i->jurisdiction);
	refs(z, &i->issuers);
	refs(z, &i->bases);
	gj_freeze_str(z, &i->number);
	gj_freeze_str(z, &i->text);
	cond(z, &i->scope);
	cond(z, &i->scope_otherwise);
	doubt(z, &i->unverified);
}

static void article(gj_freeze *z, const gj_article *a)
{
	entry(z, &a->e);
	gj_freeze_str(z, &a->cite.instrument.text);
	OWN(z, a->cite.step, a->cite.n);
	gj_freeze_cites(z, &a->from, a->n_from);
	gj_freeze_str(z, &a->hash);
	doubt(z, &a->unverified);
}

static void fact(gj_freeze *z, const gj_fact *f)
{
	entry(z, &f->e);
	gj_freeze_str(z, &f->currency);
	gj_freeze_str(z, &f->unit);
	gj_freeze_names(z, &f->choice, f->n_choices);
	gj_freeze_str(z, &f->ask);
	gj_freeze_str(z, &f->ask_zh);
	gj_freeze_str(z, &f->changeable);
	gj_freeze_cites(z, &f->cite, f->n_cites);
	doubt(z, &f->unverified);
}

static void term(gj_freeze *z, const gj_term *t)
{
	entry(z, &t->e);
	cond(z, &t->means);
	cond(z, &t->includes);
	cond(z, &t->excludes);
	gj_freeze_str(z, &t->judged_by);
	gj_freeze_str(z, &t->guide);
	gj_freeze_str(z, &t->ask);
	gj_freeze_str(z, &t->ask_zh);
	gj_freeze_cites(z, &t->cite, t->n_cites);
	doubt(z, &t->unverified);
}

static void parameter(gj_freeze *z, const gj_parameter *p)
{
	entry(z, &p->e);
	if (OWN(z, p->dated, p->n))
		for (size_t i = 0; i < p->n; i++)
			quantity(z, &p->dated[i].value);
	gj_freeze_cites(z, &p->cite, p->n_cites);
	doubt(z, &p->unverified);
}

static void presume(gj_freeze *z, const gj_presume *p)
{
	entry(z, &p->e);
	cond(z, &p->when);
	gj_freeze_cites(z, &p->cite, p->n_cites);
	doubt(z, &p->unverified);
}

static void step(gj_freeze *z, const gj_step *s)
{
	gj_freeze_str(z, &s->condition);
	gj_freeze_str(z, &s->condition_en);
	refs(z, &s->measures);
	if (OWN(z, s->fine, s->n_fines))
		for (size_t i = 0; i < s->n_fines; i++) {
			quantity(z, &s->fine[i].lo);
			quantity(z, &s->fine[i].hi);
		}
}

static void norm(gj_freeze *z, const gj_norm *n)
{
	const gj_refs *list[] = {&n->from_draft, &n->bearers,  &n->bound, &n->holders,
				 &n->toward,	 &n->orelse,   &n->lifts, &n->lifted_by,
				 &n->breach,	 &n->authority};

	entry(z, &n->e);
	gj_freeze_cites(z, &n->cite, n->n_cites);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		refs(z, list[i]);
	cond(z, &n->when);
	cond(z, &n->act);
	quantity(z, &n->band_lo);
	quantity(z, &n->band_hi);
	if (OWN(z, n->step, n->n_steps))
		for (size_t i = 0; i < n->n_steps; i++)
			step(z, &n->step[i]);
	doubt(z, &n->unverified);
	doubt(z, &n->rests_on);
}

static void happening(gj_freeze *z, const gj_happening *h)
{
	entry(z, &h->e);
	refs(z, &h->by);
	gj_freeze_names(z, &h->about, h->n_about);
	doubt(z, &h->unverified);
}

static void stated(gj_freeze *z, gj_stated *const *slot, size_t n)
{
	if (gj_freeze_own(z, slot, n, sizeof **slot))
		for (size_t i = 0; i < n; i++)
			gj_freeze_point(z, &(*slot)[i].value);
}

static void link(gj_freeze *z, const gj_link *l)
{
	entry(z, &l->e);
	cond(z, &l->when);
	stated(z, &l->brings, l->n_brings);
}

static void subject(gj_freeze *z, const gj_subject *s)
{
	entry(z, &s->e);
	refs(z, &s->terms);
	refs(z, &s->norms);
}

static void invariant(gj_freeze *z, const gj_invariant *i)
{
	entry(z, &i->e);
	cond(z, &i->when);
	refs(z, &i->given);
	refs(z, &i->then);
	refs(z, &i->then_not);
	cond(z, &i->holds);
	gj_freeze_cites(z, &i->cite, i->n_cites);
}

static void test(gj_freeze *z, const gj_test *t)
{
	entry(z, &t->e);
	refs(z, &t->roles);
	refs(z, &t->no_facts);
	refs(z, &t->no_terms);
	stated(z, &t->given, t->n_given);
	stated(z, &t->judgement, t->n_judgements);
	if (OWN(z, t->expect, t->n_expect))
		for (size_t i = 0; i < t->n_expect; i++)
			gj_freeze_point(z, &t->expect[i].expect);
}

static void calendar(gj_freeze *z, const gj_calendar *c)
{
	gj_freeze_str(z, &c->jurisdiction);
	OWN(z, c->days.year, c->days.n);
	OWN(z, c->year, c->n_years);
}

static void map(gj_freeze *z, const gj_map *m)
{
	if (OWN(z, m->slot, m->cap))
		for (size_t i = 0; i < m->cap; i++)
			gj_freeze_str(z, &m->slot[i].key);
}

/* Level, agency, measure, jurisdiction: an entry, and nothing else that points. */
#define ENTRIES(freeze, array, n)                                                                  \
	do {                                                                                       \
		if (OWN(freeze, array, n))                                                         \
			for (size_t i_ = 0; i_ < (n); i_++)                                        \
				entry(freeze, &(array)[i_].e);                                     \
	} while (0)

#define EACH(freeze, array, n, visit)                                                              \
	do {                                                                                       \
		if (OWN(freeze, array, n))                                                         \
			for (size_t i_ = 0; i_ < (n); i_++)                                        \
				visit(freeze, &(array)[i_]);                                       \
	} while (0)

static void freeze_things(gj_freeze *z, const gj_law *law)
{
	EACH(z, law->norm, law->n_norms, norm);
	OWN(z, law->norm_order, law->n_norms);
	OWN(z, law->term_order, law->n_terms);
	EACH(z, law->term, law->n_terms, term);
	EACH(z, law->fact, law->n_facts, fact);
	EACH(z, law->parameter, law->n_parameters, parameter);
	EACH(z, law->presume, law->n_presumes, presume);
	EACH(z, law->instrument, law->n_instruments, instrument);
	EACH(z, law->article, law->n_articles, article);
	EACH(z, law->role, law->n_roles, role);
	ENTRIES(z, law->jurisdiction, law->n_jurisdictions);
	ENTRIES(z, law->level, law->n_levels);
	ENTRIES(z, law->agency, law->n_agencies);
	ENTRIES(z, law->measure, law->n_measures);
	EACH(z, law->calendar, law->n_calendars, calendar);
	EACH(z, law->happening, law->n_happenings, happening);
	EACH(z, law->link, law->n_links, link);
	OWN(z, law->effect, law->n_effects);
	EACH(z, law->subject, law->n_subjects, subject);
	EACH(z, law->invariant, law->n_invariants, invariant);
	EACH(z, law->test, law->n_tests, test);
}

static void freeze_maps(gj_freeze *z, const gj_law *law)
{
	const gj_map *all[] = {&law->facts,  &law->terms,    &law->norms,    &law->instruments,
			       &law->roles,  &law->agencies, &law->measures, &law->parameters,
			       &law->levels, &law->regimes};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		map(z, all[i]);
}

static void freeze_law(gj_freeze *z, const gj_law *law)
{
	gj_freeze_object(z, law, sizeof *law);
	freeze_things(z, law);
	freeze_maps(z, law);
	if (!OWN(z, law->tree, law->n_files))
		return;
	for (size_t i = 0; i < law->n_files; i++)
		if (gj_freeze_own(z, &law->tree[i], 1, sizeof *law->tree[i]))
			gj_freeze_tree(z, law->tree[i]);
}

int gj_law_freeze(gj_buf *out, const gj_law *law, gj_str id, gj_error *err)
{
	gj_law copy = *law;
	gj_freeze freeze;
	gj_arena arena;
	int rc;

	/* The arena and the names of the files are those of the run that takes the law up again. */
	copy.arena = NULL;
	copy.file = NULL;
	gj_arena_init(&arena, law->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_freeze_start(&freeze, &arena, law->file, law->n_files);
	if (rc == GJ_OK) {
		freeze_law(&freeze, &copy);
		rc = gj_freeze_finish(&freeze, out, &copy, id, err);
	} else
		gj_fault_memory(err);
	gj_arena_free(&arena);
	return rc;
}
