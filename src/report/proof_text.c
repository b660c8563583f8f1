/* SPDX-License-Identifier: Apache-2.0 */
/* A proof as numbered sentences, each indented below what it supports, with its truth and its source. */
#include "report/why.h"

enum { INDENT = 12, STEP = 2, MAX_INDENT = 40 };

typedef struct telling {
	gj_page *page;
	const gj_verdicts *verdicts;
	const gj_proof_form *form;
	unsigned line;
	struct {
		gj_proof_kind kind;
		uint32_t ref;
		gj_day day;
		unsigned line;
	} * seen; /* where things that may be repeated were shown in full */
	size_t n_seen, cap_seen;
	gj_arena *arena;
} telling;

static void remember(telling *t, const gj_proof *proof)
{
	if (proof->n == 0 && proof->kind != GJ_PROOF_FACT)
		return;
	if (gj_arena_room(t->arena, (void **)&t->seen, &t->cap_seen, t->n_seen, sizeof *t->seen) !=
	    GJ_OK) {
		t->page->out->failed = true;
		return;
	}
	t->seen[t->n_seen].kind = proof->kind;
	t->seen[t->n_seen].ref = proof->ref;
	t->seen[t->n_seen].day = proof->day;
	t->seen[t->n_seen++].line = t->line;
}

/* Only what has a name can be pointed back to: `one of the cases that it includes` is of a term or of a role, and has none. */
static bool has_name(gj_proof_kind kind)
{
	return kind != GJ_PROOF_AND && kind != GJ_PROOF_OR && kind != GJ_PROOF_NOT &&
	       kind != GJ_PROOF_COMPARE && kind != GJ_PROOF_INCLUDES && kind != GJ_PROOF_EXCLUDES;
}

static unsigned seen_at(const telling *t, const gj_proof *proof)
{
	if (!has_name(proof->kind))
		return 0;
	for (size_t i = 0; i < t->n_seen; i++)
		if (t->seen[i].kind == proof->kind && t->seen[i].ref == proof->ref &&
		    t->seen[i].day == proof->day)
			return t->seen[i].line;
	return 0;
}

static void add_cites(gj_page *page, const gj_cite *cite, size_t n)
{
	size_t mark = gj_page_mark(page);

	gj_page_cites(page, cite, n, GJ_STR(""));
	if (n > 0)
		gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_page_take(page, mark, 0)));
}

static void say_force(const telling *t, const gj_proof *proof)
{
	const gj_norm *norm = &t->verdicts->law->norm[proof->ref];
	gj_page *page = t->page;
	char from[11] = "", to[11] = "";
	size_t mark;

	gj_day_format(proof->day, from);
	gj_page_say(page, proof->day == norm->planned ? GJ_M_P_FORCE_PLANNED : GJ_M_P_FORCE,
		    GJ_ARGS(gj_str_of(from)));
	mark = gj_page_mark(page);
	if (norm->never) {
		gj_page_say(page, GJ_M_NEVER_IN_FORCE, NULL);
	} else if (norm->from != GJ_DAY_NONE) {
		gj_day_format(norm->from, from);
		if (norm->to != GJ_DAY_NONE)
			gj_day_format(norm->to, to);
		gj_page_say(page, norm->to == GJ_DAY_NONE ? GJ_M_IN_FORCE_FROM : GJ_M_IN_FORCE_SPAN,
			    GJ_ARGS(gj_str_of(from), gj_str_of(to)));
	}
	if (norm->planned != GJ_DAY_NONE) {
		if (gj_page_mark(page) > mark)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_day_format(norm->planned, from);
		gj_day_format(norm->planned_to, to);
		gj_page_say(page, GJ_M_PLANNED, GJ_ARGS(gj_str_of(to), gj_str_of(from)));
	}
	if (gj_page_mark(page) > mark)
		gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_page_take(page, mark, 0)));
}

