/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Portfolios against the evaluator of single services: random laws, random records written as lines, some of them spoilt. Every
 * byte that comes out, every error and every count is what reading and evaluating each line by itself gives; in chunks of any
 * size, on any number of threads.
 *     test_portfolio_stream [--cases N] [--seed S] [--rules PATH]
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/json.h"
#include "base/utf8.h"
#include "eval/evaluate.h"
#include "portfolio/stream.h"
#include "portfolio/write_record.h"
#include "portfolio/write_table.h"
#include "report/words.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

enum { SERVICES = 900, SPOILT_PERCENT = 15 };

typedef struct run {
	uint64_t cases, seed, done, bad, plain;
	const char *rules;
} run;

typedef struct trial {
	gj_arena arena;
	const gj_law *law;
	gj_plan *plan;
	gj_buf text;		   /* the input */
	gj_buf jsonl, csv, faults; /* what should come out */
	uint64_t *yes, *no, services, bad;
	gj_buf got, got_faults;
	bool unsure; /* what should come out is not known */
} trial;

/* ---- what should come out ---- */

static gj_applicability verdict(const trial *t, const gj_truth *node, size_t k)
{
	const gj_norm_nodes *nodes = &t->plan->circuit->norm[t->plan->norm[k]];

	return gj_applicability_of(nodes, node[nodes->applies]);
}

static void expect_jsonl(trial *t, gj_str name, const gj_applicability *of)
{
	static const gj_applicability list[] = {GJ_APPLIES, GJ_FUTURE, GJ_APPLY_UNKNOWN};

	gj_json json;

	gj_buf_puts(&t->jsonl, "{\"service\":");
	gj_json_init(&json, &t->jsonl, true);
	gj_json_str(&json, name); /* a spoilt name may hold what has to be escaped */
	for (size_t i = 0; i < 3; i++) {
		const char *between = "";

		gj_buf_printf(&t->jsonl, ",\"%s\":[", gj_json_applicability(list[i]));
		for (size_t k = 0; k < t->plan->n; k++) {
			if (of[k] != list[i])
				continue;
			gj_buf_printf(&t->jsonl, "%s\"%.*s\"", between,
				      GJ_FMT(t->law->norm[t->plan->norm[k]].e.id));
			between = ",";
		}
		gj_buf_putc(&t->jsonl, ']');
	}
	gj_buf_puts(&t->jsonl, "}\n");
}

static void expect_cell(trial *t, gj_str name)
{
	bool quoted = false;

	for (size_t i = 0; i < name.len; i++)
		quoted = quoted || memchr(",\"\r\n", name.at[i], 4) != NULL;
	gj_buf_puts(&t->csv, quoted ? "\"" : "");
	for (size_t i = 0; i < name.len; i++)
		gj_buf_printf(&t->csv, name.at[i] == '"' ? "\"\"" : "%c", name.at[i]);
	gj_buf_puts(&t->csv, quoted ? "\"" : "");
}

static void expect_service(trial *t, const gj_record *record, gj_truth *atom, gj_truth *node,
			   gj_applicability *of)
{
	const gj_circuit *circuit = t->plan->circuit;

	gj_atoms_truth(circuit, record, atom);
	gj_circuit_run(circuit, atom, 0, node);
	expect_cell(t, record->service);
	for (size_t k = 0; k < t->plan->n; k++) {
		of[k] = verdict(t, node, k);
		t->yes[k] += of[k] == GJ_APPLIES || of[k] == GJ_FUTURE;
		t->no[k] += of[k] == GJ_DOES_NOT_APPLY;
		gj_buf_printf(&t->csv, ",%s", gj_json_applicability(of[k]));
	}
	gj_buf_putc(&t->csv, '\n');
	expect_jsonl(t, record->service, of);
	t->services++;
}

static void say_fault(gj_buf *out, const gj_error *err)
{
	char text[4096];

	gj_error_text(err, text, sizeof text);
	gj_buf_puts(out, text);
}

/* Of a line that is spoilt there may be nothing left to read. */
static bool is_blank(gj_str line)
{
	size_t i = 0;

	while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t'))
		i++;
	return i == line.len;
}

