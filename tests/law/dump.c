/* SPDX-License-Identifier: Apache-2.0 */
#include "law/dump.h"

#include <stdlib.h>

typedef struct dump {
	gj_buf out;
	const gj_law *law;
	size_t strip;
} dump;

#define SAY(...) gj_buf_printf(&d->out, __VA_ARGS__)

static gj_str cut(const dump *d, gj_str id)
{
	size_t n = d->strip < id.len ? d->strip : id.len;

	return (gj_str){id.at + n, id.len - n};
}

#define ID(e) GJ_FMT(cut(d, (e).id))

static void say_day(dump *d, const char *what, gj_day day)
{
	char text[11] = "-";

	if (day != GJ_DAY_NONE)
		gj_day_format(day, text);
	SAY(" %s %s", what, text);
}

static void say_cites(dump *d, const gj_cite *cite, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		SAY(" cite %.*s", GJ_FMT(cut(d, cite[i].instrument.text)));
		for (unsigned k = 0; k < cite[i].n; k++)
			SAY(" %s %s", gj_unit_word(cite[i].step[k].unit, GJ_EN),
			    cite[i].step[k].label);
	}
}

static void say_qty(dump *d, const gj_qty *qty)
{
	if (qty == NULL) {
		SAY(" none");
		return;
	}
	SAY(" (%d%s %.*s", (int)qty->op, qty->is_day ? "d" : "", GJ_FMT(qty->currency));
	if (qty->op == GJ_QTY_FACT)
		SAY(" %.*s", ID(d->law->fact[qty->ref].e));
	if (qty->op == GJ_QTY_PARAMETER)
		SAY(" %.*s", ID(d->law->parameter[qty->ref].e));
	if (qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_PERCENT)
		SAY(" %lld", (long long)qty->num);
	if (qty->op == GJ_QTY_DAY)
		say_day(d, "", qty->day);
	for (size_t i = 0; i < qty->n; i++)
		say_qty(d, qty->kid[i]);
	SAY(")");
}

static void say_cond(dump *d, const char *what, const gj_cond *cond)
{
	if (cond == NULL)
		return;
	SAY(" %s(%d", what, (int)cond->op);
	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
		SAY(" %.*s", ID(d->law->fact[cond->ref].e));
		break;
	case GJ_COND_TERM:
		SAY(" %.*s", ID(d->law->term[cond->ref].e));
		break;
	case GJ_COND_CHOICE:
		SAY(" %.*s:", ID(d->law->fact[cond->ref].e));
		for (size_t i = 0; i < cond->choice.n; i++)
			SAY(" %.*s",
			    GJ_FMT(d->law->fact[cond->ref].choice[cond->choice.at[i]].text));
		break;
	case GJ_COND_COMPARE:
		SAY(" %s", gj_word_text(cond->relation, GJ_EN));
		say_qty(d, cond->left);
		say_qty(d, cond->right);
		break;
	default:
		break;
	}
	for (size_t i = 0; i < cond->n; i++)
		say_cond(d, "", cond->kid[i]);
	SAY(")");
}

static void say_things(dump *d, const char *what, const gj_refs *list, const void *first,
		       size_t size)
{
	SAY(" %s", what);
	for (size_t i = 0; i < list->n; i++) {
		const gj_entry *e = (const void *)((const char *)first + list->at[i] * size);

		SAY(" %.*s", ID(*e));
	}
}

#define THINGS(what, list, array) say_things(d, what, &(list), d->law->array, sizeof *d->law->array)

static void say_event(dump *d, const char *what, uint32_t event)
{
	if (event != GJ_NONE)
		SAY(" %s %.*s", what, ID(d->law->fact[event].e));
}

static void say_instruments(dump *d)
{
	for (size_t i = 0; i < d->law->n_instruments; i++) {
		const gj_instrument *in = &d->law->instrument[i];

		SAY("instrument %.*s %.*s level %.*s number %.*s articles %u%s unverified %.*s",
		    ID(in->e), GJ_FMT(cut(d, in->jurisdiction)), ID(d->law->level[in->level].e),
		    GJ_FMT(in->number), (unsigned)in->n_articles, in->never ? " never" : "",
		    GJ_FMT(in->unverified.english));
		THINGS("issuers", in->issuers, agency);
		say_day(d, "made", in->made);
		say_day(d, "from", in->from);
		say_day(d, "to", in->to);
		say_day(d, "superseded", in->superseded);
		if (in->draft != GJ_NONE)
			SAY(" draft %.*s", ID(d->law->instrument[in->draft].e));
		say_cond(d, "scope", in->scope);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_articles; i++) {
		const gj_article *a = &d->law->article[i];

		SAY("article");
		say_cites(d, &a->cite, 1);
		SAY(" status %d%s unverified %.*s from", (int)a->status,
		    a->from_none ? " none" : "", GJ_FMT(a->unverified.english));
		say_cites(d, a->from, a->n_from);
		SAY("\n");
	}
}

