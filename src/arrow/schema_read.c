/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/schema.h"

#include "arrow/ipc.h"
#include "base/utf8.h"

typedef struct reading {
	gj_arena *arena;
	int64_t *ids;
	size_t n_ids;
	gj_error *err;
} reading;

/* The structs lie in the reader's arena: nothing is to give back. */
static void release(struct ArrowSchema *schema)
{
	schema->release = NULL;
}

static char *put_text(char *at, gj_str text)
{
	int32_t length = (int32_t)text.len;

	memcpy(at, &length, sizeof length);
	if (text.len > 0)
		memcpy(at + sizeof length, text.at, text.len);
	return at + sizeof length + text.len;
}

/* Pairs as the C data interface has them. All of them come out of one head, so that lengths fit. */
static int read_pairs(reading *r, const char **out, gj_meta_list pairs)
{
	size_t size = sizeof(int32_t);
	int32_t n = (int32_t)pairs.n;
	gj_str key, value;
	char *at;

	if (pairs.n == 0)
		return GJ_OK;
	for (size_t i = 0; i < pairs.n; i++) {
		gj_meta_pair_at(&key, &value, pairs, i);
		size += 2 * sizeof(int32_t) + key.len + value.len;
	}
	at = gj_arena_get(r->arena, size);
	if (at == NULL)
		return gj_fault_memory(r->err);
	*out = at;
	memcpy(at, &n, sizeof n);
	at += sizeof n;
	for (size_t i = 0; i < pairs.n; i++) {
		gj_meta_pair_at(&key, &value, pairs, i);
		at = put_text(put_text(at, key), value);
	}
	return GJ_OK;
}

static int read_name(reading *r, const char **out, gj_str name)
{
	gj_str copy;

	if (gj_utf8_valid(name) != name.len ||
	    (name.len > 0 && memchr(name.at, '\0', name.len) != NULL))
		return gj_fault(r->err, GJ_EINPUT,
				"the name of a column is not UTF-8, or has a zero byte in it");
	if (gj_arena_str(r->arena, &copy, name) != GJ_OK)
		return gj_fault_memory(r->err);
	*out = copy.at;
	return GJ_OK;
}

static const char *shown(char out[GJ_NAME_SHOWN + 1], gj_str name)
{
	size_t length = name.len;

	if (length > GJ_NAME_SHOWN)
		length = gj_utf8_valid((gj_str){name.at, GJ_NAME_SHOWN});
	memcpy(out, name.at, length);
	out[length] = '\0';
	return out;
}

static int read_format(reading *r, const char **out, const gj_meta_field *field, gj_str column)
{
	char format[GJ_FORMAT_ROOM], name[GJ_NAME_SHOWN + 1];
	int rc = gj_type_format(format, field, shown(name, column), r->err);
	gj_str copy;

	if (rc != GJ_OK)
		return rc;
	if (gj_arena_str(r->arena, &copy, gj_str_of(format)) != GJ_OK)
		return gj_fault_memory(r->err);
	*out = copy.at;
	return GJ_OK;
}

static struct ArrowSchema *one_more(reading *r)
{
	struct ArrowSchema *made = gj_arena_get(r->arena, sizeof *made);

	if (made == NULL)
		gj_fault_memory(r->err);
	else
		made->release = release;
	return made;
}

/* The field's own format becomes that of the dictionary's values, and the column's that of the indices. */
static int read_dictionary(reading *r, struct ArrowSchema *out, const gj_meta_field *field,
			   gj_str column)
{
	gj_meta_field index = {
		.type = GJ_WIRE_INT, .bits = field->index_bits, .is_signed = field->index_signed};

	out->dictionary = one_more(r);
	if (out->dictionary == NULL)
		return GJ_ENOMEM;
	out->dictionary->format = out->format;
	out->dictionary->name = "";
	out->dictionary->flags = ARROW_FLAG_NULLABLE;
	if (field->ordered)
		out->flags |= ARROW_FLAG_DICTIONARY_ORDERED;
	if (gj_arena_more(r->arena, (void **)&r->ids, r->n_ids, sizeof *r->ids) != GJ_OK)
		return gj_fault_memory(r->err);
	r->ids[r->n_ids++] = field->dictionary;
	return read_format(r, &out->format, &index, column);
}

