/* SPDX-License-Identifier: Apache-2.0 */
/*
 * guiju test: the test blocks of the rule base. Tests of one file and one day share one circuit: of the norms that they expect something
 * of, and what those hang on.
 */
#include "base/json.h"
#include "cli/session.h"
#include "cli/trials.h"
#include "lang/print.h"
#include "trial/expect.h"

typedef struct running {
	gj_session *s;
	gj_json json;
	bool is_json;
	struct {
		gj_day on;
		gj_circuit *circuit;
	} * day;
	size_t n_days, cap_days;
	gj_arena shared; /* the circuits of one file */
	bool *wanted;	 /* [n_files]: are its tests to run */
	size_t passed, failed;
} running;

/* The tests of `file` from the `first` on, as far as they are of that day. */
static void want_norms(const gj_law *law, size_t first, gj_day on, bool *norms)
{
	uint32_t file = law->test[first].e.place.file;

	for (size_t i = first; i < law->n_tests && law->test[i].e.place.file == file; i++)
		for (size_t k = 0; law->test[i].on == on && k < law->test[i].n_expect; k++)
			norms[law->test[i].expect[k].norm] = true;
}

/* Of all tests of the day in this file, of which `first` is the first one that runs. */
static int circuit_of(running *r, size_t first, gj_circuit **out)
{
	const gj_law *law = r->s->law;
	gj_day on = law->test[first].on;
	bool *norms;

	for (size_t i = 0; i < r->n_days; i++)
		if (r->day[i].on == on) {
			*out = r->day[i].circuit;
			return GJ_OK;
		}
	norms = gj_arena_array(&r->shared, law->n_norms, sizeof *norms);
	if (norms == NULL || gj_arena_room(&r->shared, (void **)&r->day, &r->cap_days, r->n_days,
					   sizeof *r->day) != GJ_OK)
		return gj_fault_memory(&r->s->err);
	want_norms(law, first, on, norms);
	if (gj_circuit_of_norms(out, &r->shared, law, on, norms, &r->s->err) != GJ_OK)
		return GJ_ENOMEM;
	r->day[r->n_days].on = on;
	r->day[r->n_days++].circuit = *out;
	return GJ_OK;
}

static void put_expect(gj_buf *out, const gj_expect *expect)
{
	gj_print__expect(out, expect, GJ_EN);
}

static void put_expect_json(running *r, const char *key, const gj_expect *expect)
{
	gj_buf text;

	gj_buf_init(&text, r->s->arena.alloc, GJ_BUF_DEFAULT_LIMIT);
	put_expect(&text, expect);
	gj_json_key(&r->json, key);
	gj_json_str(&r->json, gj_buf_str(&text));
	if (text.failed)
		r->s->out.failed = true;
	gj_buf_free(&text);
}

static void say_failure(running *r, const gj_test *test, const gj_test_expect *expect,
			const gj_expect *got)
{
	gj_str file = r->s->law->file[test->e.place.file].name;
	const gj_test *like = test->like == GJ_NONE ? NULL : &r->s->law->test[test->like];
	gj_buf *out = &r->s->out;

	if (r->is_json) {
		gj_json_open(&r->json, '{');
		gj_json_key(&r->json, "file");
		gj_json_str(&r->json, file);
		gj_json_key(&r->json, "line");
		gj_json_int(&r->json, expect->pos.line);
		gj_json_key(&r->json, "test");
		gj_json_str(&r->json, test->e.title);
		if (like != NULL) {
			gj_json_key(&r->json, "like");
			gj_json_str(&r->json, like->e.title);
		}
		put_expect_json(r, "expected", expect->expect);
		put_expect_json(r, "got", got);
		gj_json_close(&r->json, '}');
		return;
	}
	gj_buf_printf(out, "%.*s:%u: %.*s\n", GJ_FMT(file), expect->pos.line,
		      GJ_FMT(test->e.title));
	if (like != NULL)
		gj_buf_printf(out, "  like      \"%.*s\", line %u\n", GJ_FMT(like->e.title),
			      like->e.place.pos.line);
	gj_buf_puts(out, "  expected  ");
	put_expect(out, expect->expect);
	gj_buf_puts(out, "\n  got       ");
	put_expect(out, got);
	gj_buf_putc(out, '\n');
}

static int run_test(running *r, size_t at, gj_arena *arena)
{
	gj_session *s = r->s;
	const gj_test *test = &s->law->test[at];
	gj_verdicts *verdicts;
	gj_circuit *circuit;
	gj_record *record;
	bool passed = true;
	int rc = circuit_of(r, at, &circuit);

	if (rc == GJ_OK && gj_record_from_test(&record, arena, s->law, test) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, arena, circuit, record, &s->err);
	for (size_t i = 0; rc == GJ_OK && i < test->n_expect; i++) {
		const gj_test_expect *expect = &test->expect[i];
		gj_expect got;

		if (gj_expect_met(s->law, expect->expect, &verdicts->item[expect->norm]))
			continue;
		passed = false;
		if (gj_expect_got(&got, arena, s->law, expect->expect,
				  &verdicts->item[expect->norm]) != GJ_OK)
			return gj_fault_memory(&s->err);
		say_failure(r, test, expect, &got);
	}
	r->passed += passed;
	r->failed += !passed;
	return rc;
}

