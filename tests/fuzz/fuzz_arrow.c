/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as an Arrow stream: refused with a message, or read, every promise of the reader held and every value looked
 * at; what was read is written, and is then read as the same rows. The bytes come a few at a time, too.
 */
#include <stdio.h>
#include <stdlib.h>

#include "arrow/attempt.h"
#include "fuzz/fuzz.h"

enum { MOST_OUT = 64 << 20 };

static void hold(bool kept, const char *what)
{
	if (kept)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_str bytes = {(const char *)data, size};
	gj_buf out;
	attempt first = {.alloc = gj_alloc_system()};
	attempt again = {.alloc = gj_alloc_system()};
	attempt slow = {.alloc = gj_alloc_system(), .out = &out};
	int rc = attempt_copy(&first, (walk_source){bytes, 0, 0});

	gj_buf_init(&out, gj_alloc_system(), MOST_OUT);
	hold(first.fault == NULL, first.fault);
	if (rc != GJ_OK) {
		fuzz_check_error(&first.err);
	} else {
		rc = attempt_copy(&slow, (walk_source){bytes, 1 + size % 7, 0});
		hold(slow.fault == NULL, slow.fault);
		hold(rc == GJ_OK || (rc == GJ_ENOMEM && gj_buf_status(&out) != GJ_OK),
		     slow.err.message);
		if (rc == GJ_OK) {
			rc = attempt_copy(&again, (walk_source){gj_buf_str(&out), 0, 0});
			hold(rc == GJ_OK && again.fault == NULL, "what we wrote cannot be read");
			hold(again.batches == first.batches && again.hash == first.hash,
			     "what we wrote says something else");
		}
	}
	gj_buf_free(&out);
	return 0;
}
