/* SPDX-License-Identifier: Apache-2.0 */
/* The entry that libFuzzer calls; main.c calls it for files, so that the corpus runs without clang. */
#ifndef GJ_TESTS_FUZZ_H
#define GJ_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
