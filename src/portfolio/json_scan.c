/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each function takes the place of the sign that something starts at and gives that of the sign behind it; NULL: another shape. Behind
 * the last sign there are more that point to the newline which ends the text, and nothing goes past a newline; whether the signs are
 * all of this line is asked once, of the last.
 */
#include "portfolio/json_scan.h"

#include <string.h>

typedef const uint32_t *place;

/* From one sign up to the next, without the blanks before that. */
static inline gj_str token(const char *text, uint32_t from, uint32_t end)
{
	gj_str out = {text + from, end - from};

	while (out.len > 0 && (unsigned char)out.at[out.len - 1] <= ' ')
		out.len--;
	return out;
}

/* What stands between the sign at `sign` and the value that a map gives it: `"key":`. */
static inline bool key_of(gj_str *out, const char *text, place sign)
{
	gj_str key = token(text, sign[1], sign[2]);

	if (text[sign[1]] != '"' || text[sign[2]] != ':')
		return false;
	*out = (gj_str){key.at + 1, key.len - 2};
	return true;
}

/* Is the token at `sign` alone in its place? */
static inline bool is_scalar(const char *text, place sign)
{
	char first = text[sign[0]], behind = text[sign[1]];

	return first != '{' && first != '[' && (behind == ',' || behind == '}' || behind == ']');
}

/* Of a list or map: is there one more, or does it end here with `closing`? */
static inline bool goes_on(const char *text, place sign)
{
	return text[*sign] == ',';
}

static inline place closed(const char *text, place sign, char closing)
{
	return text[*sign] == closing ? sign + 1 : NULL;
}

static inline bool is_empty(const char *text, place sign, char closing)
{
	return text[sign[1]] == closing;
}

static place role_list(gj_scan *out, const char *text, place sign)
{
	if (text[*sign] != '[')
		return NULL;
	if (is_empty(text, sign, ']'))
		return sign + 2;
	do {
		if (out->n_roles == GJ_SCAN_ROLES || !is_scalar(text, sign + 1))
			return NULL;
		out->role[out->n_roles++] = token(text, sign[1], sign[2]);
		sign += 2;
	} while (goes_on(text, sign));
	return closed(text, sign, ']');
}

/* A list, or {"includes": a list}. */
static place roles(gj_scan *out, const char *text, place sign)
{
	gj_str key;

	if (out->has_roles)
		return NULL;
	out->has_roles = true;
	if (text[*sign] != '{')
		return role_list(out, text, sign);
	if (!key_of(&key, text, sign) || !gj_str_eq(key, GJ_STR("includes")))
		return NULL;
	out->roles_open = true;
	sign = role_list(out, text, sign + 3);
	return sign != NULL ? closed(text, sign, '}') : NULL;
}

static place range(gj_scan *out, const char *text, place sign)
{
	gj_scan_range *range = &out->range[out->n_ranges++];

	*range = (gj_scan_range){.low = {NULL, 0}};
	do {
		gj_str key, *end;

		if (!key_of(&key, text, sign) || !is_scalar(text, sign + 3))
			return NULL;
		end = gj_str_eq(key, GJ_STR("at_least"))  ? &range->low
		      : gj_str_eq(key, GJ_STR("at_most")) ? &range->high
							  : NULL;
		if (end == NULL || end->at != NULL)
			return NULL;
		*end = token(text, sign[3], sign[4]);
		sign += 4;
	} while (goes_on(text, sign));
	return closed(text, sign, '}');
}

static place facts(gj_scan *out, const char *text, place sign)
{
	size_t n = 0;

	if (out->has_facts || text[*sign] != '{')
		return NULL;
	out->has_facts = true;
	if (is_empty(text, sign, '}'))
		return sign + 2;
	do {
		gj_scan_fact *fact = &out->fact[n];

		if (n == GJ_SCAN_FACTS || !key_of(&fact->key, text, sign))
			return NULL;
		fact->value = token(text, sign[3], sign[4]);
		n++;
		sign = text[sign[3]] == '{' ? range(out, text, sign + 3) : sign + 4;
		if (sign == NULL)
			return NULL;
	} while (goes_on(text, sign));
	out->n_facts = n;
	return closed(text, sign, '}');
}

static place judgement(gj_scan_judgement *out, const char *text, place sign)
{
	*out = (gj_scan_judgement){.term = {NULL, 0}};
	if (text[*sign] != '{')
		return NULL;
	do {
		gj_str key, *part;

		if (!key_of(&key, text, sign) || !is_scalar(text, sign + 3))
			return NULL;
		part = gj_str_eq(key, GJ_STR("term"))	 ? &out->term
		       : gj_str_eq(key, GJ_STR("value")) ? &out->value
		       : gj_str_eq(key, GJ_STR("by"))	 ? &out->by
		       : gj_str_eq(key, GJ_STR("on"))	 ? &out->on
		       : gj_str_eq(key, GJ_STR("why"))	 ? &out->why
							 : NULL;
		if (part == NULL || part->at != NULL)
			return NULL;
		*part = token(text, sign[3], sign[4]);
		sign += 4;
	} while (goes_on(text, sign));
	if (out->term.at == NULL || out->value.at == NULL || out->by.at == NULL ||
	    out->on.at == NULL || out->why.at == NULL)
		return NULL;
	return closed(text, sign, '}');
}

static place judgements(gj_scan *out, const char *text, place sign)
{
	if (out->has_judgements || text[*sign] != '[')
		return NULL;
	out->has_judgements = true;
	if (is_empty(text, sign, ']'))
		return sign + 2;
	do {
		if (out->n_judgements == GJ_SCAN_JUDGEMENTS)
			return NULL;
		sign = judgement(&out->judgement[out->n_judgements++], text, sign + 1);
		if (sign == NULL)
			return NULL;
	} while (goes_on(text, sign));
	return closed(text, sign, ']');
}

static place service(gj_scan *out, const char *text, place sign)
{
	if (out->service.at != NULL || !is_scalar(text, sign))
		return NULL;
	out->service = token(text, sign[0], sign[1]);
	return sign + 1;
}

static place whole(gj_scan *out, const char *text, place sign)
{
	if (text[*sign] != '{')
		return NULL;
	do {
		gj_str key;

		if (!key_of(&key, text, sign))
			return NULL;
		sign += 3;
		sign = gj_str_eq(key, GJ_STR("facts"))	      ? facts(out, text, sign)
		       : gj_str_eq(key, GJ_STR("service"))    ? service(out, text, sign)
		       : gj_str_eq(key, GJ_STR("roles"))      ? roles(out, text, sign)
		       : gj_str_eq(key, GJ_STR("judgements")) ? judgements(out, text, sign)
							      : NULL;
		if (sign == NULL)
			return NULL;
	} while (goes_on(text, sign));
	return closed(text, sign, '}');
}

bool gj_scan_line(gj_scan *out, const char *text, const uint32_t **sign, size_t end)
{
	place behind;

	out->service = (gj_str){NULL, 0};
	out->has_roles = out->roles_open = out->has_facts = out->has_judgements = false;
	out->n_roles = out->n_facts = out->n_ranges = out->n_judgements = 0;
	behind = whole(out, text, *sign);
	if (behind == NULL || behind[-1] >= end || *behind < end || out->service.at == NULL)
		return false;
	*sign = behind;
	return true;
}
