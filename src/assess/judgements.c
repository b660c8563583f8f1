/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/judgements.h"

#include <stdio.h>

#include "stats/sample_key.h"

static const char *const kinds[] = {"person", "rules", "command", "endpoint"};
static const char *const labels[] = {"clean",	"violating", "unclear",
				     "refused", "partial",   "complied"};

enum { SCRATCH = 64 << 20 };

/* "a 0 b", in the arena; empty when memory ran out. */
static gj_str joined(gj_arena *arena, gj_str a, gj_str b)
{
	char *at = gj_arena_get(arena, a.len + b.len + 2);

	if (at == NULL)
		return GJ_STR("");
	memcpy(at, a.at, a.len);
	if (b.len > 0)
		memcpy(at + a.len + 1, b.at, b.len);
	return (gj_str){at, a.len + 1 + b.len};
}

uint32_t gj_judgements_of(const gj_judgements *all, gj_arena *arena, gj_str a, gj_str b)
{
	uint32_t thing;

	if (all->n == 0 || !gj_map_get(&all->things, joined(arena, a, b), &thing))
		return UINT32_MAX;
	return all->head[thing];
}

/* The thing's place in `head`, made when it is new. */
static int thing_of(gj_judgements *all, gj_arena *arena, gj_str a, gj_str b, uint32_t *out)
{
	gj_str key = joined(arena, a, b);
	bool found;

	*out = (uint32_t)all->n_things;
	if (key.len == 0 || gj_map_put(&all->things, arena, key, out, &found) != GJ_OK)
		return GJ_ENOMEM;
	if (found)
		return GJ_OK;
	if (gj_arena_room(arena, (void **)&all->head, &all->cap_things, all->n_things,
			  sizeof *all->head) != GJ_OK)
		return GJ_ENOMEM;
	all->head[all->n_things++] = UINT32_MAX;
	return GJ_OK;
}

/* A later line of the same judge and round replaces the earlier one. */
static int put(gj_judgements *all, gj_arena *arena, uint32_t thing, const gj_judgement *said)
{
	uint32_t *end = &all->head[thing];

	while (*end != UINT32_MAX) {
		gj_judgement *old = &all->item[*end];

		if (old->judge == said->judge && old->round == said->round) {
			uint32_t next = old->next;

			*old = *said;
			old->next = next;
			all->replaced++;
			return GJ_OK;
		}
		end = &old->next;
	}
	*end = (uint32_t)all->n; /* before the array may move */
	if (gj_arena_room(arena, (void **)&all->item, &all->cap, all->n, sizeof *all->item) !=
	    GJ_OK)
		return GJ_ENOMEM;
	all->item[all->n] = *said;
	all->item[all->n++].next = UINT32_MAX;
	return GJ_OK;
}

static int read_judge(gj_judgements *all, gj_arena *arena, const gj_object *line,
		      gj_judgement *said)
{
	const gj_data *doc = gj_data_get(line->data, "judge");
	gj_str name, version = GJ_STR(""), key;
	gj_object judge;
	unsigned kind;
	bool found;
	int rc;

	if (doc == NULL || doc->kind != GJ_DATA_MAP)
		return gj_object_fault(line, doc, "`judge` is an object with kind, name, version");
	judge = gj_object_in(line, doc);
	rc = gj_object_word(&judge, "kind", kinds, GJ_N_JUDGE_KINDS, &kind);
	if (rc == GJ_OK)
		rc = gj_object_str(&judge, "name", &name);
	if (rc == GJ_OK)
		rc = gj_object_str_if(&judge, "version", &version);
	if (rc != GJ_OK)
		return rc;
	said->kind = (gj_judge_kind)kind;
	said->judge = (uint32_t)all->n_judges;
	/* People are one judge whatever version they bear. */
	key = joined(arena, gj_str_of(kinds[kind]),
		     joined(arena, name, kind == GJ_JUDGE_PERSON ? GJ_STR("") : version));
	if (key.len == 0 || gj_map_put(&all->judges, arena, key, &said->judge, &found) != GJ_OK)
		return gj_fault_memory(line->err);
	all->n_judges += !found;
	return GJ_OK;
}

/* The two words that name the thing. */
static int read_thing(const gj_object *line, bool item, char room[24], gj_str *a, gj_str *b)
{
	int64_t repeat = 1;
	int rc;

	if (item) {
		rc = gj_object_str(line, "source", a);
		return rc == GJ_OK ? gj_object_str(line, "id", b) : rc;
	}
	rc = gj_object_str(line, "id", a);
	if (rc == GJ_OK)
		rc = gj_object_int_if(line, "repeat", &repeat);
	snprintf(room, 24, "%lld", (long long)repeat);
	*b = gj_str_of(room);
	return rc;
}

static int follows(gj_judgements *all, const gj_object *line, gj_str raw)
{
	gj_str previous;
	int rc = gj_object_str(line, "previous", &previous);

	if (rc == GJ_OK && !gj_str_eq(previous, gj_str_of(all->last))) {
		gj_object_fault(line, gj_data_get(line->data, "previous"),
				"the line does not follow from the line before");
		return gj_fault_help(line->err,
				     "the SHA-256 of the line before is %s: a line was changed, "
				     "taken out or put in",
				     all->last);
	}
	gj_sha256_hex(raw, all->last);
	return rc;
}

