/* SPDX-License-Identifier: Apache-2.0 */
/* docs/schema/diff.schema.json */
#include <stdio.h>

#include "eval/service_yaml.h"
#include "report/diff_words.h"
#include "report/json_parts.h"

static void put_share(gj_json *json, const char *key, double share)
{
	/* In millionths: the shortest decimal that says it. */
	gj_json_key(json, key);
	gj_json_num(json, (gj_num)(share * 100 * GJ_NUM_ONE + 0.5));
}

static void put_entries(gj_json *json, const char *key, const gj_law *law, const gj_refs *refs,
			bool agencies)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < refs->n; i++)
		gj_json_str(json, agencies ? law->agency[refs->at[i]].e.id
					   : law->instrument[refs->at[i]].e.id);
	gj_json_close(json, ']');
}

static void put_side(gj_json *json, const char *key, const gj_law *law, uint32_t norm,
		     gj_change_what what, gj_day day)
{
	gj_buf text;

	gj_buf_init(&text, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_change_side(&text, law, &law->norm[norm], what, day, GJ_EN);
	gj_json_put_str(json, key, gj_buf_str(&text));
	gj_buf_free(&text);
}

static void put_change(gj_json *json, const gj_diff *diff, const gj_pair *pair,
		       const gj_pair_change *change)
{
	const gj_law *law = diff->law;

	gj_json_open(json, '{');
	gj_json_put_word(json, "what", gj_json_change(change->what));
	gj_json_put_word(json, "direction", gj_json_direction(change->direction));
	if (change->what == GJ_CHANGE_WORDS) {
		gj_json_put_str(json, "words", change->words);
		gj_json_put_str(json, "by", change->by);
		gj_json_put_day(json, "on", change->on);
	} else {
		put_side(json, "old", law, pair->old, change->what, diff->old_day);
		put_side(json, "new", law, pair->new, change->what, diff->new_day);
	}
	gj_json_close(json, '}');
}

static void put_norm(gj_json *json, const char *key, const gj_law *law, uint32_t norm)
{
	gj_json_put_str(json, key, norm == GJ_NONE ? GJ_STR("") : law->norm[norm].e.id);
}

static void put_cites_of(gj_json *json, const char *key, const gj_law *law, uint32_t norm)
{
	gj_buf text;

	gj_buf_init(&text, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (norm != GJ_NONE)
		gj_print_cite(&text, &law->norm[norm].cite[0], GJ_EN);
	gj_json_put_str(json, key, gj_buf_str(&text));
	gj_buf_free(&text);
}

static void put_pair(gj_json *json, const gj_diff *diff, const gj_pair *pair)
{
	const gj_law *law = diff->law;

	gj_json_open(json, '{');
	put_norm(json, "old", law, pair->old);
	put_cites_of(json, "old_cite", law, pair->old);
	put_norm(json, "new", law, pair->new);
	put_cites_of(json, "new_cite", law, pair->new);
	gj_json_put_word(json, "verdict", gj_json_pair_verdict(pair->verdict));
	gj_json_put_word(json, "direction", gj_json_direction(pair->direction));
	gj_json_put_bool(json, "declaratory", pair->declaratory);
	gj_json_put_bool(json, "by_title", pair->by_title);
	gj_json_key(json, "changes");
	gj_json_open(json, '[');
	for (size_t i = 0; i < pair->n; i++)
		put_change(json, diff, pair, &pair->change[i]);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_case(gj_json *json, const gj_law *law, const gj_shift *shift,
		     const gj_shift_case *item)
{
	gj_buf text;

	gj_buf_init(&text, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_json_open(json, '{');
	gj_json_key(json, "conditions");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < shift->leaves.n; i++) {
		if ((item->cube.asked >> i & 1) == 0)
			continue;
		gj_buf_clear(&text);
		gj_leaf_name(&text, law, &shift->leaves.at[i]);
		gj_json_open(json, '{');
		gj_json_put_str(json, "name", gj_buf_str(&text));
		gj_json_put_bool(json, "holds", (item->cube.value >> i & 1) != 0);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	put_share(json, "percent", item->share);
	gj_buf_clear(&text);
	if (item->witness != NULL)
		gj_service_yaml(&text, item->witness, law->norm[shift->norm].e.id, GJ_STR("diff"));
	gj_json_put_str(json, "witness", gj_buf_str(&text));
	gj_json_close(json, '}');
	gj_buf_free(&text);
}

static void put_shift(gj_json *json, const gj_law *law, const gj_diff_shift *of, unsigned reading)
{
	const gj_shift *shift = &of->by[reading];

	gj_json_open(json, '{');
	put_norm(json, "norm", law, of->norm);
	gj_json_put_word(json, "who", of->gained ? "gain" : "lose");
	gj_json_put_word(json, "reading", reading == 0 ? "taken" : "other");
	gj_json_put_bool(json, "exact", !shift->too_large);
	gj_json_put_bool(json, "fewest", shift->fewest && !shift->too_many_conditions);
	put_share(json, "percent", shift->share);
	put_share(json, "open_percent", shift->open);
	gj_json_key(json, "cases");
	gj_json_open(json, '[');
	for (size_t i = 0; i < shift->n; i++)
		put_case(json, law, shift, &shift->item[i]);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_articles(gj_json *json, const gj_diff *diff)
{
	gj_json_key(json, "articles");
	gj_json_open(json, '[');
	for (size_t i = 0; i < diff->n_articles; i++) {
		gj_json_open(json, '{');
		gj_json_put_str(json, "cite", diff->law->article[diff->article[i].article].e.id);
		gj_json_put_word(json, "verdict", diff->article[i].added ? "added" : "removed");
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_head(gj_json *json, const gj_diff *diff)
{
	const gj_law *law = diff->law;

	gj_json_put_word(json, "schema", "guiju/diff/1");
	gj_json_put_str(json, "rules", gj_str_of(law->hash));
	gj_json_put_str(json, "old",
			diff->old == GJ_NONE ? GJ_STR("") : law->instrument[diff->old].e.id);
	gj_json_put_str(json, "new",
			diff->new == GJ_NONE ? GJ_STR("") : law->instrument[diff->new].e.id);
	gj_json_put_day(json, "old_on", diff->old_day);
	gj_json_put_day(json, "new_on", diff->new_day);
	put_entries(json, "issuers_added", law, &diff->issuers_added, true);
	put_entries(json, "issuers_removed", law, &diff->issuers_removed, true);
	put_entries(json, "bases_added", law, &diff->bases_added, false);
	put_entries(json, "bases_removed", law, &diff->bases_removed, false);
	put_entries(json, "bases_kept", law, &diff->bases_kept, false);
}

static void put_weights(gj_json *json, const gj_law *law, const gj_diff_weight *weight, size_t n)
{
	gj_json_key(json, "weights");
	gj_json_open(json, '[');
	for (size_t i = 0; i < n; i++) {
		gj_json_open(json, '{');
		gj_json_put_str(json, "name", gj_ask_name(law, weight[i].ask));
		put_share(json, "percent", weight[i].share);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_report_diff_json(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	put_head(&json, diff);
	put_articles(&json, diff);
	put_weights(&json, diff->law, weight, n_weights);
	gj_json_key(&json, "pairs");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < diff->n_pairs; i++)
		if (diff->old != GJ_NONE || diff->pair[i].verdict != GJ_PAIR_SAME)
			put_pair(&json, diff, &diff->pair[i]);
	gj_json_close(&json, ']');
	gj_json_key(&json, "shifts");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < diff->n_shifts; i++)
		for (unsigned r = 0; r < diff->n_readings; r++)
			if (diff->shift[i].by[r].n > 0 || diff->shift[i].by[r].open > 0 ||
			    diff->shift[i].by[r].too_large)
				put_shift(&json, diff->law, &diff->shift[i], r);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
