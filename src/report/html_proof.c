/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_proof.h"

enum { SHORT = 3 }; /* so many steps are shown where they stand rather than pointed to */

/* What is being written: the steps of one proof, nested. */
typedef struct telling {
	gj_html *html;
	gj_page *page;		/* the sentences are gathered in */
	gj_html_proofs *proofs; /* NULL: whole, nothing stands elsewhere */
	const gj_proof *root;	/* the ground that is shown itself */
	unsigned open;		/* lists that are open */
	unsigned line;
	gj_truth truth;
	gj_ground_sort sort;
	gj_str to; /* name of the ground that the step leads to; empty: none */
} telling;

static const char *const sort_name[] = {"term:", "scope:", "role:", "lifter:", "bearer:"};

static bool sort_of(const gj_proof *proof, gj_ground_sort *sort)
{
	switch (proof->kind) {
	case GJ_PROOF_TERM:
		*sort = GJ_GROUND_TERM;
		return true;
	case GJ_PROOF_SCOPE:
		*sort = GJ_GROUND_SCOPE;
		return true;
	case GJ_PROOF_ROLE:
		*sort = GJ_GROUND_ROLE;
		return true;
	case GJ_PROOF_LIFTER:
		*sort = GJ_GROUND_LIFTER;
		return true;
	case GJ_PROOF_BEARER:
		*sort = GJ_GROUND_BEARER;
		return true;
	default:
		return false;
	}
}

static bool same_roles(const gj_norm *a, const gj_norm *b)
{
	return a->bound.n == b->bound.n && a->bearers.n == b->bearers.n &&
	       memcmp(a->bound.at, b->bound.at, a->bound.n * sizeof *a->bound.at) == 0 &&
	       memcmp(a->bearers.at, b->bearers.at, a->bearers.n * sizeof *a->bearers.at) == 0;
}

/* Many norms bind the same few sets of roles. */
static uint32_t first_with_roles(gj_html_proofs *p, uint32_t norm)
{
	const gj_law *law = p->verdicts->law;
	size_t i = 0;

	if (p->same[norm] > 0)
		return p->same[norm] - 1;
	while (i < p->n_first && !same_roles(&law->norm[p->first[i]], &law->norm[norm]))
		i++;
	if (i == p->n_first)
		p->first[p->n_first++] = norm;
	p->same[norm] = p->first[i] + 1;
	return p->first[i];
}

/* A step on scope or on bearers names the norm that was asked about; it is the same for others. */
static uint32_t ref_of(gj_html_proofs *p, const gj_proof *proof, gj_ground_sort sort)
{
	if (sort == GJ_GROUND_SCOPE)
		return p->verdicts->law->norm[proof->ref].instrument;
	return sort == GJ_GROUND_BEARER ? first_with_roles(p, proof->ref) : proof->ref;
}

static gj_str name_of(const gj_law *law, gj_ground_sort sort, uint32_t ref)
{
	switch (sort) {
	case GJ_GROUND_TERM:
		return law->term[ref].e.id;
	case GJ_GROUND_SCOPE:
		return law->instrument[ref].e.id;
	case GJ_GROUND_ROLE:
		return law->role[ref].e.id;
	default:
		return law->norm[ref].e.id;
	}
}

/* ---- nested lists ---- */

/* Lists down to `depth`, and the item before this one, end. */
static void close_to(telling *t, unsigned depth)
{
	for (; t->open > depth; t->open--)
		gj_html_raw(t->html, t->open > depth + 1 ? "</li></ul>" : "</li>");
}

static void begin_step(void *payload, unsigned line, gj_truth truth, unsigned depth)
{
	telling *t = payload;

	(void)depth;
	t->line = line;
	t->truth = truth;
	t->to.len = 0;
}

