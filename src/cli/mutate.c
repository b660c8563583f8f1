/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutants that no test kills, and the explanations of those that no test can. An explanation is a line
 * `cn/genai/assess drop-part 2: the scope says the same`; `#` begins a comment. One that explains nothing of the whole is stale, and said so.
 */
#include "base/file.h"
#include "cli/trials.h"
#include "trial/mutant.h"

enum { EXPLANATIONS_LIMIT = 1 << 20 };

typedef struct explanations {
	gj_str path;
	struct {
		gj_str name, reason;
		unsigned line;
		bool used;
	} * at;
	size_t n, cap;
} explanations;

static gj_str trim(gj_str text)
{
	while (text.len > 0 && (text.at[0] == ' ' || text.at[0] == '\t')) {
		text.at++;
		text.len--;
	}
	while (text.len > 0 && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
		text.len--;
	return text;
}

static int add_line(gj_session *s, explanations *e, gj_str line, unsigned number)
{
	const char *colon;

	line = trim(line);
	if (line.len == 0 || line.at[0] == '#')
		return GJ_OK;
	for (colon = line.at; colon < line.at + line.len && *colon != ':'; colon++)
		;
	if (colon == line.at + line.len) {
		gj_fault(&s->err, GJ_EINPUT, "%.*s:%u: no `:` between mutant and explanation",
			 GJ_FMT(e->path), number);
		gj_fault_help(&s->err, "write `NORM KIND NUMBER: why no test can tell`");
		return GJ_EINPUT;
	}
	if (gj_arena_room(&s->arena, (void **)&e->at, &e->cap, e->n, sizeof *e->at) != GJ_OK)
		return gj_fault_memory(&s->err);
	e->at[e->n].name = trim((gj_str){line.at, (size_t)(colon - line.at)});
	e->at[e->n].reason = trim((gj_str){colon + 1, (size_t)(line.at + line.len - colon - 1)});
	e->at[e->n].line = number;
	e->at[e->n++].used = false;
	return GJ_OK;
}

static int read_explanations(gj_session *s, explanations *e)
{
	const char *path = s->args.value[GJ_OPT_EXPLAINED];
	unsigned number = 0;
	gj_str text;
	int rc;

	if (path == NULL)
		return GJ_OK;
	e->path = gj_str_of(path);
	rc = gj_file_read_text(&text, &s->arena, path, EXPLANATIONS_LIMIT, &s->err);
	while (rc == GJ_OK && text.len > 0) {
		size_t len = 0;

		while (len < text.len && text.at[len] != '\n')
			len++;
		rc = add_line(s, e, (gj_str){text.at, len}, ++number);
		len += len < text.len;
		text.at += len;
		text.len -= len;
	}
	return rc;
}

static bool explained(explanations *e, gj_str name)
{
	for (size_t i = 0; i < e->n; i++)
		if (gj_str_eq(e->at[i].name, name)) {
			e->at[i].used = true;
			return true;
		}
	return false;
}

static int say_survivors(gj_session *s, const gj_mutants *mutants, explanations *e, size_t *open)
{
	for (size_t i = 0; i < mutants->n; i++) {
		const gj_survivor *one = &mutants->survivor[i];
		const gj_entry *entry = gj_site_entry(s->law, &one->site);
		gj_buf name;

		gj_buf_init(&name, s->arena.alloc, GJ_BUF_DEFAULT_LIMIT);
		gj_buf_printf(&name, "%.*s %s %u", GJ_FMT(entry->id),
			      gj_mutation_name(one->site.op), one->site.at);
		if (gj_buf_status(&name) == GJ_OK && !explained(e, gj_buf_str(&name))) {
			(*open)++;
			gj_buf_printf(&s->out, "%.*s:%u: %.*s: %s%s\n",
				      GJ_FMT(s->law->file[entry->place.file].name),
				      entry->place.pos.line, GJ_FMT(gj_buf_str(&name)),
				      gj_mutation_text(one->site.op),
				      one->tested ? "" : " (no test looks at it)");
		}
		if (name.failed)
			s->out.failed = true;
		gj_buf_free(&name);
	}
	return gj_buf_status(&s->out) == GJ_OK ? GJ_OK : gj_fault_memory(&s->err);
}

static size_t say_stale(gj_session *s, const explanations *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++) {
		if (e->at[i].used)
			continue;
		n++;
		gj_buf_printf(&s->out, "%.*s:%u: stale: no mutant `%.*s` survives\n",
			      GJ_FMT(e->path), e->at[i].line, GJ_FMT(e->at[i].name));
	}
	return n;
}

/* Percent with one place, rounded down: 100.0 means all. */
static void say_share(gj_buf *out, size_t part, size_t all)
{
	size_t tenths = all == 0 ? 1000 : part * 1000 / all;

	gj_buf_printf(out, "%lu.%lu %%", (unsigned long)(tenths / 10),
		      (unsigned long)(tenths % 10));
}

static void say_totals(gj_session *s, const gj_mutants *mutants, size_t open)
{
	size_t made = mutants->all.made, killed = mutants->all.killed;
	gj_buf *out = &s->out;

	for (gj_mutation op = 0; op < GJ_N_MUTATIONS; op++) {
		const gj_mutation_totals *of = &mutants->op[op];

		if (of->made == 0)
			continue;
		gj_buf_printf(out, "%-12s %6lu made %6lu killed ", gj_mutation_name(op),
			      (unsigned long)of->made, (unsigned long)of->killed);
		say_share(out, of->killed, of->made);
		gj_buf_putc(out, '\n');
	}
	gj_buf_printf(out, "%lu mutants, %lu killed (", (unsigned long)made, (unsigned long)killed);
	say_share(out, killed, made);
	gj_buf_printf(out, "), %lu explained, %lu open\n", (unsigned long)(made - killed - open),
		      (unsigned long)open);
}

int gj_trials_mutate(gj_session *s, const bool *files, bool *found)
{
	explanations e = {.n = 0};
	gj_mutants mutants;
	size_t open = 0;
	int rc = read_explanations(s, &e);

	if (rc == GJ_OK)
		rc = gj_mutate(&mutants, &s->arena, s->law, files, &s->err);
	if (rc == GJ_OK)
		rc = say_survivors(s, &mutants, &e, &open);
	if (rc != GJ_OK)
		return rc;
	*found = open > 0;
	/* Where only a part is changed, an explanation may be about the rest. */
	if (s->args.n_operands == 0 && say_stale(s, &e) > 0)
		*found = true;
	say_totals(s, &mutants, open);
	return GJ_OK;
}
