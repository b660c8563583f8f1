/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_proof.h"

/* What is being written: the steps of one proof, nested. */
typedef struct telling {
	gj_html *html;
	gj_page *page;		/* the sentences are gathered in */
	gj_html_proofs *proofs; /* NULL: whole, nothing stands elsewhere */
	const gj_proof *root;	/* the ground that is shown itself */
	unsigned open;		/* lists that are open */
	unsigned line;		/* 0: deeper steps are left out */
	gj_truth truth;
	gj_ground to; /* where the step leads, if it does */
	bool leads;
	const gj_why *why; /* a whole explanation; NULL: a proof below a row */
} telling;

/* `term:public`; on another day than that of the report `term:public@2027-01-01`. */
static void put_place(gj_html_proofs *p, const gj_ground *ground)
{
	static const char *const sorts[] = {"term:", "scope:", "role:", "lifter:", "bearer:"};
	char day[11];

	gj_html_id(p->html, sorts[ground->sort], gj_ground_name(p->verdicts->law, ground));
	if (ground->day == p->verdicts->circuit->on)
		return;
	gj_day_format(ground->day, day);
	gj_html_raw(p->html, "@");
	gj_html_raw(p->html, day);
}

/* ---- nested lists ---- */

static void begin_step(void *payload, unsigned line, gj_truth truth, unsigned depth)
{
	telling *t = payload;

	(void)depth;
	t->line = line;
	t->truth = truth;
	t->leads = false;
}

static void put_truth(telling *t)
{
	static const char *const classes[] = {"<b class=\"no\">", "<b class=\"open\">",
					      "<b class=\"yes\">"};
	gj_tongue tongue = t->html->page.style->tongue;
	char room[12];

	gj_html_raw(t->html, "<i>");
	gj_html_text(t->html, gj_count(room, t->line));
	gj_html_raw(t->html, "</i> ");
	gj_html_raw(t->html, classes[t->truth]);
	gj_html_text(t->html, gj_str_of(gj_message_text(gj_proof_truth(t->truth), tongue)));
	gj_html_raw(t->html, "</b> ");
}

/* Lists deeper than this one, and the item before this one, end; or a list begins. */
static void go_to(telling *t, unsigned depth)
{
	if (depth == t->open)
		gj_html_raw(t->html, "<ul>");
	for (; t->open > depth; t->open--)
		gj_html_raw(t->html, t->open > depth + 1 ? "</li></ul>" : "</li>");
	t->open = depth + 1;
}

static void end_step(void *payload, unsigned depth)
{
	telling *t = payload;

	go_to(t, depth);
	gj_html_raw(t->html, "<li>");
	if (t->line > 0)
		put_truth(t);
	t->line = 0;
	if (t->leads) {
		gj_html_raw(t->html, "<a href=\"#");
		put_place(t->proofs, &t->to);
		gj_html_raw(t->html, "\">");
	}
	gj_html_said_by(t->html, t->page);
	if (t->leads)
		gj_html_raw(t->html, "</a>");
	t->leads = false;
}

static bool elsewhere(void *payload, const gj_proof *proof)
{
	telling *t = payload;

	t->leads = proof != t->root && gj_grounds_take(&t->proofs->grounds, &t->to, proof);
	return t->leads;
}

/* What keeps or breaks it stands under a heading of its own, and goes on with the numbers. */
static void begin_part(void *payload, size_t step)
{
	telling *t = payload;

	if (t->why == NULL || step != t->why->proof->n)
		return;
	for (; t->open > 0; t->open--)
		gj_html_raw(t->html, "</li></ul>");
	gj_html_raw(t->html, "</div>\n");
	gj_text_why_kept_head(t->page, t->why);
	gj_html_rows_end(t->html);
	gj_html_raw(t->html, "<div class=\"proof\">");
}

