/* SPDX-License-Identifier: Apache-2.0 */
/* guiju probe: a bank asked of an endpoint, or results of another runner; what comes of it stands in a folder. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include <sodium/randombytes.h>

#include "base/file.h"
#include "cli/probing.h"

enum { MOST_MANIFEST = 16 << 20, NONCE = 32 };

/* ---- the folder ---- */

int gj_probing_path(gj_probing *p, const char **out, const char *name)
{
	gj_session *s = p->s;
	gj_buf buf;
	gj_str text;
	int rc;

	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&buf, "%s/%s", s->args.value[GJ_OPT_OUT], name);
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(&s->arena, &text, gj_buf_str(&buf));
	gj_buf_free(&buf);
	*out = rc == GJ_OK ? text.at : NULL;
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(&s->err);
}

int gj_probing_folder(gj_probing *p)
{
	const char *path = p->s->args.value[GJ_OPT_OUT];
	struct stat about;

	if (mkdir(path, 0777) == 0 ||
	    (errno == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode)))
		return GJ_OK;
	return gj_fault(&p->s->err, GJ_EIO, "the folder `%s` cannot be made: %s", path,
			strerror(errno));
}

int gj_probing_there(gj_probing *p, const char *name, bool *there)
{
	struct stat about;
	const char *path;
	int rc = gj_probing_path(p, &path, name);

	*there = rc == GJ_OK && stat(path, &about) == 0;
	return rc;
}

int gj_probing_write(gj_probing *p, const char *name, gj_str text)
{
	const char *path;
	int rc = gj_probing_path(p, &path, name);

	return rc == GJ_OK ? gj_file_write(path, text, &p->s->err) : rc;
}

/* ---- the sample ---- */

static int make_seed(gj_probing *p)
{
	unsigned char random[NONCE];
	char nonce[2 * NONCE + 1];

	randombytes_buf(random, sizeof random);
	gj_hash_hex(random, nonce);
	return gj_manifest_seed(&p->manifest.seed, &p->s->arena, &p->bank, gj_str_of(nonce),
				&p->s->err);
}

/* Given; else that of the run that goes on; else made. */
static int find_seed(gj_probing *p)
{
	gj_session *s = p->s;
	gj_source source;
	bool there = false;
	const char *path;
	int rc;

	if (s->args.value[GJ_OPT_SEED_PROBE] != NULL) {
		p->manifest.seed =
			(gj_probe_seed){.seed = gj_str_of(s->args.value[GJ_OPT_SEED_PROBE])};
		return GJ_OK;
	}
	if (s->args.value[GJ_OPT_OUT] == NULL)
		return make_seed(p);
	rc = gj_probing_there(p, "manifest.json", &there);
	if (rc == GJ_OK && there) {
		rc = gj_probing_path(p, &path, "manifest.json");
		source.name = gj_str_of(path);
		if (rc == GJ_OK)
			rc = gj_file_read_text(&source.text, &s->arena, path, MOST_MANIFEST,
					       &s->err);
		if (rc == GJ_OK)
			rc = gj_manifest_read_seed(&p->manifest.seed, &there, &s->arena, &source,
						   &s->err);
	}
	return rc == GJ_OK && !there ? make_seed(p) : rc;
}

static int read_bank(gj_probing *p)
{
	gj_session *s = p->s;
	int rc = gj_bank_read(&p->bank, &s->arena, s->args.operand[0], p->manifest.fallback,
			      &s->err);

	p->manifest.bank = &p->bank;
	p->manifest.questions = p->bank.n;
	if (rc == GJ_OK && p->manifest.sample > 0)
		rc = find_seed(p);
	if (rc == GJ_OK && p->manifest.sample > 0)
		rc = gj_bank_sample(&p->bank, &s->arena, p->manifest.seed.seed, p->manifest.sample,
				    &s->err);
	if (rc == GJ_OK)
		rc = gj_probe_pairs_new(&p->pairs, &s->arena, &p->bank, p->manifest.repeats,
					&s->err);
	return rc;
}

/* ---- a run ---- */

