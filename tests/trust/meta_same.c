/* SPDX-License-Identifier: Apache-2.0 */
/* What must not matter: names, the order of blocks and files, facts that no rule reads, later law, a second look. */
#include <stdlib.h>

#include "report/report.h"
#include "trust/meta.h"

/* ---- another text of the same law ---- */

/* What only the other law has is told at random: it must not matter. */
static void tell_new(meta *m, gj_record *record)
{
	const gj_law *law = record->law;
	uint32_t at;

	for (size_t i = 0; i < law->n_facts; i++)
		if (!gj_map_get(&m->law->facts, law->fact[i].e.id, &at))
			gen_fact_value(&record->fact[i], &law->fact[i], &m->marks, &m->random);
	for (size_t i = 0; i < law->n_terms; i++)
		if (!gj_map_get(&m->law->terms, law->term[i].e.id, &at))
			record->term[i].truth = rng_chance(&m->random, 50) ? GJ_TRUE : GJ_FALSE;
}

/* Judge the record under another text and compare norm by norm, those that are in force at least. */
static bool compare_texts(meta *m, const gj_str *texts, size_t n, case_rename *rename,
			  bool in_force_only)
{
	case_law other;
	gj_circuit *circuit;
	gj_verdicts *verdicts;
	gj_record *record = NULL;
	char room[64];
	bool same = case_load(&other, texts, n);

	if (!same)
		meta_fails(m, NULL, "the other text does not load: %s", other.err.message);
	if (same)
		record = case_carry(&other.arena, other.law, m->record, rename);
	if (record != NULL && rename == NULL)
		tell_new(m, record);
	if (same && (record == NULL ||
		     gj_circuit_from_law(&circuit, &other.arena, other.law, m->on, NULL) != GJ_OK ||
		     gj_evaluate(&verdicts, &other.arena, circuit, record, NULL) != GJ_OK))
		same = meta_fails(m, NULL, "out of memory");
	for (size_t i = 0; same && i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i];
		gj_str id = m->law->norm[v->norm].e.id;
		uint32_t at;

		if (in_force_only && !m->circuit->norm[v->norm].in_force)
			continue;
		m->tried++;
		if (!gj_map_get(&other.law->norms, rename != NULL ? rename(id, room) : id, &at) ||
		    !meta_same_verdict(m->law, v, other.law, &verdicts->item[at], rename))
			same = meta_fails(m, v, "another verdict");
	}
	case_free(&other);
	return same;
}

/* ---- names ---- */

/* The alphabet turned round: other names in another order, and twice turned is as before. */
static gj_str turned(gj_str name, char room[64])
{
	size_t len = name.len < 64 ? name.len : 64;

	for (size_t i = 0; i < len; i++)
		room[i] = name.at[i] >= 'a' && name.at[i] <= 'z' ? (char)('a' + 'z' - name.at[i])
								 : name.at[i];
	return (gj_str){room, len};
}

static bool is_named(const gj_law *law, gj_str name)
{
	const gj_map *maps[] = {&law->facts,	   &law->terms, &law->norms,
				&law->instruments, &law->roles, &law->parameters};
	uint32_t at;

	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
		if (gj_map_get(maps[i], name, &at))
			return true;
	return false;
}

static bool in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
	       c == '/' || c == '.';
}

bool meta_renamed(meta *m)
{
	gj_str text = meta_text(m), out;
	char *at = gj_arena_get(m->arena, text.len + 1);

	memcpy(at, text.at, text.len);
	for (size_t i = 0; i < text.len; i++) {
		size_t len = 0;
		char room[64];

		while (i + len < text.len && in_name(text.at[i + len]))
			len++;
		if (len > 0 && len < 64 && is_named(m->law, (gj_str){text.at + i, len}))
			memcpy(at + i, turned((gj_str){text.at + i, len}, room).at, len);
		i += len;
	}
	out = (gj_str){at, text.len};
	return compare_texts(m, &out, 1, turned, false);
}

/* ---- order ---- */

enum { MOST_BLOCKS = 128, FILES = 3 };