static void tell(telling *t, gj_arena *arena, const gj_verdicts *verdicts, gj_proof *const *step,
		 size_t n)
{
	gj_proof_form form = {begin_part, begin_step, t->proofs != NULL ? elsewhere : NULL,
			      end_step, t};

	gj_text_proof_as(t->page, arena, verdicts, step, n, &form);
	for (; t->open > 0; t->open--)
		gj_html_raw(t->html, "</li></ul>");
}

void gj_html_proof(gj_page *page, gj_arena *arena, const gj_why *why)
{
	telling t = {.html = (gj_html *)page, .page = page, .why = why};
	size_t n;
	gj_proof *const *step = gj_why_steps(why, arena, &n);

	if (step == NULL) {
		t.html->out->failed = true;
		return;
	}
	gj_html_rows_end(t.html);
	gj_html_raw(t.html, "<div class=\"proof\">");
	tell(&t, arena, why->verdicts, step, n);
	gj_html_raw(t.html, "</div>\n");
}

/* ---- below rows ---- */

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
	gj_grounds_index(&p->grounds, proof);
	gj_page_say(&p->page, GJ_M_HTML_PROOF, GJ_ARGS(html->law->norm[norm].e.id));
	gj_html_fold(html, &p->page);
	tell(&t, &html->arena, p->verdicts, proof->kid, proof->n);
	gj_html_raw(html, "</details>");
}

void gj_html_proofs_start(gj_html_proofs *p, gj_html *html, const gj_verdicts *verdicts)
{
	memset(p, 0, sizeof *p);
	p->html = html;
	p->verdicts = verdicts;
	gj_grounds_start(&p->grounds, &html->arena, verdicts);
	gj_page_start(&p->page, &html->body, html->page.style);
	html->payload = p;
	html->row_end = prove;
}

void gj_html_proofs_done(gj_html_proofs *p)
{
	p->html->row_end = NULL;
	p->html->out->failed = p->html->out->failed || p->grounds.failed;
	gj_page_done(&p->page);
}

/* ---- the section of grounds ---- */

/* Under its norms `the scope of the instrument` says enough, and which day is meant; here it does not. */
static void put_what(gj_html_proofs *p, const gj_ground *ground)
{
	const gj_law *law = p->verdicts->law;
	gj_page *page = &p->page;

	if (ground->sort == GJ_GROUND_SCOPE) {
		gj_page_add(page, gj_title(&law->instrument[ground->ref].e, page->style->tongue));
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_add(page, law->instrument[ground->ref].e.id);
	}
	if (ground->day != p->verdicts->circuit->on) {
		gj_page_join(page, GJ_M_DOT);
		gj_page_day(page, ground->day);
	}
	if (gj_page_mark(page) == 0)
		return;
	gj_html_raw(p->html, "<p>");
	gj_html_said_by(p->html, page);
	gj_html_raw(p->html, "</p>");
}

static void put_ground(gj_html_proofs *p, const gj_ground *ground)
{
	gj_proof *whole = gj_grounds_whole(&p->grounds, ground);
	telling t = {.html = p->html, .page = &p->page, .proofs = p, .root = whole};

	if (whole == NULL)
		return;
	gj_html_raw(p->html, "<div class=\"proof\" id=\"");
	put_place(p, ground);
	gj_html_raw(p->html, "\">");
	put_what(p, ground);
	tell(&t, &p->html->arena, p->verdicts, &whole, 1);
	gj_html_raw(p->html, "</div>\n");
}

/* Showing one may call for others: the queue grows while it is read, and ends, for each stands in it once. */
void gj_html_proofs_grounds(gj_html_proofs *p)
{
	if (p->grounds.n == 0)
		return;
	gj_html_section(p->html, GJ_M_H_GROUNDS);
	gj_html_raw(p->html, "<p>");
	gj_html_say(p->html, GJ_M_HTML_GROUNDS, NULL);
	gj_html_raw(p->html, "</p>\n");
	for (size_t i = 0; i < p->grounds.n; i++) {
		gj_ground ground = p->grounds.queue[i];

		put_ground(p, &ground);
	}
}
