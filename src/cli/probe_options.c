/* SPDX-License-Identifier: Apache-2.0 */
/* What the options of `guiju probe` say. */
#include <stdlib.h>

#include "base/file.h"
#include "cli/probing.h"

enum { SYSTEM_LIMIT = 1 << 20, MEBIBYTE = 1 << 20, MOST_DIGITS = 9 };

typedef struct range {
	unsigned least, most, otherwise;
} range;

static int number(gj_session *s, unsigned *out, gj_option option, range of)
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

static int temperature(gj_session *s, gj_probe_ask *ask)
{
	const char *value = s->args.value[GJ_OPT_TEMPERATURE];

	ask->has_temperature = value != NULL;
	if (value == NULL || (gj_num_parse(&ask->temperature, gj_str_of(value)) &&
			      ask->temperature >= 0 && ask->temperature <= (gj_num)2 * GJ_NUM_ONE))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--temperature` does not take `%s`", value);
	return gj_fault_help(&s->err, "it takes a number from 0 to 2, with four decimals at most");
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

static int system_text(gj_session *s, gj_str *out)
{
	const char *path = s->args.value[GJ_OPT_SYSTEM];

	if (path == NULL)
		return GJ_OK;
	return gj_file_read_text(out, &s->arena, path, SYSTEM_LIMIT, &s->err);
}

static int counts(gj_probing *p)
{
	gj_session *s = p->s;
	gj_transfer_setup *setup = &p->run.setup;
	unsigned most = 0, sample = 0;
	int rc = number(s, &p->run.ask.max_tokens, GJ_OPT_MAX_TOKENS, (range){1, 1000000, 0});

	if (rc == GJ_OK)
		rc = number(s, &p->manifest.repeats, GJ_OPT_REPEAT,
			    (range){1, GJ_PROBE_MOST_REPEATS, 1});
	if (rc == GJ_OK)
		rc = number(s, &setup->parallel, GJ_OPT_PARALLEL, (range){1, 256, 4});
	if (rc == GJ_OK)
		rc = number(s, &p->run.per_minute, GJ_OPT_RATE, (range){1, 1000000, 0});
	if (rc == GJ_OK)
		rc = number(s, &setup->timeout_s, GJ_OPT_TIMEOUT, (range){1, 3600, 120});
	if (rc == GJ_OK)
		rc = number(s, &p->run.retries, GJ_OPT_RETRIES, (range){0, 100, 4});
	if (rc == GJ_OK)
		rc = number(s, &most, GJ_OPT_MAX_RESPONSE, (range){1, 256, 16});
	if (rc == GJ_OK)
		rc = number(s, &sample, GJ_OPT_SAMPLE_PROBE, (range){1, GJ_BANK_MOST, 0});
	setup->most_bytes = (size_t)most * MEBIBYTE;
	p->manifest.sample = sample;
	return rc;
}

/* An option that says nothing here is a mistake. */
static int refuse_with_import(gj_session *s)
{
	static const gj_option asking[] = {
		GJ_OPT_ENDPOINT, GJ_OPT_SYSTEM,	      GJ_OPT_TEMPERATURE, GJ_OPT_MAX_TOKENS,
		GJ_OPT_REPEAT,	 GJ_OPT_PARALLEL,     GJ_OPT_RATE,	  GJ_OPT_TIMEOUT,
		GJ_OPT_RETRIES,	 GJ_OPT_MAX_RESPONSE, GJ_OPT_KEY_ENV,	  GJ_OPT_PROXY,
		GJ_OPT_DRY_RUN,	 GJ_OPT_SAMPLE_PROBE, GJ_OPT_SEED_PROBE};

	if (s->args.n_operands > 0)
		return gj_fault(&s->err, GJ_EINPUT,
				"`--import` takes no bank: the questions are in the results");
	for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
		if (s->args.value[asking[i]] != NULL)
			return gj_fault(&s->err, GJ_EINPUT, "`--%s` does not go with `--import`",
					gj_options[asking[i]].name);
	return GJ_OK;
}

static int needed(gj_session *s)
{
	const char *missing = NULL;

	if (s->args.value[GJ_OPT_IMPORT] == NULL && s->args.n_operands == 0) {
		gj_fault(&s->err, GJ_EINPUT, "`guiju probe` wants a BANK");
		return gj_fault_help(&s->err, "guiju probe BANK --endpoint URL --out DIR; or guiju "
					      "probe --import FILE --out DIR");
	}
	if (s->args.value[GJ_OPT_FROM] != NULL && s->args.value[GJ_OPT_IMPORT] == NULL)
		return gj_fault(&s->err, GJ_EINPUT, "`--from` goes with `--import`");
	if (s->args.value[GJ_OPT_SEED_PROBE] != NULL && s->args.value[GJ_OPT_SAMPLE_PROBE] == NULL)
		return gj_fault(&s->err, GJ_EINPUT, "`--seed` goes with `--sample`");
	if (s->args.value[GJ_OPT_DRY_RUN] != NULL)
		return GJ_OK;
	if (s->args.value[GJ_OPT_OUT] == NULL)
		missing = "out";
	else if (s->args.value[GJ_OPT_IMPORT] == NULL && s->args.value[GJ_OPT_ENDPOINT] == NULL)
		missing = "endpoint";
	if (missing == NULL)
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`guiju probe` wants `--%s`", missing);
	return gj_fault_help(&s->err, "guiju probe BANK --endpoint URL --out DIR; or --dry-run, "
				      "which only reads the bank");
}

int gj_probing_options(gj_probing *p)
{
	gj_session *s = p->s;
	const char *endpoint = s->args.value[GJ_OPT_ENDPOINT];
	int rc = needed(s);

	p->manifest.version = GJ_STR(GJ_VERSION);
	if (rc == GJ_OK && s->args.value[GJ_OPT_IMPORT] != NULL)
		rc = refuse_with_import(s);
	if (rc == GJ_OK)
		rc = counts(p);
	if (rc == GJ_OK)
		rc = temperature(s, &p->run.ask);
	if (rc == GJ_OK)
		rc = key(s, &p->run.setup.key);
	if (rc == GJ_OK)
		rc = system_text(s, &p->run.ask.system);
	if (rc == GJ_OK && endpoint != NULL)
		rc = gj_request_url(&p->run.setup.url, &s->arena, gj_str_of(endpoint), &s->err);
	p->run.ask.model = gj_str_of(s->args.value[GJ_OPT_MODEL]);
	p->run.setup.proxy = gj_str_of(s->args.value[GJ_OPT_PROXY]);
	p->manifest.endpoint = gj_str_of(endpoint);
	p->manifest.ask = p->run.ask;
	if (s->args.value[GJ_OPT_BANK] != NULL)
		gj_bank_kind_of(&p->manifest.fallback, gj_str_of(s->args.value[GJ_OPT_BANK]));
	return rc;
}
