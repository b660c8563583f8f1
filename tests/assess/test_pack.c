/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pack of evidence: it verifies; every flipped byte of every file is found; a file more or less is found; a judgement that was changed
 * with its sum made anew is found by the chain or by the numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "assess/pack.h"
#include "base/file.h"

/* Under sanitizers only some of the bytes: they take ten times as long. */
#if defined(__SANITIZE_ADDRESS__)
enum { STEP = 23 };
#else
enum { STEP = 1 };
#endif

typedef struct scene {
	gj_arena arena;
	gj_law *law;
	char folder[64], pack[128];
} scene;

static void put(const scene *s, const char *name, const char *text)
{
	char path[256];
	gj_error err;

	snprintf(path, sizeof path, "%s/%s", s->folder, name);
	assert_int_equal(gj_file_write(path, gj_str_of(text), &err), GJ_OK);
}

static const char evidence_text[] =
	"on: 2026-11-24\nprobes: [probe]\nlists: [{file: w.csv}]\nstandards: [xx/standard]\n";

static void make_evidence(scene *s)
{
	static const char previous[] =
		"0000000000000000000000000000000000000000000000000000000000000000";
	char line[600];
	char probe[128];

	snprintf(probe, sizeof probe, "%s/probe", s->folder);
	assert_int_equal(mkdir(probe, 0777), 0);
	put(s, "evidence.yaml", evidence_text);
	put(s, "w.csv", "term,category\ntael,A.1.a\ncatty,A.2.b\n");
	put(s, "probe/manifest.json",
	    "{\"schema\":\"guiju.probe.manifest/1\",\"endpoint\":\"e\",\"model\":\"m\"}\n");
	put(s, "probe/bank.jsonl",
	    "{\"id\":\"q\",\"category\":\"A.1.g\",\"text\":\"t\",\"bank\":\"refuse\"}\n");
	put(s, "probe/responses.jsonl", "{\"id\":\"q\",\"repeat\":1,\"class\":\"answered\"}\n");
	snprintf(line, sizeof line,
		 "{\"about\":\"response\",\"id\":\"q\",\"repeat\":1,\"judge\":{\"kind\":\"person\","
		 "\"name\":\"a\"},\"round\":1,\"label\":\"refused\",\"day\":\"2026-11-20\","
		 "\"previous\":\"%s\"}\n",
		 previous);
	put(s, "probe/judgements.jsonl", line);
}

static int setup(void **state)
{
	static const char *const rules[] = {GJ_SOURCE_DIR "/tests/assess/rules"};
	scene *s = calloc(1, sizeof *s);
	char path[128];
	gj_evidence evidence;
	gj_assessment a;
	gj_error err;

	strcpy(s->folder, "/tmp/guiju-pack-XXXXXX");
	assert_non_null(mkdtemp(s->folder));
	snprintf(s->pack, sizeof s->pack, "%s/pack", s->folder);
	gj_arena_init(&s->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_law_load(&s->law, &s->arena, rules, 1, 0, &err), GJ_OK);
	make_evidence(s);
	snprintf(path, sizeof path, "%s/evidence.yaml", s->folder);
	assert_int_equal(gj_evidence_read(&evidence, &s->arena, path, &err), GJ_OK);
	assert_int_equal(gj_assess(&a, &s->arena, s->law, &evidence, 0, &err), GJ_OK);
	assert_int_equal(gj_pack_write(&a, s->pack, "0.0", &err), GJ_OK);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	scene *s = *state;
	char command[256];

	snprintf(command, sizeof command, "rm -rf %s", s->folder);
	assert_int_equal(system(command), 0);
	gj_arena_free(&s->arena);
	free(s);
	return 0;
}

static gj_pack_check verify(const scene *s)
{
	gj_pack_check check;
	gj_error err;

	assert_int_equal(gj_pack_verify(&check, gj_alloc_system(), s->law, s->pack, &err), GJ_OK);
	return check;
}

static bool is_sound(const scene *s)
{
	gj_pack_check check = verify(s);

	assert_true((check.what[0] == '\0') == (check.sums && check.numbers));
	return check.sums && check.numbers;
}