/* A folder with a manifest holds a run: this one, which goes on, or another, which is left alone. */
static int begin_or_go_on(gj_probing *p, gj_str bank, gj_str manifest)
{
	gj_session *s = p->s;
	gj_source old;
	const char *path;
	bool there;
	int rc = gj_probing_there(p, "manifest.json", &there);

	if (rc == GJ_OK && there) {
		rc = gj_probing_path(p, &path, "manifest.json");
		old.name = gj_str_of(path);
		if (rc == GJ_OK)
			rc = gj_file_read_text(&old.text, &s->arena, path, MOST_MANIFEST, &s->err);
		if (rc == GJ_OK && !gj_str_eq(old.text, manifest))
			rc = gj_manifest_differ(&s->err, &old, manifest);
		return rc;
	}
	if (rc == GJ_OK)
		rc = gj_probing_there(p, "responses.jsonl", &there);
	if (rc == GJ_OK && there)
		rc = gj_fault(&s->err, GJ_EINPUT,
			      "`%s` has responses and no manifest: what was asked is not known",
			      s->args.value[GJ_OPT_OUT]);
	if (rc == GJ_OK)
		rc = gj_probing_write(p, "bank.jsonl", bank);
	return rc == GJ_OK ? gj_probing_write(p, "manifest.json", manifest) : rc;
}

static int prepare(gj_probing *p)
{
	gj_buf bank, manifest;
	int rc = gj_probing_folder(p);

	gj_buf_init(&bank, gj_alloc_system(), (size_t)GJ_BUF_DEFAULT_LIMIT * 4);
	gj_buf_init(&manifest, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_bank_write(&bank, &p->bank);
	p->manifest.asked = gj_buf_str(&bank);
	gj_manifest_write(&manifest, &p->manifest);
	if (rc == GJ_OK && (gj_buf_status(&bank) != GJ_OK || gj_buf_status(&manifest) != GJ_OK))
		rc = gj_fault_memory(&p->s->err);
	if (rc == GJ_OK)
		rc = begin_or_go_on(p, gj_buf_str(&bank), gj_buf_str(&manifest));
	gj_buf_free(&bank);
	gj_buf_free(&manifest);
	return rc;
}

/* Also of a run that failed: what it recorded is counted. */
int gj_probing_count(gj_probing *p, bool write)
{
	gj_session *s = p->s;
	gj_buf json;
	int rc = gj_probe_tally_pairs(&p->tallies, &s->arena, &p->pairs, &s->err);

	gj_buf_init(&json, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	if (rc == GJ_OK)
		gj_probe_tally_json(&json, &p->tallies);
	if (rc == GJ_OK && gj_buf_status(&json) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK && write)
		rc = gj_probing_write(p, "probe.json", gj_buf_str(&json));
	if (rc == GJ_OK && gj_session_json(s))
		gj_buf_add(&s->out, gj_buf_str(&json));
	else if (rc == GJ_OK)
		gj_probing_say_counts(p);
	gj_buf_free(&json);
	return rc;
}

static int ask(gj_probing *p)
{
	gj_error first;
	int rc = prepare(p), asked;

	if (rc != GJ_OK)
		return rc;
	asked = gj_probing_ask(p);
	first = p->s->err;
	rc = gj_probing_count(p, true);
	if (asked != GJ_OK)
		p->s->err = first;
	return asked != GJ_OK ? asked : rc;
}

/* ---- the command ---- */

static int run(gj_probing *p, gj_import *import)
{
	gj_session *s = p->s;
	int rc = gj_probing_options(p);

	if (rc != GJ_OK)
		return rc;
	if (s->args.value[GJ_OPT_IMPORT] != NULL)
		return gj_probing_import(p, import);
	rc = read_bank(p);
	if (rc == GJ_OK)
		rc = s->args.value[GJ_OPT_DRY_RUN] != NULL ? gj_probing_count(p, false) : ask(p);
	return rc;
}

int gj_run_probe(gj_session *s)
{
	gj_probing p = {.s = s};
	gj_import import = {0};
	int rc = run(&p, &import);

	if (rc != GJ_OK) {
		int status = gj_session_fail(s, rc);

		return rc == GJ_EIO && p.manifest.asked.at != NULL ? GJ_EXIT_FAULT : status;
	}
	if (p.stopped)
		fprintf(stderr, "guiju: stopped before the end; the same command goes on\n");
	return gj_session_finish(s, p.stopped || gj_probing_differs(&import) ? GJ_EXIT_FOUND
									     : GJ_EXIT_DONE);
}
