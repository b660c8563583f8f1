/* SPDX-License-Identifier: Apache-2.0 */
/* Bits as they come, for programs: docs/planes.md. All parts are multiples of 64 bytes, so that a mapped file is aligned. */
#include "base/json.h"
#include "portfolio/writer.h"
#include "report/words.h"

enum { ALIGN = 64 };

static void pad(gj_buf *out, char byte)
{
	gj_buf_pad(out, byte, (ALIGN - out->len % ALIGN) % ALIGN);
}

static void put_number(gj_buf *out, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		gj_buf_putc(out, (char)(number >> i * 8 & 0xFF));
}

static void start(gj_buf *out, const gj_plan *plan)
{
	char day[11];
	gj_json json;

	gj_day_format(plan->circuit->on, day);
	gj_json_init(&json, out, true);
	gj_json_open(&json, '{');
	gj_json_key(&json, "format");
	gj_json_str(&json, GJ_STR("guiju/planes/1"));
	gj_json_key(&json, "on");
	gj_json_str(&json, gj_str_of(day));
	gj_json_key(&json, "rules");
	gj_json_str(&json, gj_str_of(plan->law->hash));
	gj_json_key(&json, "block");
	gj_json_int(&json, GJ_BLOCK);
	gj_json_key(&json, "norms");
	gj_json_open(&json, '[');
	for (size_t k = 0; k < plan->n; k++) {
		gj_json_open(&json, '{');
		gj_json_key(&json, "id");
		gj_json_str(&json, plan->law->norm[plan->norm[k]].e.id);
		gj_json_key(&json, "yes");
		gj_json_str(&json, gj_str_of(gj_json_applicability(plan->when[k])));
		gj_json_close(&json, '}');
	}
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	/* Room for the line end, then up to the next border. */
	gj_buf_pad(out, ' ', (ALIGN - (out->len + 1) % ALIGN) % ALIGN);
	gj_buf_putc(out, '\n');
}

static void block(gj_buf *out, const gj_ran *ran)
{
	put_number(out, ran->n);
	pad(out, '\0');
	for (size_t k = 0; k < ran->runner->plan->n; k++) {
		const gj_planes *of = &ran->runner->out[k];

		for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
			put_number(out, of->yes[i]);
		for (size_t i = 0; i < GJ_BLOCK_WORDS; i++)
			put_number(out, of->no[i]);
	}
}

static void end(gj_buf *out, const gj_plan *plan, uint64_t services)
{
	(void)plan;
	put_number(out, 0);
	put_number(out, services);
	pad(out, '\0');
}

const gj_writer gj_writer_planes = {"planes", false, start, block, end};
