/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Personal data in UTF-8 text: numbers of persons (identity, telephone, card, passport, plate) and addresses (e-mail, IP,
 * coordinates). Says where each stands, of what kind it is and how sure that is; the value itself goes no further than the
 * callback, where it is masked and hashed.
 *
 * The text comes in pieces of any size: wherever it is cut, the same is found. A scanner has a fixed size, takes no memory and
 * keeps at most GJ_PERSONAL_CARRY bytes of the text, which it wipes. Bytes that are not UTF-8 end a number and do no harm.
 *
 *     gj_personal_begin(&p, &options, on_found, mine);
 *     while (there is more) gj_personal_feed(&p, piece);
 *     gj_personal_end(&p);
 */
#ifndef GJ_PERSONAL_PERSONAL_H
#define GJ_PERSONAL_PERSONAL_H

#include <stdint.h>

#include "base/str.h"

typedef enum gj_personal_kind {
#define GJ_PERSONAL_KIND(name, word, english, chinese, mask, head, tail) GJ_PERSONAL_##name,
#include "personal/kinds.def"
#undef GJ_PERSONAL_KIND
	GJ_N_PERSONAL
} gj_personal_kind;

/* How sure a finding is, from least to most. */
typedef enum gj_personal_confidence {
	GJ_PERSONAL_SHAPE,   /* it looks like one; nothing near it says so */
	GJ_PERSONAL_CONTEXT, /* it looks like one, and a word beside it says that it is */
	GJ_PERSONAL_VALID    /* its check digit is right, and its region, date, issuer or length */
} gj_personal_confidence;

enum {
	GJ_PERSONAL_REACH =
		192, /* bytes that a value may stretch to each side of its first digit or `@` */
	GJ_PERSONAL_LONGEST = 384, /* bytes of the longest span that is found */
	GJ_PERSONAL_WINDOW =
		256, /* bytes to each side that are looked at: the reach, and words beside it */
	GJ_PERSONAL_CARRY = 1024,
	GJ_PERSONAL_VALUE = 200, /* bytes of the longest normalised value */
	GJ_PERSONAL_MASKED = 64	 /* bytes of the longest masked value, with its zero byte */
};

typedef struct gj_personal_found {
	gj_personal_kind kind;
	gj_personal_confidence confidence;
	uint64_t at, end; /* bytes from the start of the text, `end` is the first after it */
	/*
	 * The normalised value: one form for all ways of writing it (ASCII, no separators, no country prefix, upper case; e-mail
	 * in lower case). Lies in the scanner and is wiped when the callback returns: mask it, hash it, do not keep it.
	 */
	gj_str value;
} gj_personal_found;

/* Called for each finding, in the order of the text; findings do not overlap. Not 0: the scan stops and returns it. */
typedef int gj_personal_sink(void *context, const gj_personal_found *found);

typedef struct gj_personal_options {
	uint32_t kinds;		      /* bit 1 << kind for each kind wanted; 0: all */
	gj_personal_confidence least; /* less sure findings are not told */
	int last_birth_year;	      /* no one is born after this year; 0: 2099 */
} gj_personal_options;

/* The words of context.def by their last two bytes. */
enum { GJ_PERSONAL_WORDS = 160, GJ_PERSONAL_SLOTS = 256 };
typedef struct gj_personal_words {
	bool ends[256]; /* some word ends in this byte, small or capital */
	/* numbers of words from 1; 0: no more */
	unsigned char slot[GJ_PERSONAL_SLOTS], next[GJ_PERSONAL_WORDS];
} gj_personal_words;

/* The scanner. No field is for the caller; it may be copied between pieces. */
typedef struct gj_personal {
	gj_personal_options options;
	gj_personal_sink *sink;
	void *context;
	gj_personal_words words;
	uint64_t base;	/* bytes of the text before carry[0] */
	uint64_t done;	/* no finding starts before this byte */
	size_t carried; /* bytes in carry */
	size_t cursor;	/* all before it, in carry, has been looked at */
	char carry[GJ_PERSONAL_CARRY];
} gj_personal;

/* `options` NULL: all kinds, all findings. It is copied. */
void gj_personal_begin(gj_personal *p, const gj_personal_options *options, gj_personal_sink *sink,
		       void *context);
/* The next piece. GJ_OK, or what the callback returned, after which the scanner must be begun again. */
int gj_personal_feed(gj_personal *p, gj_str piece);
/* The text ends here: tells what is left, and wipes the scanner, which can be begun again. */
int gj_personal_end(gj_personal *p);

const char *gj_personal_word(gj_personal_kind kind); /* for evidence: `cn_id` */
const char *gj_personal_title(gj_personal_kind kind, bool chinese);
const char *gj_personal_confidence_word(gj_personal_confidence confidence);
/* false: no such kind. */
bool gj_personal_kind_of(gj_personal_kind *kind, gj_str word);

/*
 * The masked form, with a zero byte: what kinds.def keeps, a star for each other character; `z***@q***.com`, `203.*.*.*`,
 * `2001:*`, `39.*,116.*`.
 */
void gj_personal_mask(const gj_personal_found *found, char out[GJ_PERSONAL_MASKED]);

/* A secret of 32 bytes. Who has it can try all numbers and find the one with a hash: keep it apart from the evidence. */
typedef struct gj_personal_key {
	unsigned char byte[32];
} gj_personal_key;

/* A key from a salt of any length (BLAKE2b of it). */
void gj_personal_key_of(gj_personal_key *key, gj_str salt);

/* Keyed BLAKE2b (RFC 7693, 32 bytes) of the kind's word, a zero byte and the normalised value, in hexadecimal. */
void gj_personal_hash(const gj_personal_found *found, const gj_personal_key *key, char out[65]);

#endif
