/* SPDX-License-Identifier: Apache-2.0 */
/* Breaking lines, and the table of messages. */
#include "report/fixture.h"

#include "base/utf8.h"
#include "report/page.h"
#include "report/wrap.h"

static void assert_lines(const char *text, size_t width, const char *const *lines, size_t n)
{
	gj_str rest = gj_str_of(text);

	for (size_t i = 0; i < n; i++) {
		gj_str line = gj_wrap_line(&rest, width);

		if (!gj_str_eq(line, gj_str_of(lines[i])))
			fail_msg("line %lu is `%.*s`, not `%s`", (unsigned long)i, GJ_FMT(line),
				 lines[i]);
	}
	assert_int_equal(rest.len, 0);
}

#define LINES(text, width, ...)                                                                    \
	assert_lines(text, width, (const char *const[]){__VA_ARGS__},                              \
		     sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void test_wrap_words(void **state)
{
	(void)state;
	LINES("one two three", 80, "one two three");
	LINES("one two three", 7, "one two", "three");
	LINES("one two three", 8, "one two", "three");
	LINES("one  two ", 4, "one", "two");
	LINES("incomprehensible", 6, "incomp", "rehens", "ible");
	LINES("a incomprehensible", 6, "a", "incomp", "rehens", "ible");
	/* The dot between two things stays with the first. */
	LINES("alpha · beta", 7, "alpha ·", "beta");
}

static void test_wrap_chinese(void **state)
{
	(void)state;
	LINES("生成式人工智能", 6, "生成式", "人工智", "能");
	LINES("生成式人工智能", 7, "生成式", "人工智", "能");
	/* No closing mark starts a line, no opening one ends it. */
	LINES("办法，规定", 4, "办", "法，", "规定");
	LINES("见《办法》", 4, "见", "《办", "法》");
	LINES("第17条", 5, "第17", "条");
	/* Latin words inside stay whole where they can. */
	LINES("请填launch一项", 8, "请填", "launch一", "项");
}

static void test_wrap_hard_space(void **state)
{
	(void)state;
	LINES("see art.\xc2\xa0"
	      "17",
	      9, "see",
	      "art.\xc2\xa0"
	      "17");
	LINES("义务\xc2\xa0"
	      "x",
	      4, "义",
	      "务\xc2\xa0"
	      "x");
}

/* Whatever the text, no line is wider than asked, and nothing but spaces is lost. */
static void test_wrap_property(void **state)
{
	static const char *const bits[] = {"a", "bc", " ",    "义", "，", "《",
					   "·", "-",  "    ", "é",  "條"};
	uint64_t seed = 20261124;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[200] = "";
		gj_str rest, line;
		size_t kept = 0, had = 0, width = 2 + (size_t)(round % 30);

		for (int i = 0; i < 30; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			strcat(text, bits[(seed >> 33) % (sizeof bits / sizeof *bits)]);
		}
		for (size_t i = 0; text[i] != '\0'; i++)
			had += text[i] != ' ';
		for (rest = gj_str_of(text); rest.len > 0;) {
			line = gj_wrap_line(&rest, width);
			assert_true(gj_utf8_width(line) <= width);
			assert_int_equal(gj_utf8_valid(line), line.len);
			for (size_t i = 0; i < line.len; i++)
				kept += line.at[i] != ' ';
		}
		assert_int_equal(kept, had);
	}
}

/* Both tongues of a message use the same arguments, and say something. */
static void test_messages(void **state)
{
	(void)state;
	for (int key = 0; key < GJ_N_MESSAGES; key++) {
		unsigned used[2] = {0, 0};

		for (int tongue = GJ_EN; tongue <= GJ_ZH; tongue++) {
			const char *text = gj_message_text((gj_message)key, (gj_tongue)tongue);

			assert_true(text[0] != '\0');
			assert_int_equal(gj_utf8_valid(gj_str_of(text)), strlen(text));
			for (; *text != '\0'; text++)
				if (text[0] == '%') {
					assert_true(text[1] >= '1' && text[1] <= '9');
					used[tongue] |= 1u << (text[1] - '0');
				}
		}
		if (used[GJ_EN] != used[GJ_ZH])
			fail_msg("`%s` and `%s` use different arguments",
				 gj_message_text((gj_message)key, GJ_EN),
				 gj_message_text((gj_message)key, GJ_ZH));
	}
}

static void test_plurals(void **state)
{
	gj_buf out;

	(void)state;
	gj_buf_init(&out, gj_alloc_system(), 1000);
	gj_message_add(&out, GJ_EN, GJ_M_DECIDES, GJ_ARGS(GJ_STR("1")));
	assert_string_equal(out.at, "1 norm hangs on it");
	gj_buf_clear(&out);
	gj_message_add(&out, GJ_EN, GJ_M_DECIDES, GJ_ARGS(GJ_STR("21")));
	assert_string_equal(out.at, "21 norms hang on it");
	gj_buf_free(&out);
}

/* Escape sequences and marks that turn text around are shown, not obeyed. */
static void test_control_characters(void **state)
{
	gj_style style = {GJ_EN, false, 80, false};
	gj_page page;
	gj_buf out;

	(void)state;
	gj_buf_init(&out, gj_alloc_system(), 1000);
	gj_page_start(&page, &out, &style);
	gj_page_add(&page, GJ_STR("a\033[2Jb\tc\nd\xe2\x80\xae"
				  "e\xc2\x9b"
				  "f"));
	gj_page_end(&page, 0, GJ_INK_PLAIN);
	gj_page_done(&page);
	assert_string_equal(out.at, "a\xef\xbf\xbd[2Jb c d\xef\xbf\xbd"
				    "e\xef\xbf\xbd"
				    "f\n");
	gj_buf_free(&out);
}

/* A citation that needs more lines than the words beside it is printed whole. */
static void test_left_column(void **state)
{
	gj_style style = {GJ_EN, false, 40, false};
	gj_page page;
	gj_buf out;

	(void)state;
	gj_buf_init(&out, gj_alloc_system(), 1000);
	gj_page_start(&page, &out, &style);
	gj_page_left(&page, 1, GJ_INK_PLAIN, GJ_STR("art. 2"));
	gj_page_left(&page, 1, GJ_INK_PLAIN, GJ_STR("item 3"));
	gj_page_add(&page, GJ_STR("words"));
	gj_page_end(&page, 10, GJ_INK_PLAIN);
	gj_page_left_rest(&page);
	gj_page_add(&page, GJ_STR("next"));
	gj_page_end(&page, 10, GJ_INK_PLAIN);
	gj_page_done(&page);
	assert_string_equal(out.at, " art. 2   words\n item 3\n          next\n");
	gj_buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrap_words),	   cmocka_unit_test(test_wrap_chinese),
		cmocka_unit_test(test_wrap_hard_space),	   cmocka_unit_test(test_wrap_property),
		cmocka_unit_test(test_messages),	   cmocka_unit_test(test_plurals),
		cmocka_unit_test(test_control_characters), cmocka_unit_test(test_left_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
