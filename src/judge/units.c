/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/units.h"

#include <guiju/error.h>

#include "judge/marks.h"
#include "match/fold.h"

enum { MOST_WORD = 64 };

typedef struct reading {
	gj_said *said;
	gj_arena *arena;
	const gj_words *words;
	gj_str text;
	size_t at;
	gj_said_unit *unit;
	size_t n, cap, first; /* units; the first of the open sentence */
	size_t cap_sentences;
	char word[MOST_WORD + 4];
	size_t len;
	uint32_t closes;   /* the quote that is open ends with this; 0: none is */
	size_t closes_at;  /* and there */
	bool marks;	   /* do quotes count? Not where all is quoted */
	bool code, quoted; /* within ```; in a line that begins with > */
	bool start, item, line_start;
	int rc;
} reading;

static bool silent(const reading *r)
{
	return r->code || r->quoted || r->closes != 0;
}

static void put_unit(reading *r, bool wide)
{
	gj_said_unit unit = {GJ_WORD_OTHER, r->start, wide, r->word[0] >= '0' && r->word[0] <= '9'};

	if (silent(r))
		unit.word = GJ_WORD_QUOTED;
	else if (!gj_map_get(&r->words->map, (gj_str){r->word, r->len}, &unit.word))
		unit.word = GJ_WORD_OTHER;
	r->said->units++;
	r->said->quoted += silent(r);
	r->start = false;
	r->len = 0;
	if (gj_arena_room(r->arena, (void **)&r->unit, &r->cap, r->n, sizeof *r->unit) != GJ_OK)
		r->rc = GJ_ENOMEM;
	else
		r->unit[r->n++] = unit;
}

static void end_word(reading *r)
{
	while (r->len > 0 && r->word[r->len - 1] == '\'')
		r->len--;
	if (r->len > 0)
		put_unit(r, false);
}

static void end_sentence(reading *r, bool asks)
{
	gj_said *said = r->said;

	end_word(r);
	r->start = true;
	if (r->n == r->first || r->rc != GJ_OK)
		return;
	if (gj_arena_room(r->arena, (void **)&said->sentence, &r->cap_sentences, said->n,
			  sizeof *said->sentence) != GJ_OK) {
		r->rc = GJ_ENOMEM;
		return;
	}
	/* The units may move while they grow: their place is filled in at the end. */
	said->sentence[said->n++] = (gj_sentence){NULL, r->n - r->first, r->item, asks};
	r->first = r->n;
	r->item = false;
}

static void put_utf8(reading *r, uint32_t code)
{
	char *to = r->word + r->len;

	if (r->len > MOST_WORD)
		return;
	if (code < 0x80) {
		*to++ = (char)code;
	} else if (code < 0x800) {
		*to++ = (char)(0xc0 | code >> 6);
		*to++ = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		*to++ = (char)(0xe0 | code >> 12);
		*to++ = (char)(0x80 | (code >> 6 & 0x3f));
		*to++ = (char)(0x80 | (code & 0x3f));
	} else {
		*to++ = (char)(0xf0 | code >> 18);
		*to++ = (char)(0x80 | (code >> 12 & 0x3f));
		*to++ = (char)(0x80 | (code >> 6 & 0x3f));
		*to++ = (char)(0x80 | (code & 0x3f));
	}
	r->len = (size_t)(to - r->word);
}

static bool one_of(uint32_t code, const uint32_t *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (set[i] == code)
			return true;
	return false;
}

#define ONE_OF(code, ...)                                                                          \
	one_of(code, (const uint32_t[]){__VA_ARGS__},                                              \
	       sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void quote(reading *r, uint32_t code, size_t bytes)
{
	static const uint32_t pairs[][2] = {{'"', '"'},	      {0x201c, 0x201d}, {0x300c, 0x300d},
					    {0x300e, 0x300f}, {0xab, 0xbb},	{0xff02, 0xff02}};

	end_word(r);
	if (r->closes != 0) {
		if (r->at == r->closes_at)
			r->closes = 0;
		return;
	}
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs && r->marks; i++)
		if (pairs[i][0] == code &&
		    gj_text__closes(r->text, pairs[i][1], r->at + bytes, &r->closes_at)) {
			r->closes = pairs[i][1];
			return;
		}
}