static void flip(FILE *file, long at)
{
	int byte;

	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	byte = fgetc(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_not_equal(fputc(byte ^ (1 << (at % 8)), file), EOF);
	assert_int_equal(fflush(file), 0);
}

static void every_flipped_byte_is_found(void **state)
{
	const scene *s = *state;
	gj_paths files = {0};
	gj_arena arena;
	gj_error err;
	long flipped = 0;

	assert_true(is_sound(s));
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	assert_int_equal(gj_file_list(&files, &arena, s->pack, "", &err), GJ_OK);
	assert_true(files.n > 10);
	for (size_t i = 0; i < files.n; i++) {
		FILE *file = fopen(files.item[i].at, "r+b");
		long size;

		assert_non_null(file);
		assert_int_equal(fseek(file, 0, SEEK_END), 0);
		size = ftell(file);
		assert_true(size > 0);
		for (long at = 0; at < size; at += STEP, flipped++) {
			flip(file, at);
			if (verify(s).sums)
				fail_msg("byte %ld of %s", at, files.item[i].at);
			flip(file, at);
		}
		fclose(file);
	}
	assert_true(is_sound(s));
	print_message("%ld bytes flipped\n", flipped);
	gj_arena_free(&arena);
}

static void a_file_more_or_less_is_found(void **state)
{
	const scene *s = *state;
	char from[256], to[256];

	put(s, "pack/1/note.txt", "more");
	assert_false(verify(s).sums);
	snprintf(from, sizeof from, "%s/1/note.txt", s->pack);
	assert_int_equal(unlink(from), 0);
	assert_true(is_sound(s));
	snprintf(from, sizeof from, "%s/claims.json", s->pack);
	snprintf(to, sizeof to, "%s/held.json", s->folder);
	assert_int_equal(rename(from, to), 0);
	assert_false(verify(s).sums);
	assert_int_equal(rename(to, from), 0);
	snprintf(from, sizeof from, "%s/SHA256SUMS", s->pack);
	assert_int_equal(rename(from, to), 0);
	assert_false(verify(s).sums);
	assert_int_equal(rename(to, from), 0);
	assert_true(is_sound(s));
}

static void in_pack(const scene *s, const char *what)
{
	char command[1024];

	snprintf(command, sizeof command,
		 "cd %s && %s && find . -type f ! -name SHA256SUMS | sed 's|^./||' | LC_ALL=C sort "
		 "| "
		 "xargs sha256sum > SHA256SUMS",
		 s->pack, what);
	assert_int_equal(system(command), 0);
}

/* Replace a word in a file of the pack, and make all sums anew: what somebody would do who wants to deceive. */
static void forged(const scene *s, const char *file, const char *was, const char *now)
{
	gj_pack_check check;
	char what[512];

	snprintf(what, sizeof what, "cp %s ../held && sed -i 's/%s/%s/' %s && ! cmp -s %s ../held",
		 file, was, now, file, file);
	in_pack(s, what);
	check = verify(s);
	assert_true(check.sums);
	assert_false(check.numbers);
	assert_true(check.what[0] != '\0');
	snprintf(what, sizeof what, "cp ../held %s", file);
	in_pack(s, what);
	assert_true(is_sound(s));
}

static void numbers_are_computed_again(void **state)
{
	const scene *s = *state;

	forged(s, "1/judgements.jsonl", "refused", "complied");
	forged(s, "1/judgements.jsonl", "\"00000000", "\"10000000"); /* the chain */
	forged(s, "1/responses.jsonl", "answered", "filtered");
	forged(s, "2/w.csv", "tael", "catty");
	forged(s, "verdicts.json", "\"open\"", "\"good\"");
	forged(s, "verdicts.json", "\"met\"", "\"mex\"");
	forged(s, "report.html", "keywords", "keyworks");
	forged(s, "evidence.yaml", "xx.standard", "xy\\/standard");
	forged(s, "manifest.json", "2026-11-24", "2026-11-25");
	forged(s, "manifest.json", "\"rules\": \"", "\"rules\": \"0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_file_more_or_less_is_found, setup, teardown),
		cmocka_unit_test_setup_teardown(numbers_are_computed_again, setup, teardown),
		cmocka_unit_test_setup_teardown(every_flipped_byte_is_found, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
