/* SPDX-License-Identifier: Apache-2.0 */
/* UUIDs made from names (RFC 9562, version 5): the same name in the same space is the same UUID, everywhere and always. */
#ifndef GJ_BASE_UUID_H
#define GJ_BASE_UUID_H

#include "base/str.h"

typedef struct gj_uuid {
	unsigned char byte[16];
} gj_uuid;

/* The UUID of `name` in the space `space`. SHA-1, as the standard has it: good for names, not against an attacker. */
gj_uuid gj_uuid_of(const gj_uuid *space, gj_str name);

/* Lower-case hexadecimal in five groups, and a zero byte. */
void gj_uuid_format(const gj_uuid *uuid, char out[37]);

#endif
