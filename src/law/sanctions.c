/* SPDX-License-Identifier: Apache-2.0 */
/* What a sanction consists of: measures and fines, step by step; which measures are fines of no amount. */
#include "law/build.h"

/* `fine 10000 to 100000 CNY`: a bare first number is in the currency of the second, and stays as written. */
static int check_bounds(gj_build *b, uint32_t file, const gj_fine *fine)
{
	bool bare = fine->lo->op == GJ_QTY_NUMBER && fine->lo->currency.len == 0;
	int rc = bare ? gj_build_needs(b, file, fine->hi, false)
		      : gj_build_same_kind(b, file, fine->lo, fine->hi);

	if (rc == GJ_OK && fine->lo->op == GJ_QTY_NUMBER && fine->hi->op == GJ_QTY_NUMBER &&
	    fine->lo->num > fine->hi->num)
		rc = gj_build_fault(b, file, fine->lo->source->pos,
				    "the least fine is more than the greatest");
	return rc;
}

static int check_fine(gj_build *b, uint32_t file, const gj_fine *fine)
{
	const gj_qty *last = fine->hi != NULL ? fine->hi : fine->lo;
	int rc = gj_build_needs(b, file, last, false);

	if (rc == GJ_OK && fine->lo != NULL && fine->hi != NULL)
		rc = check_bounds(b, file, fine);
	if (rc != GJ_OK || last->currency.len > 0)
		return rc;
	gj_build_fault(b, file, last->source->pos, "a fine is an amount of money");
	return gj_fault_help(b->err, "write the currency, as `10000 CNY`");
}

static int resolve_fine(gj_build *b, uint32_t file, const gj_measure_ref *ref, gj_fine *fine)
{
	int rc = GJ_OK;

	if (ref->lo != NULL)
		rc = gj_build_qty(b, file, ref->lo, &fine->lo);
	if (rc == GJ_OK && ref->hi != NULL)
		rc = gj_build_qty(b, file, ref->hi, &fine->hi);
	return rc == GJ_OK ? check_fine(b, file, fine) : rc;
}

static int resolve_step(gj_build *b, gj_norm *norm, const gj_value *value)
{
	gj_step *step = &norm->step[norm->n_steps++];
	uint32_t file = norm->e.place.file;
	int rc;

	step->condition = value->text;
	step->condition_en = value->n_names > 0 ? value->name[0].text : GJ_STR("");
	step->fine = gj_arena_array(b->arena, value->n_measures, sizeof *step->fine);
	if (step->fine == NULL)
		return gj_build_memory(b);
	rc = gj_build_list(b, &step->measures, value->n_measures);
	for (size_t i = 0; rc == GJ_OK && i < value->n_measures; i++) {
		const gj_measure_ref *ref = &value->measure[i];
		uint32_t measure;

		if (ref->fine) {
			rc = resolve_fine(b, file, ref, &step->fine[step->n_fines++]);
			continue;
		}
		rc = gj_build_find(b, file, GJ_SORT_MEASURE, &ref->name, &measure);
		if (rc == GJ_OK)
			rc = gj_build_push(b, &step->measures, GJ_SORT_MEASURE, measure, 0);
	}
	return rc;
}

/* `each violation, day` */
static int resolve_each(gj_build *b, gj_norm *norm)
{
	static const char *const word[GJ_N_EACH] = {"violation", "day", "person"};
	const gj_value *each = gj_build_value(&norm->e, GJ_KEY_EACH);
	uint32_t file = norm->e.place.file;
	int which, rc = GJ_OK;

	for (uint32_t i = 0; each != NULL && rc == GJ_OK && i < each->n_names; i++) {
		rc = gj_build_word(b, file, &each->name[i], "unit of a fine", word, GJ_N_EACH,
				   &which);
		if (rc == GJ_OK)
			norm->each |= 1u << which;
	}
	for (size_t s = 0; rc == GJ_OK && s < norm->n_steps; s++)
		if (norm->step[s].n_fines > 0)
			return GJ_OK;
	if (rc != GJ_OK || each == NULL)
		return rc;
	return gj_build_fault(b, file, each->name[0].pos,
			      "`each` counts fines, and `%.*s` imposes none", GJ_FMT(norm->e.id));
}

static int resolve_sanction(gj_build *b, gj_norm *norm)
{
	const gj_field *graver = NULL;
	size_t n = 1 + gj_build_fields(norm->e.block, GJ_KEY_GRAVER);
	const gj_value *first;
	int rc = gj_build_require(b, &norm->e, GJ_KEY_STEP, &first);

	norm->step = gj_arena_array(b->arena, n, sizeof *norm->step);
	if (rc == GJ_OK && norm->step == NULL)
		rc = gj_build_memory(b);
	if (rc == GJ_OK)
		rc = resolve_step(b, norm, first);
	while (rc == GJ_OK &&
	       (graver = gj_block_field(norm->e.block, GJ_KEY_GRAVER, graver)) != NULL)
		rc = resolve_step(b, norm, &graver->value);
	return rc == GJ_OK ? resolve_each(b, norm) : rc;
}

/* `sense fine`: what is imposed is or may be a fine, and no amount of it is set here. */
static int resolve_measure(gj_build *b, gj_measure *measure)
{
	static const char *const word[] = {"fine"};
	const gj_value *sense = gj_build_value(&measure->e, GJ_KEY_SENSE);
	int which;

	measure->fine = sense != NULL;
	if (sense == NULL)
		return GJ_OK;
	return gj_build_word(b, measure->e.place.file, &sense->name[0], "sense of a measure", word,
			     1, &which);
}

int gj_build_sanctions(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_measures; i++)
		rc = resolve_measure(b, &b->law->measure[i]);

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++)
		if (b->law->norm[i].kind == GJ_KIND_SANCTION)
			rc = resolve_sanction(b, &b->law->norm[i]);
	return rc;
}
