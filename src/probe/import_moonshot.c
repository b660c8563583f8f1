/* SPDX-License-Identifier: Apache-2.0 */
/* Moonshot (AI Verify): the JSON of a run, with recipes, or cookbooks of recipes; details by model, data set and prompt template. */
#include "probe/import.h"

typedef struct place {
	gj_import *import;
	const gj_source *source;
	const gj_data *recipe, *detail;
	int64_t found; /* data of the recipe */
} place;

static int take(place *p, const gj_data *data, uint64_t number, gj_error *err)
{
	const gj_data *said = gj_data_get(data, "predicted_result");
	const gj_data *inner = gj_data_get(said, "response");
	gj_import_row row = {.ms = -1, .category = gj_import__plain(gj_data_get(p->recipe, "id"))};
	gj_str set = gj_data_text(gj_data_get(p->detail, "dataset_id"));
	gj_str form = gj_data_text(gj_data_get(p->detail, "prompt_template_id"));
	int rc;

	if (data->kind != GJ_DATA_MAP || said == NULL)
		return gj_data_fault(err, p->source, data, "a result without `predicted_result`");
	rc = gj_import__say(p->import, &row.id, err, "%.*s/%.*s/%.*s/%llu", GJ_FMT(row.category),
			    GJ_FMT(set), GJ_FMT(form), (unsigned long long)number);
	row.text = gj_import__plain(gj_data_get(data, "prompt"));
	row.expected = gj_import__plain(gj_data_get(data, "target"));
	row.model = gj_data_text(gj_data_get(p->detail, "model_id"));
	row.ms = gj_import__ms(gj_data_get(data, "duration"));
	gj_import__judge(&row.outcome, gj_import__plain(inner != NULL ? inner : said),
			 (gj_str){"", 0});
	return rc == GJ_OK ? gj_import__take(p->import, p->source, data, &row, err) : rc;
}

static int take_recipe(place *p, gj_error *err)
{
	const gj_data *details = gj_data_get(p->recipe, "details");
	int64_t runner;
	int rc = GJ_OK;

	if (details == NULL || details->kind != GJ_DATA_LIST)
		return gj_data_fault(err, p->source, p->recipe, "a recipe without `details`");
	p->found = 0;
	for (p->detail = details->first; rc == GJ_OK && p->detail != NULL;
	     p->detail = p->detail->next) {
		const gj_data *data = gj_data_get(p->detail, "data");
		uint64_t number = 0;

		if (data == NULL || data->kind != GJ_DATA_LIST)
			return gj_data_fault(err, p->source, p->detail, "details without `data`");
		for (const gj_data *one = data->first; rc == GJ_OK && one != NULL; one = one->next)
			rc = take(p, one, ++number, err);
		p->found += (int64_t)number;
	}
	if (rc == GJ_OK && gj_data_int(gj_data_get(p->recipe, "total_num_of_prompts"), &runner))
		rc = gj_import__total(p->import, gj_import__plain(gj_data_get(p->recipe, "id")),
				      runner, p->found, err);
	return rc;
}

static int take_recipes(place *p, const gj_data *recipes, gj_error *err)
{
	int rc = GJ_OK;

	if (recipes == NULL || recipes->kind != GJ_DATA_LIST)
		return GJ_OK;
	for (p->recipe = recipes->first; rc == GJ_OK && p->recipe != NULL;
	     p->recipe = p->recipe->next)
		rc = take_recipe(p, err);
	return rc;
}

int gj_import__moonshot(gj_import *import, const gj_source *source, const gj_data *root,
			gj_error *err)
{
	const gj_data *books = gj_data_path(root, "results.cookbooks");
	place p = {.import = import, .source = source};
	gj_str status = gj_data_text(gj_data_path(root, "metadata.status"));
	int rc = take_recipes(&p, gj_data_path(root, "results.recipes"), err);

	if (status.len > 0 && !gj_str_eq(status, GJ_STR("completed")))
		gj_import__leave(import, GJ_LEFT_NOT_COMPLETED);
	if (rc != GJ_OK || books == NULL || books->kind != GJ_DATA_LIST)
		return rc;
	for (const gj_data *book = books->first; rc == GJ_OK && book != NULL; book = book->next)
		rc = take_recipes(&p, gj_data_get(book, "recipes"), err);
	return rc;
}
