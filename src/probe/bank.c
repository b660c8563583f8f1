/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/bank.h"

#include "base/day.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"

const char *const gj_bank_keys[GJ_BANK_KEYS] = {"id",	    "category", "text",	    "bank",
						"expected", "language", "modality", "source",
						"licence",  "updated"};

enum { KEY_BANK = 3 };

static const char *const kinds[GJ_N_BANK_KINDS] = {NULL, "content", "refuse", "answer"};

const char *gj_bank_kind_name(gj_bank_kind kind)
{
	return kinds[kind];
}

bool gj_bank_kind_of(gj_bank_kind *out, gj_str word)
{
	for (unsigned i = 1; i < GJ_N_BANK_KINDS; i++)
		if (gj_str_eq(word, gj_str_of(kinds[i]))) {
			*out = (gj_bank_kind)i;
			return true;
		}
	return false;
}

gj_str *gj_bank__slot(gj_bank_question *q, size_t key)
{
	gj_str *slot[GJ_BANK_KEYS] = {&q->id,	    &q->category, &q->text,	NULL,
				      &q->expected, &q->language, &q->modality, &q->source,
				      &q->licence,  &q->updated};

	return slot[key];
}

/* ---- one question ---- */

static int refuse(gj_error *err, const gj_source *source, gj_pos pos)
{
	return gj_fault_at(err, source, pos, NULL);
}

static bool blank(gj_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != ' ' && text.at[i] != '\t' && text.at[i] != '\n' &&
		    text.at[i] != '\r')
			return false;
	return true;
}

/* Names stand in reports and on terminals: nothing hidden in them. */
static int check_name(gj_str name, const char *what, gj_error *err)
{
	if (blank(name))
		return gj_fault(err, GJ_EINPUT, "a question without `%s`", what);
	if (name.len > GJ_BANK_MOST_ID)
		return gj_fault(err, GJ_EINPUT, "a `%s` of %zu bytes; it may have %d", what,
				name.len, GJ_BANK_MOST_ID);
	if (gj_utf8_find_hidden(name) != name.len || memchr(name.at, '\n', name.len) != NULL)
		return gj_fault(err, GJ_EINPUT, "a hidden character in the `%s`", what);
	return GJ_OK;
}

static int check(gj_bank_question *q, gj_error *err)
{
	gj_day day;
	bool exists = true;
	int rc = check_name(q->id, "id", err);

	if (rc == GJ_OK)
		rc = check_name(q->category, "category", err);
	if (rc == GJ_OK && blank(q->text))
		rc = gj_fault(err, GJ_EINPUT, "the question `%.*s` has no `text`", GJ_FMT(q->id));
	for (size_t i = 0; rc == GJ_OK && i < GJ_BANK_KEYS; i++) {
		const gj_str *slot = gj_bank__slot(q, i);

		if (slot != NULL && slot->len > GJ_BANK_MOST_TEXT)
			rc = gj_fault(err, GJ_EINPUT, "the `%s` of `%.*s` is over %d bytes",
				      gj_bank_keys[i], GJ_FMT(q->id), GJ_BANK_MOST_TEXT);
	}
	if (rc != GJ_OK || q->updated.len == 0 || gj_day_read(&day, q->updated, &exists) == GJ_OK)
		return rc;
	gj_fault(err, GJ_EINPUT,
		 exists ? "`updated` of `%.*s` is no date: `%.*s`"
			: "`updated` of `%.*s` does not exist: `%.*s`",
		 GJ_FMT(q->id), (int)(q->updated.len < 40 ? q->updated.len : 40), q->updated.at);
	return gj_fault_help(err, "dates are written as 2026-11-24");
}

int gj_bank_add(gj_bank *bank, gj_arena *arena, const gj_source *source, gj_pos pos,
		const gj_bank_question *question, gj_error *err)
{
	gj_bank_question q = *question;
	uint32_t index = (uint32_t)bank->n;
	bool found;

	if (check(&q, err) != GJ_OK)
		return refuse(err, source, pos);
	if (bank->n == GJ_BANK_MOST) {
		gj_fault(err, GJ_EINPUT, "more than %d questions", GJ_BANK_MOST);
		return refuse(err, source, pos);
	}
	if (gj_map_put(&bank->ids, arena, q.id, &index, &found) != GJ_OK ||
	    gj_arena_room(arena, (void **)&bank->question, &bank->cap, bank->n,
			  sizeof *bank->question) != GJ_OK)
		return gj_fault_memory(err);
	if (found) {
		gj_fault(err, GJ_EINPUT, "the id `%.*s` stands twice, first in line %llu",
			 GJ_FMT(q.id), (unsigned long long)bank->question[index].line);
		return refuse(err, source, pos);
	}
	bank->question[bank->n++] = q;
	return GJ_OK;
}

/* ---- JSON lines ---- */

