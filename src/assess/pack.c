/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium/crypto_hash_sha256.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/inflow.h"

enum { PIECE = 1 << 16 };

/* What is copied of a folder: the files that the parts of an assessment write. */
static const char *const of_folder[] = {"manifest.json",      "screen.json",	 "sample.jsonl",
					"findings.jsonl.zst", "bank.jsonl",	 "responses.jsonl",
					"probe.json",	      "judgements.jsonl"};

typedef struct packing {
	const gj_assessment *a;
	gj_arena *arena;
	gj_str path;
	gj_buf sums;
	gj_error *err;
	gj_str *name; /* of files that were written, from the pack on */
	size_t n, cap;
} packing;

int gj_pack_hash(const char *path, char out[65], gj_error *err)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	char piece[PIECE];
	gj_inflow in;
	size_t got;
	int rc = gj_inflow_open(&in, path, err);

	if (rc != GJ_OK)
		return rc;
	crypto_hash_sha256_init(&state);
	do {
		rc = gj_inflow_read(&in, piece, sizeof piece, &got, err);
		if (rc == GJ_OK)
			crypto_hash_sha256_update(&state, (const unsigned char *)piece, got);
	} while (rc == GJ_OK && got > 0);
	gj_inflow_close(&in);
	crypto_hash_sha256_final(&state, hash);
	gj_hash_hex(hash, out);
	return rc;
}

static int cannot(const packing *p, const char *what, const char *path)
{
	return gj_fault(p->err, GJ_EIO, "cannot %s `%s`: %s", what, path, strerror(errno));
}

static int make_folder(const packing *p, const char *path)
{
	if (mkdir(path, 0777) == 0)
		return GJ_OK;
	if (errno != EEXIST)
		return cannot(p, "make", path);
	gj_fault(p->err, GJ_EINPUT, "`%s` is there already", path);
	return gj_fault_help(p->err, "what a run that was stopped left has to be taken away first");
}

/* The name of a file from the pack on, for its sum. */
static int note(packing *p, gj_str name)
{
	if (gj_arena_room(p->arena, (void **)&p->name, &p->cap, p->n, sizeof name) != GJ_OK ||
	    gj_arena_str(p->arena, &p->name[p->n], name) != GJ_OK)
		return gj_fault_memory(p->err);
	p->n++;
	return GJ_OK;
}

