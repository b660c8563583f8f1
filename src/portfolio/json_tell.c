/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_tell.h"

#include <guiju/error.h>

#include "base/cell.h"
#include "base/utf8.h"

/* Without the blanks behind it. */
static gj_str token(const gj_scan_piece *piece)
{
	gj_str out = {piece->at, piece->len};

	while (out.len > 0 && (out.at[out.len - 1] == ' ' || out.at[out.len - 1] == '\t' ||
			       out.at[out.len - 1] == '\r'))
		out.len--;
	return out;
}

/*
 * What stands between the quotes of a string, escapes as they are written. A word that is looked for, and holds no backslash, is
 * found in it only where it stands plainly.
 */
static bool inside(gj_str token, gj_str *out)
{
	if (token.len < 2 || token.at[0] != '"' || token.at[token.len - 1] != '"')
		return false;
	*out = (gj_str){token.at + 1, token.len - 2};
	return true;
}

static bool is_escaped(gj_str inside)
{
	return memchr(inside.at, '\\', inside.len) != NULL;
}

/* A string that people will see: not empty, nothing hidden in it. */
static bool text(const gj_scan_piece *piece, gj_str *out)
{
	return inside(token(piece), out) && out->len > 0 && !is_escaped(*out) &&
	       gj_utf8_find_hidden(*out) == out->len;
}

/* A number as JSON and gj_num_parse both have it: no exponent, no zero in front, at most four decimals. */
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