static int read_field(reading *r, struct ArrowSchema *out, gj_meta_list fields, size_t i);

/* A list's item is a field that is no list: the nesting ends there, whatever the input says. */
static int read_item(reading *r, struct ArrowSchema *out, const gj_meta_field *field, gj_str column)
{
	char name[GJ_NAME_SHOWN + 1];
	gj_meta_field item;

	if (field->kids.n == 1)
		gj_meta_field_at(&item, field->kids, 0);
	if (field->kids.n != 1 || item.encoded ||
	    (item.type != GJ_WIRE_UTF8 && item.type != GJ_WIRE_LARGE_UTF8)) {
		gj_fault(r->err, GJ_EINPUT,
			 "column `%s` is a list of other than text, which cannot be carried",
			 shown(name, column));
		return gj_fault_help(r->err, "cast it to list<utf8>");
	}
	out->children = gj_arena_array(r->arena, 1, sizeof *out->children);
	if (out->children == NULL)
		return gj_fault_memory(r->err);
	out->children[0] = one_more(r);
	if (out->children[0] == NULL)
		return GJ_ENOMEM;
	out->n_children = 1;
	return read_field(r, out->children[0], field->kids, 0);
}

static int read_field(reading *r, struct ArrowSchema *out, gj_meta_list fields, size_t i)
{
	gj_meta_field field;
	int rc;

	gj_meta_field_at(&field, fields, i);
	rc = read_name(r, &out->name, field.name);
	if (rc == GJ_OK)
		rc = read_format(r, &out->format, &field, field.name);
	if (rc == GJ_OK)
		rc = read_pairs(r, &out->metadata, field.pairs);
	if (rc != GJ_OK)
		return rc;
	out->flags = field.nullable ? ARROW_FLAG_NULLABLE : 0;
	if (field.type == GJ_WIRE_LIST)
		rc = read_item(r, out, &field, field.name);
	if (rc == GJ_OK && field.encoded)
		rc = read_dictionary(r, out, &field, field.name);
	return rc;
}

int gj_schema_read(struct ArrowSchema *out, const int64_t **ids, gj_arena *arena,
		   const gj_meta *meta, gj_error *err)
{
	reading r = {arena, NULL, 0, err};
	gj_meta_schema schema;
	int rc;

	memset(out, 0, sizeof *out);
	if (!gj_meta_open_schema(&schema, meta) || meta->body != 0) {
		gj_fault(err, GJ_EINPUT, "the Arrow stream does not begin with a schema");
		return gj_fault_help(err, "write the stream again");
	}
	if (schema.big_endian) {
		gj_fault(err, GJ_EINPUT, "the Arrow stream has its numbers in big-endian order");
		return gj_fault_help(err, "write it in little-endian order");
	}
	if (schema.fields.n > GJ_ARROW_COLUMNS_LIMIT)
		return gj_fault(err, GJ_EINPUT,
				"the Arrow stream has %zu columns; %d can be carried",
				schema.fields.n, GJ_ARROW_COLUMNS_LIMIT);
	out->children = gj_arena_array(arena, schema.fields.n, sizeof *out->children);
	if (out->children == NULL)
		return gj_fault_memory(err);
	out->format = "+s";
	out->name = "";
	out->release = release;
	rc = read_pairs(&r, &out->metadata, schema.pairs);
	for (size_t i = 0; rc == GJ_OK && i < schema.fields.n; i++) {
		out->children[i] = one_more(&r);
		if (out->children[i] == NULL)
			return GJ_ENOMEM;
		out->n_children++;
		rc = read_field(&r, out->children[i], schema.fields, i);
	}
	*ids = r.ids;
	return rc;
}
