/* SPDX-License-Identifier: Apache-2.0 */
/* Where in the text of a service file an answer goes, and putting it there. */
#include "eval/record_add.h"

/* ---- places in a text ---- */

/* The byte at which line `line` (from 1) starts; the length of the text when there is none. */
static size_t line_start(gj_str text, uint32_t line)
{
	size_t at = 0;

	for (uint32_t now = 1; now < line && at < text.len; at++)
		now += text.at[at] == '\n';
	return at;
}

static size_t line_end(gj_str text, size_t at)
{
	while (at < text.len && text.at[at] != '\n')
		at++;
	return at;
}

static size_t indent_of(gj_str text, size_t start)
{
	size_t at = start;

	while (at < text.len && text.at[at] == ' ')
		at++;
	return at - start;
}

static bool is_blank(gj_str text, size_t start)
{
	for (; start < text.len && text.at[start] != '\n'; start++)
		if (text.at[start] != ' ' && text.at[start] != '\t' && text.at[start] != '\r')
			return false;
	return true;
}

/*
 * Behind the entry that starts on the line of `pos` and is indented by `indent`: its further lines are indented deeper.
 * Blank lines at its end, and comments that stand out as far as the entry itself, belong to what follows.
 */
static size_t entry_end(gj_str text, gj_pos pos, size_t indent)
{
	size_t end = line_end(text, line_start(text, pos.line));

	for (size_t next = end; next < text.len;) {
		size_t start = next + 1;

		if (start >= text.len)
			break;
		next = line_end(text, start);
		if (is_blank(text, start))
			continue;
		if (indent_of(text, start) <= indent)
			break;
		end = next;
	}
	return end;
}

/* ---- what is put there ---- */

static void put_answer(gj_buf *out, const gj_record *record, gj_ask ask)
{
	const gj_law *law = record->law;
	const gj_judged *judged;
	char day[11];

	if (ask.kind == GJ_ASK_FACT) {
		gj_buf_add(out, law->fact[ask.ref].e.id);
		gj_buf_puts(out, ": ");
		gj_input_print(out, &law->fact[ask.ref], &record->fact[ask.ref]);
		return;
	}
	judged = &record->term[ask.ref];
	gj_day_format(judged->on, day);
	gj_buf_printf(out, "{term: %.*s, value: %s, by: ", GJ_FMT(law->term[ask.ref].e.id),
		      judged->truth == GJ_TRUE ? "yes" : "no");
	gj_yaml_quote(out, judged->by);
	gj_buf_printf(out, ", on: %s, why: ", day);
	gj_yaml_quote(out, judged->why);
	gj_buf_putc(out, '}');
}

static void put_roles(gj_buf *out, const gj_record *record)
{
	const char *between = "";

	gj_buf_puts(out, record->roles_closed ? "[" : "{includes: [");
	for (size_t i = 0; i < record->law->n_roles; i++) {
		if (record->role[i] != GJ_TRUE)
			continue;
		gj_buf_puts(out, between);
		gj_buf_add(out, record->law->role[i].e.id);
		between = ", ";
	}
	gj_buf_puts(out, record->roles_closed ? "]" : "]}");
}

bool gj_record_any_role(const gj_record *record)
{
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] != GJ_UNKNOWN)
			return true;
	return record->roles_closed;
}

static void copy(gj_buf *out, gj_str text, size_t from, size_t to)
{
	gj_buf_add(out, (gj_str){text.at + from, to - from});
}

/* ---- putting it ---- */

/* `text` with one more line behind byte `at`, which ends a line. */
static void add_line(gj_buf *out, gj_str text, size_t at, size_t indent, const char *mark,
		     const gj_record *record, gj_ask ask)
{
	copy(out, text, 0, at);
	if (at > 0 && text.at[at - 1] != '\n')
		gj_buf_putc(out, '\n');
	gj_buf_pad(out, ' ', indent);
	gj_buf_puts(out, mark);
	put_answer(out, record, ask);
	if (at == text.len)
		gj_buf_putc(out, '\n');
	copy(out, text, at, text.len);
}

