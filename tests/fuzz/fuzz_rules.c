/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a rule file: parsed or refused; what parses prints, parses again and is equal, in both tongues; what loads is linted and run. */
#include <stdlib.h>

#include "base/utf8.h"
#include "eval/eval.h"
#include "fuzz/fuzz.h"

static void round_trip(gj_arena *arena, const gj_tree *tree, gj_tongue tongue)
{
	gj_source printed = {GJ_STR("printed.gj"), GJ_STR("")};
	gj_tree *again;
	gj_buf text;

	gj_buf_init(&text, gj_alloc_system(), 64 << 20);
	gj_print(&text, tree, tongue);
	printed.text = gj_buf_str(&text);
	if (gj_buf_status(&text) == GJ_OK &&
	    (gj_parse(&again, arena, &printed, NULL) != GJ_OK || !gj_tree_eq(tree, again)))
		abort();
	gj_buf_free(&text);
}

static void run(gj_arena *arena, gj_tree *tree)
{
	gj_findings findings;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *record;
	gj_verdicts *verdicts;
	gj_error err;

	if (gj_law_from_trees(&law, arena, &tree, 1, &err) != GJ_OK)
		return;
	gj_law_lint(&findings, law, arena);
	if (gj_circuit_from_law(&circuit, arena, law, 19700, &err) == GJ_OK &&
	    gj_record_new(&record, arena, law) == GJ_OK)
		gj_evaluate(&verdicts, arena, circuit, record, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_source source = {GJ_STR("fuzz.gj"), {(const char *)data, size}};
	gj_arena arena;
	gj_tree *tree;
	gj_error err;

	if (gj_utf8_valid(source.text) < size || (size > 0 && memchr(data, 0, size) != NULL))
		return 0;
	gj_arena_init(&arena, gj_alloc_system(), (size_t)256 << 20);
	if (gj_parse(&tree, &arena, &source, &err) == GJ_OK) {
		round_trip(&arena, tree, GJ_EN);
		round_trip(&arena, tree, GJ_ZH);
		run(&arena, tree);
	} else {
		char text[4096];

		gj_error_text(&err, text, sizeof text);
	}
	gj_arena_free(&arena);
	return 0;
}
