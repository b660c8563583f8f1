/* SPDX-License-Identifier: Apache-2.0 */
/* cases.txt: each line is searched whole, in single bytes, and after and before other text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <guiju/error.h>

#include "base/file.h"
#include "personal/collect.h"

enum { MOST = 4096 };

typedef struct reading {
	char text[MOST];
	size_t len;
	findings want;
} reading;

static void put_code(reading *r, unsigned long code)
{
	if (code < 0x80) {
		r->text[r->len++] = (char)code;
		return;
	}
	r->text[r->len++] = (char)(0xe0 | code >> 12);
	r->text[r->len++] = (char)(0x80 | (code >> 6 & 0x3f));
	r->text[r->len++] = (char)(0x80 | (code & 0x3f));
}

/* `[kind c|`: true, and moves past it. */
static bool open_value(reading *r, const char **at)
{
	const char *bar = strchr(*at, '|'), *blank = strchr(*at, ' ');
	finding *to = &r->want.item[r->want.n];

	if (**at != '[' || bar == NULL || blank == NULL || bar != blank + 2 ||
	    !gj_personal_kind_of(&to->kind, (gj_str){*at + 1, (size_t)(blank - *at) - 1}))
		return false;
	to->confidence = blank[1] == 'v'   ? GJ_PERSONAL_VALID
			 : blank[1] == 'c' ? GJ_PERSONAL_CONTEXT
					   : GJ_PERSONAL_SHAPE;
	to->at = r->len;
	to->end = 0;
	*at = bar + 1;
	return true;
}

/* `<200b>`; `<` alone stands for itself. */
static bool read_code(reading *r, const char **at)
{
	size_t n = strspn(*at + 1, "0123456789abcdef");

	if (**at != '<' || n == 0 || (*at)[n + 1] != '>')
		return false;
	put_code(r, strtoul(*at + 1, NULL, 16));
	*at += n + 2;
	return true;
}

static void read_case(reading *r, gj_str line)
{
	char copy[MOST];
	const char *at = copy;
	bool open = false;

	assert_true(line.len < sizeof copy);
	memcpy(copy, line.at, line.len);
	copy[line.len] = '\0';
	r->len = r->want.n = 0;
	while (*at != '\0') {
		if (!open && open_value(r, &at)) {
			open = true;
		} else if (open && *at == ']') {
			r->want.item[r->want.n++].end = r->len;
			open = false;
			at++;
		} else if (!read_code(r, &at)) {
			r->text[r->len++] = *at++;
		}
	}
	assert_false(open);
}

static bool as_wanted(const findings *want, const findings *got, size_t shift)
{
	if (want->n != got->n)
		return false;
	for (size_t i = 0; i < want->n; i++)
		if (want->item[i].kind != got->item[i].kind ||
		    want->item[i].confidence != got->item[i].confidence ||
		    want->item[i].at + shift != got->item[i].at ||
		    want->item[i].end + shift != got->item[i].end)
			return false;
	return true;
}

static void show(const findings *all, gj_str text)
{
	for (size_t i = 0; i < all->n; i++)
		print_error("    %s, %s: `%.*s`\n", gj_personal_word(all->item[i].kind),
			    gj_personal_confidence_word(all->item[i].confidence),
			    (int)(all->item[i].end - all->item[i].at), text.at + all->item[i].at);
}

static size_t one_byte(void *context, size_t left)
{
	(void)context;
	(void)left;
	return 1;
}

/* Texts that say nothing of numbers, long enough that the case lies across every border of the scanner. */
static bool amid(const reading *r, size_t before)
{
	static char room[3 * MOST];
	static findings got;
	size_t at = 0;

	for (; at < before; at++)
		room[at] = at % 7 == 6 ? '\n' : 'w';
	room[at++] = '\n';
	memcpy(room + at, r->text, r->len);
	memset(room + at + r->len, '\n', 600);
	collect_whole(&got, (gj_str){room, at + r->len + 600});
	return as_wanted(&r->want, &got, at);
}

static size_t check_case(reading *r, unsigned line)
{
	static findings got;
	gj_str text = {r->text, r->len};
	bool whole;

	collect_whole(&got, text);
	whole = as_wanted(&r->want, &got, 0);
	if (!whole) {
		print_error("cases.txt:%u: `%.*s`\n  found:\n", line, GJ_FMT(text));
		show(&got, text);
		return 1;
	}
	collect(&got, text, NULL, one_byte, NULL);
	if (!as_wanted(&r->want, &got, 0)) {
		print_error("cases.txt:%u: otherwise in single bytes\n", line);
		return 1;
	}
	for (size_t before = 0; before < 1100; before += 37)
		if (!amid(r, before)) {
			print_error("cases.txt:%u: otherwise after %zu bytes\n", line, before);
			return 1;
		}
	return 0;
}

static void test_cases(void **state)
{
	static reading r;
	gj_arena arena;
	gj_str text;
	unsigned number = 0, cases = 0;
	size_t bad = 0;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), 1 << 20);
	assert_int_equal(gj_file_read(&text, &arena, GJ_SOURCE_DIR "/tests/personal/cases.txt",
				      1 << 20, NULL),
			 GJ_OK);
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		gj_str line = {text.at, end != NULL ? (size_t)(end - text.at) : text.len};

		number++;
		text.at += line.len + (end != NULL);
		text.len -= line.len + (end != NULL);
		if (line.len == 0 || line.at[0] == '#')
			continue;
		read_case(&r, line);
		bad += check_case(&r, number);
		cases++;
	}
	gj_arena_free(&arena);
	assert_true(cases > 100);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};

	return cmocka_run_group_tests_name("personal_cases", tests, NULL, NULL);
}
