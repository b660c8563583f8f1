/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many services for a rule base, as text on standard output: a thousand random ones, over and over, each time under another name.
 *     bench_services RULES COUNT jsonl|csv [FACTS]
 * Each tells FACTS of the facts that the rule base has (40 if not said; all if it has fewer), every fifth of them is unknown.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "law/law.h"
#include "support/random.h"

enum { DISTINCT = 1000, NAME = 12, UNKNOWN_PERCENT = 20 };

typedef struct line {
	gj_buf text;
	size_t name; /* byte at which the digits of the name stand */
} line;

static bool is_told(const gj_law *law, size_t wanted, rng *random)
{
	return wanted >= law->n_facts ||
	       rng_below(random, (unsigned)law->n_facts) < (unsigned)wanted;
}

static void put_value(gj_buf *out, const gj_fact *fact, bool json, rng *random)
{
	const char *quote = json ? "\"" : "";
	char day[11];
	gj_str word;

	switch (fact->type) {
	case GJ_FACT_BOOL:
		if (json)
			gj_buf_puts(out, rng_chance(random, 50) ? "true" : "false");
		else
			gj_buf_puts(out, rng_chance(random, 50) ? "yes" : "no");
		return;
	case GJ_FACT_NUMBER:
	case GJ_FACT_MONEY:
		gj_buf_printf(out, "%u", rng_below(random, 2000000));
		return;
	case GJ_FACT_CHOICE:
		word = fact->choice[rng_below(random, (unsigned)fact->n_choices)].text;
		gj_buf_printf(out, "%s%.*s%s", quote, GJ_FMT(word), quote);
		return;
	default:
		gj_day_format((gj_day)(19000 + (int)rng_below(random, 2000)), day);
		gj_buf_printf(out, "%s%s%s", quote, day, quote);
	}
}

static gj_str any_role(const gj_law *law, rng *random)
{
	return law->n_roles == 0 ? GJ_STR("")
				 : law->role[rng_below(random, (unsigned)law->n_roles)].e.id;
}

static void put_name(line *l)
{
	l->name = l->text.len;
	gj_buf_printf(&l->text, "%0*d", NAME, 0);
}

static void make_json(line *l, const gj_law *law, size_t facts, rng *random)
{
	const char *between = "";
	gj_str role;

	gj_buf_puts(&l->text, "{\"service\":\"s");
	put_name(l);
	gj_buf_puts(&l->text, "\",\"facts\":{");
	for (size_t i = 0; i < law->n_facts; i++) {
		if (!is_told(law, facts, random) || rng_chance(random, UNKNOWN_PERCENT))
			continue;
		gj_buf_printf(&l->text, "%s\"%.*s\":", between, GJ_FMT(law->fact[i].e.id));
		put_value(&l->text, &law->fact[i], true, random);
		between = ",";
	}
	role = any_role(law, random);
	gj_buf_printf(&l->text, role.len > 0 ? "},\"roles\":[\"%.*s\"]}\n" : "}}\n", GJ_FMT(role));
}

/* A table has one set of columns: `column` marks it. */
static void make_csv(line *l, const gj_law *law, const bool *column, rng *random)
{
	gj_str role;

	gj_buf_putc(&l->text, 's');
	put_name(l);
	for (size_t i = 0; i < law->n_facts; i++) {
		if (!column[i])
			continue;
		gj_buf_putc(&l->text, ',');
		if (!rng_chance(random, UNKNOWN_PERCENT))
			put_value(&l->text, &law->fact[i], false, random);
	}
	role = any_role(law, random);
	gj_buf_printf(&l->text, ",%.*s\n", GJ_FMT(role));
}

static void put_head(const gj_law *law, const bool *column)
{
	fputs("service", stdout);
	for (size_t i = 0; i < law->n_facts; i++)
		if (column[i])
			printf(",%.*s", GJ_FMT(law->fact[i].e.id));
	fputs(",roles\n", stdout);
}

static bool put_lines(line *lines, unsigned long long count)
{
	for (unsigned long long n = 0; n < count; n++) {
		line *l = &lines[n % DISTINCT];
		unsigned long long rest = n;

		for (int digit = NAME - 1; digit >= 0; digit--, rest /= 10)
			l->text.at[l->name + (size_t)digit] = (char)('0' + rest % 10);
		if (fwrite(l->text.at, 1, l->text.len, stdout) != l->text.len)
			return false;
	}
	return fflush(stdout) == 0;
}

int main(int argc, char **argv)
{
	static line lines[DISTINCT];
	static char room[1 << 20];
	bool json = argc > 3 && strcmp(argv[3], "jsonl") == 0;
	size_t facts = argc > 4 ? strtoul(argv[4], NULL, 10) : 40;
	rng random = rng_of(5, 5);
	gj_arena arena;
	gj_law *law;
	gj_error err;
	bool *column, good;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (argc < 4 || gj_law_load(&law, &arena, (const char *const *)&argv[1], 1,
				    GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED, &err) != 0) {
		fputs("bench_services RULES COUNT jsonl|csv [FACTS]\n", stderr);
		return 1;
	}
	setvbuf(stdout, room, _IOFBF, sizeof room);
	column = gj_arena_array(&arena, law->n_facts, sizeof *column);
	for (size_t i = 0; i < law->n_facts; i++)
		column[i] = is_told(law, facts, &random);
	for (size_t i = 0; i < DISTINCT; i++) {
		gj_buf_init(&lines[i].text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		if (json)
			make_json(&lines[i], law, facts, &random);
		else
			make_csv(&lines[i], law, column, &random);
	}
	if (!json)
		put_head(law, column);
	good = put_lines(lines, strtoull(argv[2], NULL, 10));
	for (size_t i = 0; i < DISTINCT; i++)
		gj_buf_free(&lines[i].text);
	gj_arena_free(&arena);
	return good ? 0 : 1;
}
