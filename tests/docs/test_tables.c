/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the language reference say what the tables of src/lang say: every row, in the same order. */
#include "docs/test_docs.h"

static gj_str document(gj_arena *arena)
{
	gj_str text;

	gj_arena_init(arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	text = text_file(arena, "docs/language.md");
	assert_non_null(text.at);
	return text;
}

static bool is_code(gj_str cell, const char *word)
{
	gj_str text = gj_str_of(word);

	return cell.len == text.len + 2 && cell.at[0] == '`' && cell.at[cell.len - 1] == '`' &&
	       memcmp(cell.at + 1, text.at, text.len) == 0;
}

static void assert_code(gj_str cell, const char *word)
{
	if (!is_code(cell, word))
		fail_msg("`%s` was expected in place of %.*s", word, GJ_FMT(cell));
}

static void assert_text(gj_str cell, const char *word)
{
	if (!gj_str_eq(cell, gj_str_of(word)))
		fail_msg("%s was expected in place of %.*s", word, GJ_FMT(cell));
}

/* Past the two lines above the rows. */
static gj_str rows_of(gj_arena *arena, const char *heading, size_t columns)
{
	gj_str rest = markdown_section(document(arena), heading), cell[8];

	assert_non_null(rest.at);
	assert_int_equal(markdown_row(&rest, cell, 8), columns);
	return rest;
}

void test_kinds_table(void **state)
{
	static const char *const form[] = {
#define KIND(symbol, en, zh, header) #header,
#include "lang/kinds.def"
#undef KIND
	};
	static const struct {
		const char *symbol, *shown;
	} header[] = {{"ID", "name \"title\""},
		      {"CITE", "citation \"title\""},
		      {"TITLE", "\"title\""},
		      {"TRUTH", "name yes or no unless shown"}};
	gj_arena arena;
	gj_str rest = rows_of(&arena, "## 3. Kinds of block", 4), cell[8];

	(void)state;
	for (int i = 0; i < GJ_N_KINDS; i++) {
		assert_int_equal(markdown_row(&rest, cell, 8), 4);
		assert_code(cell[0], gj_kind_word((gj_kind)i, GJ_EN));
		assert_text(cell[1], gj_kind_word((gj_kind)i, GJ_ZH));
		for (size_t k = 0; k < 4; k++)
			if (strcmp(header[k].symbol, form[i]) == 0)
				assert_text(cell[2], header[k].shown);
		assert_true(cell[3].len > 0);
	}
	assert_int_equal(markdown_row(&rest, cell, 8), 0);
	gj_arena_free(&arena);
}

/* The kinds of a field: whole groups by their names, then the others, in the order of kinds.def. */
static void put_kinds(gj_buf *out, gj_key key)
{
	static const struct {
		uint32_t kinds;
		const char *name;
	} group[] = {
		{GJ_KINDS_VOCAB, "vocabulary"}, {GJ_KINDS_DATA, "data"}, {GJ_KINDS_NORM, "norms"}};
	uint32_t kinds = 0, said = 0;

	for (int i = 0; i < GJ_N_KINDS; i++)
		kinds |= gj_key_fits(key, (gj_kind)i) ? UINT32_C(1) << i : 0;
	for (int i = 0; i < GJ_N_KINDS; i++) {
		const char *name = gj_kind_word((gj_kind)i, GJ_EN);
		uint32_t covers = UINT32_C(1) << i;

		for (size_t g = 0; g < 3; g++)
			if ((group[g].kinds & covers) != 0 &&
			    (group[g].kinds & kinds) == group[g].kinds) {
				name = group[g].name;
				covers = group[g].kinds;
			}
		if ((kinds & covers) == 0 || (said & covers) != 0)
			continue;
		gj_buf_printf(out, "%s%s", said != 0 ? ", " : "", name);
		said |= covers;
	}
}

static const char *value_of(gj_key key)
{
	static const char *const shown[] = {
		[GJ_SHAPE_TEXT] = "text",
		[GJ_SHAPE_NAME] = "name",
		[GJ_SHAPE_NAMES] = "names",
		[GJ_SHAPE_COUNT] = "whole number",
		[GJ_SHAPE_DATE] = "date",
		[GJ_SHAPE_SPAN] = "span",
		[GJ_SHAPE_CITE] = "citation",
		[GJ_SHAPE_TARGETS] = "targets",
		[GJ_SHAPE_ORIGIN] = "origin",
		[GJ_SHAPE_TYPE] = "type",
		[GJ_SHAPE_DATED] = "dated quantity",
		[GJ_SHAPE_COND] = "condition",
		[GJ_SHAPE_WITHIN] = "period",
		[GJ_SHAPE_MEASURES] = "measures",
		[GJ_SHAPE_BAND] = "band",
		[GJ_SHAPE_DAYS] = "days",
		[GJ_SHAPE_GIVEN] = "given value",
		[GJ_SHAPE_EXPECT] = "expectation",
		[GJ_SHAPE_READING] = "reading",
	};

	return shown[gj_key_shape(key)];
}

void test_fields_table(void **state)
{
	gj_arena arena;
	gj_str rest = rows_of(&arena, "## 4. Fields", 6), cell[8];

	(void)state;
	for (int i = 0; i < GJ_N_KEYS; i++) {
		gj_key key = (gj_key)i;
		gj_buf kinds;

		gj_buf_init(&kinds, gj_alloc_system(), 1000);
		put_kinds(&kinds, key);
		assert_int_equal(markdown_row(&rest, cell, 8), 6);
		assert_code(cell[0], gj_key_word(key, GJ_EN));
		assert_text(cell[1], gj_key_word(key, GJ_ZH));
		assert_text(cell[2], value_of(key));
		assert_text(cell[3], kinds.at);
		assert_text(cell[4], gj_key_many(key) ? "several" : "once");
		assert_true(cell[5].len > 0);
		gj_buf_free(&kinds);
	}
	gj_arena_free(&arena);
}

void test_units_table(void **state)
{
	gj_arena arena;
	gj_str rest = rows_of(&arena, "## 1. Form", 2), cell[8];

	(void)state;
	for (int i = 0; i < GJ_N_UNITS; i++) {
		gj_buf zh;

		gj_buf_init(&zh, gj_alloc_system(), 100);
		gj_buf_printf(&zh, "第…%s", gj_unit_word((gj_unit)i, GJ_ZH));
		assert_int_equal(markdown_row(&rest, cell, 8), 2);
		assert_code(cell[0], gj_unit_word((gj_unit)i, GJ_EN));
		assert_text(cell[1], zh.at);
		gj_buf_free(&zh);
	}
	gj_arena_free(&arena);
}

/* Every word stands once in the tables of pairs, with its Chinese form; nothing else does. */
static void check_pair(gj_str en, gj_str zh, unsigned *times)
{
	int found = 0;

	for (int i = 0; i < GJ_N_WORDS; i++)
		if (is_code(en, gj_word_text((gj_word)i, GJ_EN))) {
			assert_text(zh, gj_word_text((gj_word)i, GJ_ZH));
			times[i]++;
			found++;
		}
	if (found != 1)
		fail_msg("%.*s is no word of the language", GJ_FMT(en));
}

void test_words_tables(void **state)
{
	gj_arena arena;
	gj_str rest = document(&arena), cell[8];
	unsigned times[GJ_N_WORDS] = {0};
	bool inside = false;
	size_t n;

	(void)state;
	while ((n = markdown_row(&rest, cell, 8)) > 0) {
		if (n == 4 && gj_str_eq(cell[0], GJ_STR("word"))) {
			inside = true;
			continue;
		}
		inside = inside && n == 4 && cell[0].len > 2 && cell[0].at[0] == '`';
		if (!inside)
			continue;
		check_pair(cell[0], cell[1], times);
		if (cell[2].len > 0)
			check_pair(cell[2], cell[3], times);
	}
	for (int i = 0; i < GJ_N_WORDS; i++)
		if (times[i] != 1)
			fail_msg("`%s` stands %u times in the tables of words",
				 gj_word_text((gj_word)i, GJ_EN), times[i]);
	gj_arena_free(&arena);
}
