/* SPDX-License-Identifier: Apache-2.0 */
/* The face of the room. */
#include "screen/state.h"

static void hashing(void *context, uint64_t done, uint64_t all)
{
	const gj_screen *screen = context;

	if (screen->watch.progress != NULL)
		screen->watch.progress(screen->watch.context, "hashing", done, all, 0);
}

int gj_screen_do(gj_screen **out, gj_arena *arena, const gj_screen_settings *settings,
		 const gj_screen_watch *watch, gj_error *err)
{
	gj_screen *screen = gj_arena_get(arena, sizeof *screen);
	int rc;

	*out = screen;
	if (screen == NULL)
		return gj_fault_memory(err);
	screen->arena = arena;
	if (watch != NULL)
		screen->watch = *watch;
	gj_buf_init(&screen->json, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_screen_options_of(&screen->options, arena, settings, err);
	if (rc == GJ_OK)
		rc = gj_screen_lists_read(&screen->lists, arena, settings->list, settings->n_lists,
					  settings->exceptions, &screen->options.match, err);
	if (rc == GJ_OK)
		rc = gj_screen_files_read(&screen->files, arena, settings->corpus,
					  settings->n_corpora, &screen->options.corpus,
					  gj_screen_hash_first(&screen->options),
					  screen->options.threads, hashing, screen, err);
	return rc == GJ_OK ? gj_screen_run(screen, settings->out, err) : rc;
}

void gj_screen_close(gj_screen *screen)
{
	if (screen == NULL)
		return;
	gj_screen_sources_close(&screen->sources);
	gj_matcher_close(&screen->lists.matcher);
	gj_buf_free(&screen->json);
}

gj_str gj_screen_json(const gj_screen *screen)
{
	return gj_buf_str(&screen->json);
}

size_t gj_screen_passed(const gj_screen *screen)
{
	return screen->files.passed;
}

uint64_t gj_screen_resumed(const gj_screen *screen)
{
	return screen->resumed;
}

bool gj_screen_unwritten(const gj_screen *screen)
{
	return screen->unwritten;
}