static void put_truth(telling *t)
{
	static const char *const classes[] = {"<b class=\"no\">", "<b class=\"open\">",
					      "<b class=\"yes\">"};
	char room[12];

	gj_html_raw(t->html, "<i>");
	gj_html_text(t->html, gj_count(room, t->line));
	gj_html_raw(t->html, "</i> ");
	gj_html_raw(t->html, classes[t->truth]);
	gj_html_text(t->html, gj_str_of(gj_message_text(gj_proof_truth(t->truth),
							t->html->page.style->tongue)));
	gj_html_raw(t->html, "</b> ");
}

static void end_step(void *payload, unsigned depth)
{
	telling *t = payload;

	if (depth < t->open)
		close_to(t, depth);
	else
		gj_html_raw(t->html, "<ul>");
	t->open = depth + 1;
	gj_html_raw(t->html, "<li>");
	if (t->line > 0)
		put_truth(t);
	t->line = 0;
	if (t->to.len > 0) {
		gj_html_raw(t->html, "<a href=\"#");
		gj_html_id(t->html, sort_name[t->sort], t->to);
		gj_html_raw(t->html, "\">");
	}
	gj_html_said_by(t->html, t->page);
	if (t->to.len > 0)
		gj_html_raw(t->html, "</a>");
}

static void close_all(telling *t)
{
	for (; t->open > 0; t->open--)
		gj_html_raw(t->html, "</li></ul>");
}

/* ---- what stands elsewhere ---- */

static size_t count_steps(const gj_proof *proof, size_t most)
{
	size_t n = 1;

	for (size_t i = 0; i < proof->n && n <= most; i++)
		n += count_steps(proof->kid[i], most);
	return n;
}

static void want(gj_html_proofs *p, gj_ground *ground, gj_ground_sort sort, uint32_t ref)
{
	if (ground->wanted)
		return;
	if (gj_arena_room(&p->html->arena, (void **)&p->queue, &p->cap, p->n, sizeof *p->queue) !=
	    GJ_OK) {
		p->html->out->failed = true;
		return;
	}
	ground->wanted = true;
	p->queue[p->n].sort = sort;
	p->queue[p->n++].ref = ref;
}

static bool elsewhere(void *payload, const gj_proof *proof)
{
	telling *t = payload;
	gj_html_proofs *p = t->proofs;
	gj_ground *ground;
	gj_ground_sort sort;
	uint32_t ref;

	if (proof == t->root || !sort_of(proof, &sort) || proof->day != p->verdicts->circuit->on)
		return false;
	ref = ref_of(p, proof, sort);
	ground = &p->of[sort][ref];
	if (ground->whole == NULL || (!proof->repeated && count_steps(proof, SHORT) <= SHORT))
		return false;
	want(p, ground, sort, ref);
	t->sort = sort;
	t->to = name_of(p->verdicts->law, sort, ref);
	return true;
}

/* A proof shows a thing in full only once: remember where, for whichever of its steps is pointed to. */
static void index_proof(gj_html_proofs *p, gj_proof *proof)
{
	gj_ground_sort sort;

	if (proof->n > 0 && proof->day == p->verdicts->circuit->on && sort_of(proof, &sort)) {
		gj_ground *ground = &p->of[sort][ref_of(p, proof, sort)];

		if (ground->whole == NULL)
			ground->whole = proof;
	}
	for (size_t i = 0; i < proof->n; i++)
		index_proof(p, proof->kid[i]);
}

static void tell(telling *t, gj_arena *arena, const gj_verdicts *verdicts, gj_proof *const *step,
		 size_t n)
{
	gj_proof_form form = {begin_step, t->proofs != NULL ? elsewhere : NULL, end_step, t};

	gj_text_proof_as(t->page, arena, verdicts, step, n, &form);
	close_all(t);
}

void gj_html_proof(gj_page *page, gj_arena *arena, const gj_why *why)
{
	telling t = {.html = (gj_html *)page, .page = page};

	gj_html_rows_end(t.html);
	gj_html_raw(t.html, "<div class=\"proof\">");
	tell(&t, arena, why->verdicts, why->proof->kid, why->proof->n);
	gj_html_raw(t.html, "</div>\n");
}

