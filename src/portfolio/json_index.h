/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the signs of JSON stand in a text, found by simdjson (stage 1 of Langdale and Lemire, Parsing gigabytes of JSON per second,
 * VLDB Journal 2019): each { } [ ] : , outside strings, each quote that opens a string, the first byte of every other token. C++
 * stays behind this header.
 */
#ifndef GJ_PORTFOLIO_JSON_INDEX_H
#define GJ_PORTFOLIO_JSON_INDEX_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	GJ_INDEX_PADDING = 64, /* bytes behind the text that may be read */
	GJ_INDEX_BEHIND = 5    /* places behind the last one, each the length of the text */
};

typedef enum gj_index_result {
	GJ_INDEX_DONE,
	GJ_INDEX_BAD, /* not UTF-8, a string without an end or with a control character in it, or nothing but blanks */
	GJ_INDEX_NO_MEMORY
} gj_index_result;

typedef struct gj_indexer gj_indexer;

/* NULL: no memory. To be given to gj_indexer_free. */
gj_indexer *gj_indexer_new(void);
void gj_indexer_free(gj_indexer *indexer); /* takes NULL */

/*
 * The places, ascending, in *at: *n of them and GJ_INDEX_BEHIND more; valid until the next call. `text` has GJ_INDEX_PADDING readable
 * bytes behind `len`. When done: the text is UTF-8, every string ends, and none holds a control character.
 */
gj_index_result gj_indexer_run(gj_indexer *indexer, const char *text, size_t len,
			       const uint32_t **at, size_t *n);

#ifdef __cplusplus
}
#endif
#endif
