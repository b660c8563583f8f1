/* SPDX-License-Identifier: Apache-2.0 */
/* The entry that libFuzzer calls; main.c calls it for files, so that the corpus runs without clang. */
#ifndef GJ_TESTS_FUZZ_H
#define GJ_TESTS_FUZZ_H

#include <stdint.h>

#include <guiju/error.h>

#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The library is given valid UTF-8 without zero bytes: base/file.h refuses the rest. */
bool fuzz_is_text(gj_str text);

/* A message is one that can be shown: a code, words, UTF-8, positions that exist. */
void fuzz_check_error(const gj_error *err);

#endif
