/* SPDX-License-Identifier: Apache-2.0 */
/* Breaking text into lines by display width, in the scripts that reports use. */
#ifndef GJ_REPORT_WRAP_H
#define GJ_REPORT_WRAP_H

#include <stdint.h>

#include "base/str.h"

/*
 * Cut the next line of at most `width` columns off `rest`, which is valid UTF-8. Breaks at spaces, and on either
 * side of a wide character unless closing punctuation would start a line or opening punctuation would end one.
 * What has no such place is cut between characters. A line is never empty unless `rest` holds spaces only.
 */
gj_str gj_wrap_line(gj_str *rest, size_t width);

/* Characters that a terminal would obey instead of show, and those that turn the direction of text. */
bool gj_wrap_forbidden(uint32_t code);

#endif
