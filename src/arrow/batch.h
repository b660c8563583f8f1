/* SPDX-License-Identifier: Apache-2.0 */
/* From a message with its body to arrays: nodes and buffers dealt out to the columns, everything checked. */
#ifndef GJ_ARROW_BATCH_H
#define GJ_ARROW_BATCH_H

#include "arrow/body.h"
#include "arrow/type.h"

/* The values of a dictionary: `array` lies in `parcel`, unreleased. Without any, `parcel` is NULL. */
typedef struct gj_dictionary {
	gj_parcel *parcel;
	struct ArrowArray *array;
} gj_dictionary;

/* Both read the message's body off the stream. On failure nothing is held. */
int gj_batch_read(struct ArrowArray *out, gj_stream *stream, const gj_meta *meta,
		  const gj_arrow_columns *table, const gj_dictionary *dictionary, gj_error *err);

int gj_dictionary_read(gj_dictionary *out, gj_stream *stream, const gj_meta *meta,
		       const gj_meta_batch *batch, const gj_arrow_column *column, gj_error *err);

#endif
