/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a rule file: parsed or refused with a message; what parses prints, parses again and is equal, in both
 * tongues, and its canonical form stays as it is; what loads is linted, compiled, held against the reference evaluator
 * on records that follow from the bytes, and reported.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "law/lint.h"
#include "report/report.h"
#include "trust/compare.h"
#include "trust/gen_record.h"
#include "trust/reference.h"

enum { RECORDS = 3, MOST_COST = 20000 };

static void fault(const char *what)
{
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static void round_trip(gj_arena *arena, const gj_tree *tree, gj_tongue tongue)
{
	gj_source printed = {GJ_STR("printed.gj"), GJ_STR("")};
	gj_buf once, twice;
	gj_tree *again;

	gj_buf_init(&once, gj_alloc_system(), 64 << 20);
	gj_buf_init(&twice, gj_alloc_system(), 64 << 20);
	gj_print(&once, tree, tongue);
	printed.text = gj_buf_str(&once);
	if (gj_buf_status(&once) == GJ_OK) {
		if (gj_parse(&again, arena, &printed, NULL) != GJ_OK)
			fault("what was printed does not parse");
		if (!gj_tree_eq(tree, again))
			fault("what was printed says something else");
		gj_print(&twice, again, tongue);
		if (gj_buf_status(&twice) == GJ_OK &&
		    !gj_str_eq(gj_buf_str(&once), gj_buf_str(&twice)))
			fault("the canonical form is not canonical");
	}
	gj_buf_free(&twice);
	gj_buf_free(&once);
}

static void report(const gj_verdicts *verdicts)
{
	static const gj_style style[] = {{GJ_EN, false, 80, false}, {GJ_ZH, true, 40, false}};
	gj_buf out;

	gj_buf_init(&out, gj_alloc_system(), 64 << 20);
	for (int i = 0; i < 2; i++) {
		gj_report_check_text(&out, verdicts, &style[i]);
		for (uint32_t n = 0; n < verdicts->law->n_norms && n < 2; n++)
			gj_report_why_text(&out, verdicts, n, &style[i]);
	}
	gj_report_check_json(&out, verdicts, true);
	if (gj_utf8_valid(gj_buf_str(&out)) < out.len)
		fault("a report is not UTF-8");
	gj_buf_free(&out);
}

static void run(gj_arena *arena, gj_tree *tree, uint64_t seed)
{
	rng random = rng_of(seed, 0);
	gj_findings findings;
	gen_marks marks;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *record;
	gj_verdicts *verdicts;
	gj_error err;

	if (gj_law_from_trees(&law, arena, &tree, 1, &err) != GJ_OK)
		return;
	gj_law_lint(&findings, law, arena, NULL);
	gen_marks_of(&marks, law);
	if (gj_circuit_from_law(&circuit, arena, law, gen_on(&marks, &random), &err) != GJ_OK)
		return;
	for (int i = 0; i < RECORDS; i++) {
		if (gen_record(&record, arena, law, &marks, &random) != GJ_OK)
			return;
		if (ref_cost(law) <= MOST_COST &&
		    !compare_record(circuit, record, NULL, NULL, stderr))
			fault("the engine and the reference differ");
	}
	if (gj_evaluate(&verdicts, arena, circuit, record, &err) == GJ_OK)
		report(verdicts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_source source = {GJ_STR("fuzz.gj"), {(const char *)data, size}};
	gj_arena arena;
	gj_tree *tree;
	gj_error err;

	if (!fuzz_is_text(source.text))
		return 0;
	gj_arena_init(&arena, gj_alloc_system(), (size_t)256 << 20);
	if (gj_parse(&tree, &arena, &source, &err) == GJ_OK) {
		round_trip(&arena, tree, GJ_EN);
		round_trip(&arena, tree, GJ_ZH);
		run(&arena, tree, gj_hash(data, size, 1));
	} else {
		fuzz_check_error(&err);
	}
	gj_arena_free(&arena);
	return 0;
}
