/* SPDX-License-Identifier: Apache-2.0 */
/* The services that may not be offered in one regime and may in another. */
#include "base/json.h"
#include "portfolio/sides.h"

static void nothing(gj_buf *out, const gj_plan *plan)
{
	(void)out;
	(void)plan;
}

static void end(gj_buf *out, const gj_plan *plan, uint64_t services)
{
	(void)services;
	nothing(out, plan);
}

static bool bit(const uint64_t *plane, size_t service)
{
	return (plane[service / 64] >> service % 64 & 1) != 0;
}

static bool is_split(const gj_ran *ran, size_t service)
{
	const gj_abreast *sides = ran->runner->plan->sides;

	for (size_t k = sides->first_split; k < ran->runner->plan->n; k++)
		if (bit(ran->runner->out[k].yes, service))
			return true;
	return false;
}

static char barred(const gj_ran *ran, size_t service, size_t regime)
{
	const gj_planes *of = &ran->runner->out[ran->runner->plan->sides->first_barred + regime];

	return bit(of->yes, service) ? 'y' : bit(of->no, service) ? 'n' : '?';
}

static void found_block(gj_buf *out, const gj_ran *ran)
{
	for (size_t s = 0; s < ran->n; s++) {
		if (!is_split(ran, s))
			continue;
		gj_buf_add(out, (gj_str){(const char *)&ran->name[s].len, sizeof(size_t)});
		gj_buf_add(out, ran->name[s]);
		for (size_t r = 0; r < ran->runner->plan->sides->n_regimes; r++)
			gj_buf_putc(out, barred(ran, s, r));
	}
}

static void put_regimes(gj_json *json, const char *key, const gj_ran *ran, size_t service, char is)
{
	const gj_abreast *sides = ran->runner->plan->sides;

	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t r = 0; r < sides->n_regimes; r++)
		if (barred(ran, service, r) == is)
			gj_json_str(json, sides->regime[r].name);
	gj_json_close(json, ']');
}

static void lines_block(gj_buf *out, const gj_ran *ran)
{
	for (size_t s = 0; s < ran->n; s++) {
		gj_json json;

		if (!is_split(ran, s))
			continue;
		gj_json_init(&json, out, true);
		gj_json_open(&json, '{');
		gj_json_key(&json, "service");
		gj_json_str(&json, ran->name[s]);
		put_regimes(&json, "barred_in", ran, s, 'y');
		put_regimes(&json, "not_barred_in", ran, s, 'n');
		put_regimes(&json, "undecided_in", ran, s, '?');
		gj_json_close(&json, '}');
		gj_buf_putc(out, '\n');
	}
}

const gj_writer gj_writer_sides_found = {"found", false, nothing, found_block, end};
const gj_writer gj_writer_sides_lines = {"jsonl", false, nothing, lines_block, end};
