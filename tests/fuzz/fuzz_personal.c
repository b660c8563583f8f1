/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as text in which personal data is looked for: two cuts give what the whole gives, findings are in order, apart and
 * within the text, and each can be masked. The first two bytes choose the pieces.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "personal/personal.h"

typedef struct sum {
	uint64_t end, n, mixed, length;
} sum;

static void demand(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static int add(void *context, const gj_personal_found *found)
{
	char masked[GJ_PERSONAL_MASKED];
	sum *s = context;

	demand(found->at >= s->end && found->end > found->at && found->end <= s->length,
	       "findings out of order");
	demand(found->end - found->at <= GJ_PERSONAL_LONGEST, "a span too long");
	demand(found->value.len <= GJ_PERSONAL_VALUE &&
		       gj_utf8_valid(found->value) == found->value.len,
	       "a value that is no text");
	gj_personal_mask(found, masked);
	demand(strlen(masked) < sizeof masked && masked[0] != '\0', "no mask");
	s->end = found->end;
	s->n++;
	s->mixed = gj_hash(masked, strlen(masked),
			   s->mixed + found->at + found->end * 31 + found->kind * 7 +
				   found->confidence);
	return 0;
}

static sum scan(gj_str text, size_t first, size_t rest)
{
	sum s = {0, 0, 0, text.len};
	gj_personal p;

	gj_personal_begin(&p, NULL, add, &s);
	for (size_t at = 0, size = first; at < text.len; at += size, size = rest) {
		char *copy;

		size = size < text.len - at ? size : text.len - at;
		copy = malloc(size + (size == 0));
		demand(copy != NULL, "no memory");
		memcpy(copy, text.at + at, size);
		gj_personal_feed(&p, (gj_str){copy, size});
		free(copy);
	}
	gj_personal_end(&p);
	return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gj_str text;
	sum whole, cut;

	if (size < 2)
		return 0;
	text = (gj_str){(const char *)data + 2, size - 2};
	whole = scan(text, text.len, 1);
	cut = scan(text, text.len * data[0] / 255, 1 + data[1] * 7);
	demand(whole.n == cut.n && whole.mixed == cut.mixed, "another cut gives otherwise");
	return 0;
}
