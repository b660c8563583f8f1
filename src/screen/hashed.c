/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/hashed.h"

#include "base/fault.h"
#include "base/hash.h"

int gj_screen_hashed_open(gj_screen_hashed *out, gj_arena *arena, const gj_corpus_file *file)
{
	*out = (gj_screen_hashed){.file = file};
	out->prefix = gj_arena_array(arena, file->n_ranges, sizeof *out->prefix);
	if (out->prefix == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < file->n_ranges; i++)
		out->prefix[i].end =
			i + 2 < file->n_ranges ? file->range[i + 2].packed : file->size;
	pthread_mutex_init(&out->lock, NULL);
	pthread_cond_init(&out->moved, NULL);
	return GJ_OK;
}

void gj_screen_hashed_close(gj_screen_hashed *hashed)
{
	pthread_mutex_destroy(&hashed->lock);
	pthread_cond_destroy(&hashed->moved);
}

bool gj_screen_hashed_was(gj_screen_hashed *hashed, uint32_t range, gj_str state)
{
	char *was = hashed->prefix[range].was;

	if (state.len != 64)
		return false;
	memcpy(was, state.at, 64);
	was[64] = '\0';
	return true;
}

static void move(gj_screen_hashed *hashed, size_t known, bool give_up)
{
	pthread_mutex_lock(&hashed->lock);
	hashed->known = known;
	hashed->given_up = give_up;
	pthread_cond_broadcast(&hashed->moved);
	pthread_mutex_unlock(&hashed->lock);
}

static int changed(const gj_screen_hashed *hashed, gj_error *err)
{
	gj_source source = {hashed->file->path, GJ_STR("")};

	gj_fault(err, GJ_EINPUT,
		 "the file is not the one that the run was begun with: other bytes");
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return gj_fault_help(err, "bring it back, or begin again in another folder");
}

typedef struct passing {
	gj_screen_hashed *hashed;
	const atomic_bool *stop;
	bool stopped;
	size_t next; /* the range that ends next */
} passing;

static uint64_t next_end(void *context)
{
	const passing *p = context;

	return p->next < p->hashed->file->n_ranges ? p->hashed->prefix[p->next].end : UINT64_MAX;
}

static int pass(void *context, const gj_sha256 *state, uint64_t read, gj_error *err)
{
	passing *p = context;
	gj_screen_hashed *hashed = p->hashed;
	size_t before = p->next;

	p->stopped = atomic_load(p->stop);
	if (p->stopped)
		return GJ_EINPUT;
	for (; next_end(p) == read; p->next++) {
		struct gj_screen_prefix *prefix = &hashed->prefix[p->next];
		gj_sha256 here = *state;
		unsigned char hash[32];

		gj_sha256_end(&here, hash);
		gj_hash_hex(hash, prefix->hash);
		if (prefix->was[0] != '\0' && strcmp(prefix->was, prefix->hash) != 0)
			return changed(hashed, err);
	}
	if (p->next > before)
		move(hashed, p->next, false);
	return GJ_OK;
}

int gj_screen_hashed_do(gj_screen_hashed *hashed, gj_screen_file *out, const atomic_bool *stop,
			gj_error *err)
{
	passing p = {hashed, stop, false, 0};
	gj_screen_hash_watch watch = {&p, next_end, pass};
	int rc = gj_screen_hash_file(out, hashed->file->fd, &watch, err);

	if (rc != GJ_OK)
		move(hashed, p.next, true);
	return p.stopped ? GJ_OK : rc;
}

const char *gj_screen_hashed_wait(gj_screen_hashed *hashed, uint32_t range)
{
	bool known;

	pthread_mutex_lock(&hashed->lock);
	while (hashed->known <= range && !hashed->given_up)
		pthread_cond_wait(&hashed->moved, &hashed->lock);
	known = hashed->known > range;
	pthread_mutex_unlock(&hashed->lock);
	return known ? hashed->prefix[range].hash : NULL;
}
