/* SPDX-License-Identifier: Apache-2.0 */
/* From the parts to the evidence: one pass over them in order of file and range. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "base/hash.h"
#include "screen/run.h"

enum { LEVEL = 3 }; /* of zstd */

/* Where the line of a sampled item stands among those that were gathered; `len` 0: not seen yet. */
typedef struct line_at {
	uint64_t at, len;
} line_at;

/* The sample of a source, by key, with the lines of its items. */
typedef struct sampled {
	const gj_bottom_item *item;
	size_t n;
	line_at *line;
} sampled;

typedef struct gathering {
	gj_screen_run_state *run;
	gj_outflow_file findings, lines;
	sampled *source; /* as sources->item */
} gathering;

static int no_memory(gj_error *err)
{
	return gj_fault_memory(err);
}

static int by_key(const void *a, const void *b)
{
	return gj_sample_key_cmp(a, &((const gj_bottom_item *)b)->key);
}

static int gather_item(gathering *g, gj_str body, gj_error *err)
{
	gj_screen_sources *sources = &g->run->screen->sources;
	const gj_bottom_item *found;
	const sampled *source;
	gj_part_item told;
	uint32_t number;
	line_at *line;

	if (!gj_part_item_of(&told, body) || !gj_map_get(&sources->map, told.source, &number))
		return GJ_OK;
	source = &g->source[number];
	found = source->n == 0 ? NULL
			       : bsearch(&told.key, source->item, source->n, sizeof *found, by_key);
	if (found == NULL || found->at != told.place)
		return GJ_OK;
	line = &source->line[found - source->item];
	if (line->len > 0)
		return GJ_OK;
	*line = (line_at){g->lines.written, told.line.len};
	return gj_outflow_put(&g->lines, told.line, err);
}

static int gather_part(gathering *g, gj_part *part, gj_error *err)
{
	gj_str body;
	char kind;
	int rc;

	while ((rc = gj_part_next(part, &kind, &body, err)) == GJ_OK && kind != 0) {
		if (kind == GJ_PART_FINDING)
			rc = gj_outflow_put(&g->findings, body, err);
		else if (kind == GJ_PART_ITEM)
			rc = gather_item(g, body, err);
		if (rc != GJ_OK)
			break;
	}
	return rc;
}

static int gather_all(gathering *g, gj_error *err)
{
	gj_screen_run_state *run = g->run;
	gj_part *part = gj_arena_get(run->arena, sizeof *part);
	int rc = GJ_OK;

	if (part == NULL)
		return no_memory(err);
	for (uint32_t file = 0; file < run->screen->files.n; file++)
		for (uint32_t range = 0; range < run->ranges[file] && rc == GJ_OK; range++) {
			gj_arena arena;
			gj_str path;

			gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
			path = gj_screen_folder_part(&run->folder, &arena, file, range);
			rc = path.at == NULL ? no_memory(err) : gj_part_open(part, path, err);
			if (rc == GJ_OK)
				rc = gather_part(g, part, err);
			if (path.at != NULL)
				gj_part_close(part);
			gj_arena_free(&arena);
		}
	return rc;
}

/* Room for the places of the lines of all samples. */
static int expect(gathering *g, gj_error *err)
{
	gj_screen_sources *sources = &g->run->screen->sources;

	g->source = gj_arena_array(&sources->arena, sources->n + 1, sizeof *g->source);
	if (g->source == NULL || gj_screen_sources_sort(sources) != GJ_OK)
		return no_memory(err);
	for (size_t i = 0; i < sources->n && sources->sample > 0; i++) {
		sampled *source = &g->source[i];

		source->item = gj_bottom_items(&sources->item[i]->sample, &source->n);
		source->line = gj_arena_array(&sources->arena, source->n + 1, sizeof *source->line);
		if (source->line == NULL)
			return no_memory(err);
	}
	return GJ_OK;
}

