// SPDX-License-Identifier: Apache-2.0
// The only C++ of this room.
#include "corpus/utf8_check.h"

#include <simdjson.h>

extern "C" bool gj_utf8_check(const char *text, size_t len)
{
	return simdjson::validate_utf8(text, len);
}
