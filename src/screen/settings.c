/* SPDX-License-Identifier: Apache-2.0 */
/* Words into options. */
#include "base/file.h"
#include "screen/state.h"

enum { MOST_SALT = 1 << 20 };

/* The next word of a list with commas between; false at the end. */
static bool next_word(gj_str *list, gj_str *word)
{
	const char *comma;

	if (list->at == NULL || list->len == 0)
		return false;
	comma = memchr(list->at, ',', list->len);
	*word = (gj_str){list->at, comma != NULL ? (size_t)(comma - list->at) : list->len};
	list->at += word->len + (comma != NULL);
	list->len -= word->len + (comma != NULL);
	return true;
}

static bool is(gj_str word, const char *name)
{
	return gj_str_eq(word, gj_str_of(name));
}

static int refuse(gj_error *err, const char *what, gj_str word)
{
	return gj_fault(err, GJ_EINPUT, "%s `%.*s` is not known", what, GJ_FMT(word));
}

static int take_unit(gj_corpus_options *corpus, gj_str word, gj_error *err)
{
	static const char *const units[GJ_N_UNITS] = {"line", "paragraph", "file"};

	for (unsigned i = 0; i < GJ_N_UNITS; i++)
		if (word.len == 0 || is(word, units[i])) {
			corpus->unit = (gj_corpus_unit)i;
			return GJ_OK;
		}
	return refuse(err, "the unit", word);
}

static int take_corpus(gj_corpus_options *corpus, const gj_screen_settings *settings, gj_error *err)
{
	gj_str list = settings->text, one;

	*corpus = gj_corpus_defaults();
	corpus->no_quotes = settings->no_quotes;
	corpus->keep_going = settings->keep_going;
	corpus->id = settings->id;
	if (settings->input.len > 0 && !gj_corpus_format_of(&corpus->format, settings->input))
		return refuse(err, "the format", settings->input);
	if (list.len > 0)
		corpus->n_text = 0;
	while (next_word(&list, &one)) {
		if (corpus->n_text == GJ_CORPUS_MOST_TEXTS)
			return gj_fault(err, GJ_EINPUT, "more than %d fields hold text",
					GJ_CORPUS_MOST_TEXTS);
		corpus->text[corpus->n_text++] = one;
	}
	if (is(settings->source, "folder")) {
		corpus->naming = GJ_SOURCE_FOLDER;
	} else if (settings->source.len > 0 && !is(settings->source, "file")) {
		corpus->naming = GJ_SOURCE_FIELD;
		corpus->source = settings->source;
	}
	return take_unit(corpus, settings->unit, err);
}

static int take_fold(gj_match_options *match, const gj_screen_settings *settings, gj_error *err)
{
	static const struct {
		const char *name;
		unsigned bits;
	} known[] = {{"off", GJ_FOLD_OFF},
		     {"forms", GJ_FOLD_FORMS},
		     {"numerals", GJ_FOLD_FORMS | GJ_FOLD_NUMERALS},
		     {"gaps", GJ_FOLD_GAPS},
		     {"repeats", GJ_FOLD_REPEATS}};
	gj_str list = settings->fold, one;
	bool off = false;

	*match = gj_match_options_usual();
	if (is(settings->engine, "vectorscan"))
		match->engine = GJ_MATCH_VECTORSCAN;
	match->boundary = !settings->no_boundaries;
	if (list.len > 0)
		match->fold = GJ_FOLD_OFF;
	while (next_word(&list, &one)) {
		size_t i = 0;

		while (i < sizeof known / sizeof *known && !is(one, known[i].name))
			i++;
		if (i == sizeof known / sizeof *known)
			return refuse(err, "the fold", one);
		match->fold |= known[i].bits;
		off = off || i == 0;
	}
	return off && match->fold != GJ_FOLD_OFF
		       ? gj_fault(err, GJ_EINPUT, "the fold is `off`, or something else; not both")
		       : GJ_OK;
}

static int take_personal(gj_screen_options *out, const gj_screen_settings *settings, gj_error *err)
{
	gj_str list = settings->personal, one;
	bool none = false;

	out->kinds = list.len == 0 ? (UINT32_C(1) << GJ_N_PERSONAL) - 1 : 0;
	while (next_word(&list, &one)) {
		gj_personal_kind kind;

		if (is(one, "none"))
			none = true;
		else if (gj_personal_kind_of(&kind, one))
			out->kinds |= UINT32_C(1) << kind;
		else
			return refuse(err, "the kind of personal data", one);
	}
	if (none && out->kinds != 0)
		return gj_fault(err, GJ_EINPUT,
				"personal data: `none`, or kinds of them; not both");
	out->personal = !none;
	return GJ_OK;
}

static int take_seed(gj_screen_options *out, const gj_screen_settings *settings, gj_error *err)
{
	out->sample = settings->sample;
	out->seed = settings->seed;
	out->nonce = settings->nonce;
	if (out->seed.len > 0 && out->nonce.len > 0) {
		gj_fault(err, GJ_EINPUT, "a seed and a nonce do not go together");
		return gj_fault_help(err, "of a nonce the seed is made");
	}
	if (out->sample > GJ_SCREEN_MOST_SAMPLE)
		return gj_fault(err, GJ_EINPUT, "a sample of more than %d items",
				GJ_SCREEN_MOST_SAMPLE);
	if (out->sample == 0 || out->seed.len > 0 || out->nonce.len > 0)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "a sample wants a seed");
	return gj_fault_help(err,
			     "say one by --seed, or make one by --nonce; --sample 0 draws none");
}

int gj_screen_options_of(gj_screen_options *out, gj_arena *arena,
			 const gj_screen_settings *settings, gj_error *err)
{
	int rc = take_corpus(&out->corpus, settings, err);

	out->modality = settings->modality;
	out->language = settings->language;
	out->threads = settings->threads > 0 ? settings->threads : 1;
	out->ranges = settings->ranges;
	out->version = settings->version;
	if (rc == GJ_OK)
		rc = take_fold(&out->match, settings, err);
	if (rc == GJ_OK)
		rc = take_personal(out, settings, err);
	if (rc == GJ_OK)
		rc = take_seed(out, settings, err);
	if (rc == GJ_OK && settings->salt != NULL) {
		rc = gj_file_read(&out->salt, arena, settings->salt, MOST_SALT, err);
		if (rc == GJ_OK && out->salt.len == 0)
			rc = gj_fault(err, GJ_EINPUT, "the salt `%s` is empty", settings->salt);
	}
	return rc;
}
