/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out at every allocation in turn, from reading the evidence to the last report: an ordinary error, and nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "assess/filing.h"
#include "assess/pack.h"
#include "assess/tell.h"
#include "support/failing_alloc.h"

static const char evidence_path[] = GJ_SOURCE_DIR "/examples/assess/evidence.yaml";

/* A law that the example fits: the little standard, and what the service file names. */
static const char *const rules[] = {GJ_SOURCE_DIR "/tests/assess/rules"};

static int reports(const gj_alloc *alloc, const gj_assessment *a)
{
	const gj_style style = {.tongue = GJ_ZH, .width = 80};
	gj_buf out;
	int rc;

	gj_buf_init(&out, alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_assess_text(&out, a, &style);
	gj_assess_html(&out, a, &style);
	gj_assess_json(&out, a);
	gj_assess_csv(&out, a);
	gj_assess_filing(&out, a);
	rc = gj_buf_status(&out);
	gj_buf_free(&out);
	return rc;
}

static int work(const gj_alloc *alloc, const gj_law *law)
{
	gj_evidence evidence;
	gj_assessment a;
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_evidence_read(&evidence, &arena, evidence_path, &err);
	if (rc == GJ_OK) {
		evidence.service = NULL; /* it is of another law */
		evidence.facts = NULL;
		evidence.family = GJ_FAMILY_HOLM;
		rc = gj_assess(&a, &arena, law, &evidence, 0, &err);
	}
	if (rc == GJ_OK)
		rc = reports(alloc, &a);
	gj_arena_free(&arena);
	return rc;
}

static void every_allocation_may_fail(void **state)
{
	gj_arena arena;
	gj_law *law;
	gj_error err;
	size_t n = 0;
	failing f;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_law_load(&law, &arena, rules, 1, 0, &err), GJ_OK);
	for (;; n++) {
		int rc;

		failing_start(&f, n);
		rc = work(&f.alloc, law);
		assert_int_equal(f.out, 0);
		if (!f.failed) {
			assert_int_equal(rc, GJ_OK);
			break;
		}
		assert_int_equal(rc, GJ_ENOMEM);
	}
	assert_true(n > 30);
	print_message("%zu allocations\n", n);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
