/* SPDX-License-Identifier: Apache-2.0 */
/* Finding what is wanted in data that was read. */
#include <stdarg.h>
#include <stdio.h>

#include "base/data.h"

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

int gj_data_fault(gj_error *err, const gj_source *source, const gj_data *value, const char *format,
		  ...)
{
	char message[300];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof message, format, list);
	va_end(list);
	gj_fault(err, GJ_EINPUT, "%s", message);
	return gj_fault_at(err, source, gj_pos_at(source->text, value->at), NULL);
}
