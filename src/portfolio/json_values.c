/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_values.h"

#include <guiju/error.h>

#include "base/cell.h"

bool gj_json_inside(gj_str token, gj_str *out)
{
	if (token.len < 2 || token.at[0] != '"' || token.at[token.len - 1] != '"')
		return false;
	*out = (gj_str){token.at + 1, token.len - 2};
	return true;
}

gj_truth gj_json_truth_of(gj_str word)
{
	if (gj_str_eq(word, GJ_STR("true")) || gj_str_eq(word, GJ_STR("yes")))
		return GJ_TRUE;
	if (gj_str_eq(word, GJ_STR("false")) || gj_str_eq(word, GJ_STR("no")))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

static bool number(gj_str token, int64_t *out)
{
	size_t at = token.len > 0 && token.at[0] == '-';

	if (token.len < at + 1 ||
	    (token.at[at] == '0' && token.len > at + 1 && token.at[at + 1] != '.'))
		return false;
	return gj_cell_num(out, token);
}

/* Asked, and not known or not fitting: nothing is told. */
static bool is_silent(gj_str word)
{
	return gj_str_eq(word, GJ_STR("unknown")) || gj_str_eq(word, GJ_STR("not applicable")) ||
	       gj_str_eq(word, GJ_STR("not_applicable"));
}

/* Which one it is cannot be foreseen, so nothing branches. */
static bool tell_truths(const gj_json_value *value, size_t n)
{
	uint64_t plain = 1;

	for (const gj_json_value *end = value + n; value < end; value++) {
		gj_cells *cells = value->key->cells;
		size_t at = value->service / 64, bit = value->service % 64;
		uint64_t word = gj_json_head((gj_str){value->token, value->len});
		uint64_t yes = word == ('t' | 'r' << 8 | 'u' << 16 | (uint64_t)'e' << 24);
		uint64_t no = word == ('f' | 'a' << 8 | 'l' << 16 | (uint64_t)'s' << 24 |
				       (uint64_t)'e' << 32);

		cells->yes[at] |= yes << bit;
		cells->no[at] |= no << bit;
		plain &= yes | no;
	}
	return plain != 0;
}

static bool tell_number(const gj_json_key *key, gj_str token, size_t service)
{
	int64_t value;

	if (!gj_cell_whole(&value, token) && !number(token, &value))
		return false;
	gj_cell_value(key->cells, service, value);
	return true;
}

/* A date is told by a day alone, an event may have happened not at all too. */
static bool tell_day(const gj_json_key *key, gj_str token, size_t service)
{
	gj_str word;
	gj_day day;

	if (!gj_json_inside(token, &word))
		return false;
	if (gj_cell_day(&day, word)) {
		gj_cell_value(key->cells, service, day);
		return true;
	}
	if (is_silent(word))
		return true;
	if (key->fact->type != GJ_FACT_EVENT || gj_json_truth_of(word) != GJ_FALSE)
		return false;
	gj_cell_set(key->cells->no, service);
	return true;
}

static bool tell_never(const gj_json_key *key, gj_str token, size_t service)
{
	if (!gj_str_eq(token, GJ_STR("false")))
		return false;
	gj_cell_set(key->cells->no, service);
	return true;
}

static bool tell_word(const gj_json_key *key, gj_str token, size_t service)
{
	gj_truth truth;
	gj_str word;

	if (!gj_json_inside(token, &word))
		return false;
	if (is_silent(word))
		return true;
	truth = gj_json_truth_of(word);
	if (truth == GJ_UNKNOWN || key->fact->type != GJ_FACT_BOOL)
		return false;
	gj_cell_set(truth == GJ_TRUE ? key->cells->yes : key->cells->no, service);
	return true;
}

/* The choice of the word's length and first bytes, the last one if there are several; n_choices: none. Nothing branches here either. */
static size_t likely(const gj_json_key *key, gj_str word)
{
	uint64_t head = gj_json_head(word);
	size_t found = key->fact->n_choices;

	for (size_t i = 0; i < key->fact->n_choices; i++)
		found = key->choice[i].head == head && key->choice[i].len == word.len ? i : found;
	return found;
}

static size_t choice_of(const gj_json_key *key, gj_str word)
{
	const gj_fact *fact = key->fact;
	size_t i = likely(key, word);

	if (i == fact->n_choices || word.len <= 8 || gj_str_eq(fact->choice[i].text, word))
		return i;
	for (i = 0; i < fact->n_choices; i++)
		if (key->choice[i].len == word.len && gj_str_eq(fact->choice[i].text, word))
			break;
	return i;
}

static bool tell_choice(const gj_json_key *key, gj_str token, size_t service)
{
	gj_str word;
	size_t i;

	if (!gj_json_inside(token, &word))
		return false;
	i = choice_of(key, word);
	if (i == key->fact->n_choices)
		return is_silent(word);
	key->cells->choice[service] = (int32_t)i;
	gj_cell_set(key->cells->known, service);
	return true;
}

typedef bool tell_one(const gj_json_key *key, gj_str token, size_t service);

static inline bool tell_each(const gj_json_value *value, size_t n, tell_one *tell)
{
	for (const gj_json_value *end = value + n; value < end; value++)
		if (!tell(value->key, (gj_str){value->token, value->len}, value->service))
			return false;
	return true;
}

/* One end of a range, in the type of the fact. */
static bool end_of(gj_str token, gj_fact_type type, bool *has, int64_t *out)
{
	gj_str word;
	gj_day day;
	bool exists;

	*has = token.at != NULL;
	if (!*has)
		return true;
	if (type == GJ_FACT_NUMBER || type == GJ_FACT_MONEY)
		return number(token, out);
	if ((type != GJ_FACT_DATE && type != GJ_FACT_EVENT) || !gj_json_inside(token, &word) ||
	    gj_day_read(&day, word, &exists) != GJ_OK)
		return false;
	*out = day;
	return true;
}

static bool tell_range(gj_json_values *v, gj_str name, const gj_scan_range *range, int *rc)
{
	const gj_json_key *key = gj_json_keys_find(&v->keys, name);
	gj_input in = {.low = 0, .high = 0};

	if (!end_of(range->low, key->fact->type, &in.has_low, &in.low) ||
	    !end_of(range->high, key->fact->type, &in.has_high, &in.high) ||
	    (in.has_low && in.has_high && in.low > in.high))
		return false;
	*rc = gj_batch_bounds(v->batch, key->cells, v->batch->n, &in);
	return *rc == GJ_OK;
}

/* Ranges are rare: they are told at once. */
static bool tell_ranges(gj_json_values *v, const gj_scan *scan, int *rc)
{
	size_t n = 0;

	for (size_t i = 0; n < scan->n_ranges; i++)
		if (scan->fact[i].value.at[0] == '{' &&
		    !tell_range(v, scan->fact[i].key, &scan->range[n++], rc))
			return false;
	return true;
}

int gj_json_values_new(gj_json_values *out, gj_arena *arena, gj_batch *batch)
{
	out->batch = batch;
	out->record = 0;
	gj_json_values_drop(out);
	return gj_json_keys_new(&out->keys, arena, batch->law);
}

void gj_json_values_drop(gj_json_values *v)
{
	v->n = 0;
	v->count = 0;
}

static void next_record(gj_json_values *v)
{
	v->record++;
	if (v->record != 0)
		return;
	/* After four thousand million records the marks begin anew. */
	for (size_t i = 0; i < v->batch->law->n_facts; i++)
		v->keys.key[i].seen = 0;
	v->record = 1;
}

static int make_cells(gj_json_values *v, gj_json_key *key)
{
	key->cells = gj_batch_fact(v->batch, key->ref);
	return key->cells != NULL ? GJ_OK : GJ_ENOMEM;
}

/*
 * How many of each sort there are is kept in one word: a count in memory would be waited for at each fact. False: a fact that is not
 * known, or that this record told before.
 */
static bool sort_facts(gj_json_values *v, const gj_scan_fact *fact, size_t n, int *rc)
{
	const gj_json_keys keys = v->keys;
	const uint32_t record = v->record, service = (uint32_t)v->batch->n;
	uint64_t count = v->count;

	_Static_assert(GJ_N_SORTS <= sizeof count, "a byte for each");
	for (const gj_scan_fact *end = fact + n; fact < end; fact++) {
		gj_json_key *key = gj_json_keys_find(&keys, fact->key);
		char first = fact->value.at[0];
		unsigned sort;

		if (key == NULL || key->seen == record)
			return false;
		key->seen = record;
		if (key->cells == NULL && (*rc = make_cells(v, key)) != GJ_OK)
			return false;
		sort = key->sort[(first == '"') + 2 * (first == '{')];
		v->value[sort][count >> 8 * sort & 0xFF] =
			(gj_json_value){key, fact->value.at, (uint32_t)fact->value.len, service};
		count += UINT64_C(1) << 8 * sort;
	}
	v->n += n;
	v->count = count;
	return true;
}

bool gj_json_values_add(gj_json_values *v, const gj_scan *scan, int *rc)
{
	size_t n;

	next_record(v);
	for (size_t from = 0; from < scan->n_facts; from += n) {
		if (v->n > 0 && v->n + scan->n_facts - from > GJ_VALUES && !gj_json_values_tell(v))
			return false;
		n = scan->n_facts - from < GJ_VALUES ? scan->n_facts - from : GJ_VALUES;
		if (!sort_facts(v, scan->fact + from, n, rc))
			return false;
	}
	return tell_ranges(v, scan, rc);
}

static size_t count_of(const gj_json_values *v, gj_json_sort sort)
{
	return v->count >> 8 * sort & 0xFF;
}

static bool tell_sort(const gj_json_values *v, gj_json_sort sort, tell_one *tell)
{
	return tell_each(v->value[sort], count_of(v, sort), tell);
}

bool gj_json_values_tell(gj_json_values *v)
{
	bool plain =
		count_of(v, GJ_SORT_NONE) == 0 &&
		tell_truths(v->value[GJ_SORT_TRUTH], count_of(v, GJ_SORT_TRUTH)) &&
		tell_sort(v, GJ_SORT_NUMBER, tell_number) && tell_sort(v, GJ_SORT_DAY, tell_day) &&
		tell_sort(v, GJ_SORT_CHOICE, tell_choice) &&
		tell_sort(v, GJ_SORT_NEVER, tell_never) && tell_sort(v, GJ_SORT_WORD, tell_word);

	gj_json_values_drop(v);
	return plain;
}
