/* SPDX-License-Identifier: Apache-2.0 */
/* What a run that was broken off has done already. */
#include "probe/reread.h"

enum { MOST_LINE_MEMORY = 1 << 30 };

static int refuse(const gj_source *source, const char *why, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "%s", why);
	return gj_fault_at(err, source, (gj_pos){1, 1, 1}, NULL);
}

/* May the same request do better later? As gj_endpoint_outcome_read and the run say it of what they saw. */
static bool may_mend(long status, gj_endpoint_outcome_class class)
{
	return class == GJ_ENDPOINT_ERROR &&
	       (status == 0 || status == 408 || status == 429 || status >= 500);
}

static int take(gj_probe_pairs *pairs, const gj_source *source, const gj_data *line, gj_error *err)
{
	int64_t repeat, attempt, status;
	gj_endpoint_outcome_class class;
	uint32_t index;
	gj_probe_pair *pair;

	if (!gj_map_get(&pairs->bank->ids, gj_data_text(gj_data_get(line, "id")), &index))
		return refuse(source, "a response to no question of the bank", err);
	if (!gj_data_int(gj_data_get(line, "repeat"), &repeat) || repeat < 1 ||
	    repeat > (int64_t)pairs->repeats)
		return refuse(source, "`repeat` is no number of these repeats", err);
	if (!gj_data_int(gj_data_get(line, "attempt"), &attempt) || attempt < 1 ||
	    attempt > UINT16_MAX)
		return refuse(source, "`attempt` is no number of an attempt", err);
	if (!gj_data_int(gj_data_get(line, "status"), &status) || status < 0 || status > 999)
		return refuse(source, "`status` is no status of HTTP", err);
	if (!gj_endpoint_outcome_class_of(&class, gj_data_text(gj_data_get(line, "class"))))
		return refuse(source, "`class` is none of answered, empty, filtered, error", err);
	pair = &pairs->pair[(size_t)index * pairs->repeats + (size_t)repeat - 1];
	*pair = (gj_probe_pair){(uint8_t) class, may_mend((long)status, class), (uint16_t)attempt};
	return GJ_OK;
}

static int take_line(gj_probe_pairs *pairs, gj_line_reader *lines, gj_str text, gj_error *err)
{
	gj_source source = {lines->path, text};
	const gj_data *line;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), MOST_LINE_MEMORY);
	rc = gj_data_read(&line, &arena, &source, 0, text.len, err);
	if (rc == GJ_OK)
		rc = take(pairs, &source, line, err);
	gj_arena_free(&arena);
	return rc == GJ_EINPUT ? gj_line_reader_fault(lines, err) : rc;
}

int gj_reread(int fd, gj_str path, gj_probe_pairs *pairs, off_t *end, bool *cut, gj_error *err)
{
	gj_line_reader lines;
	gj_str text;
	bool there = true, whole = true;
	int rc = GJ_OK;

	*end = 0;
	*cut = false;
	gj_line_reader_open(&lines, fd, path);
	while (rc == GJ_OK && there && whole) {
		rc = gj_line_reader_next(&lines, &text, &there, &whole, err);
		if (rc == GJ_OK && there && whole) {
			rc = take_line(pairs, &lines, text, err);
			*end = lines.offset;
		}
	}
	*cut = rc == GJ_OK && there && !whole;
	gj_line_reader_close(&lines);
	return rc;
}
