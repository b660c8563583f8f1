/* SPDX-License-Identifier: Apache-2.0 */
/* A run from its start to its end. */
#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "base/parallel.h"
#include "screen/run.h"

enum { PURPOSE = 80 };

gj_str gj_screen_seed(const gj_screen *screen)
{
	/* Names of sources are hashed with something, even if there is no sample. */
	return screen->options.sample == 0 ? GJ_STR("-")
	       : screen->seed[0] != '\0'   ? gj_str_of(screen->seed)
					   : screen->options.seed;
}

/* Of a nonce: the commitment to it, and the seed that it makes with the hash of the corpora. */
static int make_seed(gj_screen *screen, gj_error *err)
{
	const gj_screen_options *options = &screen->options;
	int rc;

	if (options->sample == 0)
		return GJ_OK;
	if (options->nonce.len == 0) {
		gj_sample_source probe;

		return gj_sample_source_open(&probe, options->seed, GJ_STR(""), err);
	}
	rc = gj_seed_commit(screen->commit, options->nonce, err);
	if (rc == GJ_OK)
		rc = gj_seed_make(screen->seed, gj_str_of(screen->files.hash), options->nonce, err);
	return rc;
}

/*
 * All that the evidence hangs on, in one line; of files that are not hashed yet names and sizes, and the journal has of each range that is
 * done what was before its end.
 */
static int purpose_of(const gj_screen *screen, char out[PURPOSE], gj_error *err)
{
	char hex[65];
	gj_buf text;
	int rc;

	gj_buf_init(&text, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&text, "%s\n%s\n%s\n", screen->options.version, gj_fold_hash(),
		      screen->files.hash);
	rc = gj_screen_options_json(&text, screen);
	gj_buf_add(&text, gj_screen_seed(screen));
	gj_buf_putc(&text, '\0');
	gj_buf_add(&text, screen->options.nonce);
	gj_buf_putc(&text, '\0');
	gj_blake2b_hex(screen->options.salt, hex);
	gj_buf_puts(&text, hex);
	for (size_t i = 0; i < screen->lists.n; i++)
		gj_buf_printf(&text, "\n%s %d %.*s", screen->lists.item[i].sha256,
			      screen->lists.item[i].exceptions, GJ_FMT(screen->lists.item[i].path));
	gj_sha256_hex(gj_buf_str(&text), hex);
	snprintf(out, PURPOSE, "screen %s", hex);
	if (rc == GJ_OK)
		rc = gj_buf_status(&text);
	gj_buf_free(&text);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static int check_items(gj_screen_run_state *run, gj_error *err)
{
	const gj_screen_files *files = &run->screen->files;
	uint64_t items = 0, faults = 0;

	for (size_t i = 0; i < files->n; i++) {
		items += files->item[i].items;
		faults += files->item[i].faults;
	}
	if (items > 0)
		return GJ_OK;
	gj_screen_folder_clear(&run->folder, run->arena, true);
	gj_fault(err, GJ_EINPUT, "the corpora hold no item");
	if (faults > 0)
		return gj_fault_help(err, "%" PRIu64 " records could not be read", faults);
	return gj_fault_help(err, "are these the files, and is `--format` right?");
}

static int work(gj_screen_run_state *run, gj_error *err)
{
	gj_screen *screen = run->screen;
	char purpose[PURPOSE];
	int rc = purpose_of(screen, purpose, err);

	gj_screen_sources_open(
		&screen->sources, GJ_COUNT_CATEGORY + 2 * screen->lists.terms.n_categories,
		GJ_SCREEN_MOST_SOURCES, screen->options.sample, gj_screen_seed(screen));
	if (rc == GJ_OK)
		rc = gj_journal_open(&run->journal, run->arena, run->folder.journal.at,
				     gj_str_of(purpose), err);
	if (rc == GJ_OK)
		rc = gj_screen_read_all(run, err);
	if (rc == GJ_OK && !gj_screen_hash_first(&screen->options))
		rc = gj_screen_files_seal(&screen->files, run->arena, err);
	if (rc == GJ_OK)
		rc = check_items(run, err);
	if (rc == GJ_OK)
		rc = gj_screen_finish(run, err);
	if (rc == GJ_OK)
		gj_screen_folder_clear(&run->folder, run->arena, false);
	return rc;
}

int gj_screen_run(gj_screen *screen, const char *out, gj_error *err)
{
	gj_screen_run_state *run = gj_arena_get(screen->arena, sizeof *run);
	gj_error own = {0};
	int rc;

	if (run == NULL)
		return gj_fault_memory(err);
	run->screen = screen;
	run->arena = screen->arena;
	run->shared.screen = screen;
	run->shared.all = screen->files.bytes;
	pthread_mutex_init(&run->shared.lock, NULL);
	if (screen->options.salt.at != NULL)
		gj_personal_key_of(&run->shared.key, screen->options.salt);
	rc = make_seed(screen, &own);
	if (rc == GJ_OK)
		rc = gj_screen_folder_open(&run->folder, run->arena, out, &own);
	if (rc == GJ_OK)
		rc = work(run, &own);
	gj_journal_close(run->journal);
	for (size_t i = 0; i < GJ_MOST_THREADS; i++)
		gj_look_close(&run->look[i]);
	pthread_mutex_destroy(&run->shared.lock);
	/* What is read fails with other words. */
	screen->unwritten = rc == GJ_EIO && strncmp(own.message, "cannot write", 12) == 0;
	if (rc != GJ_OK && err != NULL)
		*err = own;
	return rc;
}
