/* SPDX-License-Identifier: Apache-2.0 */
/* What came of asking a question once, and how it is told from what a server sent. */
#ifndef GJ_ENDPOINT_OUTCOME_H
#define GJ_ENDPOINT_OUTCOME_H

#include "base/data.h"

/* Judges make refused, partial and complied of what is answered; the others are never judged. */
typedef enum gj_endpoint_outcome_class {
	GJ_ENDPOINT_ANSWERED,
	GJ_ENDPOINT_EMPTY,    /* a sound response without text */
	GJ_ENDPOINT_FILTERED, /* a filter of the service took the question or the answer */
	GJ_ENDPOINT_ERROR,    /* no sound response */
	GJ_ENDPOINT_MISSING,  /* never asked, or not to the end: in counts alone */
	GJ_N_ENDPOINT_CLASSES
} gj_endpoint_outcome_class;

const char *gj_endpoint_outcome_class_name(gj_endpoint_outcome_class class);
bool gj_endpoint_outcome_class_of(gj_endpoint_outcome_class *out, gj_str word); /* not `missing` */

typedef struct gj_endpoint_outcome {
	gj_endpoint_outcome_class class;
	long status;   /* of HTTP; 0: there was no response, or it is not known */
	gj_str text;   /* what the model said */
	gj_str finish; /* why it ended, in the server's word */
	gj_str error;  /* what went wrong, in a line; empty: nothing */
	bool again;    /* the same request may do better later */
	bool hopeless; /* so will all others: no such address or model, no right to it */
} gj_endpoint_outcome;

/*
 * What does the response to POST .../chat/completions say? `body` is all of it, and outlives the outcome, as the arena does. Never fails but for memory
 * (where it is the body that is too much, that is an outcome): what cannot be read is an outcome of class error. A refusal that stands in a field of its own (`refusal`) is the text; parts of a
 * content are put together; reasoning is no part of the answer.
 */
int gj_endpoint_outcome_read(gj_endpoint_outcome *out, gj_arena *arena, long status, gj_str body,
			     gj_error *err);

/* Is it a text with something in it to read? */
bool gj_endpoint_outcome_says(gj_str text);

/* A word by which a service says that a filter was at work (filters.def). */
bool gj_endpoint_outcome_is_filter(gj_str word);

#endif