/* Tests stand by files; the circuits of a file go when it is done. */
static int run_file(running *r, size_t first, size_t end)
{
	int rc = GJ_OK;

	r->day = NULL;
	r->n_days = r->cap_days = 0;
	gj_arena_init(&r->shared, r->s->arena.alloc, GJ_ARENA_DEFAULT_LIMIT);
	for (size_t i = first; rc == GJ_OK && i < end; i++) {
		gj_arena arena;

		gj_arena_init(&arena, r->s->arena.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = run_test(r, i, &arena);
		gj_arena_free(&arena);
	}
	gj_arena_free(&r->shared);
	return rc;
}

static int run_all(running *r)
{
	gj_law *law = r->s->law;
	size_t end;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_tests; i = end) {
		uint32_t file = law->test[i].e.place.file;

		end = i;
		while (end < law->n_tests && law->test[end].e.place.file == file)
			end++;
		if (r->wanted[file])
			rc = run_file(r, i, end);
	}
	return rc;
}

static void say_totals(running *r)
{
	if (!r->is_json) {
		gj_buf_printf(&r->s->out, "%lu passed, %lu failed\n", (unsigned long)r->passed,
			      (unsigned long)r->failed);
		return;
	}
	gj_json_close(&r->json, ']');
	gj_json_key(&r->json, "totals");
	gj_json_open(&r->json, '{');
	gj_json_key(&r->json, "passed");
	gj_json_int(&r->json, (int64_t)r->passed);
	gj_json_key(&r->json, "failed");
	gj_json_int(&r->json, (int64_t)r->failed);
	gj_json_close(&r->json, '}');
	gj_json_close(&r->json, '}');
	gj_buf_putc(&r->s->out, '\n');
}

static void start_json(running *r)
{
	gj_json_init(&r->json, &r->s->out, false);
	gj_json_open(&r->json, '{');
	gj_json_key(&r->json, "schema");
	gj_json_str(&r->json, GJ_STR("guiju/test/1"));
	gj_json_key(&r->json, "rules");
	gj_json_str(&r->json, gj_str_of(r->s->law->hash));
	gj_json_key(&r->json, "failures");
	gj_json_open(&r->json, '[');
}

static int choose_files(running *r)
{
	gj_session *s = r->s;

	r->wanted = gj_arena_array(&s->arena, s->law->n_files, sizeof *r->wanted);
	if (r->wanted == NULL)
		return gj_fault_memory(&s->err);
	for (uint32_t i = 0; i < s->law->n_files; i++)
		r->wanted[i] = gj_session_under(s, i, s->args.operand, s->args.n_operands);
	return GJ_OK;
}

static bool wants_trial(const gj_session *s)
{
	return s->args.value[GJ_OPT_MUTATE] != NULL || s->args.value[GJ_OPT_COVERAGE] != NULL ||
	       s->args.value[GJ_OPT_EXPLAINED] != NULL;
}

/* How good the tests are, not whether they pass. */
static int run_trial(running *r)
{
	gj_session *s = r->s;
	bool mutate = s->args.value[GJ_OPT_MUTATE] != NULL, found = false;
	bool coverage = s->args.value[GJ_OPT_COVERAGE] != NULL;
	int rc = GJ_OK;

	if (mutate == coverage || r->is_json) {
		gj_fault(&s->err, GJ_EINPUT,
			 r->is_json ? "--mutate and --coverage print text"
				    : "one of --mutate and --coverage");
		return gj_session_fail(s, GJ_EINPUT);
	}
	if (mutate)
		rc = gj_trials_mutate(s, r->wanted, &found);
	else
		rc = gj_trials_coverage(s, r->wanted, &found);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, found ? GJ_EXIT_FOUND : GJ_EXIT_DONE);
}

int gj_run_test(gj_session *s)
{
	running r = {.s = s, .is_json = gj_session_json(s)};
	int rc = gj_session_law(s, s->args.operand, s->args.n_operands);

	if (rc == GJ_OK)
		rc = choose_files(&r);
	if (rc == GJ_OK && wants_trial(s))
		return run_trial(&r);
	if (rc == GJ_OK && r.is_json)
		start_json(&r);
	if (rc == GJ_OK)
		rc = run_all(&r);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	say_totals(&r);
	return gj_session_finish(s, r.failed > 0 ? GJ_EXIT_FOUND : GJ_EXIT_DONE);
}
