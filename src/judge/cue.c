/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/cue.h"

#include "base/fault.h"
#include "base/utf8.h"

typedef struct named {
	const char *name, *words;
} named;

static const named words_of[] = {
#define WORDS(name, words) {name, words},
#define CUE(kind, name, pattern)
#include "judge/refusal.def"
#undef WORDS
#undef CUE
};

static const struct {
	gj_cue_kind kind;
	const char *name, *pattern;
} cue_of[] = {
#define WORDS(name, words)
#define CUE(kind, name, pattern) {GJ_CUE_##kind, name, pattern},
#include "judge/refusal.def"
#undef WORDS
#undef CUE
};

typedef struct making {
	gj_cues *cues;
	gj_arena *arena;
	gj_error *err;
	const char *name; /* of the cue that is read */
} making;

static int fault(making *m, const char *what, gj_str words)
{
	return gj_fault(m->err, GJ_EINPUT, "cue %s: %s `%.*s`", m->name, what, GJ_FMT(words));
}

int gj_words_add(gj_words *words, gj_arena *arena, gj_str word, uint32_t *number)
{
	bool found;
	gj_str copy;

	if (gj_map_get(&words->map, word, number))
		return GJ_OK;
	*number = words->n + 1;
	if (gj_arena_str(arena, &copy, word) != GJ_OK ||
	    gj_map_put(&words->map, arena, copy, number, &found) != GJ_OK)
		return GJ_ENOMEM;
	words->n++;
	return GJ_OK;
}

/* `can_not`, 无法: a row of words, each Chinese character a word. */
static int read_row(making *m, gj_cue_step *step, gj_str text)
{
	uint32_t *word = gj_arena_array(m->arena, text.len, sizeof *word), code;
	size_t n = 0;

	if (word == NULL || gj_arena_room(m->arena, (void **)&step->row, &step->cap, step->n,
					  sizeof *step->row) != GJ_OK)
		return gj_fault_memory(m->err);
	while (text.len > 0) {
		size_t bytes = gj_utf8_next(text, &code);

		if (code < 0x80)
			for (bytes = 0; bytes < text.len && (unsigned char)text.at[bytes] < 0x80 &&
					text.at[bytes] != '_';)
				bytes++;
		if (bytes > 0 && gj_words_add(&m->cues->words, m->arena, (gj_str){text.at, bytes},
					      &word[n++]) != GJ_OK)
			return gj_fault_memory(m->err);
		text.at += bytes;
		text.len -= bytes;
		if (text.len > 0 && text.at[0] == '_') {
			text.at++;
			text.len--;
		}
	}
	step->row[step->n++] = (gj_cue_row){word, n};
	return GJ_OK;
}

static int read_rows(making *m, gj_cue_step *step, gj_str text, bool nested)
{
	int rc = GJ_OK;

	while (rc == GJ_OK && text.len > 0) {
		const char *bar = memchr(text.at, '|', text.len);
		gj_str one = {text.at, bar != NULL ? (size_t)(bar - text.at) : text.len};
		size_t i = 0;

		text.at += one.len + (bar != NULL);
		text.len -= one.len + (bar != NULL);
		if (one.len == 0)
			return fault(m, "an empty word beside", text);
		if (gj_str_eq(one, GJ_STR("$")) && !nested) { /* the end will do as well */
			if (gj_arena_room(m->arena, (void **)&step->row, &step->cap, step->n,
					  sizeof *step->row) != GJ_OK)
				return gj_fault_memory(m->err);
			step->row[step->n++] = (gj_cue_row){NULL, 0};
		} else if (one.at[0] == '@' && !nested) {
			while (i < sizeof words_of / sizeof *words_of &&
			       !gj_str_eq(gj_str_of(words_of[i].name),
					  (gj_str){one.at + 1, one.len - 1}))
				i++;
			rc = i < sizeof words_of / sizeof *words_of
				     ? read_rows(m, step, gj_str_of(words_of[i].words), true)
				     : fault(m, "no words are named", one);
		} else {
			rc = read_row(m, step, one);
		}
	}
	return rc;
}

static int read_step(making *m, gj_cue *cue, gj_str text)
{
	gj_cue_step step = {0};
	int rc = GJ_OK;

	if (gj_str_eq(text, GJ_STR("^"))) {
		step.kind = GJ_STEP_CLAUSE;
	} else if (gj_str_eq(text, GJ_STR("^^"))) {
		step.kind = GJ_STEP_SENTENCE;
	} else if (gj_str_eq(text, GJ_STR("$"))) {
		step.kind = GJ_STEP_END;
	} else if (text.at[0] == '*' || text.at[0] == '~') {
		step.kind = text.at[0] == '*' ? GJ_STEP_GAP : GJ_STEP_LEAP;
		for (size_t i = 1; i < text.len; i++) {
			if (text.at[i] < '0' || text.at[i] > '9')
				return fault(m, "no number in", text);
			step.most = step.most * 10 + (uint32_t)(text.at[i] - '0');
		}
	} else {
		step.optional = text.at[text.len - 1] == '?';
		text.len -= step.optional;
		rc = read_rows(m, &step, text, false);
	}
	if (rc == GJ_OK && gj_arena_room(m->arena, (void **)&cue->step, &cue->cap, cue->n,
					 sizeof *cue->step) != GJ_OK)
		rc = gj_fault_memory(m->err);
	if (rc == GJ_OK)
		cue->step[cue->n++] = step;
	return rc;
}

