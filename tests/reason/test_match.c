/* SPDX-License-Identifier: Apache-2.0 */
/* Likeness of texts on the openings of a draft and its final text (anchors for text measures: 2*53/(55+90)), and assignments by trying all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/gen_small.h"
#include "reason/match.h"

static const char draft_1[] = "为促进生成式人工智能健康发展和规范应用，根据《中华人民共和国网络安全"
			      "法》《中华人民共和国数据安全法》《中华人民共和国"
			      "个人信息保护法》等法律、行政法规，制定本办法。";
static const char final_1[] =
	"为了促进生成式人工智能健康发展和规范应用，维护国家安全和社会公共利益，保护公民、法人和其他"
	"组织的合法权益，根据《中华人民共和国网络安全法》、"
	"《中华人民共和国数据安全法》、《中华人民共和国个人信息保护法》、《中华人民共和国科学技术进"
	"步法》等法律、行政法规，制定本办法。";

static void test_published_number(void **state)
{
	(void)state;
	assert_true(fabs(gj_likeness(GJ_STR(draft_1), GJ_STR(final_1)) - 2.0 * 53 / (55 + 90)) <
		    1e-9);
}

static void test_properties(void **state)
{
	(void)state;
	assert_true(gj_likeness(GJ_STR(draft_1), GJ_STR(draft_1)) == 1);
	assert_true(gj_likeness(GJ_STR(""), GJ_STR("")) == 0);
	assert_true(gj_likeness(GJ_STR("一"), GJ_STR("一")) == 0);
	assert_true(gj_likeness(GJ_STR("应当标识。"), GJ_STR("应当，标识.")) == 1);
	assert_true(gj_likeness(GJ_STR(draft_1), GJ_STR(final_1)) ==
		    gj_likeness(GJ_STR(final_1), GJ_STR(draft_1)));
	assert_true(gj_likeness(GJ_STR("label content"), GJ_STR("keep logs")) < 0.2);
}

enum { MOST = 6 };

/* The greatest sum over all ways to give rows columns, or none. */
static double best(const double *worth, size_t rows, size_t columns, size_t row, unsigned taken)
{
	double most;

	if (row == rows)
		return 0;
	most = best(worth, rows, columns, row + 1, taken);
	for (size_t j = 0; j < columns; j++)
		if ((taken >> j & 1) == 0)
			most = fmax(most,
				    worth[row * columns + j] +
					    best(worth, rows, columns, row + 1, taken | 1u << j));
	return most;
}

static void test_assignment(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		uint64_t random = seed;
		size_t rows = 1 + gen_below(&random, MOST), columns = 1 + gen_below(&random, MOST);
		double worth[MOST * MOST], sum = 0;
		uint32_t column_of[MOST];
		unsigned taken = 0;
		gj_arena arena;

		for (size_t i = 0; i < rows * columns; i++)
			worth[i] =
				gen_below(&random, 3) == 0 ? 0 : gen_below(&random, 1000) / 1000.0;
		gj_arena_init(&arena, gj_alloc_system(), 1 << 20);
		assert_int_equal(gj_assign(column_of, &arena, worth, rows, columns), 0);
		for (size_t i = 0; i < rows; i++) {
			if (column_of[i] >= columns)
				continue;
			assert_int_equal(taken >> column_of[i] & 1, 0);
			taken |= 1u << column_of[i];
			sum += worth[i * columns + column_of[i]];
		}
		assert_true(fabs(sum - best(worth, rows, columns, 0, 0)) < 1e-9);
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_published_number),
					   cmocka_unit_test(test_properties),
					   cmocka_unit_test(test_assignment)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