/* `offered to the public: yes (public · bot.yaml:4 · xx/rule art. 2)` */
static void say_fact(const telling *t, const gj_proof *proof)
{
	const gj_record *record = t->verdicts->record;
	const gj_fact *fact = &t->verdicts->law->fact[proof->ref];
	const gj_input *input = &record->fact[proof->ref];
	gj_page *page = t->page;
	size_t mark = gj_page_mark(page);

	gj_page_input(page, fact, input);
	gj_page_say(page, GJ_M_P_FACT,
		    GJ_ARGS(gj_title(&fact->e, page->style->tongue), gj_page_take(page, mark, 0)));
	if (seen_at(t, proof) > 0)
		return;
	mark = gj_page_mark(page);
	gj_page_add(page, fact->e.id);
	if (input->pos.line > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_place(page, &record->source, input->pos);
	}
	if (fact->n_cites > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_cite(page, fact->cite);
	}
	gj_page_say(page, GJ_M_BRACKETS, GJ_ARGS(gj_page_take(page, mark, 0)));
}

static void say_role(const telling *t, const gj_proof *proof)
{
	const gj_law *law = t->verdicts->law;
	bool open = t->verdicts->record->role[proof->ref] == GJ_UNKNOWN;

	gj_page_say(t->page, open ? GJ_M_P_ROLE_OPEN : GJ_M_P_ROLE,
		    GJ_ARGS(gj_title(&law->role[proof->ref].e, t->page->style->tongue)));
}

static void say_judgement(const telling *t, const gj_proof *proof)
{
	const gj_record *record = t->verdicts->record;
	const gj_term *term = &t->verdicts->law->term[proof->ref];
	const gj_judged *judged = &record->term[proof->ref];
	gj_tongue tongue = t->page->style->tongue;
	char day[11] = "";

	if (judged->conflict) {
		gj_page_say(t->page, GJ_M_P_JUDGED_CONFLICT, NULL);
		return;
	}
	if (judged->truth == GJ_UNKNOWN) {
		gj_page_say(t->page, GJ_M_P_NOT_JUDGED,
			    GJ_ARGS(gj_person_title(record->law, term->judged_by, tongue)));
		return;
	}
	if (judged->on != GJ_DAY_NONE)
		gj_day_format(judged->on, day);
	gj_page_say(t->page, GJ_M_P_JUDGED,
		    GJ_ARGS(gj_str_of(gj_message_text(gj_truth_message(judged->truth), tongue)),
			    judged->by, gj_str_of(day)));
	if (judged->why.len > 0) {
		gj_page_say(t->page, GJ_M_COLON, NULL);
		gj_page_say(t->page, GJ_M_QUOTED, &judged->why);
	}
	gj_page_told_at(t->page, &record->source, judged->pos);
}

/* INVARIANT: the parser bounds the nesting of quantities. */
static void add_told(const telling *t, const gj_qty *quantity)
{
	const gj_record *record = t->verdicts->record;
	gj_page *page = t->page;
	size_t mark;

	if (quantity == NULL)
		return;
	for (size_t i = 0; i < quantity->n; i++)
		add_told(t, quantity->kid[i]);
	if (quantity->op != GJ_QTY_FACT)
		return;
	gj_page_say(page, GJ_M_DOT, NULL);
	mark = gj_page_mark(page);
	gj_page_input(page, &record->law->fact[quantity->ref], &record->fact[quantity->ref]);
	gj_page_say(page, GJ_M_P_FACT,
		    GJ_ARGS(record->law->fact[quantity->ref].e.id, gj_page_take(page, mark, 0)));
	gj_page_told_at(page, &record->source, record->fact[quantity->ref].pos);
}

/* A comparison in the words of the rules, with what was told of each fact in it. */
static void say_compare(const telling *t, const gj_proof *proof)
{
	if (proof->cond == NULL || proof->cond->source == NULL)
		return;
	gj_print_expr(&t->page->scratch, proof->cond->source, t->page->style->tongue);
	add_told(t, proof->cond->left);
	add_told(t, proof->cond->right);
}

static void say_presume(const telling *t, const gj_proof *proof)
{
	const gj_presume *presume = &t->verdicts->law->presume[proof->ref];
	gj_message truth = gj_truth_message(presume->truth ? GJ_TRUE : GJ_FALSE);

	gj_page_say(t->page, GJ_M_P_PRESUME,
		    GJ_ARGS(gj_str_of(gj_message_text(truth, t->page->style->tongue))));
	add_cites(t->page, presume->cite, presume->n_cites);
}

static void say_titled(const telling *t, gj_message key, const gj_entry *entry, const gj_cite *cite,
		       size_t n_cites)
{
	gj_page_say(t->page, key, GJ_ARGS(gj_title(entry, t->page->style->tongue)));
	add_cites(t->page, cite, n_cites);
}

