/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/table.h"

#include "base/nearest.h"

typedef struct whole {
	const char *name;
	gj_table_kind kind;
} whole;

static const whole wholes[] = {
	{"service", GJ_TABLE_SERVICE},
	{"roles", GJ_TABLE_ROLES},
	{"roles.includes", GJ_TABLE_ROLES_INCLUDE},
	{"judgements.by", GJ_TABLE_BY},
	{"judgements.on", GJ_TABLE_ON},
	{"judgements.why", GJ_TABLE_WHY},
};

enum { N_WHOLES = sizeof wholes / sizeof *wholes };

static bool ends(gj_str name, const char *suffix, gj_str *head)
{
	size_t len = strlen(suffix);

	if (name.len <= len || memcmp(name.at + name.len - len, suffix, len) != 0)
		return false;
	*head = (gj_str){name.at, name.len - len};
	return true;
}

static bool starts(gj_str name, const char *prefix, gj_str *tail)
{
	size_t len = strlen(prefix);

	if (name.len <= len || memcmp(name.at, prefix, len) != 0)
		return false;
	*tail = (gj_str){name.at + len, name.len - len};
	return true;
}

static bool has_bounds(gj_fact_type type)
{
	return type != GJ_FACT_BOOL && type != GJ_FACT_CHOICE;
}

/* The words of names stand in this order; a fact may be called as it likes, so its own name comes first. */
static bool find(gj_table_column *out, const gj_law *law, gj_str name)
{
	gj_str part;

	for (size_t i = 0; i < N_WHOLES; i++)
		if (gj_str_eq(name, gj_str_of(wholes[i].name))) {
			out->kind = wholes[i].kind;
			return true;
		}
	out->kind = GJ_TABLE_FACT;
	if (gj_map_get(&law->facts, name, &out->ref))
		return true;
	out->kind = GJ_TABLE_AT_LEAST;
	if (ends(name, ".at_least", &part) && gj_map_get(&law->facts, part, &out->ref))
		return has_bounds(law->fact[out->ref].type);
	out->kind = GJ_TABLE_AT_MOST;
	if (ends(name, ".at_most", &part) && gj_map_get(&law->facts, part, &out->ref))
		return has_bounds(law->fact[out->ref].type);
	out->kind = GJ_TABLE_HAPPENED;
	if (ends(name, ".happened", &part) && gj_map_get(&law->facts, part, &out->ref))
		return law->fact[out->ref].type == GJ_FACT_EVENT;
	out->kind = GJ_TABLE_ROLE;
	if (starts(name, "role.", &part) && gj_map_get(&law->roles, part, &out->ref))
		return true;
	out->kind = GJ_TABLE_JUDGEMENT;
	if (starts(name, "judgement.", &part) && gj_map_get(&law->terms, part, &out->ref))
		return law->term[out->ref].judged_by.len > 0;
	out->kind = GJ_TABLE_PASSED;
	return name.len > 0 && name.at[0] == '_';
}

static void suggest(const gj_law *law, gj_str name, gj_error *err)
{
	static const char *const prefixes[] = {"", "role.", "judgement."};
	gj_nearest near;
	gj_str part = name;
	unsigned which = starts(name, "role.", &part)	     ? 1
			 : starts(name, "judgement.", &part) ? 2
							     : 0;

	gj_nearest_start(&near, part);
	for (size_t i = 0; which == 0 && i < N_WHOLES; i++)
		gj_nearest_offer(&near, gj_str_of(wholes[i].name));
	for (size_t i = 0; which == 0 && i < law->n_facts; i++)
		gj_nearest_offer(&near, law->fact[i].e.id);
	for (size_t i = 0; which == 1 && i < law->n_roles; i++)
		gj_nearest_offer(&near, law->role[i].e.id);
	for (size_t i = 0; which == 2 && i < law->n_terms; i++)
		if (law->term[i].judged_by.len > 0)
			gj_nearest_offer(&near, law->term[i].e.id);
	if (near.best.len > 0)
		gj_fault_help(err, "did you mean `%s%.*s`?", prefixes[which], GJ_FMT(near.best));
	else
		gj_fault_help(err,
			      "a column is `service`, a fact, `role.NAME`, `judgement.TERM`; one "
			      "that starts with `_` is passed over");
}

int gj_table_find(gj_table_column *out, const gj_law *law, gj_str name, gj_error *err)
{
	uint32_t ref;

	out->ref = GJ_NONE;
	out->name = name;
	if (find(out, law, name))
		return GJ_OK;
	if (gj_map_get(&law->terms, name, &ref) && law->term[ref].judged_by.len > 0) {
		gj_fault(err, GJ_EINPUT, "`%.*s` is a term of the law, not a fact", GJ_FMT(name));
		return gj_fault_help(err, "a judgement of it is a column `judgement.%.*s`",
				     GJ_FMT(name));
	}
	gj_fault(err, GJ_EINPUT, "unknown column `%.*s`", GJ_FMT(name));
	suggest(law, name, err);
	return GJ_EINPUT;
}

size_t gj_table_index(const gj_table_column *column, size_t n, gj_table_kind kind, uint32_t ref)
{
	size_t i = 0;

	while (i < n && (column[i].kind != kind || column[i].ref != ref))
		i++;
	return i;
}

static int missing(const char *name, const char *help, gj_error *err)
{
	gj_fault(err, GJ_EINPUT, "there is no column `%s`", name);
	return gj_fault_help(err, "%s", help);
}

static int check_judged(const gj_table_column *column, size_t n, gj_error *err)
{
	static const gj_table_kind kinds[] = {GJ_TABLE_BY, GJ_TABLE_ON, GJ_TABLE_WHY};
	static const char *const names[] = {"judgements.by", "judgements.on", "judgements.why"};
	bool any = false;

	for (size_t i = 0; i < n; i++)
		any = any || column[i].kind == GJ_TABLE_JUDGEMENT;
	for (size_t k = 0; any && k < 3; k++)
		if (gj_table_index(column, n, kinds[k], GJ_NONE) == n)
			return missing(names[k],
				       "a judgement is on the record: who, on what day, and why",
				       err);
	return GJ_OK;
}

int gj_table_check(const gj_table_column *column, size_t n, bool named, bool judged, size_t *at,
		   gj_error *err)
{
	for (*at = 0; *at < n; (*at)++) {
		const gj_table_column *one = &column[*at];

		if (one->kind == GJ_TABLE_PASSED ||
		    gj_table_index(column, *at, one->kind, one->ref) == *at)
			continue;
		return gj_fault(err, GJ_EINPUT, "the column `%.*s` is there twice",
				GJ_FMT(one->name));
	}
	if (named && gj_table_index(column, n, GJ_TABLE_SERVICE, GJ_NONE) == n)
		return missing("service", "it names each service", err);
	return judged ? check_judged(column, n, err) : GJ_OK;
}
