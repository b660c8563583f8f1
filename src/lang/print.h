/* SPDX-License-Identifier: Apache-2.0 */
/* Small printers that the files of the printer share. */
#ifndef GJ_LANG_PRINT_H
#define GJ_LANG_PRINT_H

#include "lang/lang.h"

void gj_print__word(gj_buf *out, gj_word word, gj_tongue tongue);
void gj_print__comma(gj_buf *out, gj_tongue tongue);
void gj_print__day(gj_buf *out, gj_day day);
void gj_print__string(gj_buf *out, gj_str text);
void gj_print__names(gj_buf *out, const gj_name *name, size_t n, gj_tongue tongue);
void gj_print__value(gj_buf *out, gj_key key, const gj_value *value, gj_tongue tongue);
void gj_print__given(gj_buf *out, const gj_given *given, gj_tongue tongue);
void gj_print__expect(gj_buf *out, const gj_expect *expect, gj_tongue tongue);

#endif