static void prove(gj_html *html, uint32_t norm)
{
	gj_html_proofs *p = html->payload;
	const gj_verdict *verdict = gj_verdict_of(p->verdicts, norm);
	telling t = {.html = html, .page = &p->page, .proofs = p};
	gj_proof *proof;

	if (verdict == NULL || verdict->applicability == GJ_DOES_NOT_APPLY)
		return;
	if (gj_prove_norm(&proof, &html->arena, p->verdicts, norm) != GJ_OK) {
		html->out->failed = true;
		return;
	}
	index_proof(p, proof);
	gj_page_say(&p->page, GJ_M_HTML_PROOF, GJ_ARGS(html->law->norm[norm].e.id));
	gj_html_fold(html, &p->page);
	tell(&t, &html->arena, p->verdicts, proof->kid, proof->n);
	gj_html_raw(html, "</details>");
}

void gj_html_proofs_start(gj_html_proofs *proofs, gj_html *html, const gj_verdicts *verdicts)
{
	const gj_law *law = verdicts->law;
	size_t n[GJ_N_GROUNDS] = {law->n_terms, law->n_instruments, law->n_roles, law->n_norms,
				  law->n_norms};

	memset(proofs, 0, sizeof *proofs);
	proofs->html = html;
	proofs->verdicts = verdicts;
	for (size_t i = 0; i < GJ_N_GROUNDS; i++) {
		proofs->of[i] = gj_arena_array(&html->arena, n[i], sizeof *proofs->of[i]);
		if (proofs->of[i] == NULL) {
			html->out->failed = true;
			return;
		}
	}
	proofs->same = gj_arena_array(&html->arena, law->n_norms, sizeof *proofs->same);
	proofs->first = gj_arena_array(&html->arena, law->n_norms, sizeof *proofs->first);
	if (proofs->same == NULL || proofs->first == NULL) {
		html->out->failed = true;
		return;
	}
	gj_page_start(&proofs->page, &html->body, html->page.style);
	html->payload = proofs;
	html->row_end = prove;
}

void gj_html_proofs_done(gj_html_proofs *p)
{
	if (p->html->payload == p)
		gj_page_done(&p->page);
	p->html->row_end = NULL;
}

/* Under its norms `the scope of the instrument` says enough; here it does not. */
static void put_instrument(gj_html *html, const gj_instrument *instrument)
{
	gj_html_raw(html, "<p>");
	gj_page_add(&html->page, gj_title(&instrument->e, html->page.style->tongue));
	gj_page_say(&html->page, GJ_M_DOT, NULL);
	gj_page_add(&html->page, instrument->e.id);
	gj_html_said(html);
	gj_html_raw(html, "</p>");
}

/* Showing one may call for others: the queue grows while it is read, and ends, for each stands in it once. */
void gj_html_proofs_grounds(gj_html_proofs *p)
{
	gj_html *html = p->html;

	html->row_end = NULL;
	if (p->n == 0)
		return;
	gj_html_section(html, GJ_M_H_GROUNDS);
	gj_html_raw(html, "<p>");
	gj_html_say(html, GJ_M_HTML_GROUNDS, NULL);
	gj_html_raw(html, "</p>\n");
	for (size_t i = 0; i < p->n; i++) {
		gj_ground_sort sort = p->queue[i].sort;
		uint32_t ref = p->queue[i].ref;
		gj_proof *whole = p->of[sort][ref].whole;
		telling t = {.html = html, .page = &p->page, .proofs = p, .root = whole};

		gj_html_raw(html, "<div class=\"proof\" id=\"");
		gj_html_id(html, sort_name[sort], name_of(p->verdicts->law, sort, ref));
		gj_html_raw(html, "\">");
		if (sort == GJ_GROUND_SCOPE)
			put_instrument(html, &p->verdicts->law->instrument[ref]);
		tell(&t, &html->arena, p->verdicts, &whole, 1);
		gj_html_raw(html, "</div>\n");
	}
}