static void say_bearer(const telling *t, const gj_proof *proof)
{
	const gj_law *law = t->verdicts->law;
	const gj_norm *norm = &law->norm[proof->ref];
	size_t mark = gj_page_mark(t->page);

	if (norm->bearers.n == 0) {
		gj_page_say(t->page, GJ_M_P_BEARER_ANY, NULL);
		return;
	}
	gj_page_roles(t->page, law, &norm->bearers);
	gj_page_say(t->page, GJ_M_P_BEARER, GJ_ARGS(gj_page_take(t->page, mark, 0)));
}

static void say_act(const telling *t, const gj_proof *proof)
{
	gj_kind kind = t->verdicts->law->norm[proof->ref].kind;

	gj_page_say(t->page,
		    kind == GJ_KIND_PROHIBITION	    ? GJ_M_P_ACT_PROHIBITION
		    : kind == GJ_KIND_ENCOURAGEMENT ? GJ_M_P_ACT_WISH
						    : GJ_M_P_ACT_DUTY,
		    NULL);
}

static void say_node(const telling *t, const gj_proof *proof)
{
	const gj_law *law = t->verdicts->law;

	switch (proof->kind) {
	case GJ_PROOF_NORM:
	case GJ_PROOF_LIFTER:
		say_titled(t, proof->kind == GJ_PROOF_NORM ? GJ_M_P_NORM : GJ_M_P_LIFTER,
			   &law->norm[proof->ref].e, law->norm[proof->ref].cite,
			   law->norm[proof->ref].n_cites);
		return;
	case GJ_PROOF_TERM:
		say_titled(t, GJ_M_P_TERM, &law->term[proof->ref].e, law->term[proof->ref].cite,
			   law->term[proof->ref].n_cites);
		return;
	case GJ_PROOF_FORCE:
		say_force(t, proof);
		return;
	case GJ_PROOF_BEARER:
		say_bearer(t, proof);
		return;
	case GJ_PROOF_SCOPE:
		gj_page_say(t->page, GJ_M_P_SCOPE, NULL);
		return;
	case GJ_PROOF_WHEN:
		gj_page_say(t->page, proof->n > 0 ? GJ_M_P_WHEN : GJ_M_P_WHEN_ALWAYS, NULL);
		return;
	case GJ_PROOF_INCLUDES:
		gj_page_say(t->page, GJ_M_P_INCLUDES, NULL);
		return;
	case GJ_PROOF_EXCLUDES:
		gj_page_say(t->page, GJ_M_P_EXCLUDES, NULL);
		return;
	case GJ_PROOF_JUDGEMENT:
		say_judgement(t, proof);
		return;
	case GJ_PROOF_FACT:
		say_fact(t, proof);
		return;
	case GJ_PROOF_ROLE:
		say_role(t, proof);
		return;
	case GJ_PROOF_PRESUME:
		say_presume(t, proof);
		return;
	case GJ_PROOF_COMPARE:
		say_compare(t, proof);
		return;
	case GJ_PROOF_AND:
		gj_page_say(t->page, GJ_M_P_AND, NULL);
		return;
	case GJ_PROOF_OR:
		gj_page_say(t->page, GJ_M_P_OR, NULL);
		return;
	case GJ_PROOF_ACT:
		say_act(t, proof);
		return;
	case GJ_PROOF_KEPT: /* its steps are shown, and their heading says it */
	case GJ_PROOF_NOT:
		break;
	}
	gj_page_say(t->page, GJ_M_P_NOT, NULL);
}

static void say_above(telling *t, const gj_proof *proof)
{
	unsigned line = seen_at(t, proof);
	size_t mark = gj_page_mark(t->page);
	char room[12];

	if (line == 0)
		return;
	gj_page_say(t->page, GJ_M_P_ABOVE, GJ_ARGS(gj_count(room, line)));
	gj_page_say(t->page, GJ_M_BRACKETS, GJ_ARGS(gj_page_take(t->page, mark, 0)));
}

