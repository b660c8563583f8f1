/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside a value: words that speak for it or against it, and signs that stick to it. */
#include "personal/look.h"

typedef struct word {
	gj_str text;
	uint32_t kinds; /* 0: speaks against all */
} word;

#define K(kind)				      (UINT32_C(1) << GJ_PERSONAL_##kind)
#define GJ_CONTEXT_WORD(literal, those_kinds) {{literal, sizeof(literal) - 1}, those_kinds},
#define GJ_COUNTER_WORD(literal)	      {{literal, sizeof(literal) - 1}, 0},
static const word words[] = {
#include "personal/context.def"
};

enum { N_WORDS = sizeof words / sizeof *words };

_Static_assert((int)N_WORDS <= (int)GJ_PERSONAL_WORDS, "the index has room for all words");

enum { AGAINST_REACH = 20 }; /* bytes; a word against a number stands right before it */

static char capital(char byte)
{
	return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

static char small(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_small(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

static bool is_big(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* A Latin word ends between these two: not both are letters, or a new part of a camel's name starts. */
static bool is_border(char left, char right)
{
	if (!(is_small(left) || is_big(left)) || !(is_small(right) || is_big(right)))
		return true;
	return is_small(left) && is_big(right);
}

static bool stands_at(gj_str text, size_t at, gj_str literal)
{
	for (size_t i = 0; i < literal.len; i++)
		if (capital(text.at[at + i]) != literal.at[i])
			return false;
	return (at == 0 || is_border(text.at[at - 1], text.at[at])) &&
	       (at + literal.len == text.len ||
		is_border(text.at[at + literal.len - 1], text.at[at + literal.len]));
}

/* Where what may stand between a word against a number and the number starts: no other number, not far. */
static size_t against_from(gj_str text)
{
	size_t at = text.len > AGAINST_REACH ? text.len - AGAINST_REACH : 0;

	for (size_t i = text.len; i > at; i--)
		if (text.at[i - 1] >= '0' && text.at[i - 1] <= '9')
			return i;
	return at;
}

/* From the last two bytes of a word to where it is kept. */
static size_t slot_of(const char *end)
{
	return ((size_t)(unsigned char)capital(end[-2]) * 37 + (unsigned char)capital(end[-1])) %
	       GJ_PERSONAL_SLOTS;
}

void gj_words_begin(gj_personal_words *index)
{
	memset(index, 0, sizeof *index);
	for (size_t i = 0; i < N_WORDS; i++) {
		const char *end = words[i].text.at + words[i].text.len;
		size_t slot = slot_of(end);

		index->ends[(unsigned char)end[-1]] = true;
		index->ends[(unsigned char)small(end[-1])] = true;
		index->next[i] = index->slot[slot];
		index->slot[slot] = (unsigned char)(i + 1);
	}
}

/* The longest word that ends at `end` and speaks for this kind or, where `against`, against all. */
static gj_context word_at(const gj_personal_words *index, gj_personal_kind kind, gj_str text,
			  size_t end, bool against)
{
	gj_context found = GJ_CONTEXT_NONE;
	size_t length = 0;

	for (size_t i = index->slot[slot_of(text.at + end)]; i > 0; i = index->next[i - 1]) {
		const word *w = &words[i - 1];

		if (w->kinds == 0 ? !against : (w->kinds >> kind & 1) == 0)
			continue;
		if (w->text.len <= length || w->text.len > end ||
		    !stands_at(text, end - w->text.len, w->text))
			continue;
		length = w->text.len;
		found = w->kinds == 0 ? GJ_CONTEXT_AGAINST : GJ_CONTEXT_FOR;
	}
	return found;
}

/* What the word says that ends nearest to the end of `text`. */
static gj_context nearest(const gj_personal_words *index, gj_personal_kind kind, gj_str text)
{
	size_t from = against_from(text);
	gj_context found = GJ_CONTEXT_NONE;

	for (size_t end = text.len; end > 1 && found == GJ_CONTEXT_NONE; end--)
		if (index->ends[(unsigned char)text.at[end - 1]])
			found = word_at(index, kind, text, end, end >= from);
	return found;
}

static gj_context context_of(const gj_personal_words *index, gj_personal_kind kind, gj_str window,
			     const gj_match *match, size_t reach)
{
	size_t from = match->at > reach ? match->at - reach : 0, to = match->end, next;
	gj_context before = nearest(index, kind, (gj_str){window.at + from, match->at - from});
	gj_str after;

	if (before != GJ_CONTEXT_NONE || gj_sign_next(window, &to, &next) != '(')
		return before;
	/* In brackets behind it: only what speaks for it. */
	after = (gj_str){window.at + next, window.len - next};
	after.len = after.len < GJ_CONTEXT_NEAR ? after.len : GJ_CONTEXT_NEAR;
	return nearest(index, kind, after) == GJ_CONTEXT_FOR ? GJ_CONTEXT_FOR : GJ_CONTEXT_NONE;
}

static bool is_any(gj_str window, size_t at, gj_str literal)
{
	return at <= window.len &&
	       gj_str_starts((gj_str){window.at + at, window.len - at}, literal);
}

static bool sticks_before(gj_str window, size_t at)
{
	unsigned char sign = gj_sign_before(window, at, &at);

	switch (sign) {
	case '=':
	case '&':
	case '#':
	case '$':
	case '@':
	case '_':
		return true;
	case '/': /* a path; two numbers stand so, too */
		return gj_sign_is_letter(gj_sign_before(window, at, &at));
	case '-':
	case '.':
	case '+':
		return gj_sign_is_alnum(gj_sign_before(window, at, &at));
	case GJ_SIGN_OTHER: /* of yen, pounds, euros */
		return is_any(window, at, GJ_STR("\xc2\xa5")) ||
		       is_any(window, at, GJ_STR("\xc2\xa3")) ||
		       is_any(window, at, GJ_STR("\xef\xbf\xa5")) ||
		       is_any(window, at, GJ_STR("\xe2\x82\xac"));
	default:
		return false;
	}
}

static bool sticks_behind(gj_str window, size_t at)
{
	size_t end;
	unsigned char sign = gj_sign_next(window, &at, &end);

	switch (sign) {
	case '%':
	case '@':
	case '_':
		return true;
	case '/':
		return gj_sign_is_letter(gj_sign_next(window, &end, &end));
	case '-':
	case '.':
		return gj_sign_is_alnum(gj_sign_next(window, &end, &end));
	case GJ_SIGN_OTHER:
		return is_any(window, at, GJ_STR("元")) || is_any(window, at, GJ_STR("万")) ||
		       is_any(window, at, GJ_STR("亿"));
	default:
		return false;
	}
}

static bool is_stuck(gj_str window, size_t at, size_t end)
{
	return sticks_before(window, at) || sticks_behind(window, end);
}

/* A weak check weighs less than a word that speaks for another kind. */
enum { BY_SHAPE, BY_WEAK_CHECK, BY_WORD, BY_CHECK };

bool gj_context_weigh(gj_match *match, gj_personal_kind kind, gj_str window,
		      const gj_personal_words *index)
{
	bool near = match->proof == GJ_PROOF_WORD_NEAR, weak = match->proof == GJ_PROOF_WEAK;
	gj_context context;

	match->confidence = GJ_PERSONAL_VALID;
	match->weight = BY_CHECK;
	if (match->proof == GJ_PROOF_STRONG)
		return true;
	context = context_of(index, kind, window, match, near ? GJ_CONTEXT_NEAR : GJ_CONTEXT_FAR);
	if (context == GJ_CONTEXT_FOR) {
		match->confidence = weak ? GJ_PERSONAL_VALID : GJ_PERSONAL_CONTEXT;
		match->weight = weak ? BY_CHECK : BY_WORD;
		return true;
	}
	match->confidence = weak ? GJ_PERSONAL_VALID : GJ_PERSONAL_SHAPE;
	match->weight = weak ? BY_WEAK_CHECK : BY_SHAPE;
	if (kind == GJ_PERSONAL_EMAIL)
		return true;
	return context == GJ_CONTEXT_NONE && !near && match->proof != GJ_PROOF_WORD &&
	       !is_stuck(window, match->at, match->end);
}