static gj_truth truth_of(gj_str word)
{
	if (gj_str_eq(word, GJ_STR("true")) || gj_str_eq(word, GJ_STR("yes")))
		return GJ_TRUE;
	if (gj_str_eq(word, GJ_STR("false")) || gj_str_eq(word, GJ_STR("no")))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

static bool tell_choice(gj_cells *cells, const gj_fact *fact, gj_str word, size_t service)
{
	if (is_escaped(word)) /* a name of a choice may hold a backslash */
		return false;
	for (size_t i = 0; i < fact->n_choices; i++)
		if (gj_str_eq(fact->choice[i].text, word)) {
			cells->choice[service] = (int32_t)i;
			gj_cell_set(cells->known, service);
			return true;
		}
	return false;
}

static bool tell_word(gj_cells *cells, const gj_fact *fact, gj_str word, size_t service)
{
	gj_truth truth;
	gj_day day;

	if (is_silent(word))
		return true;
	switch (fact->type) {
	case GJ_FACT_CHOICE:
		return tell_choice(cells, fact, word, service);
	case GJ_FACT_BOOL:
	case GJ_FACT_EVENT:
		truth = truth_of(word);
		if (truth == GJ_FALSE || (truth == GJ_TRUE && fact->type == GJ_FACT_BOOL)) {
			gj_cell_set(truth == GJ_TRUE ? cells->yes : cells->no, service);
			return true;
		}
		if (fact->type == GJ_FACT_BOOL)
			return false;
		break;
	case GJ_FACT_DATE:
		break;
	case GJ_FACT_NUMBER:
	case GJ_FACT_MONEY:
		return false;
	}
	if (!gj_cell_day(&day, word))
		return false;
	gj_cell_value(cells, service, day);
	return true;
}

/* true or false: which one cannot be foreseen, so nothing here branches. Behind the line there is padding to read. */
static bool tell_truth(gj_cells *cells, gj_str plain, size_t service)
{
	uint64_t word, yes, no;

	memcpy(&word, plain.at, sizeof word);
	word = plain.len < sizeof word ? word & ((UINT64_C(1) << 8 * plain.len) - 1) : UINT64_MAX;
	yes = word == ('t' | 'r' << 8 | 'u' << 16 | (uint64_t)'e' << 24);
	no = word == ('f' | 'a' << 8 | 'l' << 16 | (uint64_t)'s' << 24 | (uint64_t)'e' << 32);
	cells->yes[service / 64] |= yes << service % 64;
	cells->no[service / 64] |= no << service % 64;
	return (yes | no) != 0;
}

static bool tell_plain(gj_cells *cells, gj_fact_type type, gj_str plain, size_t service)
{
	int64_t value;

	if (type == GJ_FACT_NUMBER || type == GJ_FACT_MONEY) {
		if (!number(plain, &value))
			return false;
		gj_cell_value(cells, service, value);
		return true;
	}
	if (type == GJ_FACT_BOOL)
		return tell_truth(cells, plain, service);
	if (type != GJ_FACT_EVENT || !gj_str_eq(plain, GJ_STR("false")))
		return false;
	gj_cell_set(cells->no, service);
	return true;
}

/* One end of a range, in the type of the fact. */
static bool end_of(const gj_scan_piece *piece, gj_fact_type type, bool *has, int64_t *out)
{
	gj_str word;
	gj_day day;
	bool exists;

	*has = piece->at != NULL;
	if (!*has)
		return true;
	if (type == GJ_FACT_NUMBER || type == GJ_FACT_MONEY)
		return number(token(piece), out);
	if ((type != GJ_FACT_DATE && type != GJ_FACT_EVENT) || !inside(token(piece), &word) ||
	    gj_day_read(&day, word, &exists) != GJ_OK)
		return false;
	*out = day;
	return true;
}

static bool tell_range(gj_batch *batch, gj_cells *cells, gj_fact_type type, const gj_scan *scan,
		       size_t i, int *rc)
{
	gj_input range = {.low = 0, .high = 0};

	if (!end_of(&scan->value[i], type, &range.has_low, &range.low) ||
	    !end_of(&scan->most[i], type, &range.has_high, &range.high) ||
	    (range.has_low && range.has_high && range.low > range.high))
		return false;
	*rc = gj_batch_bounds(batch, cells, batch->n, &range);
	return *rc == GJ_OK;
}

static bool tell_fact(gj_batch *batch, gj_json_keys *keys, const gj_scan *scan, size_t i, int *rc)
{
	gj_json_key *key;
	gj_str value, word;
	uint32_t ref;

	if (!gj_json_keys_find(keys, scan->key[i], scan->ranged[i] ? NULL : scan->value[i].at,
			       &ref))
		return false;
	key = &keys->key[ref];
	if (key->seen == keys->record)
		return false;
	key->seen = keys->record;
	if (key->cells == NULL) {
		key->cells = gj_batch_fact(batch, ref);
		if (key->cells == NULL) {
			*rc = GJ_ENOMEM;
			return false;
		}
	}
	if (scan->ranged[i])
		return tell_range(batch, key->cells, key->type, scan, i, rc);
	value = token(&scan->value[i]);
	if (value.len > 0 && value.at[0] == '"')
		return inside(value, &word) &&
		       tell_word(key->cells, &batch->law->fact[ref], word, batch->n);
	return tell_plain(key->cells, key->type, value, batch->n);
}

/* ---- roles, judgements ---- */

static bool tell_roles(gj_batch *batch, const gj_scan *scan, int *rc)
{
	for (size_t i = 0; i < scan->n_roles; i++) {
		gj_cells *cells;
		uint32_t role;
		gj_str name;

		if (!inside(token(&scan->role[i]), &name) ||
		    !gj_map_get(&batch->law->roles, name, &role))
			return false;
		cells = gj_batch_role(batch, role);
		if (cells == NULL) {
			*rc = GJ_ENOMEM;
			return false;
		}
		gj_cell_set(cells->yes, batch->n);
	}
	if (!scan->roles_open)
		*rc = gj_batch_close_roles(batch, batch->n);
	return *rc == GJ_OK;
}

/* A judgement is on the record, here too: by whom, when and why must stand there. */
static bool tell_judgement(gj_batch *batch, const gj_scan_judgement *judgement, int *rc)
{
	gj_str term, word = token(&judgement->value), by, on, why;
	uint64_t mine = UINT64_C(1) << batch->n % 64;
	gj_cells *cells;
	uint32_t ref;
	gj_truth truth;
	gj_day day;
	bool exists;

	if (word.len > 0 && word.at[0] == '"' && !inside(word, &word))
		return false;
	truth = truth_of(word);
	if (truth == GJ_UNKNOWN || !inside(token(&judgement->term), &term) ||
	    !text(&judgement->by, &by) || !text(&judgement->why, &why) ||
	    !inside(token(&judgement->on), &on) || gj_day_read(&day, on, &exists) != GJ_OK ||
	    !gj_map_get(&batch->law->terms, term, &ref) || batch->law->term[ref].judged_by.len == 0)
		return false;
	cells = gj_batch_judgement(batch, ref);
	if (cells == NULL) {
		*rc = GJ_ENOMEM;
		return false;
	}
	/* Two of one term may contradict each other. */
	if (((cells->yes[batch->n / 64] | cells->no[batch->n / 64]) & mine) != 0)
		return false;
	gj_cell_set(truth == GJ_TRUE ? cells->yes : cells->no, batch->n);
	return true;
}

bool gj_json_tell(gj_batch *batch, gj_json_keys *keys, const gj_scan *scan, int *rc)
{
	gj_str name;

	*rc = GJ_OK;
	keys->record++;
	if (keys->record == 0) { /* after four thousand million records the marks begin anew */
		for (size_t i = 0; i < batch->law->n_facts; i++)
			keys->key[i].seen = 0;
		keys->record = 1;
	}
	if (!text(&scan->service, &name) || (scan->has_roles && !tell_roles(batch, scan, rc)))
		return false;
	for (size_t i = 0; i < scan->n_facts; i++)
		if (!tell_fact(batch, keys, scan, i, rc))
			return false;
	for (size_t i = 0; i < scan->n_judgements; i++)
		if (!tell_judgement(batch, &scan->judgement[i], rc))
			return false;
	batch->name[batch->n++] = name;
	return true;
}
