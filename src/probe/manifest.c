/* SPDX-License-Identifier: Apache-2.0 */
#include "probe/manifest.h"

#include <inttypes.h>

#include "stats/sample_key.h"

static void put(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	gj_json_str(json, text);
}

static void put_hash(gj_json *json, const char *key, gj_str text)
{
	char hex[65];

	gj_sha256_hex(text, hex);
	put(json, key, gj_str_of(hex));
}

static void count_or_null(gj_json *json, const char *key, uint64_t count)
{
	gj_json_key(json, key);
	if (count > 0)
		gj_json_int(json, (int64_t)count);
	else
		gj_json_null(json);
}

static void write_bank(gj_json *json, const gj_probe_manifest *m)
{
	gj_json_key(json, "bank");
	gj_json_open(json, '{');
	put(json, "path", m->bank->path);
	gj_json_key(json, "bytes");
	gj_json_int(json, (int64_t)m->bank->bytes);
	put(json, "sha256", gj_str_of(m->bank->sha256));
	gj_json_key(json, "questions");
	gj_json_int(json, (int64_t)m->questions);
	gj_json_close(json, '}');
}

static void write_seed(gj_json *json, const gj_probe_manifest *m)
{
	gj_json_key(json, "seed");
	if (m->seed.seed.len == 0) {
		gj_json_null(json);
		return;
	}
	gj_json_open(json, '{');
	put(json, "how", m->seed.made ? GJ_STR("made") : GJ_STR("given"));
	put(json, "seed", m->seed.seed);
	if (m->seed.made) {
		put(json, "nonce", m->seed.nonce);
		put(json, "commit", m->seed.commit);
	}
	gj_json_close(json, '}');
}

static void write_options(gj_json *json, const gj_probe_manifest *m)
{
	gj_json_key(json, "options");
	gj_json_open(json, '{');
	gj_json_key(json, "temperature");
	if (m->ask.has_temperature)
		gj_json_num(json, m->ask.temperature);
	else
		gj_json_null(json);
	count_or_null(json, "max_tokens", m->ask.max_tokens);
	gj_json_key(json, "repeats");
	gj_json_int(json, m->repeats);
	if (m->ask.system.len > 0)
		put_hash(json, "system_sha256", m->ask.system);
	else
		gj_probe__text(json, "system_sha256", m->ask.system);
	gj_probe__text(json, "bank", gj_str_of(gj_bank_kind_name(m->fallback)));
	count_or_null(json, "sample_per_bank", m->sample);
	write_seed(json, m);
	gj_json_close(json, '}');
}

static void write_import(gj_json *json, const gj_import *import)
{
	gj_json_key(json, "import");
	gj_json_open(json, '{');
	put(json, "from", gj_str_of(import->from));
	gj_json_key(json, "results");
	gj_json_int(json, (int64_t)import->n);
	gj_json_key(json, "totals");
	gj_json_open(json, '[');
	for (size_t i = 0; i < import->n_totals; i++) {
		gj_json_open(json, '{');
		put(json, "of", import->total[i].of);
		gj_json_key(json, "runner");
		gj_json_int(json, import->total[i].runner);
		gj_json_key(json, "found");
		gj_json_int(json, import->total[i].found);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_key(json, "left_out");
	gj_json_open(json, '[');
	for (size_t i = 0; i < import->n_left_out; i++) {
		gj_json_open(json, '{');
		put(json, "what", gj_str_of(gj_left_out_words(import->left_out[i].what)));
		gj_json_key(json, "count");
		gj_json_int(json, (int64_t)import->left_out[i].count);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

void gj_manifest_write(gj_buf *out, const gj_probe_manifest *m)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	put(&json, "schema", GJ_STR("guiju.probe.manifest/1"));
	put(&json, "guiju", m->version);
	write_bank(&json, m);
	gj_probe__text(&json, "endpoint", m->endpoint);
	gj_probe__text(&json, "model", m->ask.model);
	write_options(&json, m);
	if (m->import != NULL)
		write_import(&json, m->import);
	put_hash(&json, "asked_sha256", m->asked);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}

/* ---- the seed ---- */

int gj_manifest_seed(gj_probe_seed *out, gj_arena *arena, const gj_bank *bank, gj_str nonce,
		     gj_error *err)
{
	char hash[65], seed[65], commit[65];
	gj_buf line;
	int rc;

	gj_buf_init(&line, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&line, "%s  %" PRIu64 "  %.*s\n", bank->sha256, bank->bytes,
		      GJ_FMT(bank->path));
	rc = gj_buf_status(&line);
	if (rc == GJ_OK)
		gj_sha256_hex(gj_buf_str(&line), hash);
	gj_buf_free(&line);
	if (rc == GJ_OK)
		rc = gj_seed_make(seed, gj_str_of(hash), nonce, err);
	if (rc == GJ_OK)
		rc = gj_seed_commit(commit, nonce, err);
	if (rc != GJ_OK)
		return rc == GJ_ENOMEM ? gj_fault_memory(err) : rc;
	*out = (gj_probe_seed){.made = true};
	if (gj_arena_str(arena, &out->seed, gj_str_of(seed)) != GJ_OK ||
	    gj_arena_str(arena, &out->nonce, nonce) != GJ_OK ||
	    gj_arena_str(arena, &out->commit, gj_str_of(commit)) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

int gj_manifest_read_seed(gj_probe_seed *out, bool *there, gj_arena *arena, const gj_source *source,
			  gj_error *err)
{
	const gj_data *root, *seed;
	int rc = gj_data_read(&root, arena, source, 0, source->text.len, err);

	*there = false;
	if (rc != GJ_OK)
		return rc;
	if (!gj_str_eq(gj_data_text(gj_data_get(root, "schema")), GJ_STR("guiju.probe.manifest/1")))
		return gj_data_fault(err, source, root,
				     "no manifest of a probe that this version knows");
	seed = gj_data_path(root, "options.seed");
	*out = (gj_probe_seed){
		.made = gj_str_eq(gj_data_text(gj_data_get(seed, "how")), GJ_STR("made")),
		.seed = gj_data_text(gj_data_get(seed, "seed")),
		.nonce = gj_data_text(gj_data_get(seed, "nonce")),
		.commit = gj_data_text(gj_data_get(seed, "commit")),
	};
	*there = out->seed.len > 0;
	return GJ_OK;
}

int gj_manifest_differ(gj_error *err, const gj_source *old, gj_str now)
{
	size_t i = 0;

	while (i < old->text.len && i < now.len && old->text.at[i] == now.at[i])
		i++;
	gj_fault(err, GJ_EINPUT, "this folder holds another run");
	gj_fault_at(err, old, gj_pos_at(old->text, i), "this is not the same now");
	return gj_fault_help(err, "say another --out, or what was said the first time");
}
