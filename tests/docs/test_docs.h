/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GJ_TESTS_DOCS_TEST_DOCS_H
#define GJ_TESTS_DOCS_TEST_DOCS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "docs/markdown.h"
#include "lang/text.h"

/* docs/language.md against the tables of src/lang */
void test_kinds_table(void **state);
void test_fields_table(void **state);
void test_units_table(void **state);
void test_words_tables(void **state);

#endif