static int read_cue(making *m, gj_cue *cue, gj_str pattern)
{
	int rc = GJ_OK;

	while (rc == GJ_OK && pattern.len > 0) {
		const char *blank = memchr(pattern.at, ' ', pattern.len);
		gj_str one = {pattern.at,
			      blank != NULL ? (size_t)(blank - pattern.at) : pattern.len};

		pattern.at += one.len + (blank != NULL);
		pattern.len -= one.len + (blank != NULL);
		rc = one.len > 0 ? read_step(m, cue, one) : fault(m, "two blanks before", pattern);
	}
	return rc;
}

int gj_cues_make(gj_cues *out, gj_arena *arena, gj_error *err)
{
	making m = {out, arena, err, ""};
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->item = gj_arena_array(arena, sizeof cue_of / sizeof *cue_of, sizeof *out->item);
	if (out->item == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < sizeof cue_of / sizeof *cue_of; i++) {
		gj_cue *cue = &out->item[out->n++];

		m.name = cue->name = cue_of[i].name;
		cue->kind = cue_of[i].kind;
		rc = read_cue(&m, cue, gj_str_of(cue_of[i].pattern));
	}
	return rc;
}

/* ---- matching: the set of places that the steps so far can have reached ---- */

typedef struct places {
	bool at[GJ_SENTENCE_MOST + 1];
	bool leapt; /* the step before leaps: a clause may start here */
} places;

static bool row_at(const gj_cue_row *row, const gj_sentence *s, size_t at, bool leapt)
{
	if (row->n == 0)
		return at == s->n || s->unit[at].start;
	if (row->n > s->n - at)
		return false;
	for (size_t i = 0; i < row->n; i++)
		if (s->unit[at + i].word != row->word[i] ||
		    (s->unit[at + i].start && at > 0 && (i > 0 || !leapt)))
			return false;
	return true;
}

static void take_words(places *to, const places *from, const gj_cue_step *step,
		       const gj_sentence *s, bool leapt)
{
	for (size_t at = 0; at <= s->n; at++) {
		if (!from->at[at])
			continue;
		to->at[at] = to->at[at] || step->optional;
		for (size_t i = 0; i < step->n; i++)
			if (row_at(&step->row[i], s, at, leapt))
				to->at[at + step->row[i].n] = true;
	}
}

static void take_gap(places *to, const places *from, const gj_cue_step *step, const gj_sentence *s)
{
	for (size_t at = 0; at <= s->n; at++)
		for (size_t i = 0; from->at[at] && i <= step->most && at + i <= s->n; i++) {
			if (i > 0 && step->kind == GJ_STEP_GAP && at + i > 1 &&
			    s->unit[at + i - 1].start)
				break;
			to->at[at + i] = true;
		}
}

static void take(places *to, const places *from, const gj_cue_step *step, const gj_sentence *s,
		 bool leapt)
{
	memset(to->at, 0, s->n + 1);
	to->leapt = step->kind == GJ_STEP_LEAP || step->kind == GJ_STEP_CLAUSE ||
		    step->kind == GJ_STEP_SENTENCE;
	if (step->kind == GJ_STEP_WORDS) {
		take_words(to, from, step, s, leapt);
		to->leapt = step->optional && leapt;
		return;
	}
	if (step->kind == GJ_STEP_GAP || step->kind == GJ_STEP_LEAP) {
		take_gap(to, from, step, s);
		to->leapt = to->leapt || (leapt && step->kind == GJ_STEP_GAP);
		return;
	}
	for (size_t at = 0; at <= s->n; at++)
		to->at[at] = from->at[at] &&
			     (step->kind == GJ_STEP_END	       ? at == s->n || s->unit[at].start
			      : step->kind == GJ_STEP_SENTENCE ? at == 0
							       : at < s->n && s->unit[at].start);
}

bool gj_cue_in(const gj_cue *cue, const gj_sentence *sentence, size_t *end)
{
	places a, b, *now = &a, *next = &b, *swap;
	bool any = true;

	memset(now->at, 1, sentence->n + 1);
	now->leapt = true; /* a match may begin anywhere */
	for (size_t i = 0; i < cue->n && any; i++) {
		take(next, now, &cue->step[i], sentence, now->leapt);
		swap = now;
		now = next;
		next = swap;
		any = memchr(now->at, true, sentence->n + 1) != NULL;
	}
	for (*end = 0; any && *end <= sentence->n; (*end)++)
		if (now->at[*end])
			return true;
	return false;
}