static int write_piece(int fd, const char *at, size_t len)
{
	while (len > 0) {
		ssize_t wrote = write(fd, at, len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return GJ_EIO;
		at += wrote;
		len -= (size_t)wrote;
	}
	return GJ_OK;
}

static int copy(packing *p, gj_str from, gj_str name)
{
	gj_str to = gj_path_in(p->arena, p->path, name);
	char piece[PIECE];
	gj_inflow in;
	size_t got;
	int fd, rc;

	if (to.len == 0)
		return gj_fault_memory(p->err);
	rc = gj_inflow_open(&in, from.at, p->err);
	if (rc != GJ_OK)
		return rc;
	fd = open(to.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		rc = cannot(p, "write", to.at);
	while (rc == GJ_OK) {
		rc = gj_inflow_read(&in, piece, sizeof piece, &got, p->err);
		if (rc != GJ_OK || got == 0)
			break;
		if (write_piece(fd, piece, got) != GJ_OK)
			rc = cannot(p, "write", to.at);
	}
	gj_inflow_close(&in);
	if (fd >= 0 && close(fd) != 0 && rc == GJ_OK)
		rc = cannot(p, "write", to.at);
	return rc == GJ_OK ? note(p, name) : rc;
}

/* The n-th path of the evidence: a folder's files, or one file under its own name. */
static int pack_path(packing *p, size_t n, gj_str from, bool folder)
{
	char number[24];
	gj_str name, to;
	int rc;

	snprintf(number, sizeof number, "%zu", n);
	to = gj_path_in(p->arena, p->path, gj_str_of(number));
	if (to.len == 0)
		return gj_fault_memory(p->err);
	rc = make_folder(p, to.at);
	if (rc == GJ_OK && !folder) {
		name = gj_path_in(p->arena, gj_str_of(number),
				  gj_path_tail(p->a->evidence->told[n - 1]));
		return copy(p, from, name);
	}
	for (size_t i = 0; rc == GJ_OK && i < sizeof of_folder / sizeof *of_folder; i++) {
		if (!gj_folder_has(p->arena, from, of_folder[i]))
			continue;
		name = gj_path_in(p->arena, gj_str_of(number), gj_str_of(of_folder[i]));
		rc = copy(p, gj_path_in(p->arena, from, gj_str_of(of_folder[i])), name);
	}
	return rc;
}

static int pack_evidence(packing *p)
{
	const gj_evidence *e = p->a->evidence;
	size_t n = 0;
	int rc = copy(p, e->source.name, GJ_STR("evidence.yaml"));

	if (rc == GJ_OK && e->service_file.len > 0)
		rc = pack_path(p, ++n, e->service_source.name, false);
	for (size_t i = 0; rc == GJ_OK && i < e->n_screens; i++)
		rc = pack_path(p, ++n, e->screen[i].folder, true);
	for (size_t i = 0; rc == GJ_OK && i < e->n_probes; i++)
		rc = pack_path(p, ++n, e->probe[i], true);
	for (size_t i = 0; rc == GJ_OK && i < e->n_lists; i++)
		rc = pack_path(p, ++n, e->list[i].file, false);
	for (size_t i = 0; rc == GJ_OK && i < e->n_banks; i++)
		rc = pack_path(p, ++n, e->bank[i].file, false);
	return rc;
}

static int put_text(packing *p, const char *name, gj_str text)
{
	gj_str path = gj_path_in(p->arena, p->path, gj_str_of(name));

	if (path.len == 0)
		return gj_fault_memory(p->err);
	return gj_file_write(path.at, text, p->err);
}

static int pack_made(packing *p, const char *version)
{
	gj_buf out;
	int rc = GJ_OK;

	gj_buf_init(&out, p->arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; rc == GJ_OK && gj_pack_all_made[i].name != NULL; i++) {
		gj_buf_clear(&out);
		if (gj_pack_all_made[i].make(&out, p->a, version) != GJ_OK)
			rc = gj_fault_memory(p->err);
		if (rc == GJ_OK)
			rc = put_text(p, gj_pack_all_made[i].name, gj_buf_str(&out));
		if (rc == GJ_OK)
			rc = note(p, gj_str_of(gj_pack_all_made[i].name));
	}
	gj_buf_free(&out);
	return rc;
}

/* What is written on the disk, not what was meant to be. */
static int pack_sums(packing *p)
{
	int rc = GJ_OK;

	for (size_t i = 1; i < p->n; i++)
		for (size_t k = i; k > 0 && gj_str_cmp(p->name[k - 1], p->name[k]) > 0; k--) {
			gj_str held = p->name[k];

			p->name[k] = p->name[k - 1];
			p->name[k - 1] = held;
		}
	for (size_t i = 0; rc == GJ_OK && i < p->n; i++) {
		char hash[65];
		gj_str path = gj_path_in(p->arena, p->path, p->name[i]);

		if (path.len == 0)
			return gj_fault_memory(p->err);
		rc = gj_pack_hash(path.at, hash, p->err);
		gj_buf_printf(&p->sums, "%s  %.*s\n", hash, GJ_FMT(p->name[i]));
	}
	if (rc == GJ_OK && gj_buf_status(&p->sums) != GJ_OK)
		rc = gj_fault_memory(p->err);
	return rc == GJ_OK ? put_text(p, "SHA256SUMS", gj_buf_str(&p->sums)) : rc;
}

/* Where the pack is made until it is whole; empty when memory ran out. */
static gj_str part_of(gj_arena *arena, gj_str path)
{
	static const char end[] = ".part";
	char *at;

	while (path.len > 1 && path.at[path.len - 1] == '/')
		path.len--;
	at = gj_arena_get(arena, path.len + sizeof end);
	if (at == NULL)
		return GJ_STR("");
	memcpy(at, path.at, path.len);
	memcpy(at + path.len, end, sizeof end);
	return (gj_str){at, path.len + sizeof end - 1};
}

static int is_new(const packing *p, const char *path)
{
	if (access(path, F_OK) != 0)
		return GJ_OK;
	gj_fault(p->err, GJ_EINPUT, "`%s` is there already", path);
	return gj_fault_help(p->err, "a pack is written into a new folder");
}

int gj_pack_write(const gj_assessment *a, const char *path, const char *version, gj_error *err)
{
	packing p = {.a = a, .err = err};
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, a->law->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	p.arena = &arena;
	p.path = part_of(&arena, gj_str_of(path));
	gj_buf_init(&p.sums, arena.alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = p.path.len > 0 ? is_new(&p, path) : gj_fault_memory(err);
	if (rc == GJ_OK)
		rc = make_folder(&p, p.path.at);
	if (rc == GJ_OK)
		rc = pack_evidence(&p);
	if (rc == GJ_OK)
		rc = pack_made(&p, version);
	if (rc == GJ_OK)
		rc = pack_sums(&p);
	if (rc == GJ_OK && rename(p.path.at, path) != 0)
		rc = cannot(&p, "make", path);
	gj_buf_free(&p.sums);
	gj_arena_free(&arena);
	return rc;
}
