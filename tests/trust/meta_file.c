/* SPDX-License-Identifier: Apache-2.0 */
/* A record written as a service file and read again is the same record, in YAML and in JSON. */
#include "base/buf.h"
#include "base/number.h"
#include "trust/meta.h"

typedef struct pen {
	gj_buf out;
	bool json;
	const char *comma;
} pen;

/* A word of the file: bare in YAML, in quotes in JSON. */
static void word(pen *p, gj_str text)
{
	gj_buf_printf(&p->out, p->json ? "\"%.*s\"" : "%.*s", GJ_FMT(text));
}

static void name(pen *p, gj_str text)
{
	word(p, text);
	gj_buf_puts(&p->out, ": ");
}

static void begin(pen *p, char bracket)
{
	gj_buf_putc(&p->out, bracket);
	p->comma = "";
}

static void next(pen *p)
{
	gj_buf_puts(&p->out, p->comma);
	p->comma = ", ";
}

static void end(pen *p, char bracket)
{
	gj_buf_putc(&p->out, bracket);
	p->comma = ", ";
}

static void yes_no(pen *p, bool yes)
{
	if (p->json)
		gj_buf_puts(&p->out, yes ? "true" : "false");
	else
		gj_buf_puts(&p->out, yes ? "yes" : "no");
}

static void value(pen *p, const gj_fact *fact, int64_t v)
{
	char day[11];

	if (fact->type != GJ_FACT_DATE && fact->type != GJ_FACT_EVENT) {
		gj_num_print(&p->out, v);
		return;
	}
	gj_day_format((gj_day)v, day);
	word(p, gj_str_of(day));
}

static void given(pen *p, const gj_fact *fact, const gj_input *in)
{
	if (fact->type == GJ_FACT_BOOL) {
		yes_no(p, in->truth == GJ_TRUE);
	} else if (fact->type == GJ_FACT_CHOICE) {
		word(p, fact->choice[in->choice].text);
	} else if (in->truth == GJ_FALSE) {
		yes_no(p, false);
	} else if (in->has_low && in->has_high && in->low == in->high) {
		value(p, fact, in->low);
	} else {
		begin(p, '{');
		if (in->has_low) {
			next(p);
			name(p, GJ_STR("at_least"));
			value(p, fact, in->low);
		}
		if (in->has_high) {
			next(p);
			name(p, GJ_STR("at_most"));
			value(p, fact, in->high);
		}
		end(p, '}');
	}
}

/* Two statements that cannot both be true. */
static void contradiction(pen *p, const gj_fact *fact)
{
	gj_input first = {.state = GJ_STATE_GIVEN, .truth = GJ_TRUE, .has_high = true, .high = 100};
	gj_input second = {.state = GJ_STATE_GIVEN, .truth = GJ_TRUE, .has_low = true, .low = 200};

	if (fact->type == GJ_FACT_BOOL)
		second.truth = GJ_FALSE;
	second.choice = 1;
	begin(p, '[');
	given(p, fact, &first);
	p->comma = ", ";
	next(p);
	given(p, fact, &second);
	end(p, ']');
}

static void facts(pen *p, const gj_record *record)
{
	name(p, GJ_STR("facts"));
	begin(p, '{');
	for (size_t i = 0; i < record->law->n_facts; i++) {
		const gj_input *in = &record->fact[i];

		if (in->state == GJ_STATE_NOT_ASKED)
			continue;
		next(p);
		name(p, record->law->fact[i].e.id);
		if (in->state == GJ_STATE_GIVEN)
			given(p, &record->law->fact[i], in);
		else if (in->state == GJ_STATE_CONFLICT)
			contradiction(p, &record->law->fact[i]);
		else
			word(p, in->state == GJ_STATE_UNKNOWN ? GJ_STR("unknown")
							      : GJ_STR("not applicable"));
	}
	end(p, '}');
}

static void roles(pen *p, const gj_record *record)
{
	name(p, GJ_STR("roles"));
	if (!record->roles_closed) {
		begin(p, '{');
		name(p, GJ_STR("includes"));
	}
	begin(p, '[');
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] == GJ_TRUE) {
			next(p);
			word(p, record->law->role[i].e.id);
		}
	end(p, ']');
	if (!record->roles_closed)
		end(p, '}');
}