/* The start of a line: a fence of code, a quoted line, an item of a list. Returns bytes to pass over. */
static size_t line_start(reading *r)
{
	size_t at = r->at, bytes, digits = 0;
	uint32_t code = gj_text__peek(r->text, at, &bytes);

	r->quoted = false;
	while (code == ' ' || code == '\t')
		code = gj_text__peek(r->text, ++at, &bytes);
	if (r->text.len - at >= 3 && memcmp(r->text.at + at, "```", 3) == 0) {
		r->code = !r->code;
		while (at < r->text.len && r->text.at[at] != '\n')
			at++;
		return at - r->at;
	}
	r->quoted = code == '>' && r->marks;
	r->item =
		ONE_OF(code, '-', '*', 0x2022) && at + 1 < r->text.len && r->text.at[at + 1] == ' ';
	while (code >= '0' && code <= '9' && digits < 3) {
		digits++;
		code = gj_text__peek(r->text, ++at, &bytes);
	}
	if (digits > 0 && ONE_OF(code, '.', ')', 0x3001, 0xff0e)) {
		r->item = true;
		return at + bytes - r->at;
	}
	return 0;
}

static bool is_word_at(const reading *r, size_t at)
{
	size_t bytes;
	uint32_t code = gj_text__peek(r->text, at, &bytes);

	return code != 0 && gj_fold_is_word(code);
}

/* Punctuation: ends a sentence, a clause, a word. */
static void sign(reading *r, uint32_t code, size_t bytes)
{
	bool word_next = is_word_at(r, r->at + bytes);

	if ((code == '.' && word_next) || (code == '-' && word_next && r->len > 0)) {
		end_word(r);
		return;
	}
	end_word(r);
	if (ONE_OF(code, '.', '!', '?', 0x3002, 0xff01, 0xff1f, 0x2026, ';', 0xff1b))
		end_sentence(r, ONE_OF(code, '?', 0xff1f));
	else if (ONE_OF(code, ',', ':', '(', ')', 0xff0c, 0xff1a, 0x3001, 0x2013, 0x2014, '-',
			0xff08, 0xff09, 0x2212))
		r->start = true;
}

static void letter(reading *r, uint32_t code)
{
	uint32_t folded[GJ_FOLD_MOST];
	unsigned n = gj_fold_code(folded, code, GJ_FOLD_FORMS);

	for (unsigned i = 0; i < n; i++) {
		if (gj_fold_is_word(folded[i])) {
			put_utf8(r, folded[i]);
			continue;
		}
		end_word(r);
		if (gj_fold_is_separator(folded[i]) || folded[i] < 0x80)
			continue;
		put_utf8(r, folded[i]);
		put_unit(r, true);
	}
}

static size_t step(reading *r)
{
	size_t bytes, pass;
	uint32_t code = gj_text__peek(r->text, r->at, &bytes);

	if (r->line_start) {
		r->line_start = false;
		pass = line_start(r);
		if (pass > 0)
			return pass;
	}
	if (code == '\n') {
		end_sentence(r, false);
		r->line_start = true;
	} else if (!r->code && ONE_OF(code, '"', 0x201c, 0x201d, 0x300c, 0x300d, 0x300e, 0x300f,
				      0xab, 0xbb, 0xff02)) {
		quote(r, code, bytes);
	} else if (ONE_OF(code, '\'', 0x2019, 0xff07) && r->len > 0) {
		put_utf8(r, '\'');
	} else if (code == 0) {
		end_word(r);
	} else if (gj_fold_is_separator(code) || code == 0x2026 || code < 0x30) {
		sign(r, code, bytes);
	} else {
		letter(r, code);
	}
	return bytes;
}

static int read_once(reading *r)
{
	size_t at = 0;

	r->at = r->n = r->first = r->len = 0;
	r->said->n = r->said->units = r->said->quoted = 0;
	r->closes = 0;
	r->code = r->quoted = r->item = false;
	r->start = r->line_start = true;
	while (r->at < r->text.len && r->rc == GJ_OK) {
		r->at += step(r);
		if (r->n - r->first >= GJ_SENTENCE_MOST)
			end_sentence(r, false);
	}
	end_sentence(r, false);
	for (size_t i = 0; i < r->said->n; i++) {
		r->said->sentence[i].unit = r->unit + at;
		at += r->said->sentence[i].n;
	}
	return r->rc;
}

int gj_units_read(gj_said *out, gj_arena *arena, const gj_words *words, gj_str text)
{
	reading r = {.said = out, .arena = arena, .words = words, .text = text, .marks = true};
	int rc;

	memset(out, 0, sizeof *out);
	if (text.len > GJ_UNITS_MOST_BYTES) {
		out->rest = text.len - GJ_UNITS_MOST_BYTES;
		r.text.len = GJ_UNITS_MOST_BYTES;
	}
	rc = read_once(&r);
	if (rc == GJ_OK && out->units > 0 && out->quoted == out->units) {
		r.marks = false; /* all of it in quotes: then it is the answer itself */
		rc = read_once(&r);
	}
	return rc;
}
