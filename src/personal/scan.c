/* SPDX-License-Identifier: Apache-2.0 */
/* One pass over the text: marks, a look at each, and what is kept from piece to piece. */
#include <sodium/utils.h>

#include <guiju/error.h>

#include "personal/look.h"
#include "personal/trigger.h"

enum { WINDOW = GJ_PERSONAL_WINDOW, LAST_YEAR = 2099 };

static gj_personal_finder *const finders[] = {
#define GJ_PERSONAL_KIND(name, word, english, chinese, mask, head, tail) gj_find_##name,
#define gj_find_EMAIL							 NULL /* starts at another mark */
#include "personal/kinds.def"
#undef gj_find_EMAIL
#undef GJ_PERSONAL_KIND
};

/* What stands round the mark that is looked at. */
typedef struct place {
	gj_str window;
	uint64_t base; /* of the window in the text */
	size_t mark;   /* in the window */
	size_t done;   /* no finding may start before this byte of the window */
} place;

static void clear(gj_personal *p)
{
	sodium_memzero(p->carry, sizeof p->carry);
	p->base = p->done = 0;
	p->carried = p->cursor = 0;
}

void gj_personal_begin(gj_personal *p, const gj_personal_options *options, gj_personal_sink *sink,
		       void *context)
{
	p->options = options != NULL ? *options : (gj_personal_options){0, GJ_PERSONAL_SHAPE, 0};
	if (p->options.kinds == 0)
		p->options.kinds = ~UINT32_C(0);
	if (p->options.last_birth_year == 0)
		p->options.last_birth_year = LAST_YEAR;
	p->sink = sink;
	p->context = context;
	gj_words_begin(&p->words);
	clear(p);
}

/* Kinds that are not wanted take their place, too: what is found of one kind does not hang on the others. */
static int tell(gj_personal *p, const place *at, gj_personal_kind kind, gj_match *match)
{
	gj_personal_found found = {kind,
				   match->confidence,
				   at->base + match->at,
				   at->base + match->end,
				   {match->value, match->len}};
	int status = GJ_OK;

	p->done = found.end;
	if ((p->options.kinds >> kind & 1) != 0 && match->confidence >= p->options.least)
		status = p->sink(p->context, &found);
	sodium_memzero(match, sizeof *match);
	return status;
}

/* The token is part of what stands before an `@`, which is looked at when the scan comes to it. */
static bool before_at(const gj_look *look)
{
	for (size_t i = 0; i < look->n_signs; i++) {
		unsigned char sign = look->sign[i].sign;

		if (!gj_sign_is_alnum(sign) && sign != '.' && sign != '_' && sign != '%' &&
		    sign != '+' && sign != '-')
			return sign == '@';
	}
	return false;
}

static size_t token_end(gj_str text, size_t at)
{
	size_t end;

	for (; gj_sign_is_alnum(gj_sign_next(text, &at, &end)); at = end)
		;
	return at;
}

/* No kind is so short, but plates, addresses and coordinates: a letter or a dot beside them says that it might be one. */
static bool is_short(const gj_look *look)
{
	unsigned char next = look->sign[look->token].sign;

	if (look->token >= 8 || look->n_joined >= 10 || next == '.' || next == ':' ||
	    next == GJ_SIGN_DEGREE)
		return false;
	return look->token < 4 ||
	       (look->before != GJ_SIGN_OTHER && look->before != GJ_SIGN_MIDDLE &&
		look->before != ' ' && look->before != '-');
}

/* The kind for which most speaks, the first of those for which as much does; GJ_N_PERSONAL: none. match[0] is its match. */
static gj_personal_kind weightiest(const gj_personal *p, const place *at, const gj_look *look,
				   gj_match match[2])
{
	gj_personal_kind best = GJ_N_PERSONAL;

	for (gj_personal_kind kind = 0; kind < GJ_N_PERSONAL; kind++) {
		gj_match *m = &match[best == GJ_N_PERSONAL ? 0 : 1];

		if (finders[kind] == NULL || !finders[kind](look, m) || m->at < at->done ||
		    !gj_context_weigh(m, kind, at->window, &p->words))
			continue;
		if (best != GJ_N_PERSONAL && m->weight <= match[0].weight)
			continue;
		match[0] = *m;
		best = kind;
	}
	sodium_memzero(&match[1], sizeof match[1]);
	return best;
}

