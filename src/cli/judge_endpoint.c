/* SPDX-License-Identifier: Apache-2.0 */
/* guiju judge --endpoint: a model of the user's as a judge. */
#include <stdio.h>

#include "base/file.h"
#include "cli/endpoint.h"
#include "cli/judging.h"
#include "judge/remote.h"

enum { PROMPT_LIMIT = 1 << 20 };

/* What says nothing without an endpoint is a mistake there. */
int gj_judging_endpoint_options(gj_session *s)
{
	static const gj_option with[] = {GJ_OPT_MODEL_JUDGE, GJ_OPT_PROMPT,  GJ_OPT_PARALLEL,
					 GJ_OPT_RATE,	     GJ_OPT_RETRIES, GJ_OPT_MAX_RESPONSE,
					 GJ_OPT_KEY_ENV,     GJ_OPT_PROXY,   GJ_OPT_CA};
	static const char example[] =
		"as --endpoint http://127.0.0.1:8000/v1 --model house-1 --prompt judge.txt";
	const char *const *given = s->args.value;
	bool named = given[GJ_OPT_MODEL_JUDGE] != NULL && given[GJ_OPT_MODEL_JUDGE][0] != '\0';

	for (size_t i = 0; given[GJ_OPT_ENDPOINT] == NULL && i < sizeof with / sizeof *with; i++)
		if (given[with[i]] != NULL) {
			gj_fault(&s->err, GJ_EINPUT, "`--%s` goes with `--endpoint`",
				 gj_options[with[i]].name);
			return gj_fault_help(&s->err, "%s", example);
		}
	if (given[GJ_OPT_ENDPOINT] == NULL || (named && given[GJ_OPT_PROMPT] != NULL))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--endpoint` wants `--%s`", named ? "prompt" : "model");
	return gj_fault_help(&s->err, "%s", example);
}

static int read_prompt(gj_session *s, gj_prompt *out, const gj_things *things)
{
	const char *path = s->args.value[GJ_OPT_PROMPT];
	gj_source source = {gj_str_of(path), {"", 0}};
	int rc = gj_file_read_text(&source.text, &s->arena, path, PROMPT_LIMIT, &s->err);

	if (rc == GJ_OK)
		rc = gj_prompt_read(out, &s->arena, &source, &s->err);
	return rc == GJ_OK ? gj_prompt_fits(out, things, &s->err) : rc;
}

int gj_judging_endpoint(gj_session *s, gj_judge_journal *journal, gj_machine_run *out)
{
	gj_asking_host host;
	gj_prompt prompt;
	gj_remote remote = {.prompt = &prompt};
	gj_machine machine = {.kind = GJ_JUDGE_ENDPOINT,
			      .name = gj_str_of(s->args.value[GJ_OPT_MODEL_JUDGE]),
			      .day = s->on,
			      .batch = GJ_JUDGING_BATCH};
	int rc = read_prompt(s, &prompt, journal->things);

	if (rc == GJ_OK)
		rc = gj_endpoint_options(s, &remote.run, &remote.retries);
	if (rc != GJ_OK)
		return rc;
	machine.version = gj_str_of(prompt.version);
	remote.run.setup.timeout_s = s->args.timeout;
	remote.run.ask.model = machine.name;
	rc = gj_asking_host_begin(&host, &remote.run.host, &s->err);
	if (rc == GJ_OK)
		rc = gj_remote_judge(out, journal, &machine, &remote, &s->arena, &s->err);
	gj_asking_host_end(&host);
	if (rc == GJ_OK && out->stopped)
		fputs("guiju: stopped before the end; the same command goes on\n", stderr);
	return rc;
}
