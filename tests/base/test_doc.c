/* SPDX-License-Identifier: Apache-2.0 */
/* The document readers: the JSON reader against jansson, YAML's refusals, positions, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/doc.h"
#include "base/json.h"
#include "base/utf8.h"
#include "support/random.h"

static gj_doc *read(gj_arena *arena, const char *text, size_t len, bool json, gj_error *err)
{
	gj_source source = {GJ_STR("d"), {text, len}};
	gj_doc *doc = NULL;
	int rc = json ? gj_doc_read_json(&doc, arena, &source, err)
		      : gj_doc_read_yaml(&doc, arena, &source, err);

	assert_true((rc == GJ_OK) == (doc != NULL));
	return doc;
}

/* Same shape, same strings. */
static void same(const gj_doc *doc, const json_t *json)
{
	const char *key;
	json_t *value;

	switch (json_typeof(json)) {
	case JSON_OBJECT:
		assert_int_equal(doc->kind, GJ_DOC_MAP);
		assert_int_equal(doc->n, json_object_size(json));
		json_object_foreach((json_t *)json, key, value) same(gj_doc_get(doc, key), value);
		break;
	case JSON_ARRAY:
		assert_int_equal(doc->kind, GJ_DOC_LIST);
		assert_int_equal(doc->n, json_array_size(json));
		for (size_t i = 0; i < doc->n; i++)
			same(doc->kid[i], json_array_get(json, i));
		break;
	case JSON_STRING:
		assert_true(doc->quoted);
		assert_int_equal(doc->text.len, json_string_length(json));
		assert_memory_equal(doc->text.at, json_string_value(json), doc->text.len);
		break;
	default:
		assert_int_equal(doc->kind, GJ_DOC_SCALAR);
		assert_false(doc->quoted);
		break;
	}
}

static const char whole[] = "{\"a\": [1, -2.5e3, true, null, \"x\\n\\u5e7f\\ud83d\\ude00\\/\"],\n "
			    "\"b\": {\"c\": {}, \"d\": []},\n"
			    " \"e\": \"\\\"\\\\\\r\\t\", \"规\": 0}";

/* Random bytes changed: both readers take it, or both refuse. */
static void test_json_against_jansson(void **state)
{
	unsigned taken = 0, refused = 0;

	(void)state;
	for (uint64_t seed = 0; seed < 30000; seed++) {
		static const char byte[] = "{}[]\",:0123456789.eE+-tfn\\u \nax";
		char text[sizeof whole];
		rng d = rng_of(seed, 8);
		gj_arena arena;
		gj_error err;
		gj_doc *doc;
		json_t *json;
		size_t len = sizeof whole - 1;

		memcpy(text, whole, sizeof whole);
		for (unsigned i = 0; i < seed % 4; i++)
			text[rng_below(&d, (unsigned)len)] = byte[rng_below(&d, sizeof byte - 1)];
		if (gj_utf8_valid((gj_str){text, len}) < len)
			continue;
		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		doc = read(&arena, text, len, true, &err);
		json = json_loadb(
			text, len,
			JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, NULL);
		/* jansson refuses numbers that a double cannot hold; we keep their text. */
		if (json == NULL && doc != NULL && strstr(text, "e3") == NULL)
			json = json_loadb(text, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY,
					  NULL);
		if (doc != NULL && json != NULL)
			same(doc, json);
		else if ((doc != NULL) != (json != NULL) && strpbrk(text, "eE") == NULL &&
			 strstr(err.message, "hidden character") == NULL)
			fail_msg("seed %llu: one reader takes it, the other does not\n%s",
				 (unsigned long long)seed, text);
		taken += doc != NULL;
		refused += doc == NULL;
		json_decref(json);
		gj_arena_free(&arena);
	}
	assert_true(taken > 5000 && refused > 5000);
}

static void refuse(bool json, const char *text, const char *words, uint32_t line)
{
	gj_arena arena;
	gj_error err;

	gj_arena_init(&arena, gj_alloc_system(), 8 << 20);
	assert_null(read(&arena, text, strlen(text), json, &err));
	if (strstr(err.message, words) == NULL)
		fail_msg("%s\nsays: %s", text, err.message);
	if (line > 0)
		assert_int_equal(err.spot[0].line, line);
	gj_arena_free(&arena);
}

