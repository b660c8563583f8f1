/* SPDX-License-Identifier: Apache-2.0 */
/* `guiju probe`: shared by its files. */
#ifndef GJ_CLI_PROBING_H
#define GJ_CLI_PROBING_H

#include "cli/endpoint.h"
#include "probe/manifest.h"
#include "probe/run.h"
#include "probe/tally.h"

typedef struct gj_probing {
	gj_session *s;
	gj_bank bank;
	gj_probe_manifest manifest;
	gj_probe_run run;
	gj_probe_pairs pairs;
	gj_probe_tallies tallies;
	bool stopped; /* something is left to ask */
} gj_probing;

/* What the options say. */
int gj_probing_options(gj_probing *p);

/* DIR/name of --out. */
int gj_probing_path(gj_probing *p, const char **out, const char *name);
/* Make the folder of --out, unless it is there. */
int gj_probing_folder(gj_probing *p);
int gj_probing_there(gj_probing *p, const char *name, bool *there);

/* Ask what is missing, with Ctrl-C and progress; the responses are in the folder. */
int gj_probing_ask(gj_probing *p);

/* Write DIR/name, whole or not at all. */
int gj_probing_write(gj_probing *p, const char *name, gj_str text);

/* Count the pairs: probe.json, if it is to be written, and what is printed. */
int gj_probing_count(gj_probing *p, bool write);

/* What is printed, in the language of --lang: the counts, and what came of an import. */
void gj_probing_say_counts(gj_probing *p);
void gj_probing_say_import(gj_probing *p, const gj_import *import);

/* --import: read, and write the folder. */
int gj_probing_import(gj_probing *p, gj_import *import);
/* Does the runner state other totals than its file has? */
bool gj_probing_differs(const gj_import *import);

#endif