static void add_section(gj_buf *out, gj_str text, const char *name, const char *mark,
			const gj_record *record, gj_ask ask)
{
	gj_buf_add(out, text);
	if (text.len > 0 && text.at[text.len - 1] != '\n')
		gj_buf_putc(out, '\n');
	gj_buf_printf(out, "%s:\n  %s", name, mark);
	put_answer(out, record, ask);
	gj_buf_putc(out, '\n');
}

/* Behind the bracket of a list or map in flow style, before what is in it. */
static void add_in_flow(gj_buf *out, gj_str text, size_t bracket, bool more,
			const gj_record *record, gj_ask ask)
{
	copy(out, text, 0, bracket + 1);
	put_answer(out, record, ask);
	gj_buf_puts(out, more ? ", " : "");
	copy(out, text, bracket + 1, text.len);
}

static const gj_doc *key_of(const gj_doc *doc, const char *name)
{
	for (size_t i = 0; doc->kind == GJ_DOC_MAP && i < doc->n; i++)
		if (gj_str_eq(doc->key[i]->text, gj_str_of(name)))
			return doc->key[i];
	return NULL;
}

static void add_told(gj_buf *out, gj_str text, const gj_doc *doc, const gj_record *record,
		     gj_ask ask)
{
	bool fact = ask.kind == GJ_ASK_FACT;
	const char *name = fact ? "facts" : "judgements", *mark = fact ? "" : "- ";
	const gj_doc *key = key_of(doc, name), *value = gj_doc_get(doc, name), *last;
	size_t at, indent;

	if (key == NULL) {
		add_section(out, text, name, mark, record, ask);
		return;
	}
	at = gj_pos_byte(text, value->pos);
	if (value->kind != GJ_DOC_SCALAR && at < text.len &&
	    (text.at[at] == '{' || text.at[at] == '[')) {
		/* `- {...}` starts with a dash, and so does no list in flow style. */
		add_in_flow(out, text, at, value->n > 0, record, ask);
		return;
	}
	if (value->n == 0) {
		add_line(out, text, line_end(text, line_start(text, key->pos.line)), 2, mark,
			 record, ask);
		return;
	}
	last = fact ? value->key[value->n - 1] : value->kid[value->n - 1];
	indent = indent_of(text, line_start(text, last->pos.line));
	add_line(out, text, entry_end(text, last->pos, indent), indent, mark, record, ask);
}

static void add_roles(gj_buf *out, gj_str text, const gj_doc *doc, const gj_record *record)
{
	const gj_doc *value = gj_doc_get(doc, "roles"), *service = key_of(doc, "service");
	size_t at;

	if (value != NULL) {
		/* It says `unknown`, or nothing would have been asked. */
		at = gj_pos_byte(text, value->pos);
		copy(out, text, 0, at);
		put_roles(out, record);
		copy(out, text, at + value->text.len, text.len);
		return;
	}
	at = service != NULL ? entry_end(text, service->pos, 0) : 0;
	copy(out, text, 0, at);
	if (at > 0)
		gj_buf_putc(out, '\n');
	gj_buf_puts(out, "roles: ");
	if (gj_record_any_role(record))
		put_roles(out, record);
	else
		gj_buf_puts(out, "unknown");
	if (at == text.len || at == 0)
		gj_buf_putc(out, '\n');
	copy(out, text, at, text.len);
}

static void add_yaml(gj_buf *out, gj_str text, const gj_doc *doc, const gj_record *record,
		     gj_ask ask)
{
	if (ask.kind == GJ_ASK_ROLE)
		add_roles(out, text, doc, record);
	else
		add_told(out, text, doc, record, ask);
}

int gj_record_add(gj_buf *out, const gj_source *source, const gj_doc *doc, const gj_record *record,
		  gj_ask ask)
{
	gj_str text = source->text, mark = GJ_STR("\xEF\xBB\xBF");

	/* No position counts the byte-order mark. */
	if (gj_str_starts(text, mark)) {
		gj_buf_add(out, mark);
		text = (gj_str){text.at + mark.len, text.len - mark.len};
	}
	if (gj_record_is_json(source->name))
		gj_record_add_json(out, text, doc, record, ask);
	else
		add_yaml(out, text, doc, record, ask);
	return gj_buf_status(out);
}