static size_t split(gj_str text, gj_str *block)
{
	size_t n = 0, start = 0;

	for (size_t i = 0; i < text.len && n < MOST_BLOCKS; i++)
		if (text.at[i] == '\n' && (i + 1 == text.len || text.at[i + 1] == '\n')) {
			block[n++] = (gj_str){text.at + start, i + 1 - start};
			start = i + 2;
			i++;
		}
	return n;
}

/* Blocks in any order, in three files. */
bool meta_reordered(meta *m)
{
	gj_str block[MOST_BLOCKS], file[FILES];
	size_t n = split(meta_text(m), block);
	gj_buf buf[FILES];
	bool same = true;

	for (size_t i = n; i > 1; i--) {
		size_t k = rng_below(&m->random, (unsigned)i);
		gj_str kept = block[i - 1];

		block[i - 1] = block[k];
		block[k] = kept;
	}
	for (size_t f = 0; f < FILES; f++)
		gj_buf_init(&buf[f], gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < n; i++) {
		gj_buf *to = &buf[rng_below(&m->random, FILES)];

		if (block[i].len == 0 || block[i].at[0] == '\n')
			continue;
		if (gj_buf_str(to).len > 0)
			gj_buf_putc(to, '\n');
		gj_buf_add(to, block[i]);
	}
	for (size_t f = 0; f < FILES; f++)
		file[f] = gj_buf_str(&buf[f]);
	same = compare_texts(m, file, FILES, NULL, false);
	for (size_t f = 0; f < FILES; f++)
		gj_buf_free(&buf[f]);
	return same;
}

/* ---- additions ---- */

static bool with_addition(meta *m, const char *addition, bool in_force_only)
{
	gj_str texts[2] = {meta_text(m), gj_str_of(addition)};

	return compare_texts(m, texts, 2, NULL, in_force_only);
}

/* Facts that no rule reads, whatever is told of them. */
bool meta_irrelevant(meta *m)
{
	static const char *const text = "fact unread1\n\nfact unread2\n  type      number\n\n"
					"event unread3\n\nterm unread4\n  cite      %.*s art 1\n"
					"  includes  unread1\n  judged by counsel\n";
	char room[400];

	if (m->law->n_instruments == 0)
		return true;
	snprintf(room, sizeof room, text, GJ_FMT(m->law->instrument[0].e.id));
	return with_addition(m, room, false);
}

/* Law that is made later changes no verdict on a day before: here an exemption from everything, and a sanction. */
bool meta_new_law(meta *m)
{
	static const char *const text =
		"instrument new\n  level     %.*s\n  jurisdiction j0\n  in force  from %s\n\n"
		"exemption new/all\n  cite      new art 1\n  lifts     %.*s\n\n"
		"duty new/duty\n  cite      new art 2\n  must      unread\n\nfact unread\n";
	char room[600], day[11];
	const gj_instrument *in = &m->law->instrument[0];

	if (m->law->n_instruments == 0)
		return true;
	gj_day_format(m->on + 1, day);
	snprintf(room, sizeof room, text, GJ_FMT(m->law->level[in->level].e.id), day,
		 GJ_FMT(in->e.id));
	return with_addition(m, room, true);
}

/* ---- a second look ---- */

static void report(meta *m, gj_buf *out)
{
	gj_verdicts *verdicts = meta_judge(m, m->record);
	gj_style style = {GJ_ZH, false, 80, false};

	gj_buf_init(out, gj_alloc_system(), 16 << 20);
	gj_report_check_json(out, verdicts, false);
	gj_report_check_text(out, verdicts, &style);
	for (uint32_t i = 0; i < m->law->n_norms && i < 3; i++)
		gj_report_why_text(out, verdicts, i, &style);
}

/* The same bytes, from memory that lies elsewhere. */
bool meta_twice(meta *m)
{
	gj_buf first, second;
	bool same;

	report(m, &first);
	gj_arena_get(m->arena, 1 + rng_below(&m->random, 5000));
	report(m, &second);
	same = gj_buf_status(&first) == GJ_OK && gj_str_eq(gj_buf_str(&first), gj_buf_str(&second));
	gj_buf_free(&first);
	gj_buf_free(&second);
	m->tried++;
	return same || meta_fails(m, NULL, "two reports differ");
}
