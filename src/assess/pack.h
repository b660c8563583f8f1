/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pack of evidence: everything that an assessment read, copied; its numbers and reports; hashes over all. And the contrary: every
 * number computed again from the copies, every byte held against its hash.
 *
 *     evidence.yaml          the evidence file, with paths into the pack
 *     1/ 2/ ...              screens, answers, lists, banks, the service file, in the order of the evidence file
 *     verdicts.json verdicts.csv report.html report.zh.html filing.csv claims.json manifest.json
 *     SHA256SUMS             over all else, in byte order of the path
 */
#ifndef GJ_ASSESS_PACK_H
#define GJ_ASSESS_PACK_H

#include "assess/assess.h"

/*
 * Write the pack of an assessment into the folder `path`, which is made and must not exist. `version`: of guiju. GJ_EIO, GJ_EINPUT (it
 * exists), GJ_ENOMEM. It is made under `path` with `.part` behind it, and gets its name when it is whole.
 */
int gj_pack_write(const gj_assessment *a, const char *path, const char *version, gj_error *err);

typedef struct gj_pack_check {
	size_t files;
	bool sums; /* every file is as SHA256SUMS says, and none is more or less */
	bool law;  /* the rule base is the one that the pack was made with */
	bool numbers; /* every number, report and table came out the same; only looked at where both others hold */
	char what[300]; /* the first thing that is not so */
} gj_pack_check;

/*
 * Verify a pack. GJ_OK: `*out` says what was found. GJ_EIO, GJ_ENOMEM: it could not be done. Whatever a file of the pack holds is a
 * finding, never an error.
 */
int gj_pack_verify(gj_pack_check *out, const gj_alloc *alloc, const gj_law *law, const char *path,
		   gj_error *err);

/* For the room: what the pack says of itself, by name; NULL: no such file (pack_made.c). */
typedef int (*gj_pack_make)(gj_buf *out, const gj_assessment *a, const char *version);
typedef struct gj_pack_made {
	const char *name;
	gj_pack_make make;
} gj_pack_made;
extern const gj_pack_made gj_pack_all_made[];

/* SHA-256 of a file, read piece by piece. */
int gj_pack_hash(const char *path, char out[65], gj_error *err);

#endif
