/* SPDX-License-Identifier: Apache-2.0 */
#include "match/vectorscan.h"

#include <dlfcn.h>
#include <stdlib.h>

#include <hs/hs.h>

#include "base/fault.h"

typedef struct functions {
#define HS(name) __typeof__(hs_##name) *name;
#include "match/vectorscan.def"
#undef HS
} functions;

struct gj_vectorscan {
	functions f;
	const gj_patterns *patterns;
	unsigned width; /* bytes to a symbol */
	hs_database_t *database;
	hs_scratch_t *scratch; /* nobody scans with it: what streams have are copies of it */
};

struct gj_vectorscan_stream {
	const gj_vectorscan *engine;
	hs_stream_t *stream;
	hs_scratch_t *scratch;
	gj_arena *arena;
	unsigned char *bytes;
	gj_vectorscan_end *found;
	size_t n, cap;
	bool sorted, failed;
};

static int load(functions *f, gj_error *err)
{
	void *library = dlopen("libhs.so.5", RTLD_NOW | RTLD_LOCAL);

	if (library == NULL)
		library = dlopen("libhs.so", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL) {
		gj_fault(err, GJ_EIO, "Vectorscan is not installed");
		return gj_fault_help(err, "on Debian its package is libvectorscan5");
	}
	/* The library stays: what it keeps for the whole program must not lose its code. */
#define HS(name)                                                                                   \
	*(void **)&f->name = dlsym(library, "hs_" #name);                                          \
	if (f->name == NULL)                                                                       \
		return gj_fault(err, GJ_EIO, "this Vectorscan lacks `hs_%s`", #name);
#include "match/vectorscan.def"
#undef HS
	return GJ_OK;
}

bool gj_vectorscan_here(void)
{
	functions f;

	return load(&f, NULL) == GJ_OK;
}

/* Bytes are 1 to 255: a zero byte is an end to Vectorscan. */
enum { DIGITS = 255 };

static unsigned width_of(uint32_t symbols)
{
	return symbols <= DIGITS ? 1 : symbols <= DIGITS * DIGITS ? 2 : 3;
}

/* Symbols as bytes, the low one first. */
static void put_all(unsigned char *at, const uint32_t *symbol, size_t n, unsigned width)
{
	if (width == 1) {
		for (size_t i = 0; i < n; i++)
			at[i] = (unsigned char)(symbol[i] + 1);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t high = symbol[i] / DIGITS;

		*at++ = (unsigned char)(symbol[i] % DIGITS + 1);
		*at++ = (unsigned char)(high % DIGITS + 1);
		if (width == 3)
			*at++ = (unsigned char)(high / DIGITS + 1);
	}
}

/* The list as Vectorscan wants it: pointers, lengths in bytes, numbers. */
typedef struct literals {
	const char **text;
	size_t *len;
	unsigned *flags, *id;
} literals;

static int write_list(literals *out, gj_arena *scratch, const gj_patterns *patterns, unsigned width)
{
	uint32_t n = patterns->n;

	out->text = gj_arena_array(scratch, n, sizeof *out->text);
	out->len = gj_arena_array(scratch, n, sizeof *out->len);
	out->flags = gj_arena_array(scratch, n, sizeof *out->flags);
	out->id = gj_arena_array(scratch, n, sizeof *out->id);
	if (out->text == NULL || out->len == NULL || out->flags == NULL || out->id == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < n; i++) {
		const gj_pattern *pattern = &patterns->item[i];
		unsigned char *bytes = gj_arena_array(scratch, pattern->len, width);

		if (bytes == NULL)
			return GJ_ENOMEM;
		put_all(bytes, pattern->symbol, pattern->len, width);
		out->text[i] = (const char *)bytes;
		out->len[i] = (size_t)pattern->len * width;
		out->id[i] = i;
	}
	return GJ_OK;
}

static int compile(gj_vectorscan *engine, const literals *list, gj_error *err)
{
	hs_compile_error_t *wrong = NULL;
	hs_error_t rc = engine->f.compile_lit_multi(list->text, list->flags, list->id, list->len,
						    engine->patterns->n, HS_MODE_STREAM, NULL,
						    &engine->database, &wrong);

	if (rc != HS_SUCCESS) {
		engine->database = NULL;
		gj_fault(err, GJ_EINPUT, "Vectorscan refuses the list: %s",
			 wrong != NULL && wrong->message != NULL ? wrong->message
								 : "no reason given");
		gj_fault_help(err, "the engine of guiju's own has no such limit");
		if (wrong != NULL)
			engine->f.free_compile_error(wrong);
		return GJ_EINPUT;
	}
	return engine->f.alloc_scratch(engine->database, &engine->scratch) == HS_SUCCESS
		       ? GJ_OK
		       : gj_fault_memory(err);
}

int gj_vectorscan_make(gj_vectorscan **out, gj_arena *arena, const gj_patterns *patterns,
		       gj_error *err)
{
	gj_vectorscan *engine = gj_arena_get(arena, sizeof *engine);
	gj_arena scratch;
	literals list;
	int rc;

	*out = NULL;
	if (engine == NULL)
		return gj_fault_memory(err);
	engine->patterns = patterns;
	engine->width = width_of(patterns->alphabet.n);
	rc = load(&engine->f, err);
	if (rc != GJ_OK)
		return rc;
	if (patterns->n == 0) { /* which Vectorscan does not know how to look for */
		*out = engine;
		return GJ_OK;
	}
	gj_arena_init(&scratch, arena->alloc, arena->limit);
	rc = write_list(&list, &scratch, patterns, engine->width) == GJ_OK
		     ? compile(engine, &list, err)
		     : gj_fault_memory(err);
	gj_arena_free(&scratch);
	if (rc == GJ_OK)
		*out = engine;
	else
		gj_vectorscan_close(engine);
	return rc;
}

void gj_vectorscan_close(gj_vectorscan *engine)
{
	if (engine == NULL)
		return;
	if (engine->scratch != NULL)
		engine->f.free_scratch(engine->scratch);
	if (engine->database != NULL)
		engine->f.free_database(engine->database);
	engine->scratch = NULL;
	engine->database = NULL;
}

int gj_vectorscan_open(gj_vectorscan_stream **out, gj_arena *arena, const gj_vectorscan *engine,
		       size_t most)
{
	gj_vectorscan_stream *s = gj_arena_get(arena, sizeof *s);

	*out = NULL;
	if (s == NULL)
		return GJ_ENOMEM;
	s->engine = engine;
	s->arena = arena;
	s->bytes = gj_arena_array(arena, most, engine->width);
	if (s->bytes == NULL)
		return GJ_ENOMEM;
	if (engine->database != NULL &&
	    (engine->f.clone_scratch(engine->scratch, &s->scratch) != HS_SUCCESS ||
	     engine->f.open_stream(engine->database, 0, &s->stream) != HS_SUCCESS)) {
		gj_vectorscan_end_stream(s);
		return GJ_ENOMEM;
	}
	*out = s;
	return GJ_OK;
}

void gj_vectorscan_end_stream(gj_vectorscan_stream *s)
{
	if (s == NULL)
		return;
	if (s->stream != NULL)
		s->engine->f.close_stream(s->stream, NULL, NULL, NULL);
	if (s->scratch != NULL)
		s->engine->f.free_scratch(s->scratch);
	s->stream = NULL;
	s->scratch = NULL;
}

void gj_vectorscan_begin(gj_vectorscan_stream *s)
{
	if (s->stream != NULL)
		s->engine->f.reset_stream(s->stream, 0, NULL, NULL, NULL);
}

static int in_order(const void *left, const void *right)
{
	const gj_vectorscan_end *a = left, *b = right;

	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (a->len < b->len) - (a->len > b->len);
}

static int hear(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
		void *context)
{
	gj_vectorscan_stream *s = context;
	gj_vectorscan_end *now;

	(void)from, (void)flags;
	if (to % s->engine->width != 0) /* bytes of two symbols that look like another's */
		return 0;
	if (gj_arena_room(s->arena, (void **)&s->found, &s->cap, s->n, sizeof *s->found) != GJ_OK) {
		s->failed = true;
		return 1;
	}
	now = &s->found[s->n];
	*now = (gj_vectorscan_end){to / s->engine->width, id, s->engine->patterns->item[id].len};
	if (s->n > 0 && in_order(&now[-1], now) > 0)
		s->sorted = false;
	s->n++;
	return 0;
}

int gj_vectorscan_feed(gj_vectorscan_stream *s, const uint32_t *symbol, size_t n,
		       const gj_vectorscan_end **found, size_t *n_found)
{
	unsigned width = s->engine->width;
	hs_error_t rc;

	*found = NULL;
	*n_found = 0;
	s->n = 0;
	s->sorted = true;
	s->failed = false;
	if (s->stream == NULL || n == 0)
		return GJ_OK;
	put_all(s->bytes, symbol, n, width);
	rc = s->engine->f.scan_stream(s->stream, (const char *)s->bytes, (unsigned)(n * width), 0,
				      s->scratch, hear, s);
	if (rc != HS_SUCCESS || s->failed)
		return GJ_ENOMEM;
	if (!s->sorted)
		qsort(s->found, s->n, sizeof *s->found, in_order);
	*found = s->found;
	*n_found = s->n;
	return GJ_OK;
}
