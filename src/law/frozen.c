/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE /* O_CLOEXEC */
#include "law/frozen.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/parallel.h"
#include "law/files.h"

enum { THREADS = 4, CHUNK = 64 << 10 };

/* Files beside the texts that the law was made from. */
typedef struct comparison {
	const gj_law *law;
	const gj_listed *file;
	bool differs[THREADS];
} comparison;

static bool says(int fd, gj_str text)
{
	char chunk[CHUNK];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof chunk)) > 0) {
		if ((size_t)n > text.len || memcmp(chunk, text.at, (size_t)n) != 0)
			return false;
		text.at += n;
		text.len -= (size_t)n;
	}
	return n == 0 && text.len == 0;
}

static void compare(void *context, unsigned worker, size_t at)
{
	comparison *c = context;
	int fd;

	if (c->differs[worker])
		return;
	/* A pipe by that name would be waited for. */
	fd = open(c->file[at].path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	c->differs[worker] = fd < 0 || !says(fd, c->law->tree[at]->source.text);
	if (fd >= 0)
		close(fd);
}

static bool same_files(const gj_law *law, const gj_listed *file, size_t n)
{
	comparison all = {.law = law, .file = file};
	bool differ = n != law->n_files;

	for (size_t i = 0; !differ && i < n; i++)
		differ = !gj_str_eq(file[i].base_name, law->tree[i]->base_name);
	if (differ)
		return false;
	gj_parallel(n, THREADS, compare, &all);
	for (size_t i = 0; i < THREADS; i++)
		differ = differ || all.differs[i];
	return !differ;
}

/* The law itself, with what is this run's: the arena, and where the files lie. */
static int take_up(gj_law **out, gj_arena *arena, const gj_law *frozen, const gj_listed *file)
{
	gj_law *law = gj_arena_get(arena, sizeof *law);

	if (law == NULL)
		return GJ_ENOMEM;
	*law = *frozen;
	law->arena = arena;
	law->file = gj_arena_array(arena, law->n_files, sizeof *law->file);
	if (law->file == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_files; i++)
		law->file[i] = (gj_source){file[i].path, law->tree[i]->source.text};
	*out = law;
	return GJ_OK;
}

int gj_law_thaw(gj_law **out, gj_arena *arena, const gj_thawed *frozen, const char *const *paths,
		size_t n_paths, unsigned flags)
{
	gj_listed *file;
	size_t n;
	int rc;

	*out = NULL;
	if ((flags & GJ_LOAD_WITHOUT_TESTS) == 0)
		return GJ_OK;
	rc = gj_files_list(&file, &n, arena, paths, n_paths, flags, NULL);
	if (rc != GJ_OK)
		return rc == GJ_ENOMEM ? rc : GJ_OK;
	return same_files(frozen->root, file, n) ? take_up(out, arena, frozen->root, file) : GJ_OK;
}
