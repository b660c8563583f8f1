/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The members of a ZIP archive in memory (PKWARE APPNOTE 6.3.10): stored, deflated (8) or compressed by Zstandard (93, which the library of
 * Debian 12 does not read); ZIP64. The central directory says what there is. Refused: archives in parts, encrypted members.
 */
#ifndef GJ_PROBE_ZIP_H
#define GJ_PROBE_ZIP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

typedef struct gj_zip_member {
	gj_str name;
	uint64_t packed, size, at; /* `at`: of its local head */
	uint32_t crc;
	uint16_t method;
	bool encrypted;
} gj_zip_member;

typedef struct gj_zip {
	gj_source source;
	gj_zip_member *member;
	size_t n;
} gj_zip;

enum { GJ_ZIP_MOST_MEMBERS = 1000000, GJ_ZIP_MOST_MEMBER = 256 << 20 };

int gj_zip_open(gj_zip *out, gj_arena *arena, const gj_source *source, gj_error *err);

/* NULL: none of this name. */
const gj_zip_member *gj_zip_find(const gj_zip *zip, const char *name);

/* What a member holds; its length and its CRC-32 are as the directory says. At most GJ_ZIP_MOST_MEMBER. */
int gj_zip_read(gj_str *out, gj_arena *arena, const gj_zip *zip, const gj_zip_member *member,
		gj_error *err);

#endif
