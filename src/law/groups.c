/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a norm lifts or a sanction stands behind: norms, provisions or whole instruments, expanded to norms; and the
 * inverse lists. Both relations are gathered as pairs first, so that every list is made once and in its full size.
 */
#include "law/build.h"

typedef struct pair {
	uint32_t from, to; /* lifter and lifted; sanction and norm behind it */
} pair;

typedef struct pairs {
	pair *item;
	size_t n, cap;
} pairs;

typedef struct groups {
	gj_build *b;
	gj_by_provision norms;
	uint32_t *mark; /* [n_norms]: norms that stand in the list being made */
	uint32_t now;
} groups;

static int prepare(groups *g)
{
	g->mark = gj_arena_array(g->b->arena, g->b->law->n_norms, sizeof *g->mark);
	return g->mark == NULL ? gj_build_memory(g->b) : gj_build_by_provision(g->b, &g->norms);
}

static bool can_be_breached(const gj_norm *norm)
{
	return norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION ||
	       norm->kind == GJ_KIND_PROCEDURE;
}

/*
 * What a group never takes in unless it is named: for lifters, themselves and other lifters, so that exemptions of one
 * instrument do not lift each other; for sanctions, what binds the authorities and what cannot be breached.
 */
static bool left_out(const gj_norm *self, const gj_norm *other)
{
	if (self == other)
		return true;
	if (self->kind == GJ_KIND_SANCTION)
		return other->kind != GJ_KIND_DUTY && other->kind != GJ_KIND_PROHIBITION;
	return gj_build_value(&other->e, GJ_KEY_LIFTS) != NULL;
}

/* `other` is the end that differs from pair to pair of the list being made. */
static int add_pair(groups *g, pairs *out, uint32_t from, uint32_t to, uint32_t other)
{
	if (g->mark[other] == g->now)
		return GJ_OK;
	g->mark[other] = g->now;
	if (gj_arena_room(g->b->arena, (void **)&out->item, &out->cap, out->n, sizeof *out->item) !=
	    GJ_OK)
		return gj_build_memory(g->b);
	out->item[out->n++] = (pair){from, to};
	return GJ_OK;
}

static int add_norm(groups *g, pairs *out, uint32_t self, const gj_cite *target, uint32_t ref)
{
	gj_build *b = g->b;
	const gj_norm *norm = &b->law->norm[self], *other = &b->law->norm[ref];
	char what[64];

	if (ref == self)
		return gj_build_fault(b, norm->e.place.file, target->pos,
				      "a norm cannot name itself here");
	if (norm->kind == GJ_KIND_SANCTION && !can_be_breached(other))
		return gj_build_fault(b, norm->e.place.file, target->pos,
				      "`%.*s` is %s: it cannot be breached", GJ_FMT(other->e.id),
				      gj_build_what(b->law, GJ_SORT_NORM, ref, what));
	return add_pair(g, out, self, ref, ref);
}

/* An article that is yet to be encoded may be named already: what comes to stand there will be meant. */
static bool is_open(const gj_law *law, uint32_t in, const gj_cite *target)
{
	const gj_article *article = gj_law_article(law, in, target);

	return article != NULL && article->status == GJ_ARTICLE_OPEN;
}

static int add_group(groups *g, pairs *out, uint32_t self, const gj_cite *target, uint32_t in)
{
	const gj_law *law = g->b->law;
	const gj_norm *norm = &law->norm[self];
	bool any = false;
	int rc = GJ_OK;

	for (uint32_t i = gj_build_first_in(g->b, &g->norms, in, target);
	     rc == GJ_OK && i != GJ_NO_PLACE; i = gj_build_next_in(g->b, &g->norms, i, target)) {
		if (left_out(norm, &law->norm[g->norms.norm[i]]))
			continue;
		any = true;
		rc = add_pair(g, out, self, g->norms.norm[i], g->norms.norm[i]);
	}
	if (rc == GJ_OK && !any && target->n > 0 && !is_open(law, in, target))
		rc = gj_build_fault(g->b, norm->e.place.file, target->pos,
				    norm->kind == GJ_KIND_SANCTION
					    ? "no duty or prohibition is encoded for this provision"
					    : "no norm is encoded for this provision");
	return rc;
}

static int expand_target(groups *g, pairs *out, uint32_t self, const gj_cite *target)
{
	unsigned sorts = target->n == 0 ? GJ_IN(NORM) | GJ_IN(INSTRUMENT) : GJ_IN(INSTRUMENT);
	gj_sort sort;
	uint32_t ref;
	int rc = gj_build_find_in(g->b, g->b->law->norm[self].e.place.file, sorts,
				  target->n == 0 ? "a norm or an instrument" : "an instrument",
				  &target->instrument, &sort, &ref);

	if (rc != GJ_OK)
		return rc;
	return sort == GJ_SORT_NORM ? add_norm(g, out, self, target, ref)
				    : add_group(g, out, self, target, ref);
}

