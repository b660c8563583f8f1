/* SPDX-License-Identifier: Apache-2.0 */
/* For look*.c: an item that has ended. */
#ifndef GJ_SCREEN_LOOK_ITEM_H
#define GJ_SCREEN_LOOK_ITEM_H

#include "screen/look.h"

/* Count it with its source, write down what was found, offer it to the sample. */
int gj_look_end(void *context, const gj_item *item, const gj_error *fault, gj_error *err);

/* Nothing of an item is known any more. */
void gj_look_forget(gj_look *look);

/* So many bytes more were looked through; from time to time the watch is told. */
void gj_look_tell(gj_look *look, uint64_t more);

#endif
