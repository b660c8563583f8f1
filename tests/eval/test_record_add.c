/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random records written answer by answer into texts of several layouts, and read back: the file says the record and nothing
 * else.
 *     test_record_add
 */
#include <stdio.h>
#include <stdlib.h>

#include "eval/record_write.h"
#include "trust/case.h"
#include "trust/gen_record.h"

enum { LAWS = 40, RECORDS = 51, LAYOUTS = 17, WORDS = 5 };

static const struct {
	const char *name, *text;
} layouts[LAYOUTS] = {
	{"it.yaml", "service: x\n"},
	{"it.yaml", "service: x # name\n\n# end"},
	{"it.yaml", "# head\nservice: x\nfacts:\n# none yet\njudgements: []\n"},
	{"it.yaml", "service: x\nroles: unknown\nfacts: {}\njudgements:\n"},
	{"it.yaml", "service: \"x\"\r\nfacts:\r\n"},
	{"it.yaml", "\xEF\xBB\xBFservice: x\n"},
	{"it.json", "{\"service\":\"x\"}"},
	{"it.json", "{\"service\": \"x\"}\n"},
	{"it.json", "{\n  \"service\": \"x\"\n}\n"},
	{"it.json", "\xEF\xBB\xBF{\"judgements\":[],\"service\":\"x\",\"facts\":{}}"},
	{"it.json", "{\n  \"roles\": \"unknown\",\n  \"facts\": {},\n  \"service\": \"x\"}"},
	{"it.json", "{\r\n\t\"service\" : \"x\",\r\n\t\"facts\" : {\r\n\t},\r\n\t\"judgements\" : "
		    "[]\r\n}\r\n"},
	{"it.json", "{ \"service\": \"\\u0078\", \"facts\": { }, \"judgements\": [\n] }"},
	{"it.json", "\n\n{\"service\"\n:\n\"x\"\n,\n\"facts\":{}}"},
	{"it.json",
	 "{\n    \"facts\": {\n    },\n\n    \"judgements\": [ ],\n    \"service\": \"x\"\n}"},
	{"it.json", "{\n\"service\": \"x\",\n\"roles\": \"unknown\"\n}\n"},
	{"it.json", "{\"facts\": {}, \"service\": \"x\",\n \"judgements\": [\n ]}"},
};

typedef struct writing {
	gj_arena arena;
	const gj_law *law;
	gj_source source;
	gj_record *now;
	size_t added;
	gj_error err;
} writing;

/* Only something new, in one place: what stood there is what it was, but for blanks in empty brackets and `unknown` that is known now. */
static bool only_added(gj_str before, gj_str after)
{
	size_t head = 0, tail = 0, n = before.len < after.len ? before.len : after.len;
	gj_str gone;

	while (head < n && before.at[head] == after.at[head])
		head++;
	while (tail < n - head &&
	       before.at[before.len - 1 - tail] == after.at[after.len - 1 - tail])
		tail++;
	gone = (gj_str){before.at + head, before.len - head - tail};
	for (size_t i = 0; i < gone.len; i++)
		if (strchr("unkow\"\n\r\t ", gone.at[i]) == NULL)
			return false;
	return gone.len <= strlen("\"unknown\"");
}

static bool add(writing *w, const gj_record *said, gj_ask ask)
{
	gj_str before = w->source.text;
	gj_doc *doc;
	gj_buf text;
	int rc;

	if (gj_record_doc(&doc, &w->arena, &w->source, &w->err) != GJ_OK)
		return false;
	gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_record_add(&text, &w->source, doc, said, ask);
	if (rc == GJ_OK)
		rc = gj_arena_str(&w->arena, &w->source.text, gj_buf_str(&text));
	gj_buf_free(&text);
	w->added++;
	return rc == GJ_OK && only_added(before, w->source.text) &&
	       gj_record_read(&w->now, &w->arena, w->law, &w->source, &w->err) == GJ_OK;
}

/* Without what a file cannot say: contradictions; that one role is not the actor's while others are open. */
static void make_sayable(gj_record *record)
{
	for (size_t i = 0; i < record->law->n_facts; i++)
		if (record->fact[i].state == GJ_STATE_CONFLICT)
			record->fact[i] = (gj_input){.truth = GJ_UNKNOWN};
	for (size_t i = 0; i < record->law->n_terms; i++)
		if (record->term[i].truth == GJ_UNKNOWN)
			record->term[i] = (gj_judged){.truth = GJ_UNKNOWN};
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] != GJ_TRUE)
			record->role[i] = record->roles_closed ? GJ_FALSE : GJ_UNKNOWN;
	record->service = GJ_STR("x");
}

static bool any_role(const gj_record *record)
{
	bool any = record->roles_closed;

	for (size_t i = 0; i < record->law->n_roles; i++)
		any = any || record->role[i] == GJ_TRUE;
	return any;
}

static bool write_all(writing *w, gj_record *record, rng *random)
{
	static const char *const words[WORDS] = {"counsel", "a: b # \"c\" \\d", "法务：'甲'",
						 "- [x, {y", "no"};
	bool good = true;

	for (uint32_t i = 0; good && i < w->law->n_facts; i++)
		if (record->fact[i].state != GJ_STATE_NOT_ASKED)
			good = add(w, record, (gj_ask){GJ_ASK_FACT, i});
	for (uint32_t i = 0; good && i < w->law->n_terms; i++) {
		gj_judged *judged = &record->term[i];

		if (judged->truth == GJ_UNKNOWN)
			continue;
		judged->by = gj_str_of(words[rng_below(random, WORDS)]);
		judged->why = gj_str_of(words[rng_below(random, WORDS)]);
		judged->on = (gj_day)rng_between(random, 0, 30000);
		good = add(w, record, (gj_ask){GJ_ASK_JUDGEMENT, i});
	}
	if (good && any_role(record))
		good = add(w, record, (gj_ask){GJ_ASK_ROLE, GJ_NONE});
	return good && (w->added == 0 || gj_record_same(w->now, record));
}

static bool one(const gj_law *law, const gen_marks *marks, unsigned layout, rng *random,
		size_t *added)
{
	writing w = {.law = law};
	gj_record *record;
	bool good;

	gj_arena_init(&w.arena, gj_alloc_system(), 256 << 20);
	w.source = (gj_source){gj_str_of(layouts[layout].name), gj_str_of(layouts[layout].text)};
	if (gen_record(&record, &w.arena, law, marks, random) != GJ_OK)
		abort();
	make_sayable(record);
	good = write_all(&w, record, random);
	if (!good)
		fprintf(stderr, "%s\n--- became\n%.*s\n%s\n", layouts[layout].text,
			GJ_FMT(w.source.text), w.err.message);
	*added += w.added;
	gj_arena_free(&w.arena);
	return good;
}

int main(void)
{
	static gen_text text;
	size_t added = 0;
	bool good = true;

	for (uint64_t i = 0; good && i < LAWS; i++) {
		rng random = rng_of(11, i);
		gen_marks marks;
		case_law law;

		gen_law(&text, 11, i, (gen_shape){0});
		if (!case_load_text(&law, &text))
			abort();
		gen_marks_of(&marks, law.law);
		for (unsigned k = 0; good && k < RECORDS; k++)
			good = one(law.law, &marks, k % LAYOUTS, &random, &added);
		case_free(&law);
	}
	printf("%zu answers written and read back\n", added);
	return good && added > 1000 ? 0 : 1;
}
