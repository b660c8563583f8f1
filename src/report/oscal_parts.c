/* SPDX-License-Identifier: Apache-2.0 */
#include "report/oscal_parts.h"

#include "base/day.h"
#include "base/utf8.h"

static const gj_uuid urls = {{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00,
			      0xc0, 0x4f, 0xd4, 0x30, 0xc8}}; /* RFC 9562, section 6.6 */

static bool is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xa0 ||
	       code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
	       code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000 ||
	       code == 0xfeff;
}

/* Markdown takes these for marks anywhere, some others only at the start of a line. */
static bool is_mark(unsigned char c, bool first)
{
	return strchr("\\`*_~^[]<>&{}|#", c) != NULL || (first && strchr("-+=", c) != NULL);
}

/* Runs of space become one; none stays at the ends. */
static void add_line(gj_buf *out, gj_str text, bool markup)
{
	bool space = false, first = true;

	while (text.len > 0) {
		uint32_t code;
		size_t n = gj_utf8_next(text, &code);

		if (is_space(code)) {
			space = !first;
		} else {
			if (space)
				gj_buf_putc(out, ' ');
			if (markup && code < 0x80 && is_mark((unsigned char)code, first))
				gj_buf_putc(out, '\\');
			gj_buf_add(out, (gj_str){text.at, n});
			space = first = false;
		}
		text.at += n;
		text.len -= n;
	}
	if (first) /* there has to be something */
		gj_buf_putc(out, '?');
}

static void put_line(gj_json *json, const char *key, gj_str text, bool markup)
{
	gj_buf line;

	gj_text_start(&line, json->buf);
	add_line(&line, text, markup);
	gj_json_put_str(json, key, gj_buf_str(&line));
	gj_text_end(&line, json->buf);
}

void gj_oscal_line(gj_json *json, const char *key, gj_str text)
{
	put_line(json, key, text, false);
}

void gj_oscal_markup(gj_json *json, const char *key, gj_str text)
{
	put_line(json, key, text, true);
}

bool gj_oscal_time(gj_json *json, const char *key, gj_day day)
{
	char text[11 + sizeof "T00:00:00Z"];
	int year, month, of_month;

	if (day == GJ_DAY_NONE)
		return false;
	gj_day_to_ymd(day, &year, &month, &of_month);
	if (year < 1900 || year > 2999)
		return false;
	gj_day_format(day, text);
	memcpy(text + 10, "T00:00:00Z", sizeof "T00:00:00Z");
	if (key != NULL)
		gj_json_put_word(json, key, text);
	return true;
}

void gj_oscal_prop(gj_json *json, const char *name, gj_str value)
{
	if (value.len == 0)
		return;
	gj_json_open(json, '{');
	gj_json_put_word(json, "name", name);
	gj_json_put_word(json, "ns", GJ_OSCAL_SPACE);
	gj_oscal_line(json, "value", value);
	gj_json_close(json, '}');
}

void gj_oscal_prop_word(gj_json *json, const char *name, const char *value)
{
	gj_oscal_prop(json, name, gj_str_of(value));
}

void gj_oscal_prop_day(gj_json *json, const char *name, gj_day day)
{
	char text[11] = "";

	if (day != GJ_DAY_NONE)
		gj_day_format(day, text);
	gj_oscal_prop_word(json, name, text);
}

/* Names have no capitals and do not begin with `_`: what is made of them can be read back. */
void gj_oscal_token(gj_json *json, const char *key, gj_str id, const char *tail)
{
	gj_buf token;

	gj_text_start(&token, json->buf);
	if (id.len > 0 && id.at[0] >= '0' && id.at[0] <= '9')
		gj_buf_putc(&token, '_');
	for (size_t i = 0; i < id.len; i++)
		gj_buf_putc(&token, id.at[i] == '/' ? '.' : id.at[i] == '.' ? 'P' : id.at[i]);
	gj_buf_puts(&token, tail);
	gj_json_put_str(json, key, gj_buf_str(&token));
	gj_text_end(&token, json->buf);
}

/* ---- UUIDs ---- */

gj_uuid gj_oscal_name(const gj_uuid *space, const char *sort, gj_str name)
{
	gj_uuid own = space != NULL ? *space : gj_uuid_of(&urls, GJ_STR(GJ_OSCAL_SPACE));
	gj_uuid sorts = gj_uuid_of(&own, gj_str_of(sort));

	return gj_uuid_of(&sorts, name);
}

void gj_oscal_uuid(gj_json *json, const char *key, const gj_uuid *uuid)
{
	char text[37];

	gj_uuid_format(uuid, text);
	gj_json_put_word(json, key, text);
}

void gj_oscal_ref(gj_json *json, const char *key, const gj_uuid *uuid)
{
	char text[38] = "#";

	gj_uuid_format(uuid, text + 1);
	gj_json_put_word(json, key, text);
}

gj_uuid gj_oscal_service(const gj_exporting *e)
{
	gj_uuid named = gj_oscal_name(NULL, "service", e->record[e->at]->service);
	char same[12];

	return gj_oscal_name(&named, "same", gj_count(same, e->same));
}

gj_uuid gj_oscal_file(const gj_exporting *e, size_t service)
{
	return gj_oscal_name(&e->uuid[service], "file", e->record[service]->source.name);
}

gj_uuid gj_oscal_tool(const gj_exporting *e)
{
	return gj_oscal_name(&e->uuid[e->at], "component", GJ_STR("guiju"));
}

gj_uuid gj_oscal_party(gj_str by)
{
	return gj_oscal_name(NULL, "party", by);
}

gj_uuid gj_oscal_evidence(const gj_exporting *e, gj_ask ask)
{
	if (ask.kind == GJ_ASK_ROLE)
		return gj_oscal_name(&e->uuid[e->at], "roles", GJ_STR(""));
	return gj_oscal_name(&e->uuid[e->at], gj_json_ask_kind(ask.kind), gj_ask_name(e->law, ask));
}

void gj_oscal_subject(gj_exporting *e)
{
	gj_uuid service = gj_oscal_service(e);

	gj_json_key(&e->json, "subjects");
	gj_json_open(&e->json, '[');
	gj_json_open(&e->json, '{');
	gj_oscal_uuid(&e->json, "subject-uuid", &service);
	gj_json_put_word(&e->json, "type", "component");
	gj_json_close(&e->json, '}');
	gj_json_close(&e->json, ']');
}

void gj_oscal_origin(gj_exporting *e, gj_str by)
{
	gj_uuid actor = by.len > 0 ? gj_oscal_party(by) : gj_oscal_tool(e);
	gj_json *json = &e->json;

	gj_json_key(json, "origins");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_json_key(json, "actors");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_json_put_word(json, "type", by.len > 0 ? "party" : "tool");
	gj_oscal_uuid(json, "actor-uuid", &actor);
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_json_close(json, ']');
}
