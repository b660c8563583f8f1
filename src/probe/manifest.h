/* SPDX-License-Identifier: Apache-2.0 */
/* manifest.json: all that decides what is asked, and so whether a run that was broken off may go on. How fast is no part of it. */
#ifndef GJ_PROBE_MANIFEST_H
#define GJ_PROBE_MANIFEST_H

#include "endpoint/request.h"
#include "probe/import.h"

/* Where the seed of the sample comes from (stats/sample_key.h). */
typedef struct gj_probe_seed {
	bool made;		    /* else given */
	gj_str seed, nonce, commit; /* the last two of one that was made */
} gj_probe_seed;

typedef struct gj_probe_manifest {
	gj_str version;	     /* of guiju */
	const gj_bank *bank; /* as read: its file */
	size_t questions;    /* in the file, before sampling */
	gj_str endpoint;     /* empty: an import */
	gj_endpoint_ask ask;
	unsigned repeats;
	size_t sample; /* of each bank; 0: all */
	gj_probe_seed seed;
	gj_bank_kind fallback;
	const gj_import *import; /* NULL: none */
	gj_str asked;		 /* the text of bank.jsonl */
} gj_probe_manifest;

void gj_manifest_write(gj_buf *out, const gj_probe_manifest *manifest);

/* What a bank's file is called in a seed that is made: the SHA-256 of `SHA256  BYTES  PATH` and a line end. */
int gj_manifest_seed(gj_probe_seed *out, gj_arena *arena, const gj_bank *bank, gj_str nonce,
		     gj_error *err);

/* The seed of a manifest that is there. *there false: it has none. */
int gj_manifest_read_seed(gj_probe_seed *out, bool *there, gj_arena *arena, const gj_source *source,
			  gj_error *err);

/* The first line that two manifests do not share, as an error. Returns GJ_EINPUT. */
int gj_manifest_differ(gj_error *err, const gj_source *old, gj_str now);

#endif
