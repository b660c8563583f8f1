/* SPDX-License-Identifier: Apache-2.0 */
/* Random records as lines of input, in all the ways in which a person or a program may write them; and lines gone wrong. */
#ifndef GJ_PORTFOLIO_WRITE_RECORD_H
#define GJ_PORTFOLIO_WRITE_RECORD_H

#include "base/buf.h"
#include "eval/record.h"
#include "support/random.h"

/* One line of JSON without its end. What a service file cannot say is left out: the line is what counts. */
void write_record_json(gj_buf *out, const gj_record *record, gj_str name, rng *random);

/* Change a few bytes of what was written from `from` on; never a line end. */
void write_record_spoil(gj_buf *out, size_t from, rng *random);

#endif
