/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the scan and the kinds: a place in the text that may hold a value, and what a kind says of it. A kind sees no more
 * of the text than the window round the place, which is why any chunking gives the same.
 */
#ifndef GJ_PERSONAL_LOOK_H
#define GJ_PERSONAL_LOOK_H

#include "personal/personal.h"
#include "personal/signs.h"

enum {
	GJ_LOOK_SIGNS = 72,  /* signs from the start of the token */
	GJ_LOOK_TOKEN = 40,  /* letters and digits of the longest token that can be a value */
	GJ_LOOK_GROUPS = 20, /* groups that separators may part a value into */
	GJ_CONTEXT_NEAR = 24,
	GJ_CONTEXT_FAR = 64
};

typedef struct gj_sign_place {
	unsigned char sign;
	uint16_t at, end; /* bytes in the window */
} gj_sign_place;

/*
 * A token is a whole run of letters and digits. Tokens parted by one blank, one hyphen or a closing bracket are groups of one
 * number, perhaps; their signs without the separators are `joined`.
 */
typedef struct gj_look {
	gj_str text;	      /* the window */
	size_t start;	      /* the token's first byte */
	unsigned char before; /* the sign before it */
	/* The blank or hyphen before it when a digit stands before that, else 0. */
	unsigned char joiner_before;
	size_t n_signs; /* the last is the first that belongs to no number */
	gj_sign_place sign[GJ_LOOK_SIGNS + 1];
	size_t token; /* signs of the first token */
	size_t n_joined, n_groups;
	char joined[GJ_LOOK_TOKEN + 1];
	struct {
		uint8_t joined; /* signs up to the end of this group */
		uint8_t last;	/* its last sign */
		char joiner;	/* between it and the next group; 0: it is the last */
		char more;	/* the same when a digit is in the next group, else 0 */
	} group[GJ_LOOK_GROUPS];
	int last_birth_year;
} gj_look;

/* At sign `i`, behind an address: a slash and a digit, so that it names a network. */
bool gj_look_network(const gj_look *look, size_t i);

/* What must speak for a value before it is told. */
typedef enum gj_proof {
	GJ_PROOF_STRONG, /* a check that chance seldom passes: enough */
	GJ_PROOF_WEAK, /* a check that one in ten passes: unless what stands beside it speaks against it */
	GJ_PROOF_SHAPE,	   /* no check: likewise, but less sure */
	GJ_PROOF_WORD,	   /* no check, and a common shape: a word beside it must speak for it */
	GJ_PROOF_WORD_NEAR /* likewise, within GJ_CONTEXT_NEAR bytes */
} gj_proof;

typedef struct gj_match {
	size_t at, end; /* in the window */
	gj_proof proof;
	gj_personal_confidence confidence;
	int weight; /* of two kinds that fit one place the weightier is meant */
	size_t len;
	char value[GJ_PERSONAL_VALUE];
} gj_match;

/* One kind: does a value of it start at this token, or end in it? Fills all of the match but its confidence. */
typedef bool gj_personal_finder(const gj_look *look, gj_match *match);

gj_personal_finder gj_find_CN_ID, gj_find_USCC, gj_find_IBAN, gj_find_BANK_CARD, gj_find_MOBILE,
	gj_find_LANDLINE, gj_find_PASSPORT, gj_find_PERMIT, gj_find_PLATE, gj_find_IPV4,
	gj_find_IPV6, gj_find_COORDINATES;

/* At an `@` in the window, no byte before `from`. Fills the match. */
bool gj_find_mail(gj_str window, size_t at, size_t from, gj_match *match);

/*
 * Look at the token with the digit at `at`. false: it is part of one too long to be a value; then no bound of it is known.
 * `sign[token - 1].end` is the byte after the token.
 */
bool gj_look_at(gj_look *look, gj_str window, size_t at);

/* A part of `joined` that ends where a group ends. */
typedef struct gj_cut {
	size_t from, to; /* in joined */
	size_t first;	 /* the group in which it starts */
	size_t last;	 /* the group with which it ends */
} gj_cut;

/* The part of `count` signs from `from` on. false: no group ends there. */
bool gj_look_cut(const gj_look *look, size_t from, size_t count, gj_cut *cut);

/* The digits of the groups' lengths, `344` for 138 1234 5678; groups over nine are `+`. At most GJ_LOOK_GROUPS and a zero byte. */
void gj_cut_shape(const gj_look *look, const gj_cut *cut, char shape[GJ_LOOK_GROUPS + 1]);
/* The shape is one of those in `shapes`, which blanks part. */
bool gj_cut_fits(const gj_look *look, const gj_cut *cut, const char *shapes);

/*
 * It is not cut out of a longer row of groups: what stands before and behind is parted from it otherwise than its groups are
 * from each other. `strong`: blanks part numbers, too, as its check digit would not be right by chance.
 */
bool gj_cut_whole(const gj_look *look, const gj_cut *cut, bool strong);

/* Fill the match from a cut: span and value. */
void gj_match_cut(gj_match *match, const gj_look *look, const gj_cut *cut, gj_proof proof);
/* From the first token alone. */
void gj_match_token(gj_match *match, const gj_look *look, gj_proof proof);

typedef enum gj_context { GJ_CONTEXT_NONE, GJ_CONTEXT_FOR, GJ_CONTEXT_AGAINST } gj_context;

void gj_words_begin(gj_personal_words *index);

/*
 * Weigh the match: what words beside it say, the nearest one first, and whether something sticks to it (a path, a longer code, a
 * sum of money, a decimal fraction). Sets its confidence and weight; false: not enough speaks for it.
 */
bool gj_context_weigh(gj_match *match, gj_personal_kind kind, gj_str window,
		      const gj_personal_words *index);

#endif
