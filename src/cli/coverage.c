/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests have not tried: atoms not seen yes, no and unknown, or never deciding. */
#include "cli/trials.h"
#include "trial/atoms.h"

typedef struct counts {
	size_t atoms, whole, yes, no, unknown, deciding;
} counts;

static void count(counts *c, unsigned char seen)
{
	c->atoms++;
	c->whole += seen == GJ_SEEN_ALL;
	c->yes += (seen & GJ_SEEN_YES) != 0;
	c->no += (seen & GJ_SEEN_NO) != 0;
	c->unknown += (seen & GJ_SEEN_UNKNOWN) != 0;
	c->deciding += (seen & GJ_SEEN_DECIDING) != 0;
}

static void say_missing(gj_buf *out, unsigned char seen)
{
	static const struct {
		unsigned char bit;
		const char *words;
	} never[] = {{GJ_SEEN_YES, "never yes"},
		     {GJ_SEEN_NO, "never no"},
		     {GJ_SEEN_UNKNOWN, "never unknown"},
		     {GJ_SEEN_DECIDING, "never deciding"}};
	const char *between = ": ";

	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if ((seen & never[i].bit) == 0) {
			gj_buf_printf(out, "%s%s", between, never[i].words);
			between = ", ";
		}
	gj_buf_putc(out, '\n');
}

static void say_entry(gj_session *s, const bool *files, counts *c, const gj_entry *e,
		      unsigned char seen, bool used)
{
	if (!used || !files[e->place.file])
		return;
	count(c, seen);
	if (seen == GJ_SEEN_ALL)
		return;
	gj_buf_printf(&s->out, "%.*s:%u: %.*s", GJ_FMT(s->law->file[e->place.file].name),
		      e->place.pos.line, GJ_FMT(e->id));
	say_missing(&s->out, seen);
}

/* A comparison has no name: it is shown as it stands. */
static void say_condition(gj_session *s, counts *c, const gj_cond *cond, unsigned char seen)
{
	count(c, seen);
	if (seen == GJ_SEEN_ALL)
		return;
	gj_print_expr(&s->out, cond->source, GJ_EN);
	say_missing(&s->out, seen);
}

int gj_trials_coverage(gj_session *s, const bool *files, bool *found)
{
	const gj_law *law = s->law;
	counts c = {0};
	gj_seen seen;
	int rc = gj_see_atoms(&seen, &s->arena, law, &s->err);

	if (rc != GJ_OK)
		return rc;
	for (size_t i = 0; i < law->n_facts; i++)
		say_entry(s, files, &c, &law->fact[i].e, seen.fact[i], seen.fact_used[i]);
	for (size_t i = 0; i < law->n_terms; i++)
		say_entry(s, files, &c, &law->term[i].e, seen.term[i], seen.term_used[i]);
	for (size_t i = 0; i < law->n_roles; i++)
		say_entry(s, files, &c, &law->role[i].e, seen.role[i], seen.role_used[i]);
	for (size_t i = 0; i < law->n_conds; i++)
		if (seen.cond_used[i])
			say_condition(s, &c, seen.at[i], seen.cond[i]);
	gj_buf_printf(
		&s->out,
		"%lu atoms: %lu seen yes, %lu no, %lu unknown, %lu deciding; %lu in every way\n",
		(unsigned long)c.atoms, (unsigned long)c.yes, (unsigned long)c.no,
		(unsigned long)c.unknown, (unsigned long)c.deciding, (unsigned long)c.whole);
	*found = c.whole < c.atoms;
	return GJ_OK;
}
