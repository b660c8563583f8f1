/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every allocation made to fail in turn, along every way into the library: GJ_ENOMEM and nothing else, nothing leaked,
 * nothing half made handed out; and with one allocation more the work is done.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <guiju/guiju.h>

#include "base/file.h"
#include "report/report.h"
#include "support/failing_alloc.h"

#define RULES	GJ_SOURCE_DIR "/tests/trust/semantics"
#define CONTENT GJ_SOURCE_DIR "/content"
#define CHATBOT GJ_SOURCE_DIR "/examples/public-chatbot.yaml"

static const char yaml[] =
	"service: S\nroles: [maker]\nfacts:\n"
	"  small: [{value: no, source: a}, unknown]\n  size: {at_least: 3}\n"
	"  act: 2026-06-10\n  other: {at_least: 2026-06-01, at_most: 2026-06-09}\n";
static const char json[] =
	"{\"service\": \"S\", \"roles\": {\"includes\": [\"maker\"]},\n"
	" \"facts\": {\"small\": false, \"size\": 3.5, \"act\": \"2026-06-10\"}}";

enum { DAY = 20619 /* 2026-06-15 */ };

/* Some work with an allocator; GJ_OK or an error. What it hands out it checks and gives back. */
typedef int work(const gj_alloc *alloc);

static void torture(const char *name, work *does)
{
	size_t n = 0;

	for (;; n++) {
		failing f;
		int rc;

		failing_start(&f, n);
		rc = does(&f.alloc);
		if (f.out != 0)
			fail_msg("%s: %zu blocks leak when allocation %zu fails", name, f.out, n);
		if (!f.failed) {
			assert_int_equal(rc, GJ_OK);
			break;
		}
		if (rc != GJ_ENOMEM)
			fail_msg("%s: code %d when allocation %zu fails", name, rc, n);
	}
	if (n == 0)
		fail_msg("%s: nothing was allocated", name);
}

/* ---- the library's public interface ---- */

static int use_check(gj_check *check)
{
	static const gj_check_format formats[] = {GJ_CHECK_TEXT_EN, GJ_CHECK_TEXT_ZH,
						  GJ_CHECK_JSON};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < 3; i++) {
		const char *text = NULL;
		size_t length = 0;

		rc = gj_check_report(check, formats[i], &text, &length);
		if (rc == GJ_OK)
			rc = gj_check_why(check, "lifted/general", formats[i], &text, &length);
		if (rc == GJ_OK)
			assert_int_equal(strlen(text), length);
	}
	return rc;
}

static int public_way(const gj_alloc *alloc, const char *name, const char *text)
{
	const char *const paths[] = {RULES};
	gj_rules *rules = NULL;
	gj_service *service = NULL;
	gj_check *check = NULL;
	gj_error err;
	int rc = gj_rules_load(&rules, alloc, paths, 1, &err);

	if (rc == GJ_OK)
		rc = gj_service_read(&service, rules, name, text, strlen(text), &err);
	if (rc == GJ_OK)
		rc = gj_check_run(&check, rules, service, DAY, &err);
	if (rc != GJ_OK) {
		assert_int_equal(err.code, rc);
		assert_null(check);
	} else {
		rc = use_check(check);
	}
	gj_check_free(check);
	gj_service_free(service);
	gj_rules_free(rules);
	return rc;
}

static int public_yaml(const gj_alloc *alloc)
{
	return public_way(alloc, "s.yaml", yaml);
}

static int public_json(const gj_alloc *alloc)
{
	return public_way(alloc, "s.json", json);
}

static void test_public(void **state)
{
	(void)state;
	torture("the public interface, YAML", public_yaml);
	torture("the public interface, JSON", public_json);
}

/* ---- room by room ---- */

static int with_law(const gj_alloc *alloc, int (*use)(gj_law *law, gj_arena *arena, gj_buf *out))
{
	const char *path = RULES;
	gj_law *law = NULL;
	gj_arena arena;
	gj_error err;
	gj_buf out;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&out, alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = gj_law_load(&law, &arena, &path, 1, 0, &err);
	if (rc != GJ_OK)
		assert_int_equal(err.code, rc);
	else
		rc = use(law, &arena, &out);
	if (rc == GJ_OK)
		rc = gj_buf_status(&out);
	gj_buf_free(&out);
	gj_arena_free(&arena);
	return rc;
}

static int print_all(gj_law *law, gj_arena *arena, gj_buf *out)
{
	(void)arena;
	for (size_t i = 0; i < law->n_files; i++) {
		gj_print(out, law->tree[i], GJ_EN);
		gj_print(out, law->tree[i], GJ_ZH);
	}
	return GJ_OK;
}

