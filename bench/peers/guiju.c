/* SPDX-License-Identifier: Apache-2.0 */
/*
 * guiju, by its public C interface: columns in, planes out, one thread. README.md has the contract.
 *     guiju JOB
 */
#define _POSIX_C_SOURCE 200809L
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <guiju/guiju.h>
#include <guiju/portfolio.h>

enum { EVERY = 1000, ALIGN = 64, NAME = 64, PATH = 4096 };
enum { NO = 0, YES = 1, UNKNOWN = 2 };

typedef struct bench {
	json_t *job, *base;
	gj_rules *rules;
	gj_portfolio *portfolio;
	gj_column *column;
	size_t n_columns, n, n_norms, stride;
	uint64_t *yes, *no, *yes_alone, *no_alone;
	gj_error err;
} bench;

_Noreturn static void fail(const char *what)
{
	fprintf(stderr, "guiju: %s\n", what);
	exit(1);
}

static void must(bench *b, int code)
{
	char text[4096];

	if (code == 0)
		return;
	gj_error_text(&b->err, text, sizeof text);
	fail(text);
}

static void *room(size_t size)
{
	void *at = aligned_alloc(ALIGN, (size + ALIGN) / ALIGN * ALIGN);

	if (at == NULL)
		fail("out of memory");
	return at;
}

static const char *text_of(const bench *b, const char *key)
{
	const char *text = json_string_value(json_object_get(b->job, key));

	if (text == NULL)
		fail(key);
	return text;
}

static size_t count_of(const bench *b, const char *key)
{
	return (size_t)json_integer_value(json_object_get(b->job, key));
}

static json_t *load(const char *path)
{
	json_error_t err;
	json_t *value = json_load_file(path, 0, &err);

	if (value == NULL)
		fail(err.text);
	return value;
}

static const void *read_column(const bench *b, const char *name, const char *what)
{
	char path[PATH];
	FILE *file;
	long size;
	void *at;

	snprintf(path, sizeof path, "%s/%s.%s", text_of(b, "columns"), name, what);
	file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
		fail(path);
	rewind(file);
	at = room((size_t)size);
	if (fread(at, 1, (size_t)size, file) != (size_t)size)
		fail(path);
	fclose(file);
	return at;
}

static const char *const *codes_of(const json_t *choices)
{
	const char **code = room(json_array_size(choices) * sizeof *code);

	for (size_t i = 0; i < json_array_size(choices); i++)
		code[i] = json_string_value(json_array_get(choices, i));
	return code;
}

static gj_column column_of(const bench *b, const json_t *fact, bool all_known)
{
	const char *type = json_string_value(json_object_get(fact, "type"));
	const json_t *choices = json_object_get(fact, "choices");
	gj_column column = {.name = json_string_value(json_object_get(fact, "name"))};

	column.layout = strcmp(type, "bool") == 0     ? GJ_BITS
			: strcmp(type, "number") == 0 ? GJ_INT64
			: strcmp(type, "date") == 0   ? GJ_DAYS32
						      : GJ_CODES8;
	column.values = read_column(b, column.name, "values");
	column.known = all_known ? NULL : read_column(b, column.name, "known");
	if (choices != NULL) {
		column.codes = codes_of(choices);
		column.n_codes = json_array_size(choices);
	}
	return column;
}

/* The duties of the rules, in their order: the exemptions are worked out on the way and not asked for. */
static void compile(bench *b)
{
	const json_t *rules = json_object_get(b->base, "rules");
	const char *path = text_of(b, "rulebase"), *on = text_of(b, "on");
	gj_day day;

	b->n_norms = json_array_size(rules);
	const char **norm = room(b->n_norms * sizeof *norm);
	for (size_t k = 0; k < b->n_norms; k++) {
		char *name = room(NAME);

		snprintf(name, NAME, "bench/%s",
			 json_string_value(json_object_get(json_array_get(rules, k), "id")));
		norm[k] = name;
	}
	must(b, gj_rules_load(&b->rules, NULL, &path, 1, &b->err));
	if (gj_day_parse(&day, on, strlen(on)) != 0)
		fail("on: no day");
	must(b, gj_portfolio_new(&b->portfolio, b->rules, day, norm, b->n_norms, &b->err));
}

