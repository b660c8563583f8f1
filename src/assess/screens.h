/* SPDX-License-Identifier: Apache-2.0 */
/* A screened corpus: what was counted of every item, the sample of each source, what was judged of it. */
#ifndef GJ_ASSESS_SCREENS_H
#define GJ_ASSESS_SCREENS_H

#include "assess/judgements.h"
#include "assess/risks.h"

typedef struct gj_screened_item {
	gj_str id;
	unsigned char key[32];
	unsigned char place[32]; /* on the sheets of people */
	bool flagged;
	uint32_t judged; /* first judgement, or UINT32_MAX */
} gj_screened_item;

typedef struct gj_screened_source {
	gj_str name, called; /* `called` is for people: U+FFFD stands for what is hidden in it */
	gj_str modality;
	int64_t items, characters, flagged_items, flagged_characters, personal_items;
	size_t first, n; /* of the sample, ascending keys: the smallest keys of the source */
	uint32_t
		*by_sheet; /* [n] the same items in the order of the sheets, counted from `first` */
} gj_screened_source;

typedef struct gj_screen {
	gj_str folder;
	bool before;		    /* of data that were not collected yet */
	gj_screened_source *source; /* in byte order of the name */
	size_t n_sources;
	gj_screened_item *item;
	size_t n_items, cap_items;
	gj_screened_source total;
	int64_t flagged_of
		[GJ_N_RISKS +
		 1]; /* items that the scan flagged, by risk; the last: of no risk that is known here */
	int64_t faults; /* items that could not be read */
	int64_t sample_per_source;
	gj_str manifest_hash, fold_hash;
	char sheet_seed[65]; /* SHA-256 of manifest.json */
	bool personal;	     /* personal information was looked for */
	bool seed_made;	     /* from the manifest and a nonce; otherwise somebody chose it */
	gj_judgements judgements;
} gj_screen;

/*
 * Read a folder of `guiju screen`. `modality` is of sources that name none; empty: text. GJ_EINPUT also when a source names
 * another one, when sums do not add up, when a key is not that of its item under the seed, or when a sample is out of order.
 */
int gj_screen_read(gj_screen *out, gj_arena *arena, gj_str folder, gj_str modality, gj_error *err);

#endif
