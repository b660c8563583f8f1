/* SPDX-License-Identifier: Apache-2.0 */
/* What the options of `guiju probe` say. */
#include "base/file.h"
#include "cli/probing.h"

enum { SYSTEM_LIMIT = 1 << 20 };

static int temperature(gj_session *s, gj_endpoint_ask *ask)
{
	const char *value = s->args.value[GJ_OPT_TEMPERATURE];

	ask->has_temperature = value != NULL;
	if (value == NULL || (gj_num_parse(&ask->temperature, gj_str_of(value)) &&
			      ask->temperature >= 0 && ask->temperature <= (gj_num)2 * GJ_NUM_ONE))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--temperature` does not take `%s`", value);
	return gj_fault_help(&s->err, "it takes a number from 0 to 2, with four decimals at most");
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
	gj_endpoint_run *run = &p->run.run;
	unsigned sample = 0;
	int rc = gj_endpoint_number(s, &run->ask.max_tokens, GJ_OPT_MAX_TOKENS,
				    (gj_range){1, 1000000, 0});

	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, &p->manifest.repeats, GJ_OPT_REPEAT,
					(gj_range){1, GJ_PROBE_MOST_REPEATS, 1});
	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, &run->setup.timeout_s, GJ_OPT_TIMEOUT,
					(gj_range){1, 3600, 120});
	if (rc == GJ_OK)
		rc = gj_endpoint_number(s, &sample, GJ_OPT_SAMPLE_PROBE,
					(gj_range){1, GJ_BANK_MOST, 0});
	p->manifest.sample = sample;
	return rc;
}

/* An option that says nothing here is a mistake. */
static int refuse_with_import(gj_session *s)
{
	static const gj_option asking[] = {
		GJ_OPT_ENDPOINT, GJ_OPT_SYSTEM,	      GJ_OPT_TEMPERATURE,  GJ_OPT_MAX_TOKENS,
		GJ_OPT_REPEAT,	 GJ_OPT_PARALLEL,     GJ_OPT_RATE,	   GJ_OPT_TIMEOUT,
		GJ_OPT_RETRIES,	 GJ_OPT_MAX_RESPONSE, GJ_OPT_KEY_ENV,	   GJ_OPT_PROXY,
		GJ_OPT_CA,	 GJ_OPT_DRY_RUN,      GJ_OPT_SAMPLE_PROBE, GJ_OPT_SEED_PROBE};

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
		rc = temperature(s, &p->run.run.ask);
	if (rc == GJ_OK)
		rc = gj_endpoint_options(s, &p->run.run, &p->run.retries);
	if (rc == GJ_OK)
		rc = system_text(s, &p->run.run.ask.system);
	p->run.run.ask.model = gj_str_of(s->args.value[GJ_OPT_MODEL]);
	p->manifest.endpoint = gj_str_of(endpoint);
	p->manifest.ask = p->run.run.ask;
	if (s->args.value[GJ_OPT_BANK] != NULL)
		gj_bank_kind_of(&p->manifest.fallback, gj_str_of(s->args.value[GJ_OPT_BANK]));
	return rc;
}
