/* SPDX-License-Identifier: Apache-2.0 */
/* manifest.json: what was screened, by which lists, how. */
#include "base/json.h"
#include "screen/run.h"

static void put_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void put_int(gj_json *json, const char *key, uint64_t value)
{
	gj_json_key(json, key);
	gj_json_int(json, (int64_t)value);
}

static void put_flag(gj_json *json, const char *key, bool value)
{
	gj_json_key(json, key);
	gj_json_bool(json, value);
}

static void put_str_or_null(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	if (text.len > 0)
		gj_json_str(json, text);
	else
		gj_json_null(json);
}

static void put_items(gj_json *json, const gj_corpus_options *corpus)
{
	static const char *const unit[GJ_N_UNITS] = {"line", "paragraph", "file"};
	static const char *const naming[] = {"file", "folder", "field"};

	put_str(json, "format", gj_str_of(gj_corpus_format_name(corpus->format)));
	put_str(json, "unit", gj_str_of(unit[corpus->unit]));
	gj_json_key(json, "text");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < corpus->n_text; i++)
		gj_json_str(json, corpus->text[i]);
	gj_json_close(json, ']');
	put_str_or_null(json, "id", corpus->id);
	put_str(json, "source", gj_str_of(naming[corpus->naming]));
	put_str_or_null(json, "source_field", corpus->source);
	put_flag(json, "quotes", !corpus->no_quotes);
}

static void put_found(gj_json *json, const gj_screen_options *options)
{
	static const struct {
		unsigned bit;
		const char *name;
	} fold[] = {{GJ_FOLD_FORMS, "forms"},
		    {GJ_FOLD_NUMERALS, "numerals"},
		    {GJ_FOLD_GAPS, "gaps"},
		    {GJ_FOLD_REPEATS, "repeats"}};

	gj_json_key(json, "fold");
	gj_json_open(json, '[');
	for (size_t i = 0; i < sizeof fold / sizeof *fold; i++)
		if ((options->match.fold & fold[i].bit) != 0)
			gj_json_str(json, gj_str_of(fold[i].name));
	gj_json_close(json, ']');
	put_flag(json, "boundaries", options->match.boundary);
	put_str(json, "hits", GJ_STR("leftmost-longest"));
	gj_json_key(json, "personal");
	gj_json_open(json, '[');
	for (unsigned kind = 0; kind < GJ_N_PERSONAL && options->personal; kind++)
		if ((options->kinds >> kind & 1) != 0)
			gj_json_str(json, gj_str_of(gj_personal_word((gj_personal_kind)kind)));
	gj_json_close(json, ']');
	put_flag(json, "salted", options->salt.at != NULL);
}

static void put_options(gj_json *json, const gj_screen_options *options)
{
	gj_json_open(json, '{');
	put_items(json, &options->corpus);
	put_found(json, options);
	put_str(json, "modality", options->modality.len > 0 ? options->modality : GJ_STR("text"));
	put_str_or_null(json, "language", options->language);
	put_int(json, "sample_per_source", options->sample);
	gj_json_close(json, '}');
}

int gj_screen_options_json(gj_buf *out, const gj_screen *screen)
{
	gj_json json;

	gj_json_init(&json, out, true);
	put_options(&json, &screen->options);
	return gj_buf_status(out);
}

static void put_lists(gj_json *json, const gj_screen_lists *lists)
{
	gj_json_open(json, '[');
	for (size_t i = 0; i < lists->n; i++) {
		const gj_screen_list *list = &lists->item[i];

		gj_json_open(json, '{');
		put_str(json, "path", list->path);
		put_str(json, "role", list->exceptions ? GJ_STR("exceptions") : GJ_STR("list"));
		put_int(json, "bytes", list->bytes);
		put_str(json, "sha256", gj_str_of(list->sha256));
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_corpora(gj_json *json, const gj_screen_files *files)
{
	gj_json_open(json, '[');
	for (size_t i = 0; i < files->n; i++) {
		const gj_screen_file *file = &files->item[i];

		gj_json_open(json, '{');
		put_str(json, "path", file->path);
		put_int(json, "bytes", file->bytes);
		put_str(json, "sha256", gj_str_of(file->sha256));
		put_str(json, "format", gj_str_of(gj_corpus_format_name(file->format)));
		put_str(json, "packing", gj_str_of(gj_screen_packing_name(file->packing)));
		put_int(json, "items", file->items);
		put_int(json, "faults", file->faults);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

/* The number of the fold's rules is what its version begins with. */
static uint64_t fold_rules(void)
{
	uint64_t rules = 0;

	for (const char *at = gj_fold_version(); *at >= '0' && *at <= '9'; at++)
		rules = rules * 10 + (uint64_t)(*at - '0');
	return rules;
}

int gj_screen_manifest_json(gj_buf *out, const gj_screen *screen)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	put_str(&json, "schema", GJ_STR("guiju.screen.manifest/1"));
	put_str(&json, "guiju", gj_str_of(screen->options.version));
	gj_json_key(&json, "fold");
	gj_json_open(&json, '{');
	put_int(&json, "rules", fold_rules());
	put_str(&json, "hash", gj_str_of(gj_fold_hash()));
	put_str(&json, "version", gj_str_of(gj_fold_version()));
	gj_json_close(&json, '}');
	gj_json_key(&json, "options");
	put_options(&json, &screen->options);
	gj_json_key(&json, "lists");
	put_lists(&json, &screen->lists);
	gj_json_key(&json, "corpora");
	put_corpora(&json, &screen->files);
	put_str(&json, "hash", gj_str_of(screen->files.hash));
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
	return gj_buf_status(out);
}