static int expand_field(groups *g, pairs *out, uint32_t self, gj_key key)
{
	const gj_value *value = gj_build_value(&g->b->law->norm[self].e, key);
	int rc = GJ_OK;

	for (size_t i = 0; value != NULL && rc == GJ_OK && i < value->n_cites; i++)
		rc = expand_target(g, out, self, &value->cite[i]);
	return rc;
}

/* Two lists for each norm: of the `to` of pairs it is the `from` of, and the other way round; in the order of the pairs. */
static int distribute(groups *g, const pairs *all, gj_refs **from, gj_refs **to)
{
	size_t n = g->b->law->n_norms;
	gj_arena *arena = g->b->arena;

	*from = gj_arena_array(arena, n, sizeof **from);
	*to = gj_arena_array(arena, n, sizeof **to);
	if (*from == NULL || *to == NULL)
		return gj_build_memory(g->b);
	for (size_t i = 0; i < all->n; i++) {
		(*from)[all->item[i].from].n++;
		(*to)[all->item[i].to].n++;
	}
	for (size_t i = 0; i < n; i++) {
		gj_refs *a = &(*from)[i], *b = &(*to)[i];

		a->at = gj_arena_array(arena, a->n, sizeof *a->at);
		b->at = gj_arena_array(arena, b->n, sizeof *b->at);
		if (a->at == NULL || b->at == NULL)
			return gj_build_memory(g->b);
		a->n = b->n = 0;
	}
	for (size_t i = 0; i < all->n; i++) {
		gj_refs *a = &(*from)[all->item[i].from], *b = &(*to)[all->item[i].to];

		a->at[a->n++] = all->item[i].to;
		b->at[b->n++] = all->item[i].from;
	}
	return GJ_OK;
}

static int build_lifts(groups *g)
{
	gj_law *law = g->b->law;
	gj_refs *lifts_of, *lifters_of;
	pairs all = {0};
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		const gj_value *lifts;

		if (law->norm[i].kind == GJ_KIND_EXEMPTION)
			rc = gj_build_require(g->b, &law->norm[i].e, GJ_KEY_LIFTS, &lifts);
		g->now++;
		if (rc == GJ_OK)
			rc = expand_field(g, &all, i, GJ_KEY_LIFTS);
	}
	if (rc == GJ_OK)
		rc = distribute(g, &all, &lifts_of, &lifters_of);
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		law->norm[i].lifts = lifts_of[i];
		law->norm[i].lifted_by = lifters_of[i];
	}
	return rc;
}

/* `else` of one norm: pairs from the sanctions to it. */
static int add_else(groups *g, pairs *out, uint32_t self)
{
	gj_build *b = g->b;
	const gj_norm *norm = &b->law->norm[self];
	const gj_value *value = gj_build_value(&norm->e, GJ_KEY_ELSE);
	char what[64];

	if (value != NULL && !can_be_breached(norm))
		return gj_build_fault(b, norm->e.place.file, value->pos,
				      "%s cannot be breached, so nothing follows from that",
				      gj_build_what(b->law, GJ_SORT_NORM, self, what));
	g->now++;
	for (size_t i = 0; value != NULL && i < value->n_names; i++) {
		uint32_t ref;
		int rc = gj_build_find(b, norm->e.place.file, GJ_SORT_NORM, &value->name[i], &ref);

		if (rc != GJ_OK)
			return rc;
		if (b->law->norm[ref].kind != GJ_KIND_SANCTION)
			return gj_build_fault(b, norm->e.place.file, value->name[i].pos,
					      "`%.*s` is %s, and a sanction is needed here",
					      GJ_FMT(value->name[i].text),
					      gj_build_what(b->law, GJ_SORT_NORM, ref, what));
		rc = add_pair(g, out, ref, self, ref);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* First what norms say by `else`, then what sanctions say by `upon breach of`; a pair that both say stands once. */
static int build_breach(groups *g)
{
	gj_law *law = g->b->law;
	gj_refs *behind, *follows;
	pairs all = {0};
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		rc = add_else(g, &all, i);
	if (rc == GJ_OK)
		rc = distribute(g, &all, &behind, &follows);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		g->now++;
		for (size_t k = 0; k < behind[i].n; k++)
			g->mark[behind[i].at[k]] = g->now;
		rc = expand_field(g, &all, i, GJ_KEY_BREACH);
	}
	if (rc == GJ_OK)
		rc = distribute(g, &all, &behind, &follows);
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		law->norm[i].breach = behind[i];
		law->norm[i].orelse = follows[i];
	}
	return rc;
}

int gj_build_groups(gj_build *b)
{
	groups g = {.b = b};
	int rc = prepare(&g);

	if (rc == GJ_OK)
		rc = build_lifts(&g);
	return rc == GJ_OK ? build_breach(&g) : rc;
}
