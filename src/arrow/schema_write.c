/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/schema.h"

typedef struct writing {
	gj_arena *arena;
	gj_error *err;
} writing;

static int broken(const writing *w)
{
	return gj_fault(w->err, GJ_EINPUT, "the metadata of a schema is broken");
}

static bool get_count(const char **at, int32_t *out)
{
	memcpy(out, *at, sizeof *out);
	*at += sizeof *out;
	return *out >= 0;
}

/* From the form of the C data interface, which does not tell its own length. */
static int get_pairs(const writing *w, const gj_str **out, size_t *n_pairs, const char *at)
{
	gj_str *pair;
	int32_t n, length;

	*n_pairs = 0;
	if (at == NULL)
		return GJ_OK;
	if (!get_count(&at, &n))
		return broken(w);
	pair = gj_arena_array(w->arena, 2 * (size_t)n, sizeof *pair);
	if (pair == NULL)
		return gj_fault_memory(w->err);
	for (size_t i = 0; i < 2 * (size_t)n; i++) {
		if (!get_count(&at, &length))
			return broken(w);
		pair[i] = (gj_str){at, (size_t)length};
		at += length;
	}
	*out = pair;
	*n_pairs = (size_t)n;
	return GJ_OK;
}

static void set_type(gj_meta_field *out, const gj_type *type)
{
	out->type = type->wire;
	out->bits = type->bits;
	out->is_signed = type->is_signed;
	out->precision = type->precision;
	out->scale = type->scale;
	out->in_days = type->in_days;
}

static int put_field(const writing *w, gj_meta_out *out, const struct ArrowSchema *schema,
		     const gj_arrow_column *column)
{
	gj_meta_field *field = &out->field;
	gj_meta_out *kid = NULL;
	int rc = get_pairs(w, &out->pair, &out->n_pairs, schema->metadata);

	if (rc != GJ_OK)
		return rc;
	field->name = gj_str_of(schema->name != NULL ? schema->name : "");
	field->nullable = (schema->flags & ARROW_FLAG_NULLABLE) != 0;
	set_type(field, &column->type);
	if (column->values != NULL) {
		set_type(field, &column->values->type);
		field->encoded = true;
		field->ordered = (schema->flags & ARROW_FLAG_DICTIONARY_ORDERED) != 0;
		field->dictionary = (int64_t)column->slot;
		field->index_bits = column->type.bits;
		field->index_signed = column->type.is_signed;
	}
	if (column->item == NULL)
		return GJ_OK;
	kid = gj_arena_get(w->arena, sizeof *kid);
	out->kid = kid;
	return kid == NULL ? gj_fault_memory(w->err)
			   : put_field(w, kid, schema->children[0], column->item);
}

int gj_schema_write(gj_str *out, gj_arena *arena, const struct ArrowSchema *schema,
		    const gj_arrow_columns *table, gj_error *err)
{
	writing w = {arena, err};
	gj_meta_out *field = gj_arena_array(arena, table->n, sizeof *field);
	const gj_str *pair = NULL;
	size_t n_pairs;
	int rc = field == NULL ? gj_fault_memory(err) : GJ_OK;

	if (rc == GJ_OK)
		rc = get_pairs(&w, &pair, &n_pairs, schema->metadata);
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++)
		rc = put_field(&w, &field[i], schema->children[i], &table->column[i]);
	if (rc != GJ_OK)
		return rc;
	rc = gj_meta_make_schema(out, arena, field, table->n, pair, n_pairs);
	return rc == GJ_ENOMEM ? gj_fault_memory(err) : rc;
}
