/* SPDX-License-Identifier: Apache-2.0 */
/* The text of an item on its way through the scan of terms and that of personal data. */
#include "screen/look.h"

#include "screen/look_item.h"

enum { TELL = 1 << 20, MOST_BYTES_OF_SYMBOL = 4 * (GJ_FOLD_MOST_DROPPED + 2) };

static int on_hit(void *context, const gj_hit *hit)
{
	gj_look *look = context;
	const gj_screen_lists *lists = &look->screen->lists;

	look->hits++;
	/* One character may fold to several and be in two hits. */
	for (uint64_t at = hit->start > look->covered ? hit->start : look->covered; at < hit->end;
	     at++)
		look->flagged += ((unsigned char)look->ring[at & look->mask] & 0xC0) != 0x80;
	for (uint32_t i = lists->first[hit->pattern]; i < lists->first[hit->pattern + 1]; i++) {
		uint32_t category = lists->tag[i].category;

		if (look->category[category]++ == 0)
			look->touched[look->n_touched++] = category;
	}
	look->covered = hit->end > look->covered ? hit->end : look->covered;
	if (look->n_hits < GJ_SCREEN_MOST_TOLD)
		look->hit[look->n_hits++] =
			(gj_told_hit){hit->pattern, look->base + hit->start, hit->end - hit->start};
	else
		look->cut = true;
	return GJ_OK;
}

static int on_personal(void *context, const gj_personal_found *found)
{
	gj_look *look = context;
	gj_told_personal *person = &look->person[look->n_people];

	look->found[found->kind]++;
	look->any_personal = true;
	if (look->n_people == GJ_SCREEN_MOST_TOLD) {
		look->cut = true;
		return GJ_OK;
	}
	person->kind = found->kind;
	person->sure = found->confidence;
	person->at = look->base + found->at;
	person->bytes = found->end - found->at;
	gj_personal_mask(found, person->masked);
	if (look->screen->options.salt.at != NULL)
		gj_personal_hash(found, &look->shared->key, person->hash);
	look->n_people++;
	return GJ_OK;
}

/*
 * How far behind what was read a hit may be told, in bytes: a window, and what an exception or a longer term may still change, each symbol
 * as wide as it can be.
 */
static uint64_t ring_size(const gj_screen *screen)
{
	const gj_patterns *patterns = &screen->lists.matcher.patterns;
	uint64_t symbols = GJ_WINDOW_SYMBOLS + GJ_WINDOW_SLACK +
			   3 * ((uint64_t)patterns->longest + patterns->longest_exception + 2),
		 bytes = symbols * MOST_BYTES_OF_SYMBOL + screen->options.corpus.piece, size = 1;

	while (size < bytes)
		size *= 2;
	return size;
}

int gj_look_open(gj_look *look, gj_screen_shared *shared, gj_error *err)
{
	const gj_screen *screen = shared->screen;
	gj_arena *arena = &look->arena;
	size_t categories = screen->lists.terms.n_categories + 1;
	gj_personal_options options = {screen->options.kinds, GJ_PERSONAL_SHAPE, 0};

	*look = (gj_look){.shared = shared, .screen = screen, .ready = true};
	gj_arena_init(arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&look->line, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&look->id, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	look->mask = ring_size(screen) - 1;
	look->ring = gj_arena_get(arena, look->mask + 1);
	look->text = gj_arena_get(arena, GJ_SCREEN_MOST_TEXT);
	look->category = gj_arena_array(arena, categories, sizeof *look->category);
	look->touched = gj_arena_array(arena, categories, sizeof *look->touched);
	look->hit = gj_arena_array(arena, GJ_SCREEN_MOST_TOLD, sizeof *look->hit);
	look->person = gj_arena_array(arena, GJ_SCREEN_MOST_TOLD + 1, sizeof *look->person);
	if (look->ring == NULL || look->text == NULL || look->category == NULL ||
	    look->touched == NULL || look->hit == NULL || look->person == NULL ||
	    gj_scan_make(&look->scan, arena, &screen->lists.matcher, on_hit, look) != GJ_OK)
		return gj_fault_memory(err);
	gj_scan_begin(&look->scan);
	gj_personal_begin(&look->fresh, &options, on_personal, look);
	return GJ_OK;
}

void gj_look_close(gj_look *look)
{
	if (!look->ready)
		return;
	gj_scan_close(&look->scan);
	gj_buf_free(&look->line);
	gj_buf_free(&look->id);
	gj_arena_free(&look->arena);
	look->ready = false;
}

static int begin(void *context, const gj_item *item, gj_error *err)
{
	gj_look *look = context;

	(void)item;
	(void)err;
	if (look->scanning) /* a record that went wrong in the middle */
		gj_scan_begin(&look->scan);
	gj_look_forget(look);
	return GJ_OK;
}

static void keep_text(gj_look *look, gj_str text)
{
	size_t room = GJ_SCREEN_MOST_TEXT - look->text_len;

	if (look->text_cut)
		return;
	if (text.len > room) {
		text.len = room;
		while (text.len > 0 && ((unsigned char)text.at[text.len] & 0xC0) == 0x80)
			text.len--;
		look->text_cut = true;
	}
	if (text.len > 0)
		memcpy(look->text + look->text_len, text.at, text.len);
	look->text_len += text.len;
}

static void begin_span(gj_look *look, unsigned span)
{
	if (span > 0) {
		keep_text(look, GJ_STR("\n"));
		look->base += look->span_at + 1;
	}
	look->span_at = look->covered = 0;
	look->scanning = true;
	if (look->screen->options.personal)
		look->personal = look->fresh;
}

static void keep_ring(gj_look *look, gj_str text)
{
	uint64_t at = look->span_at & look->mask, room = look->mask + 1 - at;
	size_t first = text.len < room ? text.len : (size_t)room;

	if (first > 0)
		memcpy(look->ring + at, text.at, first);
	if (text.len > first)
		memcpy(look->ring, text.at + first, text.len - first);
	look->span_at += text.len;
}

void gj_look_tell(gj_look *look, uint64_t more)
{
	gj_screen_shared *shared = look->shared;
	const gj_screen_watch *watch = &look->screen->watch;

	look->untold += more;
	if (look->untold < TELL || watch->progress == NULL)
		return;
	look->untold = 0;
	/* Who finds another thread telling need not wait to tell the same. */
	if (pthread_mutex_trylock(&shared->lock) != 0)
		return;
	watch->progress(watch->context, "screening", atomic_load(&shared->read.done), shared->all,
			atomic_load(&shared->items));
	pthread_mutex_unlock(&shared->lock);
}

static int text(void *context, const gj_item *item, const gj_passage *piece, gj_error *err)
{
	gj_look *look = context;
	bool personal = look->screen->options.personal;
	int rc;

	(void)item;
	if (piece->at == 0)
		begin_span(look, piece->span);
	keep_ring(look, piece->text);
	keep_text(look, piece->text);
	gj_look_tell(look, piece->text.len);
	rc = gj_scan_feed(&look->scan, piece->text);
	if (rc == GJ_OK && piece->last) {
		rc = gj_scan_end(&look->scan);
		look->scanning = false;
	}
	if (rc == GJ_OK && personal)
		rc = gj_personal_feed(&look->personal, piece->text);
	if (rc == GJ_OK && personal && piece->last)
		rc = gj_personal_end(&look->personal);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

gj_corpus_sink gj_look_sink(gj_look *look)
{
	return (gj_corpus_sink){look, begin, text, gj_look_end};
}
