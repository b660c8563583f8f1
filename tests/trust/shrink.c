/* SPDX-License-Identifier: Apache-2.0 */
/* The smallest form of a fault that can be had cheaply: leave out what does not take it away. */
#include <stdlib.h>

#include "trust/case.h"

typedef struct shrink {
	gen_text *text;
	const gj_record *record; /* about the law of the whole text */
	gj_day on;
	case_fault *shows;
	void *context;
} shrink;

/* Does the fault still show when the rules read like this? */
static bool still(const shrink *s, const gen_text *text)
{
	case_law c;
	bool shows = false;

	if (case_load_text(&c, text)) {
		gj_record *record = case_carry(&c.arena, c.law, s->record, NULL);

		shows = record != NULL && s->shows(s->context, c.law, record, s->on, NULL);
	}
	case_free(&c);
	return shows;
}

/* `text` without the bytes from `from` to `to` of block `block`. */
static void cut(gen_text *out, const gen_text *text, size_t block, size_t from, size_t to)
{
	*out = *text;
	memmove(out->at + from, out->at + to, text->len - to);
	out->len -= to - from;
	for (size_t i = block + 1; i <= text->n; i++)
		out->start[i] -= to - from;
}

static bool drop_blocks(shrink *s, gen_text *scratch)
{
	bool any = false;

	for (size_t i = s->text->n; i-- > 0;) {
		cut(scratch, s->text, i, s->text->start[i], s->text->start[i + 1]);
		if (scratch->len == s->text->len || !still(s, scratch))
			continue;
		*s->text = *scratch;
		any = true;
	}
	return any;
}

/* The end of the field that begins at `at`: continuations are indented deeper than fields. */
static size_t end_of_field(const gen_text *text, size_t at, size_t end)
{
	for (size_t i = at; i < end; i++)
		if (text->at[i] == '\n' && (i + 3 >= end || text->at[i + 3] != ' '))
			return i + 1;
	return end;
}

static bool drop_fields(shrink *s, gen_text *scratch)
{
	bool any = false;

	for (size_t b = 0; b < s->text->n; b++) {
		size_t at = end_of_field(s->text, s->text->start[b], s->text->start[b + 1]);

		while (at < s->text->start[b + 1]) {
			size_t end = end_of_field(s->text, at, s->text->start[b + 1]);

			if (s->text->at[at] != '\n') {
				cut(scratch, s->text, b, at, end);
				if (still(s, scratch)) {
					*s->text = *scratch;
					any = true;
					continue;
				}
			}
			at = end;
		}
	}
	return any;
}

/* What was told and is not needed: on the law that is left. */
static void drop_facts(shrink *s, const gj_law *law, gj_record *record)
{
	for (size_t i = 0; i < law->n_facts; i++) {
		gj_input kept = record->fact[i];

		record->fact[i] = (gj_input){.state = GJ_STATE_NOT_ASKED};
		if (!s->shows(s->context, law, record, s->on, NULL))
			record->fact[i] = kept;
	}
	for (size_t i = 0; i < law->n_terms; i++) {
		gj_judged kept = record->term[i];

		record->term[i] = (gj_judged){.truth = GJ_UNKNOWN};
		if (!s->shows(s->context, law, record, s->on, NULL))
			record->term[i] = kept;
	}
}

static void print_case(FILE *out, shrink *s)
{
	case_law c;

	fprintf(out, "---- rules\n%.*s\n", (int)s->text->len, s->text->at);
	if (case_load_text(&c, s->text)) {
		gj_record *small = case_carry(&c.arena, c.law, s->record, NULL);

		if (small != NULL) {
			drop_facts(s, c.law, small);
			fprintf(out, "---- record\n");
			case_print_record(out, small);
			case_print_day(out, "---- on ", s->on);
			fprintf(out, "\n");
			s->shows(s->context, c.law, small, s->on, out);
		}
	}
	case_free(&c);
}

void case_shrink_and_print(FILE *out, const gen_text *text, const gj_record *record, gj_day on,
			   case_fault *shows, void *context)
{
	/* The record's law borrows `text`, so that stays as it is. */
	gen_text *kept = malloc(sizeof *kept), *scratch = malloc(sizeof *scratch);
	shrink s = {kept, record, on, shows, context};

	if (kept != NULL && scratch != NULL) {
		*kept = *text;
		for (bool more = true; more;) {
			more = drop_blocks(&s, scratch);
			more = drop_fields(&s, scratch) || more;
		}
		print_case(out, &s);
	}
	free(kept);
	free(scratch);
}
