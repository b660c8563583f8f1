/* SPDX-License-Identifier: Apache-2.0 */
/* guiju probe --import: results of other runners, whole or not at all. */
#include "cli/probing.h"

bool gj_probing_differs(const gj_import *import)
{
	for (size_t i = 0; i < import->n_totals; i++)
		if (import->total[i].runner != import->total[i].found)
			return true;
	return false;
}

static int write_folder(gj_probing *p, gj_import *import)
{
	gj_session *s = p->s;
	gj_buf bank, manifest, responses;
	bool there = false;
	int rc = gj_probing_folder(p);

	if (rc == GJ_OK)
		rc = gj_probing_there(p, "manifest.json", &there);
	if (rc == GJ_OK && !there)
		rc = gj_probing_there(p, "responses.jsonl", &there);
	if (rc == GJ_OK && there) {
		gj_fault(&s->err, GJ_EINPUT, "the folder `%s` holds another run",
			 s->args.value[GJ_OPT_OUT]);
		rc = gj_fault_help(&s->err, "say another --out");
	}
	gj_buf_init(&bank, gj_alloc_system(), (size_t)GJ_BUF_DEFAULT_LIMIT * 4);
	gj_buf_init(&manifest, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&responses, gj_alloc_system(), (size_t)GJ_BUF_DEFAULT_LIMIT * 4);
	gj_bank_write(&bank, &import->bank);
	gj_import_write(&responses, import);
	p->manifest.bank = &import->bank;
	p->manifest.questions = import->bank.n;
	p->manifest.repeats = import->repeats;
	p->manifest.ask.model = import->model;
	p->manifest.import = import;
	p->manifest.asked = gj_buf_str(&bank);
	gj_manifest_write(&manifest, &p->manifest);
	if (rc == GJ_OK && (gj_buf_status(&bank) != GJ_OK || gj_buf_status(&manifest) != GJ_OK ||
			    gj_buf_status(&responses) != GJ_OK))
		rc = gj_fault_memory(&s->err);
	if (rc == GJ_OK)
		rc = gj_probing_write(p, "bank.jsonl", gj_buf_str(&bank));
	if (rc == GJ_OK)
		rc = gj_probing_write(p, "responses.jsonl", gj_buf_str(&responses));
	if (rc == GJ_OK)
		rc = gj_probing_write(p, "manifest.json", gj_buf_str(&manifest));
	gj_buf_free(&bank);
	gj_buf_free(&manifest);
	gj_buf_free(&responses);
	return rc;
}

int gj_probing_import(gj_probing *p, gj_import *import)
{
	gj_session *s = p->s;
	int rc;

	import->model = gj_str_of(s->args.value[GJ_OPT_MODEL]);
	import->fallback = p->manifest.fallback;
	rc = gj_import_read(import, &s->arena, s->args.value[GJ_OPT_IMPORT],
			    s->args.value[GJ_OPT_FROM], &s->err);
	if (rc == GJ_OK)
		rc = gj_import_pairs(&p->pairs, &s->arena, import, &s->err);
	if (rc == GJ_OK)
		rc = write_folder(p, import);
	if (rc == GJ_OK)
		rc = gj_probing_count(p, true);
	if (rc == GJ_OK && !gj_session_json(s))
		gj_probing_say_import(p, import);
	return rc;
}
