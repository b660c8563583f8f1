/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/field.h"

#include "base/nearest.h"
#include "base/utf8.h"

gj_str gj_field_name(const gj_corpus_options *options, unsigned field)
{
	if (field < options->n_text)
		return options->text[field];
	if (field == GJ_FIELD_ID)
		return options->id;
	if (field == GJ_FIELD_SOURCE && options->naming == GJ_SOURCE_FIELD)
		return options->source;
	return GJ_STR("");
}

gj_fields gj_fields_wanted(const gj_corpus_options *options)
{
	gj_fields wanted = 0;

	for (unsigned i = 0; i < GJ_N_FIELDS; i++)
		if (gj_field_name(options, i).len > 0)
			wanted |= GJ_FIELD_BIT(i);
	return wanted;
}

static int bad_name(gj_str name, const char *what, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "`%.*s` is no name of a field: %s", GJ_FMT(name), what);
	gj_fault_help(err, "keys from the outside in with dots between, as in `meta.url`");
	return GJ_EINPUT;
}

int gj_field_split(gj_field_path *out, gj_str name, gj_error *err)
{
	gj_str rest = name;

	out->n = 0;
	for (;;) {
		const char *dot = rest.len > 0 ? memchr(rest.at, '.', rest.len) : NULL;
		size_t len = dot != NULL ? (size_t)(dot - rest.at) : rest.len;

		if (len == 0)
			return bad_name(name, "a key is empty", err);
		if (len > GJ_CORPUS_MOST_FIELD)
			return bad_name(name, "a key is too long", err);
		if (out->n == GJ_FIELD_STEPS)
			return bad_name(name, "more than 16 keys", err);
		out->step[out->n++] = (gj_str){rest.at, len};
		if (dot == NULL)
			return GJ_OK;
		rest = (gj_str){dot + 1, rest.len - len - 1};
	}
}

void gj_field_capture(gj_reader *reader, gj_fields fields, gj_str bytes)
{
	if ((fields & GJ_FIELD_BIT(GJ_FIELD_ID)) != 0)
		gj_captured_put(&reader->id, bytes);
	if ((fields & GJ_FIELD_BIT(GJ_FIELD_SOURCE)) != 0)
		gj_captured_put(&reader->source, bytes);
}

/* What the record has instead. */
static void suggest(gj_reader *reader, gj_str wanted, gj_str names)
{
	gj_nearest near;
	size_t at = 0;

	gj_nearest_start(&near, wanted);
	while (at < names.len) {
		gj_str name = gj_str_of(names.at + at);

		if (gj_utf8_valid(name) == name.len)
			gj_nearest_offer(&near, name);
		at += name.len + 1;
	}
	if (near.best.len > 0)
		gj_item_spoil_help(reader, "did you mean `%.*s`?", GJ_FMT(near.best));
	else if (names.len > 0)
		gj_item_spoil_help(reader, "its first field is `%s`", names.at);
}

static void missing(gj_reader *reader, unsigned field, uint64_t at, gj_str names)
{
	static const char *const what[GJ_N_FIELDS] = {
		[GJ_FIELD_ID] = "id", [GJ_FIELD_SOURCE] = "source"};
	gj_str name = gj_field_name(&reader->file->options, field);

	gj_item_spoil(reader, at, "the record has no field `%.*s` for its %s", GJ_FMT(name),
		      what[field] != NULL ? what[field] : "text");
	suggest(reader, name, names);
}

void gj_field_check(gj_reader *reader, gj_fields found, uint64_t at, gj_str names)
{
	gj_fields wanted = gj_fields_wanted(&reader->file->options);

	if (reader->spoiled)
		return;
	if ((wanted & GJ_FIELDS_TEXT) != 0 && (found & GJ_FIELDS_TEXT) == 0)
		missing(reader, 0, at, names);
	for (unsigned i = GJ_FIELD_ID; i < GJ_N_FIELDS && !reader->spoiled; i++)
		if ((wanted & ~found & GJ_FIELD_BIT(i)) != 0)
			missing(reader, i, at, names);
}
