/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/ask.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

bool next_word(gj_str *rest, gj_str *word)
{
	while (rest->len > 0 && (*rest->at == ' ' || *rest->at == '\t')) {
		rest->at++;
		rest->len--;
	}
	*word = (gj_str){rest->at, 0};
	while (rest->len > 0 && *rest->at != ' ' && *rest->at != '\t') {
		rest->at++;
		rest->len--;
		word->len++;
	}
	return word->len > 0;
}

static bool find(question *q, const char *name, gj_str *value)
{
	gj_str rest = q->params, word;
	size_t n = strlen(name);

	while (next_word(&rest, &word))
		if (word.len > n && word.at[n] == '=' && memcmp(word.at, name, n) == 0) {
			*value = (gj_str){word.at + n + 1, word.len - n - 1};
			return true;
		}
	return false;
}

bool has(question *q, const char *name)
{
	gj_str value;

	return find(q, name, &value);
}

gj_str words_of(question *q, const char *name)
{
	gj_str value = {"", 0};

	if (!find(q, name, &value))
		q->lacking = true;
	return value;
}

bool read_whole(gj_str text, int64_t *out)
{
	char copy[32], *end;

	if (text.len == 0 || text.len >= sizeof copy)
		return false;
	memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	*out = strtoll(copy, &end, 10);
	return *end == '\0';
}

/* 1/20, 0.05, 5%, 1 */
bool read_share(gj_str text, gj_share *out)
{
	const char *slash = text.len > 0 ? memchr(text.at, '/', text.len) : NULL;
	bool point = false;

	if (slash != NULL) {
		size_t n = (size_t)(slash - text.at);

		return read_whole((gj_str){text.at, n}, &out->part) &&
		       read_whole((gj_str){slash + 1, text.len - n - 1}, &out->whole);
	}
	*out = (gj_share){0, 1};
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '%' && i + 1 == text.len)
			out->whole *= 100;
		else if (text.at[i] == '.' && !point)
			point = true;
		else if (text.at[i] >= '0' && text.at[i] <= '9')
			*out = (gj_share){out->part * 10 + text.at[i] - '0',
					  out->whole * (point ? 10 : 1)};
		else
			return false;
	}
	return text.len > 0;
}

int64_t whole(question *q, const char *name)
{
	int64_t value = 0;

	if (!read_whole(words_of(q, name), &value))
		q->lacking = true;
	return value;
}

int64_t population(question *q)
{
	return has(q, "N") ? whole(q, "N") : GJ_ENDLESS;
}

gj_share share(question *q, const char *name)
{
	gj_share value = {0, 1};

	if (!read_share(words_of(q, name), &value))
		q->lacking = true;
	return value;
}

gj_share risk(question *q)
{
	return has(q, "alpha") ? share(q, "alpha") : (gj_share){1, 20};
}

static void put_name(question *q, const char *name)
{
	if (q->out->len > 0)
		gj_buf_puts(q->out, " ");
	gj_buf_puts(q->out, name);
	if (*name != '\0' && name[strlen(name) - 1] != ':')
		gj_buf_puts(q->out, "=");
}

void put_value(question *q, const char *name, double value)
{
	put_name(q, name);
	gj_buf_printf(q->out, "%.17g", value);
}

void put_count(question *q, const char *name, int64_t value)
{
	put_name(q, name);
	gj_buf_printf(q->out, "%" PRId64, value);
}

void put_word(question *q, const char *name, const char *word)
{
	put_name(q, name);
	gj_buf_puts(q->out, word);
}

static const kind *find_kind(const kind *all, gj_str name)
{
	for (; all->name != NULL; all++)
		if (gj_str_eq(gj_str_of(all->name), name))
			return all;
	return NULL;
}

void ask(gj_buf *out, gj_str name, gj_str params)
{
	static const kind *const tables[] = {kinds_of_counts, kinds_of_samples, kinds_of_others};
	const kind *found = NULL;
	question q = {.params = params, .out = out};
	int rc;

	gj_buf_clear(out);
	for (size_t i = 0; i < 3 && found == NULL; i++)
		found = find_kind(tables[i], name);
	if (found == NULL) {
		gj_buf_printf(out, "no such kind: %.*s", GJ_FMT(name));
		return;
	}
	rc = found->answer(&q);
	if (q.lacking || rc != GJ_OK) {
		gj_buf_clear(out);
		gj_buf_printf(out, "error: %s",
			      q.lacking ? "a parameter is missing" : q.err.message);
	}
}

/* A number may differ by half of its last printed place. */
static bool same_word(gj_str got, gj_str expected)
{
	const char *mark = memchr(expected.at, '=', expected.len), *point;
	size_t n;
	char a[80], b[80], *end;
	double want, have, places;

	if (mark == NULL)
		mark = memchr(expected.at, ':', expected.len);
	n = mark != NULL ? (size_t)(mark - expected.at) + 1 : 0;
	if (got.len <= n || got.len >= sizeof a || expected.len >= sizeof b ||
	    memcmp(got.at, expected.at, n) != 0)
		return false;
	snprintf(a, sizeof a, "%.*s", (int)(got.len - n), got.at + n);
	snprintf(b, sizeof b, "%.*s", (int)(expected.len - n), expected.at + n);
	want = strtod(b, &end);
	if (end == b || *end != '\0')
		return strcmp(a, b) == 0;
	have = strtod(a, &end);
	if (end == a || *end != '\0')
		return false;
	point = strchr(b, '.');
	places = point != NULL ? (double)strlen(point + 1) : 0;
	return fabs(have - want) <= 0.5 * pow(10, -places) * (1 + 1e-6);
}

bool same_values(gj_str got, gj_str expected)
{
	gj_str a, b;
	bool more;

	do {
		bool one = next_word(&got, &a);

		more = next_word(&expected, &b);
		if (one != more || (more && !same_word(a, b)))
			return false;
	} while (more);
	return true;
}
