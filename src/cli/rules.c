/* SPDX-License-Identifier: Apache-2.0 */
/* Which rules: the order in which they are looked for, and which file lies where. */
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/image.h"

enum { PATH_BYTES = 4096, MAX_ROOTS = 2 * GJ_ARGS_MAX_RULES };

/* `path` without links and dots, in the arena; as it stands where it does not exist. */
static gj_str resolved(gj_session *s, const char *path)
{
	char room[PATH_MAX];
	gj_str out;

	if (realpath(path, room) == NULL)
		return gj_str_of(path);
	if (gj_arena_str(&s->arena, &out, gj_str_of(room)) != GJ_OK)
		return gj_str_of(path);
	return out;
}

static bool lies_under(gj_str path, gj_str folder)
{
	if (!gj_str_starts(path, folder))
		return false;
	return path.len == folder.len || path.at[folder.len] == '/' ||
	       (folder.len > 0 && folder.at[folder.len - 1] == '/');
}

bool gj_session_under(gj_session *s, uint32_t file, char *const *paths, size_t n_paths)
{
	gj_str name = resolved(s, s->law->file[file].name.at);

	for (size_t i = 0; i < n_paths; i++)
		if (lies_under(name, resolved(s, paths[i])))
			return true;
	return n_paths == 0;
}

static int add_root(gj_session *s, gj_str path)
{
	gj_str copy;

	if (s->n_roots == MAX_ROOTS)
		return gj_fault(&s->err, GJ_EINPUT, "more than %d rule folders", MAX_ROOTS);
	if (gj_arena_str(&s->arena, &copy, path) != GJ_OK)
		return gj_fault_memory(&s->err);
	s->root[s->n_roots++] = copy.at;
	return GJ_OK;
}

/* The folder that was installed with the program: <prefix>/share/guiju/content for <prefix>/bin/guiju. */
static bool beside_program(char out[PATH_BYTES])
{
	static const char tail[] = "/../share/guiju/content";
	ssize_t n = readlink("/proc/self/exe", out, PATH_BYTES - sizeof tail);

	while (n > 0 && out[n - 1] != '/')
		n--;
	if (n <= 0)
		return false;
	memcpy(out + n - 1, tail, sizeof tail);
	return access(out, R_OK) == 0;
}

static int add_default(gj_session *s)
{
	const char *said = getenv("GUIJU_RULES");
	char beside[PATH_BYTES];
	gj_str list, one;
	int rc = GJ_OK;

	if (said != NULL && said[0] != '\0') {
		list = gj_str_of(said);
		while (rc == GJ_OK && gj_args_next(&list, ':', &one))
			if (one.len > 0)
				rc = add_root(s, one);
		return rc;
	}
	if (beside_program(beside))
		return add_root(s, gj_str_of(beside));
	return add_root(s, GJ_STR(GJ_CONTENT_DIR));
}

static bool among_roots(gj_session *s, const char *path)
{
	gj_str name = resolved(s, path);

	for (size_t i = 0; i < s->n_roots; i++)
		if (lies_under(name, resolved(s, s->root[i])))
			return true;
	return false;
}

/*
 * A verdict does not hang on tests, and most of a rule base are tests: they are read where they are run, shown or counted,
 * and where invariants are proved, which may stand beside them. Of one service only few exemptions matter.
 */
static unsigned load_flags(const gj_session *s)
{
	gj_command command = s->args.command;
	bool tests = command == GJ_CMD_TEST || command == GJ_CMD_LINT || command == GJ_CMD_PROVE ||
		     command == GJ_CMD_LAW_LIST || command == GJ_CMD_LAW_SHOW;
	bool one = command == GJ_CMD_WHY || command == GJ_CMD_ASK || command == GJ_CMD_PROVE ||
		   (command == GJ_CMD_CHECK && s->args.n_operands == 1);

	if (s->imaging)
		return GJ_LOAD_WITHOUT_TESTS;
	return (tests ? 0 : GJ_LOAD_WITHOUT_TESTS) | (one ? GJ_LOAD_UNMARKED : 0);
}

int gj_session_law(gj_session *s, char *const *more, size_t n_more)
{
	int rc = GJ_OK;

	s->root = gj_arena_array(&s->arena, MAX_ROOTS, sizeof *s->root);
	if (s->root == NULL)
		return gj_fault_memory(&s->err);
	for (size_t i = 0; rc == GJ_OK && i < s->args.n_rules; i++)
		rc = add_root(s, gj_str_of(s->args.rules[i]));
	if (rc == GJ_OK && s->args.n_rules == 0)
		rc = add_default(s);
	for (size_t i = 0; rc == GJ_OK && i < n_more; i++)
		if (!among_roots(s, more[i]))
			rc = add_root(s, gj_str_of(more[i]));
	if (rc != GJ_OK)
		return rc;
	if (!s->imaging)
		rc = gj_image_law(s, load_flags(s));
	if (rc == GJ_OK && s->law == NULL)
		rc = gj_law_load(&s->law, &s->arena, s->root, s->n_roots, load_flags(s), &s->err);
	/* Reports print the names of files: they must be text. */
	for (size_t i = 0; rc == GJ_OK && i < s->law->n_files; i++)
		if (gj_utf8_valid(s->law->file[i].name) != s->law->file[i].name.len)
			rc = gj_fault(&s->err, GJ_EINPUT, "the name of a rule file is not UTF-8");
	return rc;
}
