/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of words: nothing in them may mean two things in one place. Numerals and citations both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/lang.h"
#include "lang/numeral.h"

static bool same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* English: small letters, with single spaces or hyphens; Chinese: none of ASCII. */
static void check_word(const char *en, const char *zh)
{
	for (const char *at = en; *at != '\0'; at++)
		assert_true((*at >= 'a' && *at <= 'z') || *at == '-' ||
			    (*at == ' ' && at > en && at[1] != ' ' && at[1] != '\0'));
	assert_true(en[0] != '\0' && zh[0] != '\0');
	for (const char *at = zh; *at != '\0'; at++)
		assert_true((unsigned char)*at >= 0x80);
}

static void test_kinds_and_units(void **state)
{
	(void)state;
	for (int i = 0; i < GJ_N_KINDS; i++) {
		check_word(gj_kind_word((gj_kind)i, GJ_EN), gj_kind_word((gj_kind)i, GJ_ZH));
		for (int k = 0; k < i; k++)
			for (int t = 0; t < 2; t++)
				assert_false(same(gj_kind_word((gj_kind)i, (gj_tongue)t),
						  gj_kind_word((gj_kind)k, (gj_tongue)t)));
	}
	for (int i = 0; i < GJ_N_UNITS; i++) {
		check_word(gj_unit_word((gj_unit)i, GJ_EN), gj_unit_word((gj_unit)i, GJ_ZH));
		for (int k = 0; k < i; k++)
			for (int t = 0; t < 2; t++)
				assert_false(same(gj_unit_word((gj_unit)i, (gj_tongue)t),
						  gj_unit_word((gj_unit)k, (gj_tongue)t)));
	}
}

static bool share_a_kind(gj_key a, gj_key b)
{
	for (int kind = 0; kind < GJ_N_KINDS; kind++)
		if (gj_key_fits(a, (gj_kind)kind) && gj_key_fits(b, (gj_kind)kind))
			return true;
	return false;
}

static void test_fields(void **state)
{
	(void)state;
	for (int i = 0; i < GJ_N_KEYS; i++) {
		check_word(gj_key_word((gj_key)i, GJ_EN), gj_key_word((gj_key)i, GJ_ZH));
		assert_true(share_a_kind((gj_key)i, (gj_key)i));
		for (int k = 0; k < i; k++)
			for (int t = 0; share_a_kind((gj_key)i, (gj_key)k) && t < 2; t++)
				assert_false(same(gj_key_word((gj_key)i, (gj_tongue)t),
						  gj_key_word((gj_key)k, (gj_tongue)t)));
	}
}

static void test_words(void **state)
{
	(void)state;
	for (int i = 0; i < GJ_N_WORDS; i++) {
		check_word(gj_word_text((gj_word)i, GJ_EN), gj_word_text((gj_word)i, GJ_ZH));
		for (int k = 0; k < i; k++)
			for (int t = 0; t < 2; t++)
				assert_false(same(gj_word_text((gj_word)i, (gj_tongue)t),
						  gj_word_text((gj_word)k, (gj_tongue)t)));
	}
}

static void assert_prints(const gj_buf *buf, const char *wanted)
{
	assert_int_equal(gj_buf_status(buf), GJ_OK);
	assert_string_equal(buf->at, wanted);
}

static void test_numerals(void **state)
{
	(void)state;
	for (unsigned value = 1; value <= 9999; value++) {
		gj_buf buf;
		unsigned back = 0;

		gj_buf_init(&buf, gj_alloc_system(), 100);
		gj_numeral_print(&buf, value);
		assert_int_equal(gj_numeral_read(gj_buf_str(&buf), &back), buf.len);
		assert_int_equal(back, value);
		if (value == 17)
			assert_prints(&buf, "十七");
		if (value == 105)
			assert_prints(&buf, "一百零五");
		if (value == 110)
			assert_prints(&buf, "一百一十");
		if (value == 2010)
			assert_prints(&buf, "二千零一十");
		if (value == 9001)
			assert_prints(&buf, "九千零一");
		gj_buf_free(&buf);
	}
}

