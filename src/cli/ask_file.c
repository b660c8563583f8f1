/* SPDX-License-Identifier: Apache-2.0 */
/* The service file of an interview: read, added to, written after every answer. */
#include <signal.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/asking.h"
#include "eval/record_write.h"
#include "reason/thought.h"

static int read_text(gj_asking *a)
{
	gj_session *s = a->s;
	int rc = gj_record_doc(&a->doc, &s->arena, &a->source, &s->err);

	if (rc != GJ_OK)
		return rc;
	return gj_record_from_doc(&a->record, &s->arena, s->law, &a->source, a->doc, &s->err);
}

gj_str gj_asking_stem(const gj_asking *a)
{
	gj_str name = a->source.name;

	for (size_t i = name.len; i-- > 0;)
		if (name.at[i] == '/') {
			name.at += i + 1;
			name.len -= i + 1;
			break;
		}
	for (size_t i = name.len; i-- > 1;)
		if (name.at[i] == '.') {
			name.len = i;
			break;
		}
	return name;
}

static void name_json(gj_buf *text, gj_str service, gj_str regimes)
{
	gj_json json;
	gj_str one;

	gj_json_init(&json, text, false);
	gj_json_open(&json, '{');
	gj_json_key(&json, "service");
	gj_json_str(&json, service);
	if (regimes.len > 0) {
		gj_json_key(&json, "regimes");
		gj_json_open(&json, '[');
		while (gj_args_next(&regimes, ',', &one))
			gj_json_str(&json, one);
		gj_json_close(&json, ']');
	}
	gj_json_close(&json, '}');
}

static void name_yaml(gj_buf *text, gj_str service, gj_str regimes)
{
	gj_str one;

	gj_buf_puts(text, "service: ");
	gj_yaml_quote(text, service);
	for (bool first = true; gj_args_next(&regimes, ',', &one); first = false) {
		gj_buf_puts(text, first ? "\nregimes: [" : ", ");
		gj_buf_add(text, one);
		if (regimes.len == 0)
			gj_buf_puts(text, "]");
	}
}

/* INVARIANT: the names of --regime were found in the law, so they need no quotes. */
int gj_asking_name(gj_asking *a, gj_str service)
{
	gj_str regimes = gj_str_of(a->s->args.value[GJ_OPT_REGIME]);
	bool *found, all = gj_str_eq(regimes, GJ_STR("all"));
	gj_buf text;
	int rc = gj_session_regime(a->s, &found);

	if (rc != GJ_OK)
		return rc;
	regimes.len = all ? 0 : regimes.len;
	gj_buf_init(&text, gj_alloc_system(), GJ_SERVICE_LIMIT);
	if (gj_record_is_json(a->source.name))
		name_json(&text, service, regimes);
	else
		name_yaml(&text, service, regimes);
	gj_buf_putc(&text, '\n');
	rc = gj_buf_status(&text);
	if (rc == GJ_OK)
		rc = gj_arena_str(&a->s->arena, &a->source.text, gj_buf_str(&text));
	gj_buf_free(&text);
	return rc == GJ_OK ? read_text(a) : gj_fault_memory(&a->s->err);
}

static int open_file(gj_asking *a)
{
	gj_session *s = a->s;
	int rc;

	a->source.name = gj_str_of(a->path);
	if (strcmp(a->path, "-") == 0) {
		gj_fault(&s->err, GJ_EINPUT, "answers are written into a service file, not `-`");
		return gj_fault_help(
			&s->err, "name a file, as service.yaml; --next only reads and takes any");
	}
	a->made = access(a->path, F_OK) != 0;
	if (a->made)
		return gj_asking_name(a, gj_asking_stem(a));
	rc = gj_file_read_text(&a->source.text, &s->arena, a->path, GJ_SERVICE_LIMIT, &s->err);
	return rc == GJ_OK ? read_text(a) : rc;
}

/* --next changes nothing: standard input will do. */
static int open_only_to_read(gj_asking *a)
{
	a->source.name = gj_str_of(a->path);
	if (strcmp(a->path, "-") != 0 && access(a->path, F_OK) != 0) {
		a->made = true;
		return gj_asking_name(a, gj_asking_stem(a));
	}
	return gj_session_service(a->s, &a->record, a->path);
}

