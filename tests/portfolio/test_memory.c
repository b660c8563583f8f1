/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that runs out while a portfolio runs: each call to the allocator fails in turn, in every format; what comes of it is an
 * error, the same bytes as ever up to there, and nothing that is not given back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "api/api.h"
#include "portfolio/stream.h"
#include "support/failing_alloc.h"

static const char lines[] =
	"{\"service\":\"a\",\"facts\":{\"open\":true,\"users\":5},\"roles\":[\"provider\"]}\n"
	"{\"service\":\"b\",\"facts\":{\"open\":{\"value\":true,\"source\":\"x\"},\"users\":{\"at_"
	"least\":3}}}\n"
	"{\"service\":\"c\",\"facts\":{\"opne\":true}}\n"
	"{\"service\":\"d\",\"facts\":{\"users\":{\"at_least\":1,\"at_most\":9}},\"roles\":{"
	"\"includes\":[\"user\"]}}\n";
static const char table[] = "service,open,users,users.at_least,roles\n"
			    "a,yes,5,,provider\n"
			    "b,yes,,3,\n"
			    "c,perhaps,,,\n"
			    "\"d \"\"x\"\"\",,,1,none\n";

static gj_law *law;
static gj_arena law_arena;

static int load(void **state)
{
	static const char *const rules[] = {GJ_SOURCE_DIR "/tests/law/base.gj"};
	gj_error err;

	(void)state;
	gj_arena_init(&law_arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	return gj_law_load(&law, &law_arena, rules, 1, GJ_LOAD_WITHOUT_TESTS, &err);
}

static int unload(void **state)
{
	(void)state;
	gj_arena_free(&law_arena);
	return 0;
}

static int take_bytes(void *context, gj_str bytes, gj_error *err)
{
	(void)err;
	gj_buf_add(context, bytes);
	return GJ_OK;
}

static void take_fault(void *context, const gj_error *err)
{
	(void)context;
	assert_int_equal(err->code, GJ_EINPUT);
}

static void take_progress(void *context, uint64_t bytes, uint64_t services)
{
	(void)context;
	(void)bytes;
	(void)services;
}

static int explain(void *context, gj_buf *out, const gj_circuit *circuit, const gj_record *record,
		   gj_error *err)
{
	(void)context;
	(void)circuit;
	(void)err;
	gj_buf_add(out, record->service);
	return GJ_OK;
}

static int run(const gj_reader *reader, const gj_writer *writer, const char *text,
	       const gj_alloc *alloc, gj_buf *out)
{
	static const gj_str asked[] = {{"b", 1}};
	gj_inflow in = {GJ_STR("<input>"), -1, 0, 0};
	FILE *file = tmpfile();
	gj_stream stream = {.alloc = alloc,
			    .in = &in,
			    .reader = reader,
			    .writer = writer,
			    .outflow = {out, take_bytes, take_fault, take_progress},
			    .threads = 1, /* the failing allocator counts for one */
			    .chunk = 100,
			    .path = gj_path_best(),
			    .keep_going = true,
			    .explain_name = asked,
			    .n_explain = writer == &gj_writer_jsonl ? 1 : 0,
			    .explain = explain};
	uint32_t norm[8] = {0, 1};
	gj_arena arena;
	gj_plan *plan;
	gj_error err;
	int rc;

	assert_true(file != NULL && fputs(text, file) >= 0 && fflush(file) == 0);
	rewind(file);
	in.fd = fileno(file);
	lseek(in.fd, 0, SEEK_SET);
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_plan_new(&plan, &arena, law, 20000, norm, law->n_norms < 2 ? law->n_norms : 2,
			 &err);
	stream.plan = plan;
	if (rc == GJ_OK)
		rc = gj_stream_run(&stream, &arena, &err);
	gj_arena_free(&arena);
	fclose(file);
	return rc;
}

static void fail_in_turn(const gj_reader *reader, const gj_writer *writer, const char *text)
{
	gj_buf whole, part;
	unsigned failed = 0;
	int rc = GJ_ENOMEM;

	gj_buf_init(&whole, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	assert_int_equal(run(reader, writer, text, gj_alloc_system(), &whole), GJ_OK);
	for (size_t at = 0; rc != GJ_OK; at++) {
		failing f;

		failing_start(&f, at);
		gj_buf_init(&part, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		rc = run(reader, writer, text, &f.alloc, &part);
		assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
		assert_int_equal(f.out, 0);
		assert_true(part.len <= whole.len &&
			    memcmp(part.at != NULL ? part.at : "", whole.at, part.len) == 0);
		failed += rc != GJ_OK;
		gj_buf_free(&part);
	}
	assert_true(failed > 8); /* simdjson's own memory is not among them */
	gj_buf_free(&whole);
}

static void test_lines(void **state)
{
	(void)state;
	fail_in_turn(&gj_reader_jsonl, &gj_writer_jsonl, lines);
	fail_in_turn(&gj_reader_jsonl, &gj_writer_planes, lines);
}

static void test_tables(void **state)
{
	(void)state;
	fail_in_turn(&gj_reader_csv, &gj_writer_csv, table);
	fail_in_turn(&gj_reader_csv, &gj_writer_arrow, table);
}

static void test_host(void **state)
{
	static const uint8_t bits[64] = {0x55};
	static const double users[] = {1, 2, 3, 4};
	const gj_column column[] = {{"open", GJ_BITS, bits, NULL, 0, NULL, 0},
				    {"users", GJ_DOUBLE, users, NULL, 0, NULL, 0},
				    {"role.provider", GJ_BITS, bits, bits, 3, NULL, 0}};
	uint64_t *planes = aligned_alloc(64, 4096);
	int rc = GJ_ENOMEM;

	(void)state;
	assert_non_null(planes);
	for (size_t at = 0; rc != GJ_OK; at++) {
		failing f;
		gj_rules rules;
		gj_portfolio *portfolio = NULL;
		gj_check *check = NULL;
		gj_error err;

		failing_start(&f, at);
		rules = (gj_rules){.alloc = &f.alloc, .law = law};
		rc = gj_portfolio_new(&portfolio, &rules, 20000, NULL, 0, &err);
		if (rc == GJ_OK)
			rc = gj_portfolio_run(portfolio, column, 3, 4, 1, planes, planes + 256, 8,
					      &err);
		if (rc == GJ_OK)
			rc = gj_portfolio_check(&check, portfolio, column, 3, 2, "third", &err);
		assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
		gj_check_free(check);
		gj_portfolio_free(portfolio);
		assert_int_equal(f.out, 0);
	}
	free(planes);
}

/* Two columns of one fact against each other: named, and nothing is believed. */
static void test_contradiction(void **state)
{
	static const int32_t users[] = {1, 5}, least[] = {1, 6};
	const gj_column column[] = {{"users", GJ_INT32, users, NULL, 0, NULL, 0},
				    {"users.at_least", GJ_INT32, least, NULL, 0, NULL, 0}};
	gj_rules rules = {.alloc = gj_alloc_system(), .law = law};
	uint64_t *planes = aligned_alloc(64, 4096);
	gj_portfolio *portfolio;
	gj_error err;

	(void)state;
	assert_non_null(planes);
	assert_int_equal(gj_portfolio_new(&portfolio, &rules, 20000, NULL, 0, &err), GJ_OK);
	assert_int_equal(
		gj_portfolio_run(portfolio, column, 2, 1, 1, planes, planes + 256, 8, &err), GJ_OK);
	assert_int_equal(
		gj_portfolio_run(portfolio, column, 2, 2, 1, planes, planes + 256, 8, &err),
		GJ_EINPUT);
	assert_string_equal(err.message,
			    "the column `users.at_least`, service 1: what is told of it "
			    "contradicts itself");
	gj_portfolio_free(portfolio);
	free(planes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines), cmocka_unit_test(test_tables),
		cmocka_unit_test(test_host), cmocka_unit_test(test_contradiction)};

	return cmocka_run_group_tests(tests, load, unload);
}
