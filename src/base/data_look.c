/* SPDX-License-Identifier: Apache-2.0 */
/* Finding what is wanted in data that was read. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/utf8.h"

static const gj_data *find(const gj_data *map, gj_str key)
{
	if (map == NULL || map->kind != GJ_DATA_MAP)
		return NULL;
	for (const gj_data *kid = map->first; kid != NULL; kid = kid->next)
		if (gj_str_eq(kid->key, key))
			return kid;
	return NULL;
}

const gj_data *gj_data_get(const gj_data *map, const char *key)
{
	return find(map, gj_str_of(key));
}

const gj_data *gj_data_path(const gj_data *map, const char *path)
{
	while (map != NULL && *path != '\0') {
		const char *dot = strchr(path, '.');
		size_t len = dot != NULL ? (size_t)(dot - path) : strlen(path);

		map = find(map, (gj_str){path, len});
		path += dot != NULL ? len + 1 : len;
	}
	return map;
}

gj_str gj_data_text(const gj_data *value)
{
	return value != NULL && value->kind == GJ_DATA_STRING ? value->text : (gj_str){"", 0};
}

bool gj_data_int(const gj_data *value, int64_t *out)
{
	bool minus;
	int64_t sum = 0;

	if (value == NULL || value->kind != GJ_DATA_NUMBER || value->text.len > 18)
		return false;
	minus = value->text.at[0] == '-';
	for (size_t i = minus; i < value->text.len; i++) {
		if (value->text.at[i] < '0' || value->text.at[i] > '9')
			return false;
		sum = sum * 10 + (value->text.at[i] - '0');
	}
	*out = minus ? -sum : sum;
	return true;
}

/* How long a value that is no list and no map is in the source; 1 for others: their beginning is shown. */
static uint32_t length(const gj_source *source, const gj_data *value)
{
	const char *from = source->text.at + value->at, *end = source->text.at + source->text.len,
		   *at = from;

	if (value->kind == GJ_DATA_LIST || value->kind == GJ_DATA_MAP || from >= end)
		return 1;
	if (value->kind != GJ_DATA_STRING)
		return (uint32_t)value->text.len;
	for (at++; at < end && *at != '"'; at++)
		at += *at == '\\' && at + 1 < end;
	return (uint32_t)gj_utf8_count((gj_str){from, (size_t)(at - from) + (at < end)});
}

int gj_data_fault(gj_error *err, const gj_source *source, const gj_data *value, const char *format,
		  ...)
{
	char message[300];
	va_list list;
	gj_pos pos;

	va_start(list, format);
	vsnprintf(message, sizeof message, format, list);
	va_end(list);
	pos = gj_pos_at(source->text, value->at);
	pos.len = length(source, value);
	gj_fault(err, GJ_EINPUT, "%s", message);
	return gj_fault_at(err, source, pos, NULL);
}

static int by_key(const void *a, const void *b)
{
	const gj_data *left = *(const gj_data *const *)a, *right = *(const gj_data *const *)b;
	int order = gj_str_cmp(left->key, right->key);

	return order != 0 ? order : left->at < right->at ? -1 : left->at > right->at;
}

static int check_map(const gj_data *map, gj_arena *arena, const gj_source *source, gj_error *err)
{
	const gj_data **kid = gj_arena_array(arena, map->n, sizeof(gj_data *));
	size_t n = 0;

	if (kid == NULL)
		return gj_fault_memory(err);
	for (const gj_data *one = map->first; one != NULL; one = one->next)
		kid[n++] = one;
	if (n > 1)
		qsort(kid, n, sizeof *kid, by_key);
	for (size_t i = 1; i < n; i++)
		if (gj_str_eq(kid[i]->key, kid[i - 1]->key))
			return gj_data_fault(err, source, kid[i], "the key `%.*s` stands twice",
					     GJ_FMT(kid[i]->key));
	return GJ_OK;
}

/* As deep as GJ_DATA_MAX_DEPTH, no deeper. */
int gj_data_check_keys(const gj_data *root, gj_arena *arena, const gj_source *source, gj_error *err)
{
	int rc = root->kind == GJ_DATA_MAP && root->n > 1 ? check_map(root, arena, source, err)
							  : GJ_OK;

	for (const gj_data *kid = root->first; rc == GJ_OK && kid != NULL; kid = kid->next)
		if (kid->first != NULL)
			rc = gj_data_check_keys(kid, arena, source, err);
	return rc;
}
