/* SPDX-License-Identifier: Apache-2.0 */
/* What went wrong with a file, in our own words: the C library's depend on the locale. Only file*.c include this. */
#ifndef GJ_BASE_FILE_FAULT_H
#define GJ_BASE_FILE_FAULT_H

#include "base/file.h"

/* `what`, "cannot read", with the reason that `code` (an errno) stands for. Returns GJ_EIO. */
int gj_file__fault(gj_error *err, gj_str path, const char *what, int code);

#endif