static void test_numeral_forms(void **state)
{
	static const struct {
		const char *text;
		size_t taken;
		unsigned value;
	} form[] = {
		{"十七条", 6, 17},
		{"一百〇五", 12, 105},
		{"二十", 6, 20},
		{"零", 0, 0},
		{"", 0, 0},
		{"条", 0, 0},
		/* other spellings are refused, so that no article has two */
		{"一十七", 0, 0},
		{"一零五", 0, 0},
		{"二十十", 0, 0},
		{"十百", 0, 0},
		{"一百五", 0, 0},
		{"十零", 0, 0},
		{"百", 0, 0},
		{"九千九百九十九九", 0, 0},
		{"九千九百九十九千九百九十九", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
		unsigned value = 0;

		assert_int_equal(gj_numeral_read(gj_str_of(form[i].text), &value), form[i].taken);
		if (form[i].taken > 0)
			assert_int_equal(value, form[i].value);
	}
}

/* Reads `text` as the citation of a duty; NULL when it is refused. */
static const gj_cite *read_cite(gj_arena *arena, gj_buf *file, const char *text)
{
	gj_source source = {GJ_STR("cite.gj"), GJ_STR("")};
	gj_tree *tree;

	gj_buf_clear(file);
	gj_buf_printf(file, "duty x\n  cite %s\n", text);
	source.text = gj_buf_str(file);
	if (gj_parse(&tree, arena, &source, NULL) != GJ_OK)
		return NULL;
	return &tree->block[0].field[0].value.cite[0];
}

static void test_citations(void **state)
{
	static const struct {
		const char *text, *en, *zh;
	} form[] = {
		{"cn/x art 17", "cn/x art 17", "cn/x 第十七条"},
		{"cn/x 第十七条第二款第（", NULL, NULL},
		{"cn/x 第十七条第二款第三项", "cn/x art 17 para 2 item 3",
		 "cn/x 第十七条第二款第三项"},
		{"cn/x art 17 第二款", "cn/x art 17 para 2", "cn/x 第十七条第二款"},
		{"cn/x 第17条第2款", "cn/x art 17 para 2", "cn/x 第十七条第二款"},
		{"cn/x 第二百八十六条之一", "cn/x art 286-1", "cn/x 第二百八十六条之一"},
		{"cn/x 第286条之一第一款", "cn/x art 286-1 para 1",
		 "cn/x 第二百八十六条之一第一款"},
		{"eu/x art 6a para 2 point b", "eu/x art 6a para 2 point b",
		 "eu/x 第6a条第二款第b点"},
		{"eu/x annex iii", "eu/x annex iii", "eu/x 第iii附件"},
		{"tc/x section 5.2", "tc/x section 5.2", "tc/x 第5.2节"},
		{"us/x section 6-1-1701", "us/x section 6-1-1701", "us/x 第6-1-1701节"},
		{"cn/x art 12345", "cn/x art 12345", "cn/x 第12345条"},
		{"cn/x", "cn/x", "cn/x"},
		{"cn/x art", NULL, NULL},
		{"cn/x art 0", NULL, NULL},
		{"cn/x art 07", NULL, NULL},
		{"cn/x art -3", NULL, NULL},
		{"cn/x art 1.", NULL, NULL},
		{"cn/x art a/b", NULL, NULL},
		{"cn/x art 1234567890123456", NULL, NULL},
		{"cn/x art 2023-08-15", NULL, NULL},
		{"cn/x 第零条", NULL, NULL},
		{"cn/x 第条", NULL, NULL},
		{"cn/x 第十七", NULL, NULL},
		{"cn/x 第十七条款", NULL, NULL},
		{"cn/x 第十七条之", NULL, NULL},
		{"cn/x art 1 art 1 art 1 art 1 art 1 art 1 art 1", NULL, NULL},
		{"art 17", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
		gj_arena arena;
		gj_buf file, buf;
		const gj_cite *cite;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		gj_buf_init(&file, gj_alloc_system(), 1000);
		gj_buf_init(&buf, gj_alloc_system(), 1000);
		cite = read_cite(&arena, &file, form[i].text);
		if ((cite == NULL) != (form[i].en == NULL))
			fail_msg("`%s` is %s", form[i].text, cite == NULL ? "refused" : "read");
		if (cite != NULL) {
			gj_print_cite(&buf, cite, GJ_EN);
			assert_prints(&buf, form[i].en);
			gj_buf_clear(&buf);
			gj_print_cite(&buf, cite, GJ_ZH);
			assert_prints(&buf, form[i].zh);
		}
		gj_buf_free(&buf);
		gj_buf_free(&file);
		gj_arena_free(&arena);
	}
}

static void test_steps_for_people(void **state)
{
	static const struct {
		const char *text, *en, *zh;
	} form[] = {
		{"cn/x chapter 2 art 17 para 2 item 1", "ch. 2 art. 17 para. 2 item 1",
		 "第二章第十七条第二款第一项"},
		{"cn/x annex e", "annex E", "附录E"},
		{"cn/x annex b.2.1 item a", "annex B.2.1 item a", "附录B.2.1第a项"},
		{"eu/x annex iii point 1", "annex III point 1", "附录III第一点"},
		{"cn/x annex 1", "annex 1", "附件一"},
		{"cn/x section reported", "as reported", "据报道"},
		{"cn/x section 20240402", "2024-04-02", "2024-04-02"},
		{"cn/x section 5.2 item 3", "sec. 5.2 item 3", "第5.2节第三项"},
	};
	gj_arena arena;
	gj_buf file, buf;
	const gj_cite *cite;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&file, gj_alloc_system(), 1000);
	gj_buf_init(&buf, gj_alloc_system(), 1000);
	for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
		cite = read_cite(&arena, &file, form[i].text);
		assert_non_null(cite);
		gj_buf_clear(&buf);
		gj_print_steps(&buf, cite, GJ_EN);
		assert_prints(&buf, form[i].en);
		gj_buf_clear(&buf);
		gj_print_steps(&buf, cite, GJ_ZH);
		assert_prints(&buf, form[i].zh);
	}
	gj_buf_free(&buf);
	gj_buf_free(&file);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds_and_units),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_numerals),
		cmocka_unit_test(test_numeral_forms),
		cmocka_unit_test(test_citations),
		cmocka_unit_test(test_steps_for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
