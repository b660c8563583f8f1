/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a service file under the real rule base: read or refused with a message, checked, held against the
 * reference evaluator, reported and explained in both tongues. FUZZ_JSON chooses the reader; what is JSON is read as
 * YAML, too, and where both readers accept it they must have read the same.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "report/report.h"
#include "trust/compare.h"
#include "trust/ref_memory.h"

#ifdef FUZZ_JSON
#define NAME "fuzz.json"
#else
#define NAME "fuzz.yaml"
#endif

enum { DAY = 20781 /* 2026-11-24 */ };

static void fault(const char *what)
{
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static const gj_circuit *circuit_once(void)
{
	static const char *const content[] = {GJ_SOURCE_DIR "/content"};
	static gj_arena arena;
	static gj_circuit *circuit;
	gj_law *law;
	gj_error err;

	if (circuit != NULL)
		return circuit;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_law_load(&law, &arena, content, 1, 0, &err) != GJ_OK ||
	    gj_circuit_from_law(&circuit, &arena, law, DAY, &err) != GJ_OK)
		fault(err.message);
	return circuit;
}

static ref_memory *memory_once(void)
{
	static ref_memory *memory;

	if (memory == NULL && (memory = ref_memory_new(circuit_once()->law)) == NULL)
		fault("out of memory");
	return memory;
}

static void report(gj_arena *arena, const gj_record *record, uint64_t seed)
{
	static const gj_style style[] = {{GJ_EN, false, 80, false}, {GJ_ZH, true, 60, false}};
	uint32_t norm = (uint32_t)(seed % record->law->n_norms);
	gj_verdicts *verdicts;
	gj_buf out;

	if (gj_evaluate(&verdicts, arena, circuit_once(), record, NULL) != GJ_OK)
		return;
	gj_buf_init(&out, gj_alloc_system(), 64 << 20);
	for (int i = 0; i < 2; i++) {
		gj_report_check_text(&out, verdicts, &style[i]);
		gj_report_why_text(&out, verdicts, norm, &style[i]);
	}
	gj_report_check_json(&out, verdicts, true);
	gj_report_why_json(&out, verdicts, norm);
	if (gj_utf8_valid(gj_buf_str(&out)) < out.len)
		fault("a report is not UTF-8");
	gj_buf_free(&out);
}

#ifdef FUZZ_JSON
static bool same_doc(const gj_doc *a, const gj_doc *b)
{
	bool same = a->kind == b->kind && a->n == b->n && gj_str_eq(a->text, b->text) &&
		    (a->kind != GJ_DOC_SCALAR || a->quoted == b->quoted);

	for (size_t i = 0; same && i < a->n; i++)
		same = same_doc(a->kid[i], b->kid[i]) &&
		       (a->kind != GJ_DOC_MAP || gj_str_eq(a->key[i]->text, b->key[i]->text));
	return same;
}

static void both_readers(gj_arena *arena, const gj_source *source)
{
	gj_doc *json, *yaml;

	if (gj_doc_read_json(&json, arena, source, NULL) == GJ_OK &&
	    gj_doc_read_yaml(&yaml, arena, source, NULL) == GJ_OK && !same_doc(json, yaml))
		fault("JSON and YAML read it in two ways");
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_source source = {GJ_STR(NAME), {(const char *)data, size}};
	uint64_t seed = gj_hash(data, size, 1);
	gj_arena arena;
	gj_record *record;
	gj_error err;

	if (!fuzz_is_text(source.text))
		return 0;
	gj_arena_init(&arena, gj_alloc_system(), (size_t)256 << 20);
#ifdef FUZZ_JSON
	both_readers(&arena, &source);
#endif
	if (gj_record_read(&record, &arena, circuit_once()->law, &source, &err) == GJ_OK) {
		report(&arena, record, seed);
		/* Dear under so large a law: not every time. */
		if (seed % 16 == 0 &&
		    !compare_record(circuit_once(), record, memory_once(), NULL, stderr))
			fault("the engine and the reference differ");
	} else {
		fuzz_check_error(&err);
	}
	gj_arena_free(&arena);
	return 0;
}
