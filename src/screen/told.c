/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of the findings and of the sample. */
#include "base/json.h"
#include "screen/look.h"

static void put_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void put_int(gj_json *json, const char *key, uint64_t value)
{
	gj_json_key(json, key);
	gj_json_int(json, (int64_t)value);
}

/* A place that terms of several categories match stands once for each. */
static void put_hits(gj_json *json, const gj_look *look)
{
	const gj_screen_lists *lists = &look->screen->lists;

	gj_json_key(json, "hits");
	gj_json_open(json, '[');
	for (size_t i = 0; i < look->n_hits; i++) {
		const gj_told_hit *hit = &look->hit[i];

		for (uint32_t t = lists->first[hit->pattern]; t < lists->first[hit->pattern + 1];
		     t++) {
			gj_json_open(json, '{');
			put_str(json, "category", lists->terms.category[lists->tag[t].category]);
			put_str(json, "term", lists->terms.item[lists->tag[t].term].text);
			put_int(json, "at", hit->at);
			put_int(json, "bytes", hit->bytes);
			gj_json_close(json, '}');
		}
	}
	gj_json_close(json, ']');
}

static void put_personal(gj_json *json, const gj_look *look)
{
	gj_json_key(json, "personal");
	gj_json_open(json, '[');
	for (size_t i = 0; i < look->n_people; i++) {
		const gj_told_personal *person = &look->person[i];

		gj_json_open(json, '{');
		put_str(json, "kind", gj_str_of(gj_personal_word(person->kind)));
		put_int(json, "at", person->at);
		put_int(json, "bytes", person->bytes);
		put_str(json, "sure", gj_str_of(gj_personal_confidence_word(person->sure)));
		put_str(json, "masked", gj_str_of(person->masked));
		gj_json_key(json, "hash");
		if (look->screen->options.salt.at != NULL)
			gj_json_str(json, gj_str_of(person->hash));
		else
			gj_json_null(json);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void begin(gj_json *json, gj_look *look, const gj_item *item, gj_str id)
{
	gj_buf_clear(&look->line);
	gj_json_init(json, &look->line, true);
	gj_json_open(json, '{');
	put_str(json, "source", item->source);
	put_str(json, "id", id);
}

static int end(gj_json *json, gj_look *look, bool cut)
{
	if (cut) {
		gj_json_key(json, "cut");
		gj_json_bool(json, true);
	}
	gj_json_close(json, '}');
	gj_buf_putc(&look->line, '\n');
	return gj_buf_status(&look->line);
}

int gj_told_finding(gj_look *look, const gj_item *item, gj_str id)
{
	gj_json json;

	begin(&json, look, item, id);
	put_str(&json, "file", item->file);
	put_int(&json, "offset", item->offset);
	put_hits(&json, look);
	put_personal(&json, look);
	return end(&json, look, look->cut);
}

int gj_told_sample(gj_look *look, const gj_item *item, gj_str id, const gj_sample_key *key)
{
	char hex[65];
	gj_json json;

	gj_hash_hex(key->byte, hex);
	begin(&json, look, item, id);
	put_str(&json, "key", gj_str_of(hex));
	put_str(&json, "file", item->file);
	put_int(&json, "offset", item->offset);
	gj_json_key(&json, "flagged");
	gj_json_bool(&json, look->hits > 0);
	put_str(&json, "text", (gj_str){look->text, look->text_len});
	return end(&json, look, look->text_cut);
}
