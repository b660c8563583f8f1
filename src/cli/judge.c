/* SPDX-License-Identifier: Apache-2.0 */
/* guiju judge: sheets out, labels in, rules and programs as judges; without any of these, where the folder stands. */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/judging.h"
#include "judge/refusal.h"
#include "judge/sheet.h"
#include "judge/state.h"
#include "plan/share.h"

enum { SHEET_LIMIT = 256 << 20 };

static bool zh(const gj_session *s)
{
	return s->style.tongue == GJ_ZH;
}

static int usage(gj_session *s, const char *message, const char *help)
{
	gj_fault(&s->err, GJ_EINPUT, "%s", message);
	return gj_fault_help(&s->err, "%s", help);
}

static int check_options(gj_session *s)
{
	const char *const *given = s->args.value;
	int deeds = (given[GJ_OPT_SHEET] != NULL) + (given[GJ_OPT_TAKE] != NULL) +
		    (given[GJ_OPT_REFUSALS] != NULL) + (given[GJ_OPT_COMMAND_LINE] != NULL) +
		    (given[GJ_OPT_ENDPOINT] != NULL);

	if (deeds > 1)
		return usage(s,
			     "more than one of `--sheet`, `--take`, `--refusals`, `--command`, "
			     "`--endpoint`",
			     "one at a time");
	if (given[GJ_OPT_SECOND] != NULL && given[GJ_OPT_SHEET] == NULL)
		return usage(s, "`--second` goes with `--sheet`",
			     "as --sheet first.csv --second 10%");
	if (given[GJ_OPT_ROUND] != NULL && given[GJ_OPT_TAKE] == NULL)
		return usage(s, "`--round` goes with `--take`",
			     "as --take second.csv --by li --round 2");
	if (given[GJ_OPT_TIMEOUT_JUDGE] != NULL && given[GJ_OPT_COMMAND_LINE] == NULL &&
	    given[GJ_OPT_ENDPOINT] == NULL)
		return usage(s, "`--timeout` goes with `--command` or `--endpoint`",
			     "as --command ./judge --timeout 30");
	if (given[GJ_OPT_STAYS] != NULL && given[GJ_OPT_COMMAND_LINE] == NULL)
		return usage(s, "`--stays` goes with `--command`", "as --command ./judge --stays");
	if (given[GJ_OPT_TAKE] != NULL && given[GJ_OPT_BY] == NULL)
		return usage(s, "`--take` wants to know who judged", "say it by --by NAME");
	if (given[GJ_OPT_BY] != NULL && given[GJ_OPT_TAKE] == NULL &&
	    given[GJ_OPT_COMMAND_LINE] == NULL)
		return usage(s, "`--by` goes with `--take` or `--command`",
			     "as --take first.csv --by chen");
	return gj_judging_endpoint_options(s);
}

/* ---- sheets ---- */

