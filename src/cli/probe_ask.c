/* SPDX-License-Identifier: Apache-2.0 */
/* What is missing of a probe, asked and recorded. */
#include <stdio.h>

#include "cli/probing.h"

int gj_probing_ask(gj_probing *p)
{
	gj_session *s = p->s;
	gj_responses responses;
	gj_asking_host host;
	const char *path;
	bool cut;
	int rc = gj_probing_path(p, &path, "responses.jsonl");

	if (rc == GJ_OK)
		rc = gj_responses_open(&responses, path, &p->pairs, &cut, &s->err);
	if (rc != GJ_OK)
		return rc;
	responses.secret = p->run.run.setup.key;
	if (cut)
		fputs("guiju: the last line was not finished, and was cut off; its question is "
		      "asked again\n",
		      stderr);
	p->run.pairs = &p->pairs;
	p->run.responses = &responses;
	rc = gj_asking_host_begin(&host, &p->run.run.host, &s->err);
	if (rc == GJ_OK)
		rc = gj_probe_run_all(&p->run, &s->arena, &s->err);
	p->stopped = p->run.run.stopped;
	gj_asking_host_end(&host);
	gj_responses_close(&responses);
	return rc;
}