static void test_refusals(void **state)
{
	(void)state;
	refuse(true, "{\"a\": 1,\n \"a\": 2}", "stands twice", 2);
	refuse(true, "{\"a\": 01}", "value was expected", 1);
	refuse(true, "{\"a\": \"\\ud800\"}", "surrogate", 1);
	refuse(true, "{\"a\": \"\\u0000\"}", "zero character", 1);
	refuse(true, "{\"a\": 1} x", "behind the end", 1);
	refuse(true, "", "too early", 1);
	refuse(true, "[1,]", "value was expected", 1);
	refuse(true, "{\"a\": tru}", "value was expected", 1);
	refuse(false, "a: &x 1\nb: *x\n", "anchors", 1);
	refuse(false, "a: *x\n", "aliases", 1);
	refuse(false, "a: !!int 3\n", "tags", 1);
	refuse(false, "a: 1\n---\nb: 2\n", "more than one document", 2);
	refuse(false, "a: 1\nb: 2\na: 3\n", "stands twice", 3);
	refuse(false, "[a]: 1\n", "plain name", 1);
	refuse(false, "a: [1\n", "not YAML", 0);
	refuse(false, "a:\n\t- 1\n", "not YAML", 2);
}

/* Nesting and numbers of values are bounded, and refused fast. */
static void test_bombs(void **state)
{
	enum { SIZE = 200000 };
	char *text = malloc(SIZE + 1);

	(void)state;
	assert_non_null(text);
	memset(text, '[', SIZE);
	text[SIZE] = '\0';
	refuse(true, text, "nested too deeply", 1);
	refuse(false, text, "nested too deeply", 1);
	memset(text, '{', SIZE);
	refuse(false, text, "plain name", 1);
	free(text);
	text = malloc(2 * GJ_DOC_MAX_NODES + 10);
	assert_non_null(text);
	text[0] = '[';
	for (size_t i = 0; i <= GJ_DOC_MAX_NODES; i++)
		memcpy(text + 1 + 2 * i, "1,", 2);
	text[2 * GJ_DOC_MAX_NODES + 3] = '\0';
	{
		gj_arena arena;
		gj_error err;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		assert_null(read(&arena, text, strlen(text), true, &err));
		assert_non_null(strstr(err.message, "too many values"));
		gj_arena_free(&arena);
	}
	free(text);
}

static void test_yaml_positions(void **state)
{
	static const char text[] = "service: S\nfacts:\n  offered: yes\n  规模: '12'\n";
	gj_arena arena;
	gj_error err;
	const gj_doc *doc, *facts;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	doc = read(&arena, text, sizeof text - 1, false, &err);
	facts = gj_doc_get(doc, "facts");
	assert_int_equal(facts->n, 2);
	assert_true(facts->key[0]->pos.line == 3 && facts->key[0]->pos.col == 3 &&
		    facts->key[0]->pos.len == 7);
	assert_true(facts->kid[1]->quoted && facts->kid[1]->pos.line == 4 &&
		    facts->kid[1]->pos.col == 7);
	assert_int_equal(read(&arena, "", 0, false, &err)->kind, GJ_DOC_MAP);
	assert_null(gj_doc_get(doc, "none"));
	gj_arena_free(&arena);
}

/* What the writer writes, jansson reads, and it is the same. */
static void test_json_writer(void **state)
{
	(void)state;
	for (int compact = 0; compact < 2; compact++) {
		gj_buf buf;
		gj_json json;
		json_t *back;

		gj_buf_init(&buf, gj_alloc_system(), 10000);
		gj_json_init(&json, &buf, compact == 1);
		gj_json_open(&json, '{');
		gj_json_key(&json, "text\n");
		gj_json_str(&json, GJ_STR("a\"b\\c\x01\t规"));
		gj_json_key(&json, "list");
		gj_json_open(&json, '[');
		gj_json_int(&json, -5);
		gj_json_num(&json, 12500);
		gj_json_null(&json);
		gj_json_bool(&json, true);
		gj_json_open(&json, '{');
		gj_json_close(&json, '}');
		gj_json_close(&json, ']');
		gj_json_close(&json, '}');
		back = json_loads(buf.at, 0, NULL);
		assert_non_null(back);
		assert_string_equal(json_string_value(json_object_get(back, "text\n")),
				    "a\"b\\c\x01\t规");
		assert_int_equal(json_array_size(json_object_get(back, "list")), 5);
		assert_true((memchr(buf.at, '\n', buf.len) == NULL) == (compact == 1));
		json_decref(back);
		gj_buf_free(&buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_against_jansson),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_yaml_positions),
		cmocka_unit_test(test_json_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
