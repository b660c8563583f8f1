/* SPDX-License-Identifier: Apache-2.0 */
/* RFC 4180: a line for each service, a column for each norm, in the words of check.schema.json. */
#include "base/csv_write.h"
#include "portfolio/writer.h"
#include "report/words.h"

static void start(gj_buf *out, const gj_plan *plan)
{
	gj_buf_puts(out, "service");
	for (size_t k = 0; k < plan->n; k++) {
		gj_buf_putc(out, ',');
		gj_csv_put(out, plan->law->norm[plan->norm[k]].e.id);
	}
	gj_buf_putc(out, '\n');
}

static void block(gj_buf *out, const gj_ran *ran)
{
	gj_str word[4];

	for (int a = 0; a < 4; a++)
		word[a] = gj_str_of(gj_json_applicability((gj_applicability)a));
	for (size_t s = 0; s < ran->n; s++) {
		gj_csv_put(out, ran->name[s]);
		for (size_t k = 0; k < ran->runner->plan->n; k++) {
			gj_buf_putc(out, ',');
			gj_buf_add(out, word[gj_runner_verdict(ran->runner, k, s)]);
		}
		gj_buf_putc(out, '\n');
	}
}

static void end(gj_buf *out, const gj_plan *plan, uint64_t services)
{
	(void)out;
	(void)plan;
	(void)services;
}

const gj_writer gj_writer_csv = {"csv", false, start, block, end};
