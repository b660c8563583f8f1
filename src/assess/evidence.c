/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/evidence_read.h"

#include "base/file.h"
#include "base/number.h"

static int read_screen(const gj_evidence_reading *r, const gj_doc *at, size_t i)
{
	static const char *const keys[] = {"folder", "modality", "stage"};
	static const char *const stages[] = {"after", "before"};
	gj_evidence_screen *screen = &r->out->screen[i];
	const gj_doc *modality = gj_doc_get(at, "modality");
	unsigned stage;
	int rc = gj_evidence__keys(r, at, keys, 3);

	*screen = (gj_evidence_screen){.modality = GJ_STR(""), .pos = at->pos};
	if (modality != NULL && modality->kind != GJ_DOC_SCALAR)
		return gj_evidence__wrong(r, modality, "a modality is one word");
	if (modality != NULL)
		screen->modality = modality->text;
	if (rc == GJ_OK)
		rc = gj_evidence__path(r, at, "folder", &screen->folder);
	if (rc == GJ_OK)
		rc = gj_evidence__word(r, at, "stage", stages, 2, &stage);
	screen->before = rc == GJ_OK && stage == 1;
	return rc;
}

static int read_probe(const gj_evidence_reading *r, const gj_doc *at, size_t i)
{
	return gj_evidence__path(r, at, "folder", &r->out->probe[i]);
}

static int read_list(const gj_evidence_reading *r, const gj_doc *at, size_t i)
{
	static const char *const keys[] = {"file", "updated", "role"};
	static const char *const roles[] = {"keywords", "exceptions"};
	gj_evidence_list *list = &r->out->list[i];
	unsigned role;
	int rc = gj_evidence__keys(r, at, keys, 3);

	list->pos = at->pos;
	if (rc == GJ_OK)
		rc = gj_evidence__path(r, at, "file", &list->file);
	if (rc == GJ_OK)
		rc = gj_evidence__word(r, at, "role", roles, 2, &role);
	if (rc == GJ_OK)
		rc = gj_evidence__days(r, gj_doc_get(at, "updated"), &list->updated);
	list->exceptions = rc == GJ_OK && role == 1;
	return rc;
}

static int read_bank(const gj_evidence_reading *r, const gj_doc *at, size_t i)
{
	static const char *const keys[] = {"file", "bank", "updated"};
	gj_evidence_bank *bank = &r->out->bank[i];
	unsigned kind;
	int rc = gj_evidence__keys(r, at, keys, 3);

	bank->pos = at->pos;
	if (rc == GJ_OK)
		rc = gj_evidence__path(r, at, "file", &bank->file);
	if (rc == GJ_OK)
		rc = gj_evidence__word(r, at, "bank", gj_bank_words, GJ_N_BANK_KINDS, &kind);
	if (rc == GJ_OK)
		rc = gj_evidence__days(r, gj_doc_get(at, "updated"), &bank->updated);
	if (rc == GJ_OK)
		bank->kind = (gj_bank_kind)kind;
	return rc;
}

/* A list of maps (`plain`: or of texts) under a key; `items` gets an array of it. */
static int read_each(const gj_evidence_reading *r, const gj_doc *list, size_t size, void **items,
		     size_t *n, bool plain,
		     int (*one)(const gj_evidence_reading *r, const gj_doc *at, size_t i))
{
	int rc = GJ_OK;

	if (list == NULL || (list->kind == GJ_DOC_SCALAR && list->text.len == 0))
		return GJ_OK;
	if (list->kind != GJ_DOC_LIST)
		return gj_evidence__wrong(r, list, "this is a list: begin each line with `- `");
	*items = gj_arena_array(r->arena, list->n, size);
	if (*items == NULL)
		return gj_fault_memory(r->err);
	for (size_t i = 0; rc == GJ_OK && i < list->n; i++) {
		const gj_doc *at = list->kid[i];

		if (at->kind != GJ_DOC_MAP && !(plain && at->kind == GJ_DOC_SCALAR))
			rc = gj_evidence__wrong(r, at,
						"write it with its names, as `{file: words.csv}`");
		else
			rc = one(r, at, i);
	}
	*n = list->n;
	return rc;
}

/* 0.05, as a share of ten thousand. */
static int read_risk(const gj_evidence_reading *r, const gj_doc *at)
{
	gj_num risk = 500;

	if (at != NULL && (at->kind != GJ_DOC_SCALAR || !gj_num_parse(&risk, at->text)))
		return gj_evidence__wrong(r, at, "a risk is a number as 0.05");
	r->out->risk = (gj_share){risk, GJ_NUM_ONE};
	if (gj_share_check_risk(r->out->risk, r->err) != GJ_OK)
		return gj_fault_at(r->err, &r->out->source, at->pos, NULL);
	return GJ_OK;
}