static void say_facts(dump *d)
{
	for (size_t i = 0; i < d->law->n_facts; i++) {
		const gj_fact *f = &d->law->fact[i];

		SAY("fact %.*s type %d %.*s %.*s ask %.*s %.*s by %.*s%s", ID(f->e), (int)f->type,
		    GJ_FMT(f->currency), GJ_FMT(f->unit), GJ_FMT(f->ask), GJ_FMT(f->ask_zh),
		    GJ_FMT(f->changeable), f->presume != GJ_NONE ? " presumed" : "");
		for (size_t k = 0; k < f->n_choices; k++)
			SAY(" choice %.*s", GJ_FMT(f->choice[k].text));
		say_cites(d, f->cite, f->n_cites);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_parameters; i++) {
		const gj_parameter *p = &d->law->parameter[i];

		SAY("parameter %.*s", ID(p->e));
		for (size_t k = 0; k < p->n; k++) {
			say_qty(d, p->dated[k].value);
			say_day(d, "from", p->dated[k].from);
			say_day(d, "to", p->dated[k].to);
		}
		say_cites(d, p->cite, p->n_cites);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_terms; i++) {
		const gj_term *t = &d->law->term[i];

		SAY("term %.*s judged %.*s guide %.*s", ID(t->e), GJ_FMT(t->judged_by),
		    GJ_FMT(t->guide));
		say_cond(d, "means", t->means);
		say_cond(d, "includes", t->includes);
		say_cond(d, "excludes", t->excludes);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_presumes; i++) {
		const gj_presume *p = &d->law->presume[i];

		SAY("presume %.*s %d", ID(d->law->fact[p->fact].e), p->truth);
		say_cites(d, p->cite, p->n_cites);
		say_cond(d, "when", p->when);
		SAY("\n");
	}
}

static void say_steps(dump *d, const gj_norm *n)
{
	for (size_t i = 0; i < n->n_steps; i++) {
		const gj_step *step = &n->step[i];

		SAY(" step %.*s %.*s", GJ_FMT(step->condition), GJ_FMT(step->condition_en));
		THINGS("measures", step->measures, measure);
		for (size_t k = 0; k < step->n_fines; k++) {
			SAY(" fine");
			say_qty(d, step->fine[k].lo);
			say_qty(d, step->fine[k].hi);
		}
	}
}

static void say_toward(dump *d, const gj_norm *n)
{
	SAY(" toward");
	for (size_t i = 0; i < n->toward.n; i++) {
		uint32_t ref = n->toward.at[i];

		if (ref < d->law->n_agencies)
			SAY(" %.*s", ID(d->law->agency[ref].e));
		else
			SAY(" %.*s", ID(d->law->role[ref - d->law->n_agencies].e));
	}
}

static void say_norms(dump *d)
{
	for (size_t i = 0; i < d->law->n_norms; i++) {
		const gj_norm *n = &d->law->norm[i];

		SAY("norm %.*s %s of %.*s%s%s%s", ID(n->e), gj_kind_word(n->kind, GJ_EN),
		    ID(d->law->instrument[n->instrument].e), n->never ? " never" : "",
		    n->from_none ? " new" : "", n->declaratory ? " declaratory" : "");
		say_cites(d, n->cite, n->n_cites);
		say_day(d, "version", n->version);
		say_day(d, "from", n->from);
		say_day(d, "to", n->to);
		if (n->planned != GJ_DAY_NONE) {
			say_day(d, "planned", n->planned);
			say_day(d, "until", n->planned_to);
		}
		THINGS("draft", n->from_draft, norm);
		THINGS("bearers", n->bearers, role);
		THINGS("bound", n->bound, role);
		THINGS("holders", n->holders, agency);
		THINGS("authority", n->authority, agency);
		say_toward(d, n);
		say_cond(d, "when", n->when);
		say_cond(d, "act", n->act);
		say_event(d, "act-event", n->act_event);
		say_event(d, "upon", n->upon);
		say_event(d, "before", n->before);
		if (n->by != GJ_DAY_NONE)
			say_day(d, "by", n->by);
		say_event(d, "promptly", n->promptly);
		if (n->has_within)
			SAY(" within %d %d", n->within, (int)n->unit);
		say_event(d, "of", n->has_within ? n->within_of : GJ_NONE);
		if (n->rests_on.english.len > 0)
			SAY(" rests on %.*s", ID(*n->rests_on.of));
		SAY("\n");
		/* Lists that follow the order of the blocks have a line for each pair, so that sorting hides that order. */
#define PAIRS(what, list)                                                                          \
	for (size_t k = 0; k < n->list.n; k++)                                                     \
	SAY("norm %.*s " what " %.*s\n", ID(n->e), ID(d->law->norm[n->list.at[k]].e))
		PAIRS("lifts", lifts);
		PAIRS("lifted by", lifted_by);
		PAIRS("else", orelse);
		PAIRS("behind it", breach);
#undef PAIRS
		if (n->n_steps > 0) {
			SAY("norm %.*s", ID(n->e));
			say_steps(d, n);
			if (n->each != 0)
				SAY(" each %u", n->each);
			SAY("\n");
		}
	}
}

