/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/write_record.h"

#include "base/number.h"

typedef struct writing {
	gj_buf *out;
	const gj_record *record;
	rng *random;
} writing;

static void blank(writing *w)
{
	if (rng_chance(w->random, 5))
		gj_buf_putc(w->out, rng_chance(w->random, 50) ? ' ' : '\t');
}

static void mark(writing *w, char byte)
{
	blank(w);
	gj_buf_putc(w->out, byte);
	blank(w);
}

static void quoted(writing *w, gj_str text)
{
	gj_buf_putc(w->out, '"');
	gj_buf_add(w->out, text);
	gj_buf_putc(w->out, '"');
}

static void key(writing *w, const char *name)
{
	quoted(w, gj_str_of(name));
	mark(w, ':');
}

static void put_end(writing *w, const gj_fact *fact, int64_t value)
{
	char day[11];

	if (fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT) {
		gj_day_format((gj_day)value, day);
		quoted(w, gj_str_of(day));
	} else {
		gj_num_print(w->out, value);
	}
}

static void put_truth(writing *w, bool truth)
{
	static const char *const words[2][3] = {{"false", "\"no\"", "\"false\""},
						{"true", "\"yes\"", "\"true\""}};

	gj_buf_puts(w->out, words[truth][rng_below(w->random, 3)]);
}

static void put_range(writing *w, const gj_fact *fact, const gj_input *input)
{
	mark(w, '{');
	if (input->has_low) {
		key(w, "at_least");
		put_end(w, fact, input->low);
	}
	if (input->has_low && input->has_high)
		mark(w, ',');
	if (input->has_high) {
		key(w, "at_most");
		put_end(w, fact, input->high);
	}
	mark(w, '}');
}

static void put_silent(writing *w, const gj_input *input)
{
	static const char *const words[] = {"\"unknown\"", "\"not applicable\"",
					    "\"not_applicable\""};

	gj_buf_puts(
		w->out,
		words[input->state == GJ_STATE_NOT_APPLICABLE ? 1 + rng_below(w->random, 2) : 0]);
}

static void put_value(writing *w, const gj_fact *fact, const gj_input *input)
{
	if (input->state != GJ_STATE_GIVEN)
		put_silent(w, input);
	else if (fact->type == GJ_FACT_BOOL ||
		 (fact->type == GJ_FACT_EVENT && input->truth == GJ_FALSE))
		put_truth(w, input->truth == GJ_TRUE);
	else if (fact->type == GJ_FACT_CHOICE)
		quoted(w, fact->choice[input->choice].text);
	else if (input->has_low && input->has_high && input->low == input->high)
		put_end(w, fact, input->low);
	else if (input->has_low || input->has_high)
		put_range(w, fact, input);
	else
		gj_buf_puts(w->out, "\"unknown\"");
}

/* Now and then as statements with their sources, perhaps against each other. */
static void put_statements(writing *w, const gj_fact *fact, const gj_input *input)
{
	bool conflict = input->state == GJ_STATE_CONFLICT && fact->type == GJ_FACT_BOOL;

	if (conflict) {
		gj_buf_puts(w->out, "[{\"value\": true, \"source\": \"a\"}, {\"value\": \"no\"}]");
	} else if (rng_chance(w->random, 3) && input->state == GJ_STATE_GIVEN &&
		   fact->type == GJ_FACT_BOOL) {
		gj_buf_puts(w->out, "{\"value\": ");
		put_truth(w, input->truth == GJ_TRUE);
		gj_buf_puts(w->out, ", \"source\": \"page\"}");
	} else {
		put_value(w, fact, input);
	}
}

static void put_facts(writing *w)
{
	const gj_law *law = w->record->law;
	size_t start = law->n_facts > 0 && rng_chance(w->random, 20)
			       ? rng_below(w->random, (unsigned)law->n_facts)
			       : 0;
	bool first = true;

	key(w, "facts");
	mark(w, '{');
	for (size_t k = 0; k < law->n_facts; k++) {
		size_t i = (start + k) % law->n_facts;
		const gj_input *input = &w->record->fact[i];

		if (input->state == GJ_STATE_NOT_ASKED)
			continue;
		if (!first)
			mark(w, ',');
		first = false;
		quoted(w, law->fact[i].e.id);
		mark(w, ':');
		put_statements(w, &law->fact[i], input);
	}
	mark(w, '}');
}

static void put_roles(writing *w)
{
	const gj_law *law = w->record->law;
	bool first = true;

	mark(w, ',');
	key(w, "roles");
	if (!w->record->roles_closed)
		gj_buf_puts(w->out, "{\"includes\": ");
	mark(w, '[');
	for (size_t i = 0; i < law->n_roles; i++) {
		if (w->record->role[i] != GJ_TRUE)
			continue;
		if (!first)
			mark(w, ',');
		first = false;
		quoted(w, law->role[i].e.id);
	}
	mark(w, ']');
	if (!w->record->roles_closed)
		gj_buf_putc(w->out, '}');
}

static void put_judgement(writing *w, size_t term, bool value)
{
	gj_buf_puts(w->out, "{\"term\": ");
	quoted(w, w->record->law->term[term].e.id);
	gj_buf_puts(w->out, ", \"value\": ");
	put_truth(w, value);
	gj_buf_puts(w->out, ", \"by\": \"顾问\", \"on\": \"2026-01-01\", \"why\": \"x\"}");
}

static void put_judgements(writing *w)
{
	const gj_law *law = w->record->law;
	bool first = true;

	mark(w, ',');
	key(w, "judgements");
	mark(w, '[');
	for (size_t i = 0; i < law->n_terms; i++) {
		const gj_judged *judged = &w->record->term[i];

		if (judged->truth == GJ_UNKNOWN && !judged->conflict)
			continue;
		if (!first)
			mark(w, ',');
		first = false;
		put_judgement(w, i, judged->truth == GJ_TRUE);
		if (!judged->conflict)
			continue;
		mark(w, ',');
		put_judgement(w, i, true);
	}
	mark(w, ']');
}

void write_record_json(gj_buf *out, const gj_record *record, gj_str name, rng *random)
{
	writing w = {out, record, random};

	mark(&w, '{');
	key(&w, "service");
	quoted(&w, name);
	mark(&w, ',');
	put_facts(&w);
	put_roles(&w);
	put_judgements(&w);
	mark(&w, '}');
}

void write_record_spoil(gj_buf *out, size_t from, rng *random)
{
	static const char bytes[] = "\"{}[],:\\ -.0159etrufalsnyo\xe8\x80\x01";
	unsigned times = 1 + rng_below(random, 3);

	for (unsigned i = 0; i < times && out->len > from; i++) {
		size_t at = from + rng_below(random, (unsigned)(out->len - from));

		switch (rng_below(random, 3)) {
		case 0:
			out->at[at] = bytes[rng_below(random, sizeof bytes - 1)];
			break;
		case 1: /* cut short */
			out->len = rng_chance(random, 20) ? at : out->len;
			break;
		default: /* a byte is lost */
			memmove(out->at + at, out->at + at + 1, out->len - at - 1);
			out->len--;
		}
	}
}