static void lay_columns(bench *b)
{
	const json_t *facts = json_object_get(b->base, "facts");
	bool all_known = strcmp(text_of(b, "mode"), "known") == 0;

	b->n = count_of(b, "n");
	b->n_columns = json_array_size(facts);
	b->column = room(b->n_columns * sizeof *b->column);
	for (size_t i = 0; i < b->n_columns; i++)
		b->column[i] = column_of(b, json_array_get(facts, i), all_known);
	b->stride = gj_portfolio_words(b->n);
	b->yes = room(b->n_norms * b->stride * sizeof *b->yes);
	b->no = room(b->n_norms * b->stride * sizeof *b->no);
	b->yes_alone = room(b->n_norms * gj_portfolio_words(1) * sizeof *b->yes);
	b->no_alone = room(b->n_norms * gj_portfolio_words(1) * sizeof *b->no);
}

static gj_check *check(bench *b, size_t service)
{
	gj_check *verdicts;

	must(b, gj_portfolio_check(&verdicts, b->portfolio, b->column, b->n_columns, service,
				   "service", &b->err));
	return verdicts;
}

/* The proof of every rule on one service. */
static void explain(bench *b, size_t service)
{
	gj_check *verdicts = check(b, service);

	for (size_t k = 0; k < b->n_norms; k++) {
		const char *text;
		size_t length;

		if (gj_check_why(verdicts, gj_portfolio_norm_id(b->portfolio, k), GJ_CHECK_JSON,
				 &text, &length) != 0)
			fail("no explanation");
	}
	gj_check_free(verdicts);
}

static void run(bench *b)
{
	must(b, gj_portfolio_run(b->portfolio, b->column, b->n_columns, b->n, 1, b->yes, b->no,
				 b->stride, &b->err));
	if (strcmp(text_of(b, "mode"), "explain") == 0)
		for (size_t i = 0; i < b->n; i += EVERY)
			explain(b, i);
}

static void run_alone(bench *b, size_t service)
{
	for (size_t i = 0; i < b->n_columns; i++)
		b->column[i].offset = service;
	must(b, gj_portfolio_run(b->portfolio, b->column, b->n_columns, 1, 1, b->yes_alone,
				 b->no_alone, gj_portfolio_words(1), &b->err));
	for (size_t i = 0; i < b->n_columns; i++)
		b->column[i].offset = 0;
}

static void check_alone(bench *b, size_t service)
{
	gj_check_free(check(b, service));
}

static void write_cells(bench *b)
{
	FILE *file = fopen(text_of(b, "out"), "wb");
	uint8_t *row = room(b->n_norms);

	if (file == NULL)
		fail("the file for the cells");
	for (size_t s = 0; s < b->n; s++) {
		for (size_t k = 0; k < b->n_norms; k++) {
			size_t word = k * b->stride + s / 64;
			bool yes = b->yes[word] >> s % 64 & 1, no = b->no[word] >> s % 64 & 1;

			row[k] = yes ? YES : no ? NO : UNKNOWN;
		}
		if (fwrite(row, 1, b->n_norms, file) != b->n_norms)
			fail("the file for the cells");
	}
	if (fclose(file) != 0)
		fail("the file for the cells");
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static json_t *alone(bench *b, void (*call)(bench *, size_t))
{
	json_t *list = json_array();

	for (size_t i = 0; i < count_of(b, "singles"); i++) {
		double start = now();

		call(b, i % b->n);
		json_array_append_new(list, json_integer((json_int_t)((now() - start) * 1e9)));
	}
	return list;
}

static void write_times(bench *b)
{
	json_t *seconds = json_array(), *all;

	for (size_t i = 0; i < count_of(b, "runs"); i++) {
		double start = now();

		run(b);
		json_array_append_new(seconds, json_real(now() - start));
	}
	run_alone(b, 0);
	check_alone(b, 0);
	all = json_pack("{s:s, s:o, s:o, s:o}", "version", text_of(b, "guiju"), "seconds", seconds,
			"alone_ns", alone(b, run_alone), "check_alone_ns", alone(b, check_alone));
	if (all == NULL || json_dump_file(all, text_of(b, "out"), 0) != 0)
		fail("the file for the times");
	json_decref(all);
}

/* What was read stays until the process ends: it does one job. */
int main(int argc, char **argv)
{
	bench b = {.n = 0};

	if (argc != 2)
		fail("one job file");
	b.job = load(argv[1]);
	b.base = load(text_of(&b, "rules"));
	compile(&b);
	lay_columns(&b);
	run(&b);
	if (strcmp(text_of(&b, "task"), "cells") == 0)
		write_cells(&b);
	else
		write_times(&b);
	gj_portfolio_free(b.portfolio);
	gj_rules_free(b.rules);
	return 0;
}
