/* SPDX-License-Identifier: Apache-2.0 */
/* Question banks: JSON Lines, or a table whose head names its columns. A question counts once for all texts that fold to the same. */
#include "assess/libraries.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/utf8.h"
#include "match/fold.h"

enum { SCRATCH = 64 << 20, MOST_COLUMNS = 64 };

typedef struct row {
	gj_str id, category, text, bank;
} row;

typedef struct counting {
	gj_libraries *out;
	gj_arena *arena; /* of what was seen */
	gj_map texts, of_risk;
	gj_buf folded;
	gj_error *err;
} counting;

void gj_question_fold(gj_buf *out, unsigned first, gj_str text)
{
	uint32_t code, to[GJ_FOLD_MOST];

	gj_buf_clear(out);
	gj_buf_printf(out, "%u ", first);
	while (text.len > 0) {
		size_t len = gj_utf8_next(text, &code);
		unsigned n = gj_fold_code(to, code, GJ_FOLD_FORMS);

		gj_buf_add(out, (gj_str){(const char *)to, n * sizeof *to});
		text = (gj_str){text.at + len, text.len - len};
	}
}

/* Was it not there before? */
static bool is_new(counting *c, gj_map *map)
{
	uint32_t value = 0;
	bool found = false;
	gj_str key;

	if (gj_buf_status(&c->folded) != GJ_OK ||
	    gj_arena_str(c->arena, &key, gj_buf_str(&c->folded)) != GJ_OK ||
	    gj_map_put(map, c->arena, key, &value, &found) != GJ_OK)
		c->folded.failed = true;
	return !found;
}

static bool wanted(gj_bank_kind kind, gj_risk_group group)
{
	if (kind == GJ_BANK_ANSWER)
		return group == GJ_ASPECT;
	return kind == GJ_BANK_REFUSE ? group <= GJ_RISK_A2 : group <= GJ_RISK_A5;
}

/* false: memory ran out. */
static bool count(counting *c, const row *one, gj_bank_kind kind)
{
	gj_library *library = &c->out->bank[kind];
	unsigned risk = gj_risk_find(one->category);

	library->told = true;
	library->all.raw++;
	gj_question_fold(&c->folded, kind, one->text);
	library->all.distinct += is_new(c, &c->texts);
	library->all.kept = library->all.distinct;
	if (risk == GJ_N_RISKS || !wanted(kind, gj_risks[risk].group)) {
		library->other++;
		return !c->folded.failed;
	}
	library->of[risk].raw++;
	gj_question_fold(&c->folded, kind * 100 + risk, one->text);
	library->of[risk].distinct += is_new(c, &c->of_risk);
	library->of[risk].kept = library->of[risk].distinct;
	return !c->folded.failed;
}

static int kind_of(const row *one, gj_bank_kind told, gj_bank_kind *out)
{
	*out = told;
	if (one->bank.len == 0)
		return GJ_OK;
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		if (gj_str_eq(one->bank, gj_str_of(gj_bank_words[i]))) {
			*out = (gj_bank_kind)i;
			return GJ_OK;
		}
	return GJ_EINPUT;
}

static int read_jsonl(counting *c, const gj_source *source, gj_bank_kind told)
{
	gj_bank_kind kind;
	gj_arena scratch;
	gj_object line;
	gj_jsonl lines;
	bool more;
	int rc;

	gj_arena_init(&scratch, c->arena->alloc, SCRATCH);
	gj_jsonl_open(&lines, source, &scratch);
	do {
		row one = {GJ_STR(""), GJ_STR(""), GJ_STR(""), GJ_STR("")};

		rc = gj_jsonl_next(&lines, &line, &more, c->err);
		if (rc != GJ_OK || !more)
			break;
		rc = gj_object_str(&line, "category", &one.category);
		if (rc == GJ_OK)
			rc = gj_object_str(&line, "text", &one.text);
		if (rc == GJ_OK)
			rc = gj_object_str_if(&line, "bank", &one.bank);
		if (rc == GJ_OK && kind_of(&one, told, &kind) != GJ_OK)
			rc = gj_object_fault(&line, gj_data_get(line.data, "bank"),
					     "a bank is content, refuse or answer");
		if (rc == GJ_OK && !count(c, &one, kind))
			rc = gj_fault_memory(c->err);
	} while (rc == GJ_OK);
	gj_arena_free(&scratch);
	return rc;
}

static const char *const columns[] = {"id", "category", "text", "bank"};
enum { N_COLUMNS = 4, CATEGORY = 1, TEXT = 2, BANK = 3 };