static int read_family(const gj_evidence_reading *r, const gj_doc *doc)
{
	unsigned way;
	int rc = gj_evidence__word(r, doc, "family", gj_family_words, GJ_N_FAMILY_WAYS, &way);

	if (rc == GJ_OK)
		r->out->family = (gj_family_way)way;
	return rc;
}

/* A file, or what a service file says, written here. */
static int read_service(const gj_evidence_reading *r, const gj_doc *at)
{
	gj_evidence *out = r->out;
	gj_doc *doc;
	int rc;

	if (at == NULL)
		return GJ_OK;
	out->service = at;
	out->service_source = out->source;
	if (at->kind == GJ_DOC_MAP)
		return GJ_OK;
	out->service_file = at->text;
	rc = gj_evidence__path(r, at, "service", &out->service_source.name);
	if (rc == GJ_OK)
		rc = gj_file_read_text(&out->service_source.text, r->arena,
				       out->service_source.name.at, GJ_EVIDENCE_MOST_BYTES, r->err);
	if (rc != GJ_OK)
		return rc;
	rc = out->service_source.name.len > 5 &&
			     memcmp(out->service_source.name.at + out->service_source.name.len - 5,
				    ".json", 5) == 0
		     ? gj_doc_read_json(&doc, r->arena, &out->service_source, r->err)
		     : gj_doc_read_yaml(&doc, r->arena, &out->service_source, r->err);
	out->service = rc == GJ_OK ? doc : NULL;
	return rc;
}

static int read_lists(const gj_evidence_reading *r, const gj_doc *doc)
{
	gj_evidence *out = r->out;
	int rc = read_each(r, gj_doc_get(doc, "screens"), sizeof *out->screen,
			   (void **)&out->screen, &out->n_screens, false, read_screen);

	if (rc == GJ_OK)
		rc = read_each(r, gj_doc_get(doc, "probes"), sizeof *out->probe,
			       (void **)&out->probe, &out->n_probes, true, read_probe);
	if (rc == GJ_OK)
		rc = read_each(r, gj_doc_get(doc, "lists"), sizeof *out->list, (void **)&out->list,
			       &out->n_lists, false, read_list);
	if (rc == GJ_OK)
		rc = read_each(r, gj_doc_get(doc, "banks"), sizeof *out->bank, (void **)&out->bank,
			       &out->n_banks, false, read_bank);
	return rc;
}

static int read_frame(const gj_evidence_reading *r, const gj_doc *doc)
{
	static const char *const keys[] = {"service", "on",	"standards", "risk",  "family",
					   "screens", "probes", "lists",     "banks", "facts"};
	const gj_doc *on = gj_doc_get(doc, "on");
	gj_evidence *out = r->out;
	int rc;

	if (doc->kind != GJ_DOC_MAP)
		return gj_evidence__wrong(r, doc, "an evidence file is a map");
	rc = gj_evidence__keys(r, doc, keys, sizeof keys / sizeof *keys);
	if (rc == GJ_OK && on != NULL)
		rc = gj_evidence__day(r, on, &out->on);
	if (rc == GJ_OK)
		rc = read_risk(r, gj_doc_get(doc, "risk"));
	if (rc == GJ_OK)
		rc = read_family(r, doc);
	if (rc == GJ_OK)
		rc = read_service(r, gj_doc_get(doc, "service"));
	out->standards = gj_doc_get(doc, "standards");
	out->facts = gj_doc_get(doc, "facts");
	if (rc == GJ_OK && out->standards != NULL && out->standards->kind != GJ_DOC_LIST)
		rc = gj_evidence__wrong(r, out->standards, "standards are a list");
	if (rc == GJ_OK && out->facts != NULL && out->facts->kind != GJ_DOC_MAP)
		rc = gj_evidence__wrong(r, out->facts, "facts are a map from names to values");
	return rc == GJ_OK ? read_lists(r, doc) : rc;
}

static int read_file(gj_evidence *out, gj_arena *arena, const char *path, bool packed,
		     gj_error *err)
{
	gj_evidence_reading r = {out, arena, err};
	gj_doc *doc;
	int rc;

	memset(out, 0, sizeof *out);
	out->on = GJ_DAY_NONE;
	out->packed = packed;
	out->source.name = gj_str_of(path);
	for (size_t i = out->source.name.len; i-- > 0;)
		if (path[i] == '/') {
			out->folder = (gj_str){path, i > 0 ? i : 1};
			break;
		}
	rc = gj_file_read_text(&out->source.text, arena, path, GJ_EVIDENCE_MOST_BYTES, err);
	if (rc == GJ_OK)
		rc = gj_doc_read_yaml(&doc, arena, &out->source, err);
	return rc == GJ_OK ? read_frame(&r, doc) : rc;
}

int gj_evidence_read(gj_evidence *out, gj_arena *arena, const char *path, gj_error *err)
{
	return read_file(out, arena, path, false, err);
}

int gj_evidence_read_packed(gj_evidence *out, gj_arena *arena, const char *path, gj_error *err)
{
	return read_file(out, arena, path, true, err);
}
