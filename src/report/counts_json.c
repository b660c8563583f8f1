/* SPDX-License-Identifier: Apache-2.0 */
#include "report/counts.h"
#include "report/json_parts.h"

static void put_norm(gj_json *json, const gj_counts *counts, size_t k)
{
	const gj_norm *norm = &counts->law->norm[counts->norm[k]];
	int64_t yes = (int64_t)counts->yes[k], no = (int64_t)counts->no[k];

	gj_json_open(json, '{');
	gj_json_put_str(json, "id", norm->e.id);
	gj_json_put_word(json, "kind", gj_json_kind(norm->kind));
	gj_json_put_cites(json, norm->cite, norm->n_cites);
	gj_json_put_int(json, "applies", counts->when[k] == GJ_APPLIES ? yes : 0);
	gj_json_put_int(json, "future", counts->when[k] == GJ_FUTURE ? yes : 0);
	gj_json_put_int(json, "unknown", (int64_t)counts->services - yes - no);
	gj_json_put_int(json, "does_not_apply", no);
	gj_json_put_bool(json, "in_force", counts->when[k] == GJ_APPLIES);
	gj_json_close(json, '}');
}

void gj_report_counts_json(gj_buf *out, const gj_counts *counts)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/portfolio/1");
	gj_json_put_day(&json, "on", counts->on);
	gj_json_put_str(&json, "rules", gj_str_of(counts->law->hash));
	gj_json_put_str(&json, "input", counts->input);
	gj_json_put_int(&json, "services", (int64_t)counts->services);
	gj_json_put_int(&json, "passed_over", (int64_t)counts->bad);
	gj_json_key(&json, "norms");
	gj_json_open(&json, '[');
	for (size_t k = 0; k < counts->n; k++)
		put_norm(&json, counts, k);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