static int lint_all(gj_law *law, gj_arena *arena, gj_buf *out)
{
	gj_style style = {GJ_EN, true, 80, false};
	gj_findings findings = {0};
	int rc = gj_law_lint(&findings, law, arena, NULL);

	if (rc != GJ_OK)
		return rc;
	gj_report_findings_text(out, law, &findings, &style);
	gj_report_findings_json(out, law, &findings);
	return GJ_OK;
}

static int show_all(gj_law *law, gj_arena *arena, gj_buf *out)
{
	gj_style style = {GJ_ZH, false, 60, false};
	bool complete;
	gj_error err;
	int rc;

	(void)arena;
	gj_report_law_list(out, law, DAY, false, &style);
	rc = gj_report_law_show(out, law, GJ_STR("lifted/general"), &style, &err);
	if (rc == GJ_OK)
		rc = gj_report_law_show(out, law, GJ_STR("land/act"), &style, &err);
	if (rc == GJ_OK)
		rc = gj_report_law_coverage(out, law, GJ_STR("land/act"), &style, &complete, &err);
	return rc;
}

static int print_work(const gj_alloc *alloc)
{
	return with_law(alloc, print_all);
}

static int lint_work(const gj_alloc *alloc)
{
	return with_law(alloc, lint_all);
}

static int show_work(const gj_alloc *alloc)
{
	return with_law(alloc, show_all);
}

static void test_rooms(void **state)
{
	(void)state;
	torture("print", print_work);
	torture("lint", lint_work);
	torture("show", show_work);
}

/* ---- one norm after the other: reasons and proofs ---- */

static int explain_all(gj_law *law, gj_arena *arena, gj_buf *out)
{
	gj_style style = {GJ_EN, false, 80, false};
	gj_source source = {GJ_STR("s.yaml"), GJ_STR(yaml)};
	gj_circuit *circuit = NULL;
	gj_record *record = NULL;
	gj_verdicts *verdicts = NULL;
	gj_error err;
	int rc = gj_circuit_from_law(&circuit, arena, law, DAY, &err);

	if (rc == GJ_OK)
		rc = gj_record_read(&record, arena, law, &source, &err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, arena, circuit, record, &err);
	if (rc != GJ_OK) {
		assert_null(verdicts);
		return rc;
	}
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i += 7) {
		gj_asks reason;

		rc = gj_sufficient_reason(&reason, arena, verdicts, i);
		if (rc == GJ_OK)
			rc = gj_necessary_reason(&reason, arena, verdicts, i);
		if (rc == GJ_OK)
			rc = gj_report_why_text(out, verdicts, i, &style);
		if (rc == GJ_OK)
			rc = gj_report_why_json(out, verdicts, i);
	}
	return rc;
}

static int explain_work(const gj_alloc *alloc)
{
	return with_law(alloc, explain_all);
}

/* Given tests become records, too. */
static int records_of_tests(gj_law *law, gj_arena *arena, gj_buf *out)
{
	int rc = GJ_OK;

	(void)out;
	for (size_t i = 0; rc == GJ_OK && i < law->n_tests; i++) {
		gj_record *record;

		rc = gj_record_from_test(&record, arena, law, &law->test[i]);
	}
	return rc;
}

static int tests_work(const gj_alloc *alloc)
{
	return with_law(alloc, records_of_tests);
}

static void test_explanations(void **state)
{
	(void)state;
	torture("explanations", explain_work);
	torture("tests", tests_work);
}

/* ---- the whole rule base ---- */

#ifdef __SANITIZE_ADDRESS__
enum { FEW = 5 }; /* several times as slow */
#else
enum { FEW = 20 };
#endif

/* Far fewer steps than allocations: each step loads the whole law. */
static void test_content(void **state)
{
	const char *const paths[] = {CONTENT};
	size_t step = 1;

	(void)state;
	for (size_t n = 0;; n += step) {
		gj_rules *rules = NULL;
		gj_error err;
		failing f;
		int rc;

		failing_start(&f, n);
		rc = gj_rules_load(&rules, &f.alloc, paths, 1, &err);
		gj_rules_free(rules);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		if (!f.failed)
			break;
		step = n / FEW + 1;
	}
}

/* A file that is as large as memory allows, and one byte larger. */
static void test_limit(void **state)
{
	gj_arena arena;
	gj_error err;
	gj_str text;
	size_t size;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_read(&text, &arena, CHATBOT, 1 << 20, &err), GJ_OK);
	size = text.len;
	assert_int_equal(gj_file_read(&text, &arena, CHATBOT, size, &err), GJ_OK);
	assert_int_equal(gj_file_read(&text, &arena, CHATBOT, size - 1, &err), GJ_EINPUT);
	assert_int_equal(text.len, 0);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_public),	     cmocka_unit_test(test_rooms),
		cmocka_unit_test(test_explanations), cmocka_unit_test(test_content),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