static void say_tests(dump *d)
{
	for (size_t i = 0; i < d->law->n_tests; i++) {
		const gj_test *t = &d->law->test[i];

		SAY("test %.*s%s", GJ_FMT(t->e.title), t->roles_given ? " roles" : "");
		if (t->like != GJ_NONE) {
			SAY(" like %.*s", GJ_FMT(d->law->test[t->like].e.title));
			THINGS("no facts", t->no_facts, fact);
			THINGS("no terms", t->no_terms, term);
		}
		say_day(d, "on", t->on);
		THINGS("roles", t->roles, role);
		for (size_t k = 0; k < t->n_given; k++)
			SAY(" given %.*s %d", ID(d->law->fact[t->given[k].ref].e),
			    (int)t->given[k].value->kind);
		for (size_t k = 0; k < t->n_judgements; k++)
			SAY(" judged %.*s", ID(d->law->term[t->judgement[k].ref].e));
		for (size_t k = 0; k < t->n_expect; k++)
			SAY(" expect %.*s %s", ID(d->law->norm[t->expect[k].norm].e),
			    gj_word_text(t->expect[k].expect->outcome, GJ_EN));
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_happenings; i++) {
		const gj_happening *h = &d->law->happening[i];

		SAY("happening %.*s", ID(h->e));
		say_day(d, "on", h->on);
		THINGS("by", h->by, agency);
		for (size_t k = 0; k < h->n_about; k++)
			SAY(" about %.*s", GJ_FMT(cut(d, h->about[k].text)));
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_links; i++) {
		const gj_link *link = &d->law->link[i];

		SAY("link %.*s", ID(link->e));
		say_cond(d, "when", link->when);
		for (size_t k = 0; k < link->n_brings; k++)
			SAY(" brings %.*s %d", ID(d->law->fact[link->brings[k].ref].e),
			    (int)link->brings[k].value->kind);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_effects; i++) {
		const gj_effect *effect = &d->law->effect[i];

		SAY("effect %.*s %u\n", ID(d->law->link[effect->link].e), effect->at);
	}
	for (size_t i = 0; i < d->law->n_invariants; i++) {
		const gj_invariant *v = &d->law->invariant[i];

		SAY("invariant %.*s", ID(v->e));
		say_cites(d, v->cite, v->n_cites);
		say_cond(d, "when", v->when);
		THINGS("if", v->given, norm);
		THINGS("then", v->then, norm);
		THINGS("then not", v->then_not, norm);
		say_cond(d, "holds", v->holds);
		SAY("\n");
	}
}

static void say_vocabulary(dump *d)
{
	for (size_t i = 0; i < d->law->n_levels; i++)
		SAY("level %.*s %d %d\n", ID(d->law->level[i].e), (int)d->law->level[i].force,
		    d->law->level[i].rank);
	for (size_t i = 0; i < d->law->n_roles; i++) {
		SAY("role %.*s", ID(d->law->role[i].e));
		THINGS("covers", d->law->role[i].covers, role);
		say_cond(d, "includes", d->law->role[i].includes);
		SAY("\n");
	}
	for (size_t i = 0; i < d->law->n_agencies; i++)
		SAY("agency %.*s\n", ID(d->law->agency[i].e));
	for (size_t i = 0; i < d->law->n_measures; i++)
		SAY("measure %.*s%s\n", ID(d->law->measure[i].e),
		    d->law->measure[i].fine ? " fine" : "");
	for (size_t i = 0; i < d->law->n_calendars; i++) {
		SAY("calendar %.*s", GJ_FMT(cut(d, d->law->calendar[i].jurisdiction)));
		for (size_t k = 0; k < d->law->calendar[i].n_years; k++)
			SAY(" %d", d->law->calendar[i].year[k].year);
		SAY("\n");
	}
}

static int by_line(const void *left, const void *right)
{
	return gj_str_cmp(*(const gj_str *)left, *(const gj_str *)right);
}

static gj_str sort_lines(gj_arena *arena, gj_str text)
{
	size_t n = 0, at = 0;
	gj_str *line = gj_arena_array(arena, text.len, sizeof *line), out;
	gj_buf buf;

	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\n') {
			line[n++] = (gj_str){text.at + at, i + 1 - at};
			at = i + 1;
		}
	qsort(line, n, sizeof *line, by_line);
	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < n; i++)
		gj_buf_add(&buf, line[i]);
	if (gj_arena_str(arena, &out, gj_buf_str(&buf)) != GJ_OK)
		abort();
	gj_buf_free(&buf);
	return out;
}

gj_str dump_law(gj_arena *arena, const gj_law *law, size_t strip, bool sorted)
{
	dump d = {.law = law, .strip = strip};
	gj_str out;

	gj_buf_init(&d.out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	say_vocabulary(&d);
	say_instruments(&d);
	say_facts(&d);
	say_norms(&d);
	say_tests(&d);
	if (gj_buf_status(&d.out) != GJ_OK ||
	    gj_arena_str(arena, &out, gj_buf_str(&d.out)) != GJ_OK)
		abort();
	gj_buf_free(&d.out);
	return sorted ? sort_lines(arena, out) : out;
}
