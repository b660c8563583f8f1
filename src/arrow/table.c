/* SPDX-License-Identifier: Apache-2.0 */
/* The columns of a table, from its schema: flat but for lists of text and dictionaries of text. */
#include "arrow/type.h"
#include "base/utf8.h"

/* The name as messages show it, cut between characters. */
static const char *shown(gj_arena *arena, const char *name)
{
	gj_str whole = gj_str_of(name != NULL ? name : "");
	gj_str out;

	if (whole.len > GJ_NAME_SHOWN)
		whole.len = gj_utf8_valid((gj_str){whole.at, GJ_NAME_SHOWN});
	return gj_arena_str(arena, &out, whole) == GJ_OK ? out.at : NULL;
}

static int text_column(const gj_arrow_column **out, gj_arena *arena,
		       const struct ArrowSchema *schema, const char *name, const char *what,
		       gj_error *err)
{
	gj_arrow_column *made = gj_arena_get(arena, sizeof *made);

	*out = made;
	if (made == NULL)
		return gj_fault_memory(err);
	made->name = name;
	if (schema != NULL && schema->format != NULL && gj_type_of(&made->type, schema->format) &&
	    made->type.shape == GJ_SHAPE_TEXT && schema->dictionary == NULL)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "column `%s` is a %s of other than text, which cannot be carried",
		 name, what);
	return gj_fault_help(err, "cast it to %s",
			     *what == 'l' ? "list<utf8>" : "the type of its values");
}

static int column_of(gj_arrow_columns *table, gj_arrow_column *out, gj_arena *arena,
		     const struct ArrowSchema *schema, gj_error *err)
{
	if (schema == NULL || schema->format == NULL)
		return gj_fault(err, GJ_EINPUT, "a column without a format");
	out->name = shown(arena, schema->name);
	if (out->name == NULL)
		return gj_fault_memory(err);
	if (!gj_type_of(&out->type, schema->format))
		return gj_fault(err, GJ_EINPUT,
				"column `%s` has the format `%s`, which cannot be carried",
				out->name, schema->format);
	if (schema->dictionary != NULL) {
		if (out->type.wire != GJ_WIRE_INT)
			return gj_fault(
				err, GJ_EINPUT,
				"column `%s` has indices into a dictionary that are no integers",
				out->name);
		out->slot = table->n_slots++;
		return text_column(&out->values, arena, schema->dictionary, out->name, "dictionary",
				   err);
	}
	if (out->type.shape != GJ_SHAPE_LIST)
		return GJ_OK;
	return text_column(&out->item, arena, schema->n_children == 1 ? schema->children[0] : NULL,
			   out->name, "list", err);
}

int gj_table_of(gj_arrow_columns *out, gj_arena *arena, const struct ArrowSchema *schema,
		gj_error *err)
{
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	if (schema->format == NULL || strcmp(schema->format, "+s") != 0 || schema->n_children < 0)
		return gj_fault(err, GJ_EINPUT, "a table's schema has the format `+s`, not `%s`",
				schema->format != NULL ? schema->format : "");
	out->n = (size_t)schema->n_children;
	out->column = gj_arena_array(arena, out->n, sizeof *out->column);
	if (out->column == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < out->n; i++)
		rc = column_of(out, &out->column[i], arena, schema->children[i], err);
	return rc;
}
