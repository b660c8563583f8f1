/* SPDX-License-Identifier: Apache-2.0 */
/* guiju ask --answers: the interview with a file in place of a person. The service file is written once, at the end. */
#include "base/file.h"
#include "cli/asking.h"
#include "reason/thought.h"

typedef struct gj_batch {
	gj_asking *a;
	gj_record *answers;
	bool *fact_used, *term_used, roles_used;
	gj_asks open; /* asked, and not answered */
	bool roles_open;
	size_t asked, answered;
} gj_batch;

/* ---- the answers ---- */

static const gj_doc *scalar(gj_arena *arena, const char *text)
{
	gj_doc *doc = gj_arena_get(arena, sizeof *doc);

	if (doc == NULL)
		return NULL;
	doc->kind = GJ_DOC_SCALAR;
	doc->text = gj_str_of(text);
	return doc;
}

static bool is_frame(const gj_doc *doc)
{
	static const char *const keys[] = {"service", "regimes", "roles", "facts", "judgements"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (gj_doc_get(doc, keys[i]) != NULL)
			return true;
	return false;
}

/* Lines NAME: VALUE are the facts of a service; a file that names none is one all the same. */
static int frame(gj_arena *arena, gj_doc **doc)
{
	bool framed = is_frame(*doc);
	gj_doc *made;
	size_t n = framed ? (*doc)->n + 1 : 2;

	if (framed && gj_doc_get(*doc, "service") != NULL)
		return GJ_OK;
	made = gj_arena_get(arena, sizeof *made);
	if (made == NULL)
		return GJ_ENOMEM;
	*made = **doc;
	made->kind = GJ_DOC_MAP;
	made->n = n;
	made->key = gj_arena_array(arena, n, sizeof(gj_doc *));
	made->kid = gj_arena_array(arena, n, sizeof(gj_doc *));
	if (made->key == NULL || made->kid == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i + 1 < n; i++) {
		made->key[i] = framed ? (*doc)->key[i] : (gj_doc *)scalar(arena, "facts");
		made->kid[i] = framed ? (*doc)->kid[i] : *doc;
	}
	made->key[n - 1] = (gj_doc *)scalar(arena, "service");
	made->kid[n - 1] = (gj_doc *)scalar(arena, "answers");
	for (size_t i = 0; i < n; i++)
		if (made->key[i] == NULL || made->kid[i] == NULL)
			return GJ_ENOMEM;
	*doc = made;
	return GJ_OK;
}

static int read_answers(gj_batch *b, const char *path)
{
	gj_session *s = b->a->s;
	gj_source source = {gj_str_of(path), {"", 0}};
	gj_doc *doc;
	int rc = gj_file_read_text(&source.text, &s->arena, path, GJ_SERVICE_LIMIT, &s->err);

	if (rc == GJ_OK)
		rc = gj_record_doc(&doc, &s->arena, &source, &s->err);
	if (rc == GJ_OK && doc->kind == GJ_DOC_MAP && frame(&s->arena, &doc) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK)
		rc = gj_record_from_doc(&b->answers, &s->arena, s->law, &source, doc, &s->err);
	if (rc != GJ_OK || b->answers->regime == NULL || b->a->record->regime != NULL ||
	    s->args.value[GJ_OPT_REGIME] != NULL)
		return rc;
	/* A file of answers is no place to narrow what is asked. */
	gj_fault(&s->err, GJ_EINPUT, "the answers are about the law of some regimes only");
	gj_fault_at(&s->err, &source, gj_doc_get(doc, "regimes")->pos, NULL);
	return gj_fault_help(&s->err, "say --regime");
}

/* ---- asking ---- */

static bool knows_roles(const gj_record *answers)
{
	for (size_t i = 0; i < answers->law->n_roles; i++)
		if (answers->role[i] != GJ_UNKNOWN)
			return true;
	return answers->roles_closed;
}

/* Into `said` what the file answers; false: nothing. */
static bool answer(gj_batch *b, gj_ask ask, gj_record *said)
{
	const gj_record *answers = b->answers;

	if (ask.kind == GJ_ASK_ROLE) {
		b->roles_used = true;
		said->roles_closed = answers->roles_closed;
		memcpy(said->role, answers->role, answers->law->n_roles * sizeof *said->role);
		return knows_roles(answers);
	}
	if (ask.kind == GJ_ASK_JUDGEMENT) {
		b->term_used[ask.ref] = true;
		said->term[ask.ref] = answers->term[ask.ref];
		return answers->term[ask.ref].truth != GJ_UNKNOWN;
	}
	b->fact_used[ask.ref] = true;
	said->fact[ask.ref] = answers->fact[ask.ref];
	return answers->fact[ask.ref].state != GJ_STATE_NOT_ASKED &&
	       answers->fact[ask.ref].state != GJ_STATE_CONFLICT;
}

static int ask_one(gj_batch *b, gj_arena *arena, gj_ask ask)
{
	gj_asking *a = b->a;
	gj_record *said;

	b->asked++;
	if (gj_record_copy(&said, arena, a->record) != GJ_OK)
		return gj_fault_memory(&a->s->err);
	if (answer(b, ask, said)) {
		b->answered++;
		return gj_asking_put(a, said, ask, false);
	}
	if (ask.kind == GJ_ASK_ROLE)
		b->roles_open = true;
	else if (gj_asks_add(&b->open, &a->s->arena, ask) != GJ_OK)
		return gj_fault_memory(&a->s->err);
	return gj_asking_pass(a, ask);
}

static int ask_all(gj_batch *b, gj_prospects *left)
{
	int rc = GJ_OK;

	for (bool more = true; rc == GJ_OK && more;) {
		gj_prospects questions;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		if (gj_inquiry_rank(&questions, &arena, b->a->inquiry, 1) != GJ_OK)
			rc = gj_fault_memory(&b->a->s->err);
		more = rc == GJ_OK && questions.n > 0;
		if (rc == GJ_OK)
			*left = questions;
		if (more)
			rc = ask_one(b, &arena, questions.at[0].ask);
		gj_arena_free(&arena);
	}
	return rc;
}

/* ---- what came of it ---- */

static void add_name(gj_page *page, gj_str name, size_t *n)
{
	if ((*n)++ > 0)
		gj_page_say(page, GJ_M_COMMA, NULL);
	gj_page_add(page, name);
}

static void say_open(gj_page *page, const gj_batch *b)
{
	size_t n = 0;

	if (b->roles_open)
		add_name(page, GJ_STR("roles"), &n);
	for (size_t i = 0; i < b->open.n; i++)
		add_name(page, gj_ask_name(b->a->s->law, b->open.at[i]), &n);
	if (n > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_BATCH_OPEN,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static void say_not_asked(gj_page *page, const gj_batch *b)
{
	const gj_law *law = b->a->s->law;
	size_t n = 0;

	for (size_t i = 0; i < law->n_facts; i++)
		if (b->answers->fact[i].state != GJ_STATE_NOT_ASKED && !b->fact_used[i])
			add_name(page, law->fact[i].e.id, &n);
	for (size_t i = 0; i < law->n_terms; i++)
		if (b->answers->term[i].truth != GJ_UNKNOWN && !b->term_used[i])
			add_name(page, law->term[i].e.id, &n);
	if (n > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_BATCH_NOT_ASKED,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static void report(gj_batch *b, const gj_prospects *left)
{
	gj_session *s = b->a->s;
	gj_page page;
	char asked[12], answered[12];

	gj_page_start(&page, &s->out, &s->style);
	gj_page_line(&page, 0, GJ_INK_PLAIN, GJ_M_BATCH_ASKED,
		     GJ_ARGS(gj_count(asked, b->asked), gj_count(answered, b->answered)));
	say_open(&page, b);
	say_not_asked(&page, b);
	gj_page_asks_left(&page, left);
	gj_page_line(&page, 0, GJ_INK_PLAIN, GJ_M_TALK_NEXT, GJ_ARGS(gj_str_of(b->a->path)));
	gj_page_done(&page);
}

int gj_ask_by_file(gj_asking *a, const char *path)
{
	gj_session *s = a->s;
	gj_batch b = {.a = a};
	gj_prospects left = {.n = 0};
	int rc = read_answers(&b, path);

	b.fact_used = gj_arena_array(&s->arena, s->law->n_facts, sizeof *b.fact_used);
	b.term_used = gj_arena_array(&s->arena, s->law->n_terms, sizeof *b.term_used);
	if (rc == GJ_OK && (b.fact_used == NULL || b.term_used == NULL))
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK && a->made && !gj_str_eq(b.answers->service, GJ_STR("answers"))) {
		rc = gj_asking_name(a, b.answers->service);
		a->inquiry->record = a->record;
	}
	if (rc == GJ_OK)
		rc = ask_all(&b, &left);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if ((b.answered > 0 || a->made) && gj_asking_write(a) != GJ_OK) {
		gj_session_fail(s, GJ_EIO);
		return GJ_EXIT_FAULT;
	}
	report(&b, &left);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
