/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a service file under the real rule base: read or refused, checked, reported in both tongues. FUZZ_JSON chooses the reader. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "report/report.h"

#ifdef FUZZ_JSON
#define NAME "fuzz.json"
#else
#define NAME "fuzz.yaml"
#endif

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
	if (gj_law_load(&law, &arena, content, 1, &err) != GJ_OK ||
	    gj_circuit_from_law(&circuit, &arena, law, 20781, &err) != GJ_OK) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	return circuit;
}

static void report(gj_arena *arena, const gj_record *record)
{
	static const gj_style style[] = {{GJ_EN, false, 80}, {GJ_ZH, true, 60}};
	gj_verdicts *verdicts;
	gj_buf out;

	if (gj_evaluate(&verdicts, arena, circuit_once(), record, NULL) != GJ_OK)
		return;
	gj_buf_init(&out, gj_alloc_system(), 64 << 20);
	for (int i = 0; i < 2; i++)
		gj_report_check_text(&out, verdicts, &style[i]);
	gj_report_check_json(&out, verdicts, true);
	if (gj_utf8_valid(gj_buf_str(&out)) < out.len)
		abort();
	gj_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_source source = {GJ_STR(NAME), {(const char *)data, size}};
	const gj_law *law = circuit_once()->law;
	gj_arena arena;
	gj_record *record;
	gj_error err;
	char text[4096];

	if (gj_utf8_valid(source.text) < size || (size > 0 && memchr(data, 0, size) != NULL))
		return 0;
	gj_arena_init(&arena, gj_alloc_system(), (size_t)256 << 20);
	if (gj_record_read(&record, &arena, law, &source, &err) == GJ_OK)
		report(&arena, record);
	else
		gj_error_text(&err, text, sizeof text);
	gj_arena_free(&arena);
	return 0;
}
