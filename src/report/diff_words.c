/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_words.h"

const char *gj_json_pair_verdict(gj_pair_verdict verdict)
{
	static const char *const word[] = {"same",  "moved",   "relaxed", "tightened",
					   "mixed", "changed", "added",	  "removed"};

	return word[verdict];
}

const char *gj_json_direction(gj_direction direction)
{
	static const char *const word[] = {"none", "relaxes", "tightens", "mixed", "open"};

	return word[direction];
}

const char *gj_json_change(gj_change_what what)
{
	static const char *const word[] = {
		"place", "kind", "bearer",   "scope",	 "condition", "exception", "trigger",
		"act",	 "care", "deadline", "measures", "fine",      "authority", "words"};

	return word[what];
}

gj_message gj_direction_message(gj_direction direction)
{
	static const gj_message word[] = {GJ_M_DIFF_NEUTRAL, GJ_M_DIFF_RELAXES, GJ_M_DIFF_TIGHTENS,
					  GJ_M_DIFF_MIXES, GJ_M_DIFF_OPEN};

	return word[direction];
}

gj_message gj_change_message(gj_change_what what)
{
	static const gj_message word[] = {
		GJ_M_DIFF_W_PLACE,     GJ_M_DIFF_W_KIND,      GJ_M_DIFF_W_BEARER,
		GJ_M_DIFF_W_SCOPE,     GJ_M_DIFF_W_CONDITION, GJ_M_DIFF_W_EXCEPTION,
		GJ_M_DIFF_W_TRIGGER,   GJ_M_DIFF_W_ACT,	      GJ_M_DIFF_W_CARE,
		GJ_M_DIFF_W_DEADLINE,  GJ_M_DIFF_W_MEASURES,  GJ_M_DIFF_W_FINE,
		GJ_M_DIFF_W_AUTHORITY, GJ_M_DIFF_W_PLACE};

	return word[what];
}

typedef struct fields {
	gj_key key[4];
	bool named; /* the key is said before the value */
} fields;

static const fields fields_of[] = {
	[GJ_CHANGE_PLACE] = {{GJ_KEY_CITE, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_KIND] = {{GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_BEARER] = {{GJ_KEY_BEARER, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_SCOPE] = {{GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_CONDITION] = {{GJ_KEY_WHEN, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_EXCEPTION] = {{GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_TRIGGER] = {{GJ_KEY_UPON, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_ACT] = {{GJ_KEY_MUST, GJ_KEY_MUST_NOT, GJ_KEY_MAY, GJ_N_KEYS}, false},
	[GJ_CHANGE_CARE] = {{GJ_KEY_CARE, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_DEADLINE] = {{GJ_KEY_BEFORE, GJ_KEY_WITHIN, GJ_KEY_BY_DAY, GJ_KEY_PROMPTLY},
				true},
	[GJ_CHANGE_MEASURES] = {{GJ_KEY_STEP, GJ_KEY_GRAVER, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_FINE] = {{GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
	[GJ_CHANGE_AUTHORITY] = {{GJ_KEY_TOWARD, GJ_KEY_HOLDER, GJ_KEY_AUTHORITY, GJ_N_KEYS},
				 false},
	[GJ_CHANGE_WORDS] = {{GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS, GJ_N_KEYS}, false},
};

static void add_fields(gj_buf *out, const gj_block *block, const fields *of, gj_tongue tongue)
{
	size_t start = out->len;

	for (size_t i = 0; i < 4 && of->key[i] != GJ_N_KEYS; i++) {
		const gj_field *field = NULL;

		while ((field = gj_block_field(block, of->key[i], field)) != NULL) {
			if (out->len > start)
				gj_buf_puts(out, "; ");
			if (of->named) {
				gj_buf_puts(out, gj_key_word(of->key[i], tongue));
				gj_buf_putc(out, ' ');
			}
			gj_print_field(out, field, tongue);
		}
	}
}

/* Only exemptions that count on the day. */
static void add_lifters(gj_buf *out, const gj_law *law, const gj_norm *norm, gj_day day)
{
	size_t start = out->len;

	for (size_t i = 0; i < norm->lifted_by.n; i++) {
		const gj_norm *lifter = &law->norm[norm->lifted_by.at[i]];

		if (!gj_norm_counts_for(norm, lifter, day))
			continue;
		gj_buf_puts(out, out->len > start ? ", " : "");
		gj_buf_add(out, lifter->e.id);
	}
}

static void add_fines(gj_buf *out, const gj_norm *norm, gj_tongue tongue)
{
	size_t start = out->len;

	for (size_t i = 0; i < norm->n_steps; i++)
		for (size_t k = 0; k < norm->step[i].n_fines; k++) {
			const gj_fine *fine = &norm->step[i].fine[k];
			const gj_qty *end[2] = {fine->lo, fine->hi};

			gj_buf_puts(out, out->len > start ? "; " : "");
			for (int e = 0; e < 2; e++) {
				if (end[e] == NULL || end[e]->source == NULL)
					continue;
				gj_buf_puts(out, e == 1 && end[0] != NULL ? " – " : "");
				gj_print_expr(out, end[e]->source, tongue);
			}
		}
}

void gj_change_side(gj_buf *out, const gj_law *law, const gj_norm *norm, gj_change_what what,
		    gj_day day, gj_tongue tongue)
{
	static const fields scope = {{GJ_KEY_SCOPE, GJ_N_KEYS, GJ_N_KEYS}, false};

	if (what == GJ_CHANGE_KIND)
		gj_buf_puts(out, gj_kind_word(norm->kind, tongue));
	else if (what == GJ_CHANGE_SCOPE)
		add_fields(out, law->instrument[norm->instrument].e.block, &scope, tongue);
	else if (what == GJ_CHANGE_EXCEPTION)
		add_lifters(out, law, norm, day);
	else if (what == GJ_CHANGE_FINE)
		add_fines(out, norm, tongue);
	else if (what == GJ_CHANGE_PLACE)
		gj_print_steps(out, &norm->cite[0], tongue);
	else
		add_fields(out, norm->e.block, &fields_of[what], tongue);
}

static const gj_entry *entry_of(const gj_law *law, const gj_leaf *leaf)
{
	if (leaf->is_role)
		return &law->role[leaf->role].e;
	switch (leaf->cond->op) {
	case GJ_COND_TERM:
		return &law->term[leaf->cond->ref].e;
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
		return &law->fact[leaf->cond->ref].e;
	default:
		return NULL;
	}
}

void gj_leaf_words(gj_buf *out, const gj_law *law, const gj_leaf *leaf, gj_tongue tongue)
{
	const gj_entry *entry = entry_of(law, leaf);

	if (entry != NULL)
		gj_buf_add(out, gj_title(entry, tongue));
	else if (leaf->cond->source != NULL)
		gj_print_expr(out, leaf->cond->source, tongue);
}

void gj_leaf_name(gj_buf *out, const gj_law *law, const gj_leaf *leaf)
{
	const gj_entry *entry = entry_of(law, leaf);

	if (entry != NULL)
		gj_buf_add(out, entry->id);
	else if (leaf->cond->source != NULL)
		gj_print_expr(out, leaf->cond->source, GJ_EN);
}