/* A heading above one `all of these` says so itself, and a bearer names its roles itself. */
static const gj_proof *folded(const telling *t, const gj_proof *proof)
{
	const gj_proof *kid = proof->n == 1 ? proof->kid[0] : NULL;

	if (proof->kind == GJ_PROOF_BEARER && kid != NULL)
		return kid;
	if (kid == NULL || (kid->kind != GJ_PROOF_AND && kid->kind != GJ_PROOF_OR) ||
	    (proof->kind != GJ_PROOF_WHEN && proof->kind != GJ_PROOF_SCOPE &&
	     proof->kind != GJ_PROOF_INCLUDES && proof->kind != GJ_PROOF_EXCLUDES &&
	     proof->kind != GJ_PROOF_TERM && proof->kind != GJ_PROOF_ACT))
		return proof;
	gj_page_say(t->page, GJ_M_COLON, NULL);
	gj_page_say(t->page, kid->kind == GJ_PROOF_AND ? GJ_M_P_AND : GJ_M_P_OR, NULL);
	return kid;
}

/* Exemptions that lift exemptions nest as deep as somebody writes them: the proof ends at GJ_PROOF_MAX_DEPTH. */
static void say_proof(telling *t, const gj_proof *proof, unsigned depth)
{
	const gj_proof_form *form = t->form;
	const gj_proof *above = proof;
	bool elsewhere;

	form->begin(form->payload, ++t->line, proof->truth, depth);
	say_node(t, proof);
	elsewhere = seen_at(t, proof) == 0 && form->elsewhere != NULL &&
		    form->elsewhere(form->payload, proof);
	if (!elsewhere) {
		if (seen_at(t, proof) > 0)
			say_above(t, proof);
		else
			remember(t, proof);
		above = folded(t, proof);
	}
	form->end(form->payload, depth);
	if (elsewhere)
		return;
	if (depth == GJ_PROOF_MAX_DEPTH && above->n > 0) {
		gj_page_say(t->page, GJ_M_P_DEEPER, NULL);
		form->end(form->payload, depth + 1);
		return;
	}
	for (size_t i = 0; i < above->n; i++)
		say_proof(t, above->kid[i], depth + 1);
}

void gj_text_proof_as(gj_page *page, gj_arena *arena, const gj_verdicts *verdicts,
		      gj_proof *const *step, size_t n, const gj_proof_form *form)
{
	telling t = {.page = page, .verdicts = verdicts, .form = form, .arena = arena};

	for (size_t i = 0; i < n; i++) {
		if (form->part != NULL)
			form->part(form->payload, i);
		say_proof(&t, step[i], 0);
	}
}

gj_message gj_proof_truth(gj_truth truth)
{
	static const gj_message words[] = {GJ_M_TRUTH_NO, GJ_M_TRUTH_UNKNOWN, GJ_M_TRUTH_YES};

	return words[truth];
}

/* A whole explanation on a page of text. */
typedef struct explaining {
	gj_page *page;
	const gj_why *why;
} explaining;

static void begin_part(void *payload, size_t step)
{
	const explaining *e = payload;

	if (step == e->why->proof->n)
		gj_text_why_kept_head(e->page, e->why);
}

/* Number and truth to the left: ` 12  yes  `. */
static void begin_line(void *payload, unsigned line, gj_truth truth, unsigned depth)
{
	gj_page *page = ((const explaining *)payload)->page;
	char room[12];
	gj_str number = gj_count(room, line);

	(void)depth;
	gj_buf_pad(&page->scratch, ' ', number.len < 3 ? 3 - number.len : 0);
	gj_page_add(page, number);
	gj_page_add(page, GJ_STR("  "));
	gj_page_say(page, gj_proof_truth(truth), NULL);
	gj_page_left(page, 0, truth == GJ_UNKNOWN ? GJ_INK_YELLOW : GJ_INK_BOLD,
		     gj_page_take(page, 0, 0));
}

static void end_line(void *payload, unsigned depth)
{
	unsigned indent = depth <= GJ_PROOF_MAX_DEPTH ? INDENT + STEP * depth : MAX_INDENT;
	gj_page *page = ((const explaining *)payload)->page;

	gj_page_end(page, indent < MAX_INDENT ? indent : MAX_INDENT, GJ_INK_PLAIN);
	gj_page_left_rest(page);
}

void gj_text_proof(gj_page *page, gj_arena *arena, const gj_why *why)
{
	explaining e = {page, why};
	gj_proof_form form = {begin_part, begin_line, NULL, end_line, &e};
	size_t n;
	gj_proof *const *step = gj_why_steps(why, arena, &n);

	if (step == NULL)
		page->out->failed = true;
	else
		gj_text_proof_as(page, arena, why->verdicts, step, n, &form);
}
