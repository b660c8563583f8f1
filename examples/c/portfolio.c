/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A host program with columns in memory: whom does a norm bind?
 *     cc portfolio.c $(pkg-config --cflags --libs guiju) -o portfolio
 *     ./portfolio content 2026-11-24 cn/genai/assess
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <guiju/guiju.h>

enum { SERVICES = 4, WORDS = 8 };

static int complain(const gj_error *err)
{
	char text[4096];

	gj_error_text(err, text, sizeof text);
	fputs(text, stderr);
	return 2;
}

/* One bit a service, the first service lowest. The fourth is for firms only; whether it runs a forum nobody told. */
static const uint8_t generates[] = {0xF}, to_public[] = {0x7}, forum[] = {0x1},
		     forum_known[] = {0x7};
static const uint8_t provider[] = {0xF};

static const gj_column columns[] = {
	{.name = "generates_content", .layout = GJ_BITS, .values = generates},
	{.name = "offered_to_public", .layout = GJ_BITS, .values = to_public},
	{.name = "runs_forum_blog_or_chat",
	 .layout = GJ_BITS,
	 .values = forum,
	 .known = forum_known},
	{.name = "role.provider", .layout = GJ_BITS, .values = provider},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static int ask(const gj_portfolio *portfolio, gj_error *err)
{
	/* A plane takes a multiple of 64 bytes, and lies on a border of 64 bytes. */
	uint64_t *planes = aligned_alloc(64, 2 * WORDS * sizeof *planes);
	gj_check *check = NULL;
	const char *why;
	size_t length;
	int rc;

	if (planes == NULL)
		return 3;
	rc = gj_portfolio_run(portfolio, columns, COLUMNS, SERVICES, 1, planes, planes + WORDS,
			      WORDS, err);
	for (int s = 0; rc == GJ_OK && s < SERVICES; s++)
		printf("service %d: %s\n", s,
		       (planes[0] >> s & 1) != 0       ? "yes"
		       : (planes[WORDS] >> s & 1) != 0 ? "no"
						       : "undecided");
	free(planes);
	if (rc == GJ_OK)
		rc = gj_portfolio_check(&check, portfolio, columns, COLUMNS, 3, "the fourth", err);
	if (rc == GJ_OK)
		rc = gj_check_why(check, gj_portfolio_norm_id(portfolio, 0), GJ_CHECK_TEXT_EN, &why,
				  &length);
	if (rc == GJ_OK)
		printf("\n%s", why);
	gj_check_free(check);
	return rc == GJ_OK ? 0 : complain(err);
}

int main(int argc, char **argv)
{
	gj_rules *rules = NULL;
	gj_portfolio *portfolio = NULL;
	gj_error err;
	gj_day on;
	int status;

	if (argc != 4 || gj_day_parse(&on, argv[2], strlen(argv[2])) != GJ_OK) {
		fputs("usage: portfolio RULES YYYY-MM-DD NORM\n", stderr);
		return 2;
	}
	if (gj_rules_load(&rules, NULL, (const char *const *)&argv[1], 1, &err) != GJ_OK ||
	    gj_portfolio_new(&portfolio, rules, on, (const char *const *)&argv[3], 1, &err) !=
		    GJ_OK)
		status = complain(&err);
	else
		status = ask(portfolio, &err);
	gj_portfolio_free(portfolio);
	gj_rules_free(rules);
	return status;
}
