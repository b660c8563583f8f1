/* SPDX-License-Identifier: Apache-2.0 */
/* Is a long text UTF-8? By simdjson (Keiser and Lemire, Validating UTF-8 in less than one instruction per byte, 2021). */
#ifndef GJ_CORPUS_UTF8_CHECK_H
#define GJ_CORPUS_UTF8_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

bool gj_utf8_check(const char *text, size_t len);

#ifdef __cplusplus
}
#endif
#endif