static int read_line(gj_judgements *all, gj_arena *arena, const gj_object *line, gj_str raw,
		     const char *about)
{
	static const char *const things[] = {"item", "response"};
	gj_judgement said = {.round = 1, .category = GJ_STR("")};
	bool item = strcmp(about, "item") == 0;
	unsigned what, label;
	int64_t round = 1;
	uint32_t thing;
	char room[24];
	gj_str a, b;
	int rc = follows(all, line, raw);

	if (rc == GJ_OK)
		rc = gj_object_word(line, "about", things, 2, &what);
	if (rc == GJ_OK && (what == 0) != item)
		rc = gj_object_fault(line, gj_data_get(line->data, "about"),
				     "a judgement of the other kind: this folder has %ss", about);
	if (rc == GJ_OK)
		rc = read_thing(line, item, room, &a, &b);
	if (rc == GJ_OK)
		rc = gj_object_word(line, "label", labels, GJ_N_LABELS, &label);
	if (rc == GJ_OK && item && label > GJ_LABEL_UNCLEAR)
		rc = gj_object_fault(line, gj_data_get(line->data, "label"),
				     "an item is clean, violating or unclear");
	if (rc == GJ_OK)
		rc = gj_object_int_if(line, "round", &round);
	if (rc == GJ_OK && (round < 1 || round > 2))
		rc = gj_object_fault(line, gj_data_get(line->data, "round"), "a round is 1 or 2");
	if (rc == GJ_OK)
		rc = gj_object_str_if(line, "category", &said.category);
	if (rc == GJ_OK)
		rc = read_judge(all, arena, line, &said);
	if (rc != GJ_OK)
		return rc;
	said.label = (gj_label)label;
	said.round = (int)round;
	all->lines++;
	if (gj_arena_str(arena, &said.category, said.category) != GJ_OK ||
	    thing_of(all, arena, a, b, &thing) != GJ_OK || put(all, arena, thing, &said) != GJ_OK)
		return gj_fault_memory(line->err);
	return GJ_OK;
}

int gj_judgements_read(gj_judgements *out, gj_arena *arena, gj_str folder, const char *about,
		       gj_error *err)
{
	gj_source source;
	gj_arena scratch;
	gj_object line;
	gj_jsonl lines;
	bool more;
	int rc;

	memset(out, 0, sizeof *out);
	memset(out->last, '0', 64);
	if (!gj_folder_has(arena, folder, "judgements.jsonl"))
		return GJ_OK;
	rc = gj_folder_read(&source, arena, folder, "judgements.jsonl", err);
	if (rc != GJ_OK)
		return rc;
	out->things.seed = out->judges.seed = gj_hash_seed(source.text);
	gj_arena_init(&scratch, arena->alloc, SCRATCH);
	gj_jsonl_open(&lines, &source, &scratch);
	do {
		rc = gj_jsonl_next(&lines, &line, &more, err);
		if (rc == GJ_OK && more)
			rc = read_line(out, arena, &line, lines.raw, about);
	} while (rc == GJ_OK && more);
	gj_arena_free(&scratch);
	return rc;
}

int gj_sheet_place(unsigned char out[32], gj_str seed, gj_str source, gj_str id, int64_t repeat,
		   gj_error *err)
{
	char name[GJ_SHEET_MOST_NAME + 32] = {0};
	size_t len = source.len + id.len + 2;
	gj_sample_source opened;
	gj_sample_key key;
	int rc = gj_sample_source_open(&opened, seed, GJ_STR("order of round 1"), err);

	if (rc != GJ_OK)
		return rc;
	if (len > GJ_SHEET_MOST_NAME)
		return gj_fault(err, GJ_EINPUT, "an id and a source of more than %d bytes",
				GJ_SHEET_MOST_NAME);
	if (source.len > 0)
		memcpy(name, source.at, source.len);
	if (id.len > 0)
		memcpy(name + source.len + 1, id.at, id.len);
	len += (size_t)snprintf(name + len, 24, "%lld", (long long)repeat);
	gj_sample_key_of(&key, &opened, (gj_str){name, len});
	memcpy(out, key.byte, sizeof key.byte);
	return GJ_OK;
}

static gj_label both(gj_label a, gj_label b, bool machines)
{
	if (a == GJ_LABEL_NONE || a == b)
		return b;
	if (machines && (a == GJ_LABEL_VIOLATING || b == GJ_LABEL_VIOLATING))
		return GJ_LABEL_VIOLATING;
	return GJ_LABEL_MIXED;
}

gj_label gj_judgements_say(const gj_judgements *all, uint32_t first, unsigned of, gj_str *category)
{
	gj_label said = GJ_LABEL_NONE;

	if (category != NULL)
		*category = GJ_STR("");
	for (uint32_t i = first; i != UINT32_MAX; i = all->item[i].next) {
		const gj_judgement *one = &all->item[i];

		if ((of >> one->kind & 1) == 0)
			continue;
		said = both(said, one->label, (of & GJ_BY_PEOPLE) == 0);
		if (category != NULL && one->category.len > 0)
			*category = one->category;
	}
	return said;
}

bool gj_judgements_pair(const gj_judgements *all, uint32_t first, gj_label out[2])
{
	unsigned n = 0;

	for (uint32_t i = first; i != UINT32_MAX && n < 2; i = all->item[i].next)
		if (all->item[i].kind == GJ_JUDGE_PERSON)
			out[n++] = all->item[i].label;
	return n == 2;
}
