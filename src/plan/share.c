/* SPDX-License-Identifier: Apache-2.0 */
#include "plan/share.h"

#include "stats/tally.h"

enum { DECIMALS = 6 };

static bool digits(gj_str *text, int64_t *out, size_t most, size_t *n)
{
	*out = 0;
	for (*n = 0; text->len > 0 && text->at[0] >= '0' && text->at[0] <= '9'; (*n)++) {
		if (*n == most)
			return false;
		*out = *out * 10 + (text->at[0] - '0');
		text->at++;
		text->len--;
	}
	return true;
}

static int no_share(gj_str text, const char *what, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "`%s` wants a share, not `%.*s`", what, GJ_FMT(text));
	return gj_fault_help(err, "as 5%%, 0.05 or 3/100, between 0 and 1");
}

/* The decimals behind a point: part and whole grow together. */
static bool decimals(gj_str *text, gj_share *out, size_t *n)
{
	int64_t more;

	*n = 0;
	if (text->len == 0 || text->at[0] != '.')
		return true;
	text->at++;
	text->len--;
	if (!digits(text, &more, DECIMALS, n) || *n == 0)
		return false;
	for (size_t i = 0; i < *n; i++) {
		out->part *= 10;
		out->whole *= 10;
	}
	out->part += more;
	return true;
}

int gj_share_read(gj_share *out, gj_str text, const char *what, gj_error *err)
{
	gj_share share = {0, 1};
	gj_str rest = text;
	size_t n, m = 0;

	if (!digits(&rest, &share.part, 9, &n) || !decimals(&rest, &share, &m) || n + m == 0)
		return no_share(text, what, err);
	if (gj_str_eq(rest, GJ_STR("%"))) {
		share.whole *= 100;
	} else if (rest.len > 0 && rest.at[0] == '/' && m == 0) {
		rest.at++;
		rest.len--;
		if (!digits(&rest, &share.whole, 9, &n) || n == 0 || rest.len > 0)
			return no_share(text, what, err);
	} else if (rest.len > 0) {
		return no_share(text, what, err);
	}
	if (share.whole == 0 || share.part > share.whole)
		return no_share(text, what, err);
	*out = share;
	return GJ_OK;
}

int gj_count_read(int64_t *out, gj_str text, const char *what, gj_error *err)
{
	gj_str rest = text;
	size_t n;

	if (digits(&rest, out, 13, &n) && n > 0 && rest.len == 0 && *out > 0 &&
	    *out <= GJ_STATS_MOST)
		return GJ_OK;
	return gj_fault(err, GJ_EINPUT, "`%s` wants a count of 1 to 1000000000000, not `%.*s`",
			what, GJ_FMT(text));
}
