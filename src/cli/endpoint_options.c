/* SPDX-License-Identifier: Apache-2.0 */
/* What the options say that lead to an endpoint. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/endpoint.h"

enum { MEBIBYTE = 1 << 20, MOST_DIGITS = 9, MOST_AUTHORITIES = 4 << 20 };

int gj_endpoint_number(gj_session *s, unsigned *out, gj_option option, gj_range of)
{
	const char *value = s->args.value[option];
	unsigned sum = 0, i = 0;

	*out = of.otherwise;
	if (value == NULL)
		return GJ_OK;
	while (i < MOST_DIGITS && value[i] >= '0' && value[i] <= '9')
		sum = sum * 10 + (unsigned)(value[i++] - '0');
	if (i == 0 || value[i] != '\0' || sum < of.least || sum > of.most) {
		gj_fault(&s->err, GJ_EINPUT, "`--%s` does not take `%s`", gj_options[option].name,
			 value);
		return gj_fault_help(&s->err, "it takes a whole number from %u to %u", of.least,
				     of.most);
	}
	*out = sum;
	return GJ_OK;
}

/* A name of a variable. Whoever puts the key itself there must not find it on the terminal. */
static bool is_variable(const char *name)
{
	for (size_t i = 0; name[i] != '\0'; i++)
		if (!(name[i] == '_' || (name[i] >= 'A' && name[i] <= 'Z') ||
		      (name[i] >= 'a' && name[i] <= 'z') ||
		      (i > 0 && name[i] >= '0' && name[i] <= '9')))
			return false;
	return name[0] != '\0';
}

static int key(gj_session *s, gj_str *out)
{
	const char *name = s->args.value[GJ_OPT_KEY_ENV], *value;

	if (name == NULL)
		return GJ_OK;
	if (!is_variable(name)) {
		gj_fault(&s->err, GJ_EINPUT,
			 "`--key-env` takes the name of an environment variable");
		return gj_fault_help(
			&s->err,
			"the key itself must not stand in a command: as --key-env API_KEY");
	}
	value = getenv(name);
	if (value == NULL || value[0] == '\0')
		return gj_fault(&s->err, GJ_EINPUT, "the environment variable `%s` is not set",
				name);
	*out = gj_str_of(value);
	for (size_t i = 0; i < out->len; i++)
		if ((unsigned char)out->at[i] <= ' ' || (unsigned char)out->at[i] >= 0x7F)
			return gj_fault(&s->err, GJ_EINPUT,
					"the key in `%s` has a character that no key has", name);
	return GJ_OK;
}

/* Read once, before anything is asked: a file that is no such file is not found out at the first question. */
static int authorities(gj_session *s, gj_str *out, gj_str url)
{
	static const char first[] = "-----BEGIN CERTIFICATE-----";
	const char *path = s->args.value[GJ_OPT_CA];
	int rc;

	if (path == NULL)
		return GJ_OK;
	if (!gj_str_starts(url, GJ_STR("https://")))
		return gj_fault(&s->err, GJ_EINPUT, "`--ca` goes with an `--endpoint` of https");
	rc = gj_file_read_text(out, &s->arena, path, MOST_AUTHORITIES, &s->err);
	if (rc != GJ_OK || strstr(out->at, first) != NULL)
		return rc;
	gj_fault(&s->err, GJ_EINPUT, "`%s` holds no certificate", path);
	return gj_fault_help(&s->err, "it is to hold certificates in PEM form, each beginning with "
				      "-----BEGIN CERTIFICATE-----");
}

int gj_endpoint_options(gj_session *s, gj_endpoint_run *out, unsigned *retries)
{
	const char *endpoint = s->args.value[GJ_OPT_ENDPOINT];
	gj_transfer_setup *setup = &out->setup;
	unsigned most = 0;
	int rc = gj_endpoint_number(s, &setup->parallel, GJ_OPT_PARALLEL, (gj_range){1, 256, 4});

	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, &out->per_minute, GJ_OPT_RATE,
					(gj_range){1, 1000000, 0});
	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, retries, GJ_OPT_RETRIES, (gj_range){0, 100, 4});
	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, &most, GJ_OPT_MAX_RESPONSE, (gj_range){1, 256, 16});
	setup->most_bytes = (size_t)most * MEBIBYTE;
	if (rc == GJ_OK)
		rc = key(s, &setup->key);
	setup->proxy = gj_str_of(s->args.value[GJ_OPT_PROXY]);
	if (rc == GJ_OK && endpoint != NULL)
		rc = gj_request_url(&setup->url, &s->arena, gj_str_of(endpoint), &s->err);
	if (rc == GJ_OK)
		rc = authorities(s, &setup->ca, setup->url);
	return rc;
}
