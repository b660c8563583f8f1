/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "base/build_id.h"

#if defined(__linux__) && defined(__GLIBC__)
#include <link.h>

/* Notes stand one behind the other: a head, a name, what it says; each filled up to four bytes. */
static gj_str id_in(const char *at, size_t len)
{
	while (len >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *note = (const void *)at;
		size_t name = ((size_t)note->n_namesz + 3) / 4 * 4;
		size_t says = ((size_t)note->n_descsz + 3) / 4 * 4;
		const char *text = at + sizeof *note;

		if (name + says > len - sizeof *note)
			break;
		if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 &&
		    memcmp(text, "GNU", 4) == 0)
			return (gj_str){text + name, note->n_descsz};
		at += sizeof *note + name + says;
		len -= sizeof *note + name + says;
	}
	return GJ_STR("");
}

/* The first object is the program itself. */
static int visit(struct dl_phdr_info *object, size_t size, void *out)
{
	gj_str *id = out;

	(void)size;
	for (size_t i = 0; id->len == 0 && i < object->dlpi_phnum; i++)
		if (object->dlpi_phdr[i].p_type == PT_NOTE)
			*id = id_in((const char *)object->dlpi_addr + object->dlpi_phdr[i].p_vaddr,
				    object->dlpi_phdr[i].p_memsz);
	return 1;
}

gj_str gj_build_id(void)
{
	gj_str id = GJ_STR("");

	dl_iterate_phdr(visit, &id);
	return id;
}

#else

gj_str gj_build_id(void)
{
	return GJ_STR("");
}

#endif