static int choose_wanted(gj_session *s, const gj_record *record, bool **out)
{
	gj_str list = gj_str_of(s->args.value[GJ_OPT_NORM]), one;
	bool all = s->args.value[GJ_OPT_NORM] == NULL, *regime;
	int rc = gj_session_regime_of(s, record, &regime);

	*out = gj_arena_array(&s->arena, s->law->n_norms, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(&s->err);
	while (rc == GJ_OK && !all && gj_args_next(&list, ',', &one)) {
		uint32_t found;

		rc = gj_session_norm(s, one, &found);
		if (rc == GJ_OK)
			(*out)[found] = true;
	}
	for (size_t i = 0; rc == GJ_OK && i < s->law->n_norms; i++)
		(*out)[i] = ((*out)[i] || all) &&
			    (regime == NULL || regime[s->law->norm[i].instrument]);
	return rc;
}

/* What the file says of the roles stays; so do ranges: to narrow them is the user's to do. */
static void close_told(gj_asking *a)
{
	const gj_doc *roles = a->doc != NULL ? gj_doc_get(a->doc, "roles") : NULL;

	a->inquiry->roles_closed = a->inquiry->roles_closed || roles != NULL;
	for (size_t i = 0; i < a->s->law->n_facts; i++)
		if (a->record->fact[i].state != GJ_STATE_NOT_ASKED)
			a->inquiry->fact_closed[i] = true;
}

static gj_about about(const gj_session *s)
{
	gj_str word = gj_str_of(s->args.value[GJ_OPT_ABOUT]);

	return gj_str_eq(word, GJ_STR("kept"))	 ? GJ_ABOUT_KEPT
	       : gj_str_eq(word, GJ_STR("both")) ? GJ_ABOUT_BOTH
						 : GJ_ABOUT_APPLIES;
}

int gj_asking_open(gj_asking *a, gj_session *s)
{
	bool *wanted;
	int rc = gj_session_day(s);

	a->s = s;
	a->path = s->args.operand[0];
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = s->args.value[GJ_OPT_NEXT] != NULL ? open_only_to_read(a) : open_file(a);
	if (rc == GJ_OK)
		rc = choose_wanted(s, a->record, &wanted);
	if (rc == GJ_OK)
		rc = gj_circuit_of_norms(&a->circuit, &s->arena, s->law, s->on, wanted, &s->err);
	if (rc != GJ_OK)
		return rc;
	if (gj_inquiry_new(&a->inquiry, &s->arena, a->circuit, a->record, wanted) != GJ_OK)
		return gj_fault_memory(&s->err);
	a->inquiry->about = about(s);
	if (s->args.value[GJ_OPT_NEXT] == NULL)
		close_told(a);
	return GJ_OK;
}

/* A signal waits until the file is whole and its temporary one is gone. */
int gj_asking_write(gj_asking *a)
{
	sigset_t held, before;
	int rc;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGQUIT);
	sigaddset(&held, SIGTSTP);
	sigprocmask(SIG_BLOCK, &held, &before);
	rc = gj_file_write(a->path, a->source.text, &a->s->err);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return rc;
}

static void set_closed(gj_asking *a, gj_ask ask, bool closed)
{
	if (ask.kind == GJ_ASK_FACT)
		a->inquiry->fact_closed[ask.ref] = closed;
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		a->inquiry->term_closed[ask.ref] = closed;
	else
		a->inquiry->roles_closed = closed;
}

static int remember(gj_asking *a, gj_str before, gj_ask ask)
{
	if (gj_arena_room(&a->s->arena, (void **)&a->step, &a->cap_steps, a->n_steps,
			  sizeof *a->step) != GJ_OK)
		return gj_fault_memory(&a->s->err);
	a->step[a->n_steps++] = (gj_step_back){before, ask};
	set_closed(a, ask, true);
	return GJ_OK;
}

static int not_understood(gj_asking *a)
{
	gj_fault(&a->s->err, GJ_EINPUT, "%s is laid out in a way that an answer cannot be added to",
		 a->path);
	if (gj_record_is_json(a->source.name))
		return gj_fault_help(&a->s->err,
				     "let `facts` be an object and `judgements` a list");
	return gj_fault_help(&a->s->err,
			     "put `facts:` and `judgements:` on lines of their own, with "
			     "one entry a line below them");
}

static int make_text(gj_asking *a, const gj_record *said, gj_ask ask)
{
	gj_buf text;
	int rc;

	gj_buf_init(&text, gj_alloc_system(), GJ_SERVICE_LIMIT);
	rc = gj_record_add(&text, &a->source, a->doc, said, ask);
	if (rc == GJ_OK)
		rc = gj_arena_str(&a->s->arena, &a->source.text, gj_buf_str(&text));
	gj_buf_free(&text);
	return rc == GJ_OK ? rc : gj_fault_memory(&a->s->err);
}

int gj_asking_put(gj_asking *a, const gj_record *said, gj_ask ask, bool write)
{
	gj_asking before = *a;
	int rc = make_text(a, said, ask);

	if (rc == GJ_OK) {
		rc = read_text(a);
		if (rc == GJ_EINPUT || (rc == GJ_OK && !gj_record_same(a->record, said)))
			rc = not_understood(a);
	}
	if (rc == GJ_OK && write)
		rc = gj_asking_write(a);
	if (rc == GJ_OK)
		rc = remember(a, before.source.text, ask);
	if (rc != GJ_OK) {
		a->source.text = before.source.text;
		a->doc = before.doc;
		a->record = before.record;
	}
	a->inquiry->record = a->record;
	return rc;
}

int gj_asking_pass(gj_asking *a, gj_ask ask)
{
	return remember(a, a->source.text, ask);
}

int gj_asking_back(gj_asking *a, bool *any, bool write)
{
	gj_str now = a->source.text;
	int rc = GJ_OK;

	*any = a->n_steps > 0;
	if (!*any)
		return GJ_OK;
	a->source.text = a->step[a->n_steps - 1].text;
	if (a->source.text.at != now.at) {
		rc = read_text(a);
		if (rc == GJ_OK && write)
			rc = gj_asking_write(a);
	}
	if (rc != GJ_OK) {
		a->source.text = now;
		return rc;
	}
	set_closed(a, a->step[--a->n_steps].ask, false);
	a->inquiry->record = a->record;
	return GJ_OK;
}
