/* SPDX-License-Identifier: Apache-2.0 */
/* From argv to a command, and from a command to an exit status. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/utf8.h"
#include "cli/help.h"
#include "cli/image.h"
#include "cli/session.h"

enum { POOL = 24 << 20 }; /* a check of the whole rule base fits */

static int (*const run[GJ_N_COMMANDS])(gj_session *) = {
	[GJ_CMD_CHECK] = gj_run_check,
	[GJ_CMD_WHY] = gj_run_why,
	[GJ_CMD_ASK] = gj_run_ask,
	[GJ_CMD_WHAT_IF] = gj_run_what_if,
	[GJ_CMD_ADVISE] = gj_run_advise,
	[GJ_CMD_COMPARE] = gj_run_compare,
	[GJ_CMD_PORTFOLIO] = gj_run_portfolio,
	[GJ_CMD_PROBE] = gj_run_probe,
	[GJ_CMD_DIFF] = gj_run_diff,
	[GJ_CMD_ASSESS] = gj_run_assess,
	[GJ_CMD_ASSESS_VERIFY] = gj_run_assess_verify,
	[GJ_CMD_TEST] = gj_run_test,
	[GJ_CMD_FMT] = gj_run_fmt,
	[GJ_CMD_LINT] = gj_run_lint,
	[GJ_CMD_PROVE] = gj_run_prove,
	[GJ_CMD_SCREEN] = gj_run_screen,
	[GJ_CMD_LAW_LIST] = gj_run_law_list,
	[GJ_CMD_LAW_SHOW] = gj_run_law_show,
	[GJ_CMD_LAW_COVERAGE] = gj_run_law_coverage,
	[GJ_CMD_LAW_TIMELINE] = gj_run_law_timeline,
	[GJ_CMD_JUDGE] = gj_run_judge,
	[GJ_CMD_ASSESS_PLAN] = gj_run_assess_plan,
	[GJ_CMD_SIMULATE] = gj_run_simulate,
};

/*
 * A closed standard stream must not become the descriptor of a file that is opened later. /dev/null the wrong way
 * round keeps the place and still fails when it is used.
 */
static void hold_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 &&
		    open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) == -1)
			return;
}

static bool colour_wanted(const gj_args *args)
{
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");

	return args->value[GJ_OPT_NO_COLOUR] == NULL &&
	       (no_colour == NULL || no_colour[0] == '\0') && terminal != NULL &&
	       strcmp(terminal, "dumb") != 0 && isatty(STDOUT_FILENO) == 1;
}

static int check_text(gj_session *s, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		gj_str one = gj_str_of(argv[i]);

		if (gj_utf8_valid(one) != one.len)
			return gj_fault(&s->err, GJ_EINPUT, "argument %d is not valid UTF-8", i);
	}
	return GJ_OK;
}

static int run_command(gj_session *s, gj_command command, int next, int argc, char **argv)
{
	const char *lang;
	int rc = gj_args_parse(&s->args, command, next, argc, argv, &s->err);

	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if (s->args.value[GJ_OPT_HELP] != NULL) {
		gj_help_command(&s->out, command);
		return gj_session_finish(s, GJ_EXIT_DONE);
	}
	lang = s->args.value[GJ_OPT_LANG];
	s->style.tongue = lang != NULL && strcmp(lang, "zh") == 0 ? GJ_ZH : GJ_EN;
	s->style.colour = colour_wanted(&s->args);
	s->style.width = s->args.width;
	s->style.brief = s->args.value[GJ_OPT_BRIEF] != NULL;
	return run[command](s);
}

/* What is no command: --help, --version, and the three words that build files. */
static bool run_other(gj_session *s, int argc, char **argv, int *status)
{
	gj_command command;
	int next;

	*status = GJ_EXIT_DONE;
	if (strcmp(argv[1], "--version") == 0) {
		gj_buf_puts(&s->out, "guiju " GJ_VERSION "\n");
	} else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
		   (strcmp(argv[1], "help") == 0 && argc == 2)) {
		gj_help_program(&s->out);
	} else if (strcmp(argv[1], "help") == 0) {
		if (gj_args_command(&command, &next, argc - 1, argv + 1, &s->err) != GJ_OK) {
			*status = gj_session_fail(s, GJ_EINPUT);
			return true;
		}
		gj_help_command(&s->out, command);
	} else if (strcmp(argv[1], "__tables") == 0) {
		gj_help_tables(&s->out);
	} else if (strcmp(argv[1], "__complete") == 0 && argc == 3 &&
		   gj_help_completion(&s->out, argv[2])) {
		/* written into s->out */
	} else if (strcmp(argv[1], "__image") == 0 && argc == 3) {
		int rc = gj_image_write(s, argv[2]);

		if (rc != GJ_OK) {
			*status = gj_session_fail(s, rc);
			return true;
		}
	} else {
		return false;
	}
	*status = gj_session_finish(s, GJ_EXIT_DONE);
	return true;
}

static int dispatch(gj_session *s, int argc, char **argv)
{
	gj_command command;
	int next, status, rc = check_text(s, argc, argv);

	if (rc == GJ_OK && argc < 2) {
		rc = gj_fault(&s->err, GJ_EINPUT, "no command");
		gj_fault_help(&s->err, "`guiju --help` names the commands");
	}
	if (rc == GJ_OK && run_other(s, argc, argv, &status))
		return status;
	if (rc == GJ_OK)
		rc = gj_args_command(&command, &next, argc, argv, &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return run_command(s, command, next, argc, argv);
}

int gj_cli_main(int argc, char **argv)
{
	gj_session session;
	gj_pool pool;
	int status;

	hold_streams();
	/* A closed pipe is a write that fails, with a message and a status, not a death by signal. */
	signal(SIGPIPE, SIG_IGN);
	memset(&session, 0, sizeof session);
	gj_pool_open(&pool, POOL);
	gj_arena_init(&session.arena, &pool.alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_arena_expect_much(&session.arena);
	gj_buf_init(&session.out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	status = dispatch(&session, argc, argv);
	gj_buf_free(&session.out);
	gj_arena_free(&session.arena);
	gj_thaw_end(&session.image);
	gj_pool_close(&pool);
	return status;
}