static int write_sheet(gj_session *s, const gj_judge_journal *journal, const char *path, int round,
		       gj_share share)
{
	size_t rows;
	gj_buf sheet;
	int rc;

	gj_buf_init(&sheet, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_sheet_write(&sheet, journal, round, share, zh(s), &rows, &s->err);
	if (rc == GJ_OK)
		rc = gj_file_write(path, gj_buf_str(&sheet), &s->err);
	if (rc == GJ_OK)
		gj_buf_printf(&s->out,
			      zh(s) ? "%s：%zu 行，第 %d 轮\n" : "%s: %zu rows for round %d\n",
			      path, rows, round);
	gj_buf_free(&sheet);
	return rc;
}

/* A sheet that is there may hold labels. */
static int check_absent(gj_session *s, const char *path)
{
	if (access(path, F_OK) != 0)
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`%s` is there already, perhaps with labels in it", path);
	return gj_fault_help(&s->err, "take it in by --take, or name another file");
}

/* first.csv -> first-second.csv */
static const char *second_path(gj_session *s, const char *path)
{
	size_t len = strlen(path);
	size_t stem = len > 4 && strcmp(path + len - 4, ".csv") == 0 ? len - 4 : len;
	char *out = gj_arena_array(&s->arena, len + 16, 1);

	if (out != NULL)
		snprintf(out, len + 16, "%.*s-second.csv", (int)stem, path);
	return out;
}

static int run_sheet(gj_session *s, gj_judge_journal *journal)
{
	const char *path = s->args.value[GJ_OPT_SHEET], *share = s->args.value[GJ_OPT_SECOND];
	const char *second = second_path(s, path);
	gj_share part = {0, 1};
	int rc = second != NULL ? check_absent(s, path) : gj_fault_memory(&s->err);

	if (rc == GJ_OK && share != NULL)
		rc = gj_share_read(&part, gj_str_of(share), "--second", &s->err);
	if (rc == GJ_OK && share != NULL)
		rc = check_absent(s, second);
	if (rc == GJ_OK && share != NULL)
		rc = write_sheet(s, journal, second, 2, part);
	return rc == GJ_OK ? write_sheet(s, journal, path, 1, part) : rc;
}

static int run_take(gj_session *s, gj_judge_journal *journal)
{
	const char *path = s->args.value[GJ_OPT_TAKE], *round = s->args.value[GJ_OPT_ROUND];
	gj_source sheet = {gj_str_of(path), {"", 0}};
	gj_taken taken = {0};
	int rc = gj_file_read_text(&sheet.text, &s->arena, path, SHEET_LIMIT, &s->err);

	if (rc == GJ_EINPUT && s->err.help[0] == '\0')
		gj_fault_help(&s->err, "save the table as CSV in UTF-8");
	if (rc == GJ_OK)
		rc = gj_sheet_take(&taken, journal, &sheet, gj_str_of(s->args.value[GJ_OPT_BY]),
				   round != NULL && round[0] == '2' ? 2 : 1, s->on, &s->err);
	if (rc == GJ_OK)
		rc = gj_judge_journal_write(journal, &s->err);
	if (rc == GJ_OK)
		gj_buf_printf(&s->out,
			      zh(s) ? "新增 %zu，更改 %zu，与前相同 %zu，无标签 %zu\n"
				    : "%zu new, %zu changed, %zu as before, %zu without a label\n",
			      taken.added, taken.changed, taken.same, taken.empty);
	return rc;
}

/* ---- judges that are no people ---- */

static void show_run(gj_session *s, const gj_machine_run *run, const gj_things *things)
{
	gj_buf_printf(&s->out,
		      zh(s) ? "询问 %zu，判断 %zu，未得判断 %zu；此前已判断 %zu\n"
			    : "%zu asked, %zu judged, %zu without a judgement; %zu judged before\n",
		      run->asked, run->judged, run->failed, run->before);
	for (size_t i = 0; i < run->failed && i < GJ_MACHINE_REASONS; i++)
		gj_buf_printf(&s->out, zh(s) ? "  第 %u 行：%s\n" : "  line %u: %s\n",
			      things->item[run->why[i].thing].line, run->why[i].reason);
	if (run->failed > GJ_MACHINE_REASONS)
		gj_buf_puts(&s->out, "  ...\n");
	if (run->row >= GJ_MACHINE_ROW)
		gj_buf_printf(&s->out,
			      zh(s) ? "连续 %d 次失败：其余未问\n"
				    : "%d failed one after another: the rest was not asked\n",
			      GJ_MACHINE_ROW);
}

static int run_refusals(gj_session *s, gj_judge_journal *journal, gj_machine_run *run)
{
	gj_machine_rules rules;
	gj_machine machine = {.kind = GJ_JUDGE_RULES,
			      .name = GJ_STR("refusal"),
			      .version = GJ_STR(GJ_REFUSAL_VERSION),
			      .day = s->on,
			      .ask = gj_machine_ask_rules,
			      .context = &rules,
			      .refusals_only = true};
	int rc = gj_cues_make(&rules.cues, &s->arena, &s->err);

	gj_arena_init(&rules.scratch, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (rc == GJ_OK)
		rc = gj_machine_judge(run, journal, &machine, &s->err);
	gj_arena_free(&rules.scratch);
	return rc;
}

/* *starts: of one that stays. */
static int run_program(gj_session *s, gj_judge_journal *journal, gj_machine_run *run,
		       unsigned *starts)
{
	const char *by = s->args.value[GJ_OPT_BY];
	gj_program program = {.line = s->args.value[GJ_OPT_COMMAND_LINE],
			      .seconds = s->args.timeout,
			      .stays = s->args.value[GJ_OPT_STAYS] != NULL};
	gj_machine machine = {.kind = GJ_JUDGE_COMMAND,
			      .name = gj_str_of(by != NULL ? by : program.line),
			      .version = GJ_STR(""),
			      .day = s->on,
			      .ask = gj_program_ask,
			      .context = &program,
			      .batch = GJ_JUDGING_BATCH};
	int rc;

	gj_arena_init(&program.scratch, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&program.ask, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_init(&program.answer, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	rc = gj_machine_judge(run, journal, &machine, &s->err);
	gj_program_end(&program);
	*starts = program.stays ? program.starts : 0;
	return rc;
}

static int run_state(gj_session *s, const gj_judge_journal *journal)
{
	gj_judge_state state;
	int rc = gj_state_of(&state, journal, &s->err);

	if (rc != GJ_OK)
		return rc;
	if (gj_session_json(s))
		gj_state_json(&s->out, &state, journal);
	else
		gj_state_text(&s->out, &state, journal, zh(s));
	return GJ_OK;
}

static int run(gj_session *s, gj_judge_journal *journal, const gj_things *things, bool *failed)
{
	gj_machine_run done = {0};
	unsigned starts = 0;
	int rc;

	if (s->args.value[GJ_OPT_SHEET] != NULL)
		return run_sheet(s, journal);
	if (s->args.value[GJ_OPT_TAKE] != NULL)
		return run_take(s, journal);
	if (s->args.value[GJ_OPT_REFUSALS] != NULL)
		rc = run_refusals(s, journal, &done);
	else if (s->args.value[GJ_OPT_COMMAND_LINE] != NULL)
		rc = run_program(s, journal, &done, &starts);
	else if (s->args.value[GJ_OPT_ENDPOINT] != NULL)
		rc = gj_judging_endpoint(s, journal, &done);
	else
		return run_state(s, journal);
	if (rc == GJ_OK)
		show_run(s, &done, things);
	if (rc == GJ_OK && starts > 1)
		gj_buf_printf(&s->out,
			      zh(s) ? "程序共启动 %u 次\n" : "the program was started %u times\n",
			      starts);
	*failed = done.failed > 0 || done.stopped;
	return rc;
}

/* Does it add judgements? */
static bool adds(const gj_session *s)
{
	const char *const *given = s->args.value;

	return given[GJ_OPT_TAKE] != NULL || given[GJ_OPT_REFUSALS] != NULL ||
	       given[GJ_OPT_COMMAND_LINE] != NULL || given[GJ_OPT_ENDPOINT] != NULL;
}

int gj_run_judge(gj_session *s)
{
	gj_things things;
	gj_judge_journal journal = {0};
	bool failed = false;
	bool unwritten;
	int lock = -1, rc = check_options(s);

	if (rc == GJ_OK)
		rc = gj_session_day(s);
	if (rc == GJ_OK)
		rc = gj_things_load(&things, &s->arena, s->args.operand[0], &s->err);
	if (rc == GJ_OK && adds(s))
		rc = gj_judge_journal_lock(&lock, s->args.operand[0], &s->err);
	if (rc == GJ_OK)
		rc = gj_judge_journal_open(&journal, &s->arena, &things, &s->err);
	if (rc == GJ_OK)
		rc = run(s, &journal, &things, &failed);
	unwritten = journal.added.len > 0;
	gj_judge_journal_close(&journal);
	if (lock >= 0)
		close(lock);
	if (rc != GJ_OK) {
		int status = gj_session_fail(s, rc);

		return rc == GJ_EIO && unwritten ? GJ_EXIT_FAULT : status;
	}
	return gj_session_finish(s, failed ? GJ_EXIT_FOUND : GJ_EXIT_DONE);
}