static void judgement(pen *p, gj_str term, bool yes)
{
	next(p);
	begin(p, '{');
	name(p, GJ_STR("term"));
	word(p, term);
	next(p);
	gj_buf_puts(&p->out, ", ");
	name(p, GJ_STR("value"));
	yes_no(p, yes);
	gj_buf_puts(&p->out,
		    p->json ? ", \"by\": \"counsel\", \"on\": \"2026-01-01\", \"why\": \"x\""
			    : ", by: counsel, on: 2026-01-01, why: \"x: y\"");
	end(p, '}');
}

static void judgements(pen *p, const gj_record *record)
{
	name(p, GJ_STR("judgements"));
	begin(p, '[');
	for (size_t i = 0; i < record->law->n_terms; i++) {
		const gj_judged *judged = &record->term[i];

		if (judged->truth == GJ_TRUE || judged->conflict)
			judgement(p, record->law->term[i].e.id, true);
		if (judged->truth == GJ_FALSE || judged->conflict)
			judgement(p, record->law->term[i].e.id, false);
	}
	end(p, ']');
}

static void write(pen *p, const gj_record *record)
{
	begin(p, '{');
	name(p, GJ_STR("service"));
	word(p, GJ_STR("generated"));
	next(p);
	gj_buf_puts(&p->out, ", ");
	roles(p, record);
	gj_buf_puts(&p->out, ",\n ");
	facts(p, record);
	gj_buf_puts(&p->out, ",\n ");
	judgements(p, record);
	end(p, '}');
	gj_buf_putc(&p->out, '\n');
}

static bool same_input(const gj_input *a, const gj_input *b)
{
	if (a->state != b->state || a->state != GJ_STATE_GIVEN)
		return a->state == b->state;
	return a->truth == b->truth && a->choice == b->choice && a->has_low == b->has_low &&
	       a->has_high == b->has_high && (!a->has_low || a->low == b->low) &&
	       (!a->has_high || a->high == b->high);
}

static bool same(meta *m, const gj_record *read)
{
	const gj_record *record = m->record;

	if (read->roles_closed != record->roles_closed)
		return meta_fails(m, NULL, "the list of roles is another");
	for (size_t i = 0; i < m->law->n_roles; i++)
		if (read->role[i] != record->role[i])
			return meta_fails(m, NULL, "role %zu is read as another", i);
	for (size_t i = 0; i < m->law->n_facts; i++)
		if (!same_input(&read->fact[i], &record->fact[i]))
			return meta_fails(m, NULL, "`%.*s` is read as something else",
					  GJ_FMT(m->law->fact[i].e.id));
	for (size_t i = 0; i < m->law->n_terms; i++)
		if (read->term[i].truth != record->term[i].truth ||
		    read->term[i].conflict != record->term[i].conflict)
			return meta_fails(m, NULL, "the judgement of `%.*s` is read as another",
					  GJ_FMT(m->law->term[i].e.id));
	return true;
}

static bool through_file(meta *m, bool json)
{
	pen p = {.json = json, .comma = ""};
	gj_source source = {json ? GJ_STR("a.json") : GJ_STR("a.yaml"), {NULL, 0}};
	gj_record *read;
	gj_error err;
	bool holds;

	gj_buf_init(&p.out, gj_alloc_system(), 1 << 20);
	write(&p, m->record);
	source.text = gj_buf_str(&p.out);
	if (gj_record_read(&read, m->arena, m->law, &source, &err) != GJ_OK)
		holds = meta_fails(m, NULL, "does not read: %s at line %u column %u\n%.*s",
				   err.message, err.spot[0].line, err.spot[0].column,
				   GJ_FMT(source.text));
	else
		holds = same(m, read) || meta_fails(m, NULL, "%.*s", GJ_FMT(source.text));
	gj_buf_free(&p.out);
	m->tried++;
	return holds;
}

bool meta_yaml(meta *m)
{
	return through_file(m, false);
}

bool meta_json(meta *m)
{
	return through_file(m, true);
}
