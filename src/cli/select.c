/* SPDX-License-Identifier: Apache-2.0 */
/* Names on the command line that choose among the things of the law. */
#include "base/nearest.h"
#include "cli/session.h"
#include "law/regimes.h"

/* `genai/assess` stands for `cn/genai/assess`. */
static bool is_tail(gj_str id, gj_str tail)
{
	return id.len > tail.len && id.at[id.len - tail.len - 1] == '/' &&
	       memcmp(id.at + id.len - tail.len, tail.at, tail.len) == 0;
}

static int unknown_norm(gj_session *s, gj_str name)
{
	gj_nearest near;

	gj_fault(&s->err, GJ_EINPUT, "unknown norm `%.*s`", GJ_FMT(name));
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < s->law->n_norms; i++)
		gj_nearest_offer(&near, s->law->norm[i].e.id);
	/* The misspelt part may be all that was typed. */
	for (size_t i = 0; near.best.len == 0 && i < s->law->n_norms; i++) {
		gj_str id = s->law->norm[i].e.id;
		const char *slash = memchr(id.at, '/', id.len);
		gj_nearest short_one;

		if (slash == NULL)
			continue;
		gj_nearest_start(&short_one, name);
		gj_nearest_offer(&short_one,
				 (gj_str){slash + 1, id.len - (size_t)(slash + 1 - id.at)});
		if (short_one.best.len > 0)
			near.best = id;
	}
	if (near.best.len > 0)
		return gj_fault_help(&s->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(&s->err, "`guiju check --format json` lists the norms by id");
}

int gj_session_norm(gj_session *s, gj_str name, uint32_t *out)
{
	uint32_t found = GJ_NONE;

	if (gj_map_get(&s->law->norms, name, out))
		return GJ_OK;
	for (uint32_t i = 0; i < s->law->n_norms; i++) {
		gj_str id = s->law->norm[i].e.id;

		if (!is_tail(id, name))
			continue;
		if (found != GJ_NONE) {
			gj_fault(&s->err, GJ_EINPUT, "`%.*s` may be `%.*s` or `%.*s`", GJ_FMT(name),
				 GJ_FMT(s->law->norm[found].e.id), GJ_FMT(id));
			return gj_fault_help(&s->err, "name the one that is meant in full");
		}
		found = i;
	}
	if (found == GJ_NONE)
		return unknown_norm(s, name);
	*out = found;
	return GJ_OK;
}

int gj_session_regime(gj_session *s, bool **out)
{
	gj_str list = gj_str_of(s->args.value[GJ_OPT_REGIME]), one;
	int rc = GJ_OK;

	*out = NULL;
	if (s->args.value[GJ_OPT_REGIME] == NULL)
		return GJ_OK;
	*out = gj_arena_array(&s->arena, s->law->n_instruments, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(&s->err);
	if (gj_str_eq(list, GJ_STR("all")))
		for (size_t i = 0; i < s->law->n_instruments; i++)
			(*out)[i] = true;
	else
		while (rc == GJ_OK && gj_args_next(&list, ',', &one))
			rc = gj_regime_mark(s->law, one, *out, &s->err);
	return rc;
}

int gj_session_regime_of(gj_session *s, const gj_record *record, bool **out)
{
	int rc = gj_session_regime(s, out);

	if (rc == GJ_OK && *out == NULL)
		*out = record->regime;
	return rc;
}

int gj_session_circuit(gj_session *s, gj_circuit **out, gj_day on, const bool *instruments,
		       uint32_t also)
{
	bool *wanted;

	if (instruments == NULL)
		return gj_circuit_from_law(out, &s->arena, s->law, on, &s->err);
	wanted = gj_arena_array(&s->arena, s->law->n_norms, sizeof *wanted);
	if (wanted == NULL)
		return gj_fault_memory(&s->err);
	for (uint32_t i = 0; i < s->law->n_norms; i++)
		wanted[i] = i == also || instruments[s->law->norm[i].instrument];
	return gj_circuit_of_norms(out, &s->arena, s->law, on, wanted, &s->err);
}
