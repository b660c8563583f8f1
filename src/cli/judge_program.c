/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One run of a user's program for one thing: a line of JSON to its standard input, one from its standard output. A program of its own process
 * group, so that what it starts ends with it. Whatever goes wrong is a reason, never a label.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/judging.h"

enum { MOST_ANSWER = 1 << 20 };

typedef struct child {
	pid_t pid;
	int in, out; /* our ends; -1 when closed */
} child;

static int64_t now_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool start(child *c, const char *line)
{
	int in[2], out[2];

	if (pipe2(in, O_CLOEXEC) != 0)
		return false;
	if (pipe2(out, O_CLOEXEC) != 0) {
		close(in[0]);
		close(in[1]);
		return false;
	}
	c->pid = fork();
	if (c->pid == 0) {
		setpgid(0, 0);
		signal(SIGPIPE, SIG_DFL);
		if (dup2(in[0], STDIN_FILENO) >= 0 && dup2(out[1], STDOUT_FILENO) >= 0)
			execl("/bin/sh", "sh", "-c", line, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	c->in = in[1];
	c->out = out[0];
	if (c->pid < 0) {
		close_end(&c->in);
		close_end(&c->out);
		return false;
	}
	setpgid(c->pid, c->pid); /* whichever of the two comes first */
	fcntl(c->in, F_SETFL, O_NONBLOCK);
	return true;
}

/* What it may still read; a program that reads nothing may still answer. */
static void give(child *c, gj_str *rest)
{
	ssize_t n = write(c->in, rest->at, rest->len);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0) {
		rest->at += n;
		rest->len -= (size_t)n;
	}
	if (n < 0 || rest->len == 0)
		close_end(&c->in);
}

/* false: its output has ended. */
static bool take(child *c, gj_buf *answer)
{
	char part[4096];
	ssize_t n = read(c->out, part, sizeof part);

	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0)
		return false;
	gj_buf_add(answer, (gj_str){part, (size_t)n});
	return true;
}

/* Until its output ends; NULL, or what went wrong. */
static const char *talk(child *c, gj_str line, gj_buf *answer, int64_t until)
{
	for (;;) {
		struct pollfd fds[2] = {{c->out, POLLIN, 0}, {c->in, POLLOUT, 0}};
		int64_t left = until - now_ms();

		if (left <= 0)
			return "it took too long";
		if (poll(fds, 2, (int)left) < 0 && errno != EINTR)
			return "its output cannot be read";
		if (c->in >= 0 && (fds[1].revents & (POLLOUT | POLLERR)) != 0)
			give(c, &line);
		if ((fds[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !take(c, answer))
			return NULL;
		if (answer->len > MOST_ANSWER)
			return "its answer is longer than a megabyte";
	}
}

/* Has it ended? It stays a zombie, so that nobody else gets its number. */
static bool ended(pid_t pid, int64_t until)
{
	for (;;) {
		siginfo_t about = {0};
		int rc = waitid(P_PID, (id_t)pid, &about, WEXITED | WNOHANG | WNOWAIT);

		if (rc == 0 && about.si_pid == pid)
			return true;
		if ((rc != 0 && errno != EINTR) || now_ms() >= until)
			return false;
		poll(NULL, 0, 5);
	}
}

static const char *ask_program(gj_program *program, gj_str line)
{
	int64_t until = now_ms() + (int64_t)program->seconds * 1000;
	child c = {-1, -1, -1};
	const char *reason;
	int status = 0;

	if (!start(&c, program->line))
		return "it cannot be started";
	reason = talk(&c, line, &program->answer, until);
	close_end(&c.in);
	close_end(&c.out);
	if (reason == NULL && !ended(c.pid, until))
		reason = "it took too long";
	kill(-c.pid, SIGKILL); /* it, or what it left behind */
	while (waitpid(c.pid, &status, 0) < 0 && errno == EINTR)
		;
	if (reason != NULL)
		return reason;
	if (WIFSIGNALED(status))
		return "it was ended by a signal";
	return WEXITSTATUS(status) != 0 ? "it ended with an error" : NULL;
}

int gj_program_ask(void *context, gj_word_of *out, const gj_things *things, uint32_t thing,
		   gj_error *err)
{
	gj_program *program = context;
	const char *reason, *end;
	gj_str answer;

	gj_buf_clear(&program->ask);
	gj_buf_clear(&program->answer);
	gj_arena_free(&program->scratch);
	gj_machine_line(&program->ask, things, thing);
	if (gj_buf_status(&program->ask) != GJ_OK)
		return gj_fault_memory(err);
	reason = ask_program(program, gj_buf_str(&program->ask));
	if (gj_buf_status(&program->answer) != GJ_OK)
		return gj_fault_memory(err);
	*out = (gj_word_of){.reason = gj_str_of(reason)};
	if (reason != NULL)
		return GJ_OK;
	answer = gj_buf_str(&program->answer);
	end = answer.len > 0 ? memchr(answer.at, '\n', answer.len) : NULL;
	if (end != NULL && (size_t)(end - answer.at) + 1 < answer.len) {
		out->reason = GJ_STR("it answered with more than one line");
		return GJ_OK;
	}
	answer.len = end != NULL ? (size_t)(end - answer.at) : answer.len;
	if (gj_machine_read(out, &program->scratch, things, thing, answer) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}
