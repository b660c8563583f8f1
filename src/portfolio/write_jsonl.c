/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A line for each service: the norms that apply, that will, that are undecided; all others do not. Norms are looked through a word
 * of 64 services at a time, and each service gathers its own.
 */
#include "base/json.h"
#include "portfolio/writer.h"

static void start(gj_buf *out, const gj_plan *plan)
{
	(void)out;
	(void)plan;
}

static void end(gj_buf *out, const gj_plan *plan, uint64_t services)
{
	(void)out;
	(void)plan;
	(void)services;
}

/* Ids of norms hold nothing that JSON would escape (lang/README.md). */
static void put_id(gj_buf *out, gj_str id, bool first)
{
	if (!first)
		gj_buf_putc(out, ',');
	gj_buf_putc(out, '"');
	gj_buf_add(out, id);
	gj_buf_putc(out, '"');
}

static void put_norms(gj_buf *out, const char *key, const gj_ran *ran, size_t service,
		      gj_applicability wanted)
{
	const gj_plan *plan = ran->runner->plan;
	size_t word = service / 64;
	bool first = true;

	gj_buf_printf(out, ",\"%s\":[", key);
	for (size_t k = 0; k < plan->n; k++) {
		const gj_planes *of = &ran->runner->out[k];
		uint64_t bits = wanted == GJ_APPLY_UNKNOWN ? ~(of->yes[word] | of->no[word])
				: plan->when[k] == wanted  ? of->yes[word]
							   : 0;

		if ((bits >> service % 64 & 1) == 0)
			continue;
		put_id(out, plan->law->norm[plan->norm[k]].e.id, first);
		first = false;
	}
	gj_buf_putc(out, ']');
}

static void block(gj_buf *out, const gj_ran *ran)
{
	for (size_t s = 0; s < ran->n; s++) {
		gj_json json;

		gj_buf_puts(out, "{\"service\":");
		gj_json_init(&json, out, true);
		gj_json_str(&json, ran->name[s]);
		put_norms(out, "applies", ran, s, GJ_APPLIES);
		put_norms(out, "future", ran, s, GJ_FUTURE);
		put_norms(out, "unknown", ran, s, GJ_APPLY_UNKNOWN);
		if (ran->check != NULL && ran->check[s].len > 0) {
			gj_buf_puts(out, ",\"check\":");
			gj_buf_add(out, ran->check[s]);
		}
		gj_buf_puts(out, "}\n");
	}
}

const gj_writer gj_writer_jsonl = {"jsonl", true, start, block, end};
