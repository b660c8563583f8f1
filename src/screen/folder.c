/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/folder.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "screen/outflow.h"

static int refuse(const gj_screen_folder *folder, const char *name, bool finished, gj_error *err)
{
	gj_source source = {folder->path, GJ_STR("")};

	if (finished)
		gj_fault(err, GJ_EINPUT, "the folder holds another run, which is finished");
	else
		gj_fault(err, GJ_EINPUT, "the folder is not empty: `%.100s`", name);
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return gj_fault_help(err, "name a folder that is empty or not there yet");
}

/* Anything in the folder but an empty `work`? The first in byte order is named, so that the message hangs on the folder alone. */
static int check_empty(const gj_screen_folder *folder, gj_error *err)
{
	DIR *open = opendir(folder->path.at);
	char first[256] = "";
	bool finished = false;
	const struct dirent *entry;

	if (open == NULL)
		return gj_file__fault(err, folder->path, "cannot read", errno);
	while ((entry = readdir(open)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		    strcmp(entry->d_name, "work") == 0)
			continue;
		finished = finished || strcmp(entry->d_name, "screen.json") == 0;
		if (first[0] == '\0' || strcmp(entry->d_name, first) < 0)
			snprintf(first, sizeof first, "%s", entry->d_name);
	}
	closedir(open);
	return first[0] != '\0' ? refuse(folder, first, finished, err) : GJ_OK;
}

static int make(gj_str path, bool *made, gj_error *err)
{
	struct stat about;

	*made = mkdir(path.at, 0777) == 0;
	if (*made)
		return GJ_OK;
	/* A wrong name is the caller's, a full disk is not. */
	if (errno != EEXIST)
		return gj_file__fault(
			err, path,
			errno == ENOSPC || errno == EDQUOT ? "cannot write" : "cannot make", errno);
	if (stat(path.at, &about) != 0 || !S_ISDIR(about.st_mode))
		return gj_file__fault(err, path, "cannot make", ENOTDIR);
	return GJ_OK;
}

int gj_screen_folder_open(gj_screen_folder *out, gj_arena *arena, const char *path, gj_error *err)
{
	bool made;
	int rc;

	*out = (gj_screen_folder){.path = GJ_STR("")};
	if (gj_arena_str(arena, &out->path, gj_str_of(path)) != GJ_OK)
		return gj_fault_memory(err);
	out->work = gj_outflow_path(arena, out->path, "work");
	out->journal = gj_outflow_path(arena, out->path, "work/journal");
	if (out->work.at == NULL || out->journal.at == NULL)
		return gj_fault_memory(err);
	rc = make(out->path, &out->made, err);
	if (rc == GJ_OK && access(out->journal.at, F_OK) != 0)
		rc = check_empty(out, err);
	return rc == GJ_OK ? make(out->work, &made, err) : rc;
}

gj_str gj_screen_folder_part(const gj_screen_folder *folder, gj_arena *arena, uint32_t file,
			     uint32_t range)
{
	char name[64];

	snprintf(name, sizeof name, "part-%07" PRIu32 "-%04" PRIu32, file, range);
	return gj_outflow_path(arena, folder->work, name);
}

void gj_screen_folder_clear(const gj_screen_folder *folder, gj_arena *arena, bool undo)
{
	gj_paths all = {0};
	gj_error ignored;

	if (gj_file_list(&all, arena, folder->work.at, "", &ignored) == GJ_OK)
		for (size_t i = 0; i < all.n; i++)
			if (!gj_str_eq(all.item[i], folder->journal))
				unlink(all.item[i].at);
	unlink(folder->journal.at);
	rmdir(folder->work.at);
	if (undo && folder->made)
		rmdir(folder->path.at);
}