/* Each line by the reader of service files, with the line it stands in. */
static void expect(trial *t)
{
	gj_truth *atom = gj_arena_array(&t->arena, t->plan->circuit->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(&t->arena, t->plan->circuit->n_gates, sizeof *node);
	gj_applicability *of = gj_arena_array(&t->arena, t->plan->n, sizeof *of);
	gj_str rest = gj_buf_str(&t->text);

	for (uint32_t line = 0; rest.len > 0; line++) {
		const char *end = memchr(rest.at, '\n', rest.len);
		gj_source source = {GJ_STR("<standard input>"), {rest.at, (size_t)(end - rest.at)}};
		gj_record *record;
		gj_arena arena;
		gj_error err;
		gj_doc *doc;
		size_t valid = gj_utf8_valid(source.text);
		int rc = GJ_OK;

		gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
		if (valid < source.text.len) {
			rc = gj_fault(&err, GJ_EINPUT, "the line is not UTF-8: byte 0x%02X",
				      (unsigned char)source.text.at[valid]);
			gj_fault_at(&err, &source, gj_pos_at(source.text, valid), NULL);
		}
		if (rc == GJ_OK)
			rc = gj_doc_read_json(&doc, &arena, &source, &err);
		if (rc == GJ_OK)
			rc = gj_record_from_doc(&record, &arena, t->law, &source, doc, &err);
		if (rc == GJ_OK) {
			expect_service(t, record, atom, node, of);
		} else if (!is_blank(source.text)) {
			for (unsigned i = 0; i < err.n_spots; i++) {
				if (err.spot[i].line == 0)
					err.spot[i].line = err.spot[i].column = 1;
				err.spot[i].line += line;
			}
			say_fault(&t->faults, &err);
			t->bad++;
		}
		gj_arena_free(&arena);
		rest.at += source.text.len + 1;
		rest.len -= source.text.len + 1;
	}
}

/* ---- what does ---- */

static int take_bytes(void *context, gj_str bytes, gj_error *err)
{
	(void)err;
	gj_buf_add(&((trial *)context)->got, bytes);
	return GJ_OK;
}

static void take_fault(void *context, const gj_error *err)
{
	say_fault(&((trial *)context)->got_faults, err);
}

static void take_progress(void *context, uint64_t bytes, uint64_t services)
{
	(void)context;
	(void)bytes;
	(void)services;
}

static bool same(const char *what, gj_str got, gj_str wanted)
{
	size_t at = 0;

	if (gj_str_eq(got, wanted))
		return true;
	while (at < got.len && at < wanted.len && got.at[at] == wanted.at[at])
		at++;
	at = at > 200 ? at - 200 : 0;
	printf("%s differs:\n%.400s\n-- expected:\n%.400s\n", what, got.at + at, wanted.at + at);
	return false;
}

static bool run_one(trial *t, const gj_reader *reader, const gj_writer *writer, unsigned threads,
		    size_t chunk, gj_path path)
{
	FILE *file = tmpfile();
	gj_inflow in = {GJ_STR("<standard input>"), -1, 0, 0};
	gj_stream stream = {.plan = t->plan,
			    .alloc = gj_alloc_system(),
			    .in = &in,
			    .reader = reader,
			    .writer = writer,
			    .outflow = {t, take_bytes, take_fault, take_progress},
			    .threads = threads,
			    .chunk = chunk,
			    .path = path,
			    .keep_going = true};
	gj_arena arena;
	gj_error err;
	bool good = file != NULL && fwrite(t->text.at, 1, t->text.len, file) == t->text.len &&
		    fflush(file) == 0 && lseek(fileno(file), 0, SEEK_SET) == 0;

	gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
	gj_buf_clear(&t->got);
	gj_buf_clear(&t->got_faults);
	in.fd = file != NULL ? fileno(file) : -1;
	if (good && gj_stream_run(&stream, &arena, &err) != GJ_OK) {
		printf("the run failed: %s\n", err.message);
		good = false;
	}
	if (t->unsure) { /* what comes out is compared with what came out before */
		t->services = stream.totals.services;
		t->bad = stream.totals.bad;
	}
	good = good && stream.totals.services == t->services && stream.totals.bad == t->bad;
	for (size_t k = 0; good && !t->unsure && k < t->plan->n; k++)
		good = stream.totals.yes[k] == t->yes[k] && stream.totals.no[k] == t->no[k];
	if (!good)
		printf("totals differ: %llu services, %llu bad\n",
		       (unsigned long long)stream.totals.services,
		       (unsigned long long)stream.totals.bad);
	good = good &&
	       (t->unsure || same("a fault", gj_buf_str(&t->got_faults), gj_buf_str(&t->faults)));
	gj_arena_free(&arena);
	if (file != NULL)
		fclose(file);
	return good;
}

/* The header of the CSV is the writer's; the lines below it are what was expected. */
static bool check_csv(const trial *t)
{
	gj_str got = gj_buf_str(&t->got);
	const char *end = memchr(got.at, '\n', got.len);
	size_t head = end != NULL ? (size_t)(end + 1 - got.at) : 0;

	return same("csv", (gj_str){got.at + head, got.len - head}, gj_buf_str(&t->csv));
}

static bool compare(trial *t, rng *random)
{
	static const unsigned threads[] = {1, 2, 5};

	for (size_t i = 0; i < 3; i++) {
		size_t chunk = 512 + rng_below(random, 40000);
		gj_path path = (gj_path)i;

		if (!gj_path_here(path))
			path = GJ_PATH_PORTABLE;
		if (!run_one(t, &gj_reader_jsonl, &gj_writer_jsonl, threads[i], chunk, path) ||
		    !same("jsonl", gj_buf_str(&t->got), gj_buf_str(&t->jsonl)))
			return false;
	}
	return run_one(t, &gj_reader_jsonl, &gj_writer_csv, 2, 3000, gj_path_best()) &&
	       check_csv(t);
}

/* ---- tables ---- */

static void clear(trial *t)
{
	gj_buf *bufs[] = {&t->text, &t->jsonl, &t->csv, &t->faults};

	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		gj_buf_clear(bufs[i]);
	memset(t->yes, 0, t->law->n_norms * sizeof *t->yes);
	memset(t->no, 0, t->law->n_norms * sizeof *t->no);
	t->services = t->bad = 0;
}

/* Lines, and what they should give: the record that each line tells, evaluated by itself. */
static void write_table(trial *t, const gen_marks *marks, size_t services, unsigned spoilt,
			rng *random)
{
	gj_truth *atom = gj_arena_array(&t->arena, t->plan->circuit->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(&t->arena, t->plan->circuit->n_gates, sizeof *node);
	gj_applicability *of = gj_arena_array(&t->arena, t->plan->n, sizeof *of);
	table_shape shape;

	clear(t);
	if (!table_shape_draw(&shape, &t->arena, t->law, random))
		return;
	table_head(&t->text, &shape);
	for (size_t i = 0; i < services; i++) {
		size_t from = t->text.len;
		gj_record *record, *told;
		gj_arena arena;
		char name[32];

		snprintf(name, sizeof name, "%s%zu", rng_chance(random, 20) ? "服务" : "s", i);
		gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
		if (gen_record(&record, &arena, t->law, marks, random) == GJ_OK &&
		    gj_record_new(&told, &arena, t->law) == GJ_OK) {
			table_line(&t->text, &shape, record, gj_str_of(name), told, random);
			told->service = gj_str_of(name);
			expect_service(t, told, atom, node, of);
		}
		gj_arena_free(&arena);
		if (!rng_chance(random, spoilt))
			continue;
		t->text.len--; /* the line end stays */
		write_record_spoil(&t->text, from, random);
		gj_buf_putc(&t->text, '\n');
	}
}

/*
 * Spoilt tables: nobody says what should come out, but reading each record with care must give the same as reading most of them
 * quickly. A last line that is not UTF-8 makes the reader careful throughout its chunk, and is itself one more that is wrong.
 */
static bool compare_care(trial *t)
{
	size_t len = t->text.len;
	gj_buf quick;
	bool good;

	t->unsure = true;
	gj_buf_init(&quick, gj_alloc_system(), 1 << 30);
	good = run_one(t, &gj_reader_csv, &gj_writer_jsonl, 2, 8 << 20, gj_path_best());
	gj_buf_add(&quick, gj_buf_str(&t->got));
	gj_buf_puts(&t->text, "\xff\n");
	good = good && run_one(t, &gj_reader_csv, &gj_writer_jsonl, 1, 8 << 20, gj_path_best()) &&
	       same("a table read with care", gj_buf_str(&t->got), gj_buf_str(&quick));
	t->text.len = len;
	gj_buf_free(&quick);
	t->unsure = false;
	return good;
}

static bool compare_tables(trial *t, const gen_marks *marks, size_t services, rng *random)
{
	write_table(t, marks, services, 0, random);
	for (unsigned threads = 1; threads < 4; threads++)
		if (!run_one(t, &gj_reader_csv, &gj_writer_jsonl, threads,
			     512 + rng_below(random, 40000), gj_path_best()) ||
		    !same("jsonl of a table", gj_buf_str(&t->got), gj_buf_str(&t->jsonl)))
			return false;
	write_table(t, marks, services, SPOILT_PERCENT, random);
	return compare_care(t);
}

/* ---- cases ---- */

static bool write_lines(trial *t, const gen_marks *marks, size_t services, rng *random)
{
	for (size_t i = 0; i < services; i++) {
		size_t from = t->text.len;
		gj_record *record;
		gj_arena arena;
		char name[32];

		snprintf(name, sizeof name, "%s%zu", rng_chance(random, 20) ? "服务" : "s", i);
		gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
		if (gen_record(&record, &arena, t->law, marks, random) == GJ_OK)
			write_record_json(&t->text, record, gj_str_of(name), random);
		gj_arena_free(&arena);
		if (rng_chance(random, SPOILT_PERCENT))
			write_record_spoil(&t->text, from, random);
		gj_buf_putc(&t->text, '\n');
		if (rng_chance(random, 3))
			gj_buf_putc(&t->text, '\n');
	}
	return gj_buf_status(&t->text) == GJ_OK;
}

static bool compare_law(run *r, const gj_law *law, size_t services, rng *random)
{
	gen_marks marks;
	trial t = {.law = law};
	gj_buf *bufs[] = {&t.text, &t.jsonl, &t.csv, &t.faults, &t.got, &t.got_faults};
	uint32_t *norm;
	bool equal;

	gj_arena_init(&t.arena, gj_alloc_system(), 1 << 30);
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		gj_buf_init(bufs[i], gj_alloc_system(), 1 << 30);
	gen_marks_of(&marks, law);
	norm = gj_arena_array(&t.arena, law->n_norms, sizeof *norm);
	t.yes = gj_arena_array(&t.arena, law->n_norms, sizeof *t.yes);
	t.no = gj_arena_array(&t.arena, law->n_norms, sizeof *t.no);
	for (uint32_t i = 0; i < law->n_norms; i++)
		norm[i] = i;
	equal = gj_plan_new(&t.plan, &t.arena, law, gen_on(&marks, random), norm, law->n_norms,
			    NULL) == GJ_OK &&
		write_lines(&t, &marks, services, random);
	if (equal) {
		expect(&t);
		equal = compare(&t, random);
		r->done += t.services + t.bad;
		r->bad += t.bad;
	}
	if (equal)
		equal = compare_tables(&t, &marks, services, random);
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		gj_buf_free(bufs[i]);
	gj_arena_free(&t.arena);
	return equal;
}

static bool of_files(run *r, rng *random)
{
	gj_arena arena;
	gj_law *law;
	gj_error err;
	bool equal;

	gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
	equal = gj_law_load(&law, &arena, &r->rules, 1, GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED,
			    &err) == GJ_OK;
	while (equal && r->done < r->cases)
		equal = compare_law(r, law, 100, random);
	gj_arena_free(&arena);
	return equal;
}

static bool of_random(run *r, rng *random)
{
	static gen_text text;
	bool equal = true;

	for (uint64_t number = 0; equal && r->done < r->cases; number++) {
		case_law c;

		gen_law(&text, r->seed, number, (gen_shape){0, 0});
		equal = case_load_text(&c, &text) && compare_law(r, c.law, SERVICES, random);
		if (!equal)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)r->seed);
		case_free(&c);
	}
	return equal;
}

int main(int argc, char **argv)
{
	run r = {.cases = 20000, .seed = 1};
	const options_number numbers[] = {{"--cases", &r.cases}, {"--seed", &r.seed}};
	rng random;
	bool equal;

	if (!options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &r.rules))
		return 2;
	random = rng_of(r.seed, 55);
	equal = r.rules != NULL ? of_files(&r, &random) : of_random(&r, &random);
	printf("%llu lines, %llu of them wrong, %s\n", (unsigned long long)r.done,
	       (unsigned long long)r.bad, equal ? "all equal" : "UNEQUAL");
	return equal && r.bad > 0 && r.bad * 2 < r.done ? 0 : 1;
}
