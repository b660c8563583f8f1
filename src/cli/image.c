/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE /* readlink */
#include "cli/image.h"

#include <unistd.h>

#include "base/build_id.h"
#include "base/file.h"
#include "law/freeze.h"
#include "law/frozen.h"

enum { PATH_BYTES = 4096 };

/* Beside the program where it was built; with the rules where it was installed. */
static const char *const tail[] = {"content.image", "../share/guiju/content.image"};

static size_t folder_of_program(char out[PATH_BYTES])
{
	ssize_t n = readlink("/proc/self/exe", out, PATH_BYTES - 64);

	while (n > 0 && out[n - 1] != '/')
		n--;
	return n > 0 ? (size_t)n : 0;
}

int gj_image_law(gj_session *s, unsigned flags)
{
	char path[PATH_BYTES];
	size_t folder = folder_of_program(path);
	int rc = GJ_OK;

	if (s->n_roots != 1 || folder == 0 || (flags & GJ_LOAD_WITHOUT_TESTS) == 0)
		return GJ_OK;
	for (size_t i = 0; rc == GJ_OK && s->law == NULL && i < sizeof tail / sizeof *tail; i++) {
		memcpy(path + folder, tail[i], strlen(tail[i]) + 1);
		if (!gj_thaw(&s->image, path, gj_build_id()))
			continue;
		rc = gj_law_thaw(&s->law, &s->arena, &s->image, s->root, s->n_roots, flags);
		if (s->law == NULL)
			gj_thaw_end(&s->image);
	}
	return rc == GJ_OK ? rc : gj_fault_memory(&s->err);
}

int gj_image_write(gj_session *s, const char *path)
{
	gj_buf bytes;
	int rc;

	s->imaging = true;
	rc = gj_session_law(s, NULL, 0);
	if (rc != GJ_OK)
		return rc;
	gj_buf_init(&bytes, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_law_freeze(&bytes, s->law, gj_build_id(), &s->err);
	if (rc == GJ_OK)
		rc = gj_file_write(path, gj_buf_str(&bytes), &s->err);
	gj_buf_free(&bytes);
	return rc;
}
