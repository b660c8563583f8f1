/* SPDX-License-Identifier: Apache-2.0 */
/* The evidence file: where the screens, answers, lists and banks lie, what people found, and how sure an answer has to be. */
#ifndef GJ_ASSESS_EVIDENCE_H
#define GJ_ASSESS_EVIDENCE_H

#include <guiju/date.h>

#include "assess/probes.h"
#include "base/doc.h"
#include "stats/share.h"

typedef struct gj_days {
	gj_day *at; /* ascending */
	size_t n;
} gj_days;

typedef struct gj_evidence_screen {
	gj_str folder, modality;
	bool before;
	gj_pos pos;
} gj_evidence_screen;

typedef struct gj_evidence_list {
	gj_str file;
	bool exceptions;
	gj_days updated;
	gj_pos pos;
} gj_evidence_list;

typedef struct gj_evidence_bank {
	gj_str file;
	gj_bank_kind kind;
	gj_days updated;
	gj_pos pos;
} gj_evidence_bank;

/* How the rates of a standard are decided: each alone, or besides all of them together (family.h). */
typedef enum gj_family_way { GJ_FAMILY_NONE, GJ_FAMILY_HOLM, GJ_N_FAMILY_WAYS } gj_family_way;

extern const char *const gj_family_words[GJ_N_FAMILY_WAYS];

typedef struct gj_evidence {
	gj_source source;
	gj_str folder; /* paths start here; empty: where the program runs */
	gj_day on;     /* GJ_DAY_NONE: not said */
	gj_share risk;
	gj_family_way family;
	gj_source service_source; /* of `service`: the file it names, or this one */
	const gj_doc *service;	  /* NULL: not described */
	gj_str service_file;	  /* as it is named; empty: written here, or not at all */
	const gj_doc *facts;	  /* NULL: none */
	const gj_doc *standards;  /* NULL: what is in force */
	gj_evidence_screen *screen;
	gj_str *probe;
	gj_str *told; /* every path as it is written, in the order: service, screens, probes, lists, banks */
	size_t n_told, cap_told;
	bool packed; /* the n-th path is folder `n` of the pack, or the file of its name in there */
	gj_evidence_list *list;
	gj_evidence_bank *bank;
	size_t n_screens, n_probes, n_lists, n_banks;
} gj_evidence;

enum { GJ_EVIDENCE_MOST_BYTES = 16 << 20 };

/* Names are looked up in no law here. Paths in the result are ready to be opened; those of the document are as written. */
int gj_evidence_read(gj_evidence *out, gj_arena *arena, const char *path, gj_error *err);

/* The evidence file of a pack, whose paths are numbered (pack.h). */
int gj_evidence_read_packed(gj_evidence *out, gj_arena *arena, const char *path, gj_error *err);

/* The last part of a path. */
gj_str gj_path_tail(gj_str path);

/* A fault at a place of the evidence file. */
int gj_evidence_fault(const gj_evidence *evidence, const gj_doc *at, gj_error *err,
		      const char *what, gj_str word);

#endif
