/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a report, from messages.def, in both tongues. */
#ifndef GJ_REPORT_MESSAGES_H
#define GJ_REPORT_MESSAGES_H

#include "base/buf.h"
#include "lang/tree.h"

typedef enum gj_message {
#define MESSAGE(key, en, zh) GJ_M_##key,
#include "report/messages.def"
#undef MESSAGE
	GJ_N_MESSAGES
} gj_message;

/* Arguments of a message; NULL when it has none. */
#define GJ_ARGS(...) ((const gj_str[]){__VA_ARGS__})

const char *gj_message_text(gj_message key, gj_tongue tongue);

/* Add a message with %1 .. %9 replaced by `args` and the right form of its plurals. */
void gj_message_add(gj_buf *out, gj_tongue tongue, gj_message key, const gj_str *args);

/* Decimal digits of `value`, kept in `room`. */
gj_str gj_count(char room[12], size_t value);
gj_str gj_grouped(char room[32], uint64_t number); /* 1234567 as 1,234,567 */

#endif