/* `*next`: the byte of the window up to which nothing more starts. */
static int look_at_digit(gj_personal *p, const place *at, size_t *next)
{
	gj_personal_kind kind;
	gj_match match[2];
	gj_look look;

	look.last_birth_year = p->options.last_birth_year;
	*next = 0;
	if (!gj_look_at(&look, at->window, at->mark))
		return GJ_OK;
	*next = look.sign[look.token - 1].end;
	if (is_short(&look) || before_at(&look))
		return GJ_OK;
	kind = weightiest(p, at, &look, match);
	sodium_memzero(&look, sizeof look);
	if (kind == GJ_N_PERSONAL)
		return GJ_OK;
	*next = match[0].end > *next ? match[0].end : *next;
	return tell(p, at, kind, &match[0]);
}

static int look_at_mail(gj_personal *p, const place *at, size_t *next)
{
	gj_match match;

	gj_sign_at(at->window, at->mark, next);
	if (!gj_find_mail(at->window, at->mark, at->done, &match) || match.at < at->done ||
	    !gj_context_weigh(&match, GJ_PERSONAL_EMAIL, at->window, &p->words))
		return GJ_OK;
	*next = match.end;
	return tell(p, at, GJ_PERSONAL_EMAIL, &match);
}

/* Look at the mark and move the cursor past it. */
static int look_at_mark(gj_personal *p, gj_str text, uint64_t base, size_t mark, size_t *cursor)
{
	size_t from = mark > WINDOW ? mark - WINDOW : 0, next, dull, end;
	size_t to = text.len - mark > WINDOW ? mark + WINDOW : text.len;
	place at = {{text.at + from, to - from}, base + from, mark - from, 0};
	bool digit;
	int status;

	dull = text.at[mark] >= '0' && text.at[mark] <= '9' ? gj_trigger_dull(text, mark) : 0;
	if (dull > 0) {
		*cursor = mark + dull;
		return GJ_OK;
	}
	if (p->done > at.base)
		at.done = (size_t)(p->done - at.base);
	digit = gj_sign_is_digit(gj_sign_at(at.window, at.mark, &end));
	status = digit ? look_at_digit(p, &at, &next) : look_at_mail(p, &at, &next);
	*cursor = next > at.mark ? from + next : token_end(text, mark);
	return status;
}

/* All marks of the text from the cursor on and before `limit`, behind which there is a window or the text's end. */
static int scan(gj_personal *p, gj_str text, uint64_t base, size_t *cursor, size_t limit)
{
	while (*cursor < limit) {
		size_t mark = gj_trigger_next(text, *cursor, limit);
		int status;

		*cursor = mark;
		if (mark >= limit)
			break;
		status = look_at_mark(p, text, base, mark, cursor);
		if (status != GJ_OK)
			return status;
	}
	return GJ_OK;
}

/* Keep of the text what later marks look back on, and what has not been looked at: two windows at most. */
static void carry(gj_personal *p, gj_str text, uint64_t base, size_t cursor)
{
	size_t from = cursor > WINDOW ? cursor - WINDOW : 0;

	memmove(p->carry, text.at + from, text.len - from);
	p->base = base + from;
	p->carried = text.len - from;
	p->cursor = cursor - from;
}

static int stop(gj_personal *p, int status)
{
	clear(p);
	return status;
}

int gj_personal_feed(gj_personal *p, gj_str piece)
{
	size_t room = sizeof p->carry - p->carried;
	size_t taken = piece.len < room ? piece.len : room, limit, before = p->carried, cursor = 0;
	int status = GJ_OK;

	if (piece.len == 0)
		return GJ_OK;
	if (p->carried > 0) {
		memcpy(p->carry + p->carried, piece.at, taken);
		p->carried += taken;
		limit = p->carried > WINDOW ? p->carried - WINDOW : 0;
		status = scan(p, (gj_str){p->carry, p->carried}, p->base, &p->cursor, limit);
		if (status != GJ_OK)
			return stop(p, status);
		if (taken == piece.len) {
			carry(p, (gj_str){p->carry, p->carried}, p->base, p->cursor);
			return GJ_OK;
		}
		cursor = p->cursor - before; /* the carry was filled, so it lies in the piece */
	}
	limit = piece.len > WINDOW ? piece.len - WINDOW : 0;
	p->base += before;
	status = scan(p, piece, p->base, &cursor, limit);
	if (status != GJ_OK)
		return stop(p, status);
	carry(p, piece, p->base, cursor);
	return GJ_OK;
}

int gj_personal_end(gj_personal *p)
{
	int status = scan(p, (gj_str){p->carry, p->carried}, p->base, &p->cursor, p->carried);

	clear(p);
	return status;
}
