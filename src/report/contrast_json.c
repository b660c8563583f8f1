/* SPDX-License-Identifier: Apache-2.0 */
/* Two checks side by side, as JSON: docs/schema/what-if.schema.json. */
#include "report/contrast.h"

void gj_json_put_told(gj_json *json, const char *key, const gj_record *record, gj_ask ask)
{
	gj_style style = {GJ_EN, false, 80, false};
	gj_page page;
	gj_buf none;

	/* The words that the text report has: one way of writing values, not two. */
	gj_buf_init(&none, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_page_start(&page, &none, &style);
	gj_page_told(&page, record, ask);
	gj_json_put_str(json, key, gj_buf_str(&page.scratch));
	if (page.scratch.failed)
		json->buf->failed = true;
	gj_page_done(&page);
	gj_buf_free(&none);
}

static gj_str change_name(const gj_contrast *c, const gj_change *change)
{
	return change->is_day ? GJ_STR("on") : gj_ask_name(c->was->law, change->ask);
}

static void put_change(gj_json *json, const gj_contrast *c, const gj_change *change)
{
	gj_json_open(json, '{');
	gj_json_put_word(json, "kind", change->is_day ? "day" : gj_json_ask_kind(change->ask.kind));
	gj_json_put_str(json, "name", change_name(c, change));
	if (change->is_day) {
		gj_json_put_day(json, "was", c->was->circuit->on);
		gj_json_put_day(json, "would", c->would->circuit->on);
	} else {
		gj_json_put_told(json, "was", c->was->record, change->ask);
		gj_json_put_told(json, "would", c->would->record, change->ask);
	}
	gj_json_close(json, '}');
}

static void put_differs(gj_json *json, unsigned differs)
{
	static const char *const words[] = {"applicability", "compliance", "time", "because",
					    "asks"};

	gj_json_key(json, "differs");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
		if ((differs >> i & 1u) != 0)
			gj_json_str(json, gj_str_of(words[i]));
	gj_json_close(json, ']');
}

static void put_difference(gj_json *json, const gj_contrast *c, const gj_difference *item)
{
	const gj_law *law = c->was->law;

	gj_json_open(json, '{');
	gj_json_put_str(json, "id", law->norm[item->norm].e.id);
	put_differs(json, item->differs);
	gj_json_key(json, "was");
	gj_json_put_norm(json, c->was, item->was);
	gj_json_key(json, "would");
	gj_json_put_norm(json, c->would, item->would);
	gj_json_key(json, "turns_on");
	gj_json_open(json, '[');
	for (size_t i = 0; i < item->turns_on.n; i++)
		gj_json_str(json, change_name(c, &c->change[item->turns_on.at[i]]));
	gj_json_close(json, ']');
	gj_json_put_bool(json, "smallest", item->smallest);
	gj_json_close(json, '}');
}

void gj_json_put_differences(gj_json *json, const char *key, const gj_contrast *contrast)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < contrast->n; i++)
		put_difference(json, contrast, &contrast->item[i]);
	gj_json_close(json, ']');
}

void gj_report_what_if_json(gj_buf *out, const gj_contrast *c)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_head(&json, "guiju/what-if/1", c->was);
	gj_json_key(&json, "changes");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < c->n_changes; i++)
		put_change(&json, c, &c->change[i]);
	gj_json_close(&json, ']');
	gj_json_put_int(&json, "gained", c->gained);
	gj_json_put_int(&json, "lost", c->lost);
	gj_json_put_int(&json, "breached", c->breached);
	gj_json_put_differences(&json, "differences", c);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