/* Which cell is which column; UINT32_MAX: none. */
static int read_head(const gj_source *source, gj_csv *csv, uint32_t place[N_COLUMNS], gj_error *err)
{
	gj_csv_cell cell[MOST_COLUMNS];
	gj_csv_fault fault;
	size_t n;

	csv->columns = gj_csv_width(csv);
	if (csv->columns > MOST_COLUMNS || csv->columns == 0) {
		gj_fault(err, GJ_EINPUT, "a bank has 1 to %d columns", MOST_COLUMNS);
		return gj_fault_at(err, source, (gj_pos){1, 1, 1}, NULL);
	}
	if (gj_csv_split(csv, cell, 1, &n, &fault) != GJ_OK)
		return gj_csv_fault_tell(err, &fault, source->name);
	for (unsigned k = 0; k < N_COLUMNS; k++) {
		place[k] = UINT32_MAX;
		for (uint32_t i = 0; i < csv->columns; i++)
			if (gj_str_eq(gj_csv_raw(csv->text, cell[i]), gj_str_of(columns[k])))
				place[k] = i;
	}
	for (unsigned k = CATEGORY; k <= TEXT; k++)
		if (place[k] == UINT32_MAX) {
			gj_fault(err, GJ_EINPUT, "the table has no column `%s`", columns[k]);
			gj_fault_at(err, source, (gj_pos){1, 1, 1}, NULL);
			return gj_fault_help(err, "its first line names the columns: "
						  "id,category,text and perhaps bank");
		}
	return GJ_OK;
}

static gj_str cell_text(counting *c, const gj_csv *csv, const gj_csv_cell *cell, uint32_t at)
{
	char *room;

	if (at == UINT32_MAX)
		return GJ_STR("");
	room = gj_arena_get(c->arena, gj_csv_len(cell[at]) + 1);
	return room != NULL ? gj_csv_unquote(csv->text, cell[at], room) : GJ_STR("");
}

static int read_table(counting *c, const gj_source *source, gj_bank_kind told)
{
	gj_csv csv = gj_csv_begin(gj_csv_without_mark(source->text), 1);
	gj_csv_cell cell[MOST_COLUMNS];
	uint32_t place[N_COLUMNS];
	gj_csv_fault fault;
	gj_bank_kind kind;
	size_t n;
	int rc = read_head(source, &csv, place, c->err);

	while (rc == GJ_OK) {
		gj_pos pos = {(uint32_t)csv.line, 1, 1};
		row one;

		if (gj_csv_split(&csv, cell, 1, &n, &fault) != GJ_OK)
			return gj_csv_fault_tell(c->err, &fault, source->name);
		if (n == 0)
			return GJ_OK;
		one = (row){GJ_STR(""), cell_text(c, &csv, cell, place[CATEGORY]),
			    cell_text(c, &csv, cell, place[TEXT]),
			    cell_text(c, &csv, cell, place[BANK])};
		rc = kind_of(&one, told, &kind);
		if (rc != GJ_OK) {
			gj_fault(c->err, rc, "a bank is content, refuse or answer, not `%.*s`",
				 GJ_FMT(one.bank));
			gj_fault_at(c->err, source, pos, NULL);
		} else if (!count(c, &one, kind)) {
			rc = gj_fault_memory(c->err);
		}
	}
	return rc;
}

static bool is_jsonl(gj_str name)
{
	return name.len > 6 && memcmp(name.at + name.len - 6, ".jsonl", 6) == 0;
}

int gj_banks_read(gj_libraries *out, gj_arena *arena, const gj_evidence *evidence, gj_error *err)
{
	counting c = {.out = out, .err = err};
	gj_arena seen;
	int rc = GJ_OK;

	gj_arena_init(&seen, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&c.folded, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	c.arena = &seen;
	for (size_t i = 0; rc == GJ_OK && i < evidence->n_banks; i++) {
		const gj_evidence_bank *bank = &evidence->bank[i];
		gj_source source = {bank->file, GJ_STR("")};

		rc = gj_file_read_text(&source.text, &seen, bank->file.at, GJ_ASSESS_MOST_BYTES,
				       err);
		c.texts.seed = c.of_risk.seed = i == 0 ? gj_hash_seed(source.text) : c.texts.seed;
		out->bank[bank->kind].told = true;
		if (rc == GJ_OK)
			rc = is_jsonl(bank->file) ? read_jsonl(&c, &source, bank->kind)
						  : read_table(&c, &source, bank->kind);
	}
	gj_buf_free(&c.folded);
	gj_arena_free(&seen);
	return rc;
}