static int take_kind(gj_bank_question *q, const gj_source *source, const gj_data *value,
		     gj_error *err)
{
	gj_nearest near;

	if (gj_bank_kind_of(&q->bank, value->text))
		return GJ_OK;
	gj_data_fault(err, source, value, "no such bank: `%.*s`",
		      (int)(value->text.len < 40 ? value->text.len : 40), value->text.at);
	gj_nearest_start(&near, value->text);
	for (unsigned i = 1; i < GJ_N_BANK_KINDS; i++)
		gj_nearest_offer(&near, gj_str_of(kinds[i]));
	if (near.best.len > 0)
		return gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(err, "there are content, refuse and answer");
}

static int take_line(gj_bank_question *q, const gj_source *source, const gj_data *line,
		     gj_error *err)
{
	if (line->kind != GJ_DATA_MAP)
		return gj_data_fault(err, source, line, "a line is one JSON object");
	for (size_t i = 0; i < GJ_BANK_KEYS; i++) {
		const gj_data *value = gj_data_get(line, gj_bank_keys[i]);
		gj_str *slot = gj_bank__slot(q, i);

		if (value == NULL || value->kind == GJ_DATA_NULL)
			continue;
		if (value->kind != GJ_DATA_STRING && !(i == 0 && value->kind == GJ_DATA_NUMBER))
			return gj_data_fault(err, source, value, "`%s` is a string",
					     gj_bank_keys[i]);
		if (slot != NULL)
			*slot = value->text;
		else if (value->text.len > 0 && take_kind(q, source, value, err) != GJ_OK)
			return GJ_EINPUT;
	}
	return GJ_OK;
}

static int read_lines(gj_bank *bank, gj_arena *arena, const gj_source *source,
		      gj_bank_kind fallback, gj_error *err)
{
	gj_str text = source->text;
	uint64_t number = 0;
	int rc = GJ_OK;

	for (size_t at = 0; rc == GJ_OK && at < text.len;) {
		const char *feed = memchr(text.at + at, '\n', text.len - at);
		size_t end = feed != NULL ? (size_t)(feed - text.at) : text.len;
		gj_bank_question q = {.bank = fallback, .line = ++number};
		const gj_data *line;

		if (!blank((gj_str){text.at + at, end - at})) {
			rc = gj_data_read(&line, arena, source, at, end, err);
			if (rc == GJ_OK)
				rc = take_line(&q, source, line, err);
			if (rc == GJ_OK)
				rc = gj_bank_add(bank, arena, source,
						 (gj_pos){(uint32_t)number, 1, 1}, &q, err);
		}
		at = end + 1;
	}
	return rc;
}

/* ---- a file ---- */

int gj_bank_parse(gj_bank *out, gj_arena *arena, const gj_source *source, bool table,
		  gj_bank_kind fallback, gj_error *err)
{
	int rc;

	*out = (gj_bank){.path = source->name, .bytes = source->text.len};
	gj_sha256_hex(source->text, out->sha256);
	out->ids.seed = gj_hash_seed(source->text);
	rc = table ? gj_bank__table(out, arena, source, fallback, err)
		   : read_lines(out, arena, source, fallback, err);
	if (rc == GJ_OK && out->n == 0) {
		gj_fault(err, GJ_EINPUT, "the bank has no question");
		rc = gj_fault_at(err, source, (gj_pos){0, 0, 0}, NULL);
	}
	return rc;
}

int gj_bank_read(gj_bank *out, gj_arena *arena, const char *path, gj_bank_kind fallback,
		 gj_error *err)
{
	gj_source source = {gj_str_of(path), {NULL, 0}};
	size_t len = source.name.len;
	bool table = len > 4 && strcmp(path + len - 4, ".csv") == 0;
	int rc = gj_file_read(&source.text, arena, path, GJ_BANK_LIMIT, err);
	size_t valid;

	if (rc != GJ_OK)
		return rc;
	valid = gj_utf8_valid(source.text);
	if (valid != source.text.len) {
		gj_fault(err, GJ_EINPUT, "the bank is not UTF-8: byte 0x%02X",
			 (unsigned char)source.text.at[valid]);
		return gj_fault_at(err, &source, gj_pos_at(source.text, valid), NULL);
	}
	return gj_bank_parse(out, arena, &source, table, fallback, err);
}

/* ---- out ---- */

void gj_probe__text(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	if (text.len > 0)
		gj_json_str(json, text);
	else
		gj_json_null(json);
}

void gj_bank_write(gj_buf *out, const gj_bank *bank)
{
	for (size_t i = 0; i < bank->n; i++) {
		gj_bank_question *q = &bank->question[i];
		gj_json json;

		gj_json_init(&json, out, true);
		gj_json_open(&json, '{');
		for (size_t k = 0; k < GJ_BANK_KEYS; k++)
			gj_probe__text(&json, gj_bank_keys[k],
				       k == KEY_BANK ? gj_str_of(kinds[q->bank])
						     : *gj_bank__slot(q, k));
		gj_json_key(&json, "line");
		gj_json_int(&json, (int64_t)q->line);
		gj_json_close(&json, '}');
		gj_buf_putc(out, '\n');
	}
}