/* A line as it was gathered, into the sample. */
static int copy_line(int fd, const gathering *g, line_at line, gj_outflow_file *sample,
		     gj_error *err)
{
	if (line.len == 0)
		return gj_file__fault(err, g->run->folder.work, "the parts are damaged", EIO);
	while (line.len > 0) {
		char piece[16 << 10];
		size_t n = line.len < sizeof piece ? (size_t)line.len : sizeof piece;
		ssize_t got = pread(fd, piece, n, (off_t)line.at);
		int rc;

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return gj_file__fault(err, g->lines.path, "cannot read",
					      got < 0 ? errno : EIO);
		rc = gj_outflow_put(sample, (gj_str){piece, (size_t)got}, err);
		if (rc != GJ_OK)
			return rc;
		line.at += (uint64_t)got;
		line.len -= (uint64_t)got;
	}
	return GJ_OK;
}

static int write_sample(const gathering *g, gj_error *err)
{
	gj_screen_run_state *run = g->run;
	gj_screen_sources *sources = &run->screen->sources;
	gj_str path = gj_outflow_path(run->arena, run->folder.path, "sample.jsonl");
	gj_outflow_file sample;
	int fd, rc;

	if (path.at == NULL)
		return no_memory(err);
	fd = open(g->lines.path.at, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return gj_file__fault(err, g->lines.path, "cannot open", errno);
	rc = gj_outflow_open(&sample, path, 0, err);
	for (size_t i = 0; i < sources->n && sources->sample > 0; i++) {
		const sampled *source;
		uint32_t number = 0;

		gj_map_get(&sources->map, sources->sorted[i]->name, &number);
		source = &g->source[number];
		for (size_t k = 0; k < source->n && rc == GJ_OK; k++)
			rc = copy_line(fd, g, source->line[k], &sample, err);
	}
	if (rc == GJ_OK)
		rc = gj_outflow_finish(&sample, true, err);
	gj_outflow_drop(&sample);
	close(fd);
	return rc;
}

static int write_file(const gj_screen_run_state *run, const char *name, gj_str text, gj_error *err)
{
	gj_str path = gj_outflow_path(run->arena, run->folder.path, name);
	gj_outflow_file out;
	int rc;

	if (path.at == NULL)
		return no_memory(err);
	rc = gj_outflow_open(&out, path, 0, err);
	if (rc == GJ_OK)
		rc = gj_outflow_put(&out, text, err);
	if (rc == GJ_OK)
		rc = gj_outflow_finish(&out, true, err);
	gj_outflow_drop(&out);
	return rc;
}

/* Counts last: where they are, all is. */
static int write_counts(gj_screen_run_state *run, gj_error *err)
{
	gj_screen *screen = run->screen;
	char hash[65];
	gj_buf text;
	int rc;

	gj_buf_init(&text, gj_alloc_system(), SIZE_MAX);
	rc = gj_screen_manifest_json(&text, screen) == GJ_OK ? GJ_OK : no_memory(err);
	gj_sha256_hex(gj_buf_str(&text), hash);
	if (rc == GJ_OK)
		rc = write_file(run, "manifest.json", gj_buf_str(&text), err);
	if (rc == GJ_OK && gj_screen_totals_json(&screen->json, screen, hash) != GJ_OK)
		rc = no_memory(err);
	if (rc == GJ_OK)
		rc = write_file(run, "screen.json", gj_buf_str(&screen->json), err);
	gj_buf_free(&text);
	return rc;
}

int gj_screen_finish(gj_screen_run_state *run, gj_error *err)
{
	gathering g = {.run = run, .findings = {.fd = -1}, .lines = {.fd = -1}};
	gj_str findings = gj_outflow_path(run->arena, run->folder.path, "findings.jsonl.zst"),
	       lines = gj_outflow_path(run->arena, run->folder.work, "lines");
	int rc = findings.at == NULL || lines.at == NULL ? no_memory(err) : expect(&g, err);

	if (rc == GJ_OK)
		rc = gj_outflow_open(&g.findings, findings, LEVEL, err);
	if (rc == GJ_OK)
		rc = gj_outflow_open(&g.lines, lines, 0, err);
	if (rc == GJ_OK)
		rc = gather_all(&g, err);
	if (rc == GJ_OK)
		rc = gj_outflow_finish(&g.findings, true, err);
	if (rc == GJ_OK)
		rc = gj_outflow_finish(&g.lines, false, err);
	if (rc == GJ_OK)
		rc = write_sample(&g, err);
	gj_outflow_drop(&g.findings);
	gj_outflow_drop(&g.lines);
	return rc == GJ_OK ? write_counts(run, err) : rc;
}
