/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* MAP_FIXED_NOREPLACE */
#include "base/thaw.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/frozen.h"

static bool is_ours(const struct stat *about)
{
	return S_ISREG(about->st_mode) && (about->st_uid == 0 || about->st_uid == geteuid()) &&
	       (about->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static bool fits(const gj_frozen_head *head, uint64_t size, gj_str id)
{
	unsigned char want[GJ_FROZEN_ID] = {0};

	if (id.len == 0 || id.len > sizeof want)
		return false;
	memcpy(want, id.at, id.len);
	return memcmp(head->magic, GJ_FROZEN_MAGIC, sizeof head->magic) == 0 &&
	       memcmp(head->id, want, sizeof want) == 0 && head->size == size &&
	       head->root < size && head->root % GJ_FROZEN_ALIGN == 0 &&
	       head->moves >= sizeof *head && head->moves <= size &&
	       head->moves % sizeof(uint32_t) == 0 &&
	       head->n_moves <= (size - head->moves) / sizeof(uint32_t);
}

static void *map_at(int fd, size_t size, int protection)
{
#ifdef MAP_FIXED_NOREPLACE
	void *want = (void *)(uintptr_t)GJ_FROZEN_BASE;
	void *at = mmap(want, size, protection, MAP_PRIVATE | MAP_FIXED_NOREPLACE, fd, 0);

	if (at == want)
		return at;
	if (at != MAP_FAILED) /* a kernel that does not know the flag takes it for a hint */
		munmap(at, size);
#else
	(void)fd, (void)size, (void)protection;
#endif
	return MAP_FAILED;
}

/* Every pointer by the way between where the bytes are and where they were meant to be. */
static bool move(char *at, const gj_frozen_head *head)
{
	const char *moves = at + head->moves;

	for (uint64_t i = 0; i < head->n_moves; i++) {
		uint32_t place;
		uint64_t pointer;

		memcpy(&place, moves + i * sizeof place, sizeof place);
		if ((uint64_t)place * 8 > head->moves - sizeof pointer)
			return false;
		memcpy(&pointer, at + (size_t)place * 8, sizeof pointer);
		pointer += (uintptr_t)at - GJ_FROZEN_BASE;
		memcpy(at + (size_t)place * 8, &pointer, sizeof pointer);
	}
	return true;
}

static bool map(gj_thawed *out, int fd, size_t size, const gj_frozen_head *head, bool elsewhere)
{
	out->size = size;
	out->at = elsewhere ? MAP_FAILED : map_at(fd, size, PROT_READ);
	if (out->at == MAP_FAILED) {
		out->at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
		if (out->at == MAP_FAILED)
			return false;
		if (!move(out->at, head) || mprotect(out->at, size, PROT_READ) != 0) {
			gj_thaw_end(out);
			return false;
		}
	}
	out->root = (const char *)out->at + head->root;
	return true;
}

static bool thaw(gj_thawed *out, const char *path, gj_str id, bool elsewhere)
{
	gj_frozen_head head;
	struct stat about;
	bool done = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	memset(out, 0, sizeof *out);
	if (fd < 0)
		return false;
	if (sizeof(void *) == sizeof(uint64_t) && fstat(fd, &about) == 0 && is_ours(&about) &&
	    about.st_size >= (off_t)sizeof head &&
	    pread(fd, &head, sizeof head, 0) == (ssize_t)sizeof head &&
	    fits(&head, (uint64_t)about.st_size, id))
		done = map(out, fd, (size_t)about.st_size, &head, elsewhere);
	close(fd);
	if (!done)
		memset(out, 0, sizeof *out);
	return done;
}

bool gj_thaw(gj_thawed *out, const char *path, gj_str id)
{
	return thaw(out, path, id, false);
}

bool gj_thaw_elsewhere(gj_thawed *out, const char *path, gj_str id)
{
	return thaw(out, path, id, true);
}

void gj_thaw_end(gj_thawed *thawed)
{
	if (thawed->at != NULL)
		munmap(thawed->at, thawed->size);
	memset(thawed, 0, sizeof *thawed);
}
