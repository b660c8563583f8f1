/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "cli/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t gj_child_now(void)
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

bool gj_child_start(gj_child *c, const char *line)
{
	int in[2], out[2];

	*c = (gj_child){0, -1, -1};
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
		c->pid = 0;
		return false;
	}
	setpgid(c->pid, c->pid); /* whichever of the two comes first */
	fcntl(c->in, F_SETFL, O_NONBLOCK);
	return true;
}

/* What it may still read; a program that reads nothing may still answer. */
static void give(gj_child *c, gj_str *rest, bool stays)
{
	ssize_t n = write(c->in, rest->at, rest->len);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0) {
		rest->at += n;
		rest->len -= (size_t)n;
	}
	if (n < 0 || (rest->len == 0 && !stays))
		close_end(&c->in);
}

/* false: its output has ended. */
static bool take(gj_child *c, gj_buf *answer)
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

gj_child_end gj_child_talk(gj_child *c, gj_str text, gj_buf *answer, int64_t until, bool stays)
{
	for (;;) {
		struct pollfd fds[2] = {{c->out, POLLIN, 0},
					{text.len > 0 ? c->in : -1, POLLOUT, 0}};
		int64_t left = until - gj_child_now();

		if (left <= 0)
			return GJ_CHILD_LATE;
		if (poll(fds, 2, (int)left) < 0 && errno != EINTR)
			return GJ_CHILD_BROKEN;
		if (c->in >= 0 && (fds[1].revents & (POLLOUT | POLLERR)) != 0)
			give(c, &text, stays);
		if ((fds[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !take(c, answer))
			return GJ_CHILD_CLOSED;
		if (answer->len > GJ_CHILD_MOST_ANSWER)
			return GJ_CHILD_LONG;
		if (stays && answer->len > 0 && memchr(answer->at, '\n', answer->len) != NULL)
			return GJ_CHILD_LINE;
	}
}

void gj_child_hang_up(gj_child *c)
{
	close_end(&c->in);
}

bool gj_child_speaks(const gj_child *c)
{
	struct pollfd out = {c->out, POLLIN, 0};

	return poll(&out, 1, 0) != 0;
}

bool gj_child_ended(const gj_child *c, int64_t until)
{
	for (;;) {
		siginfo_t about = {0};
		int rc = waitid(P_PID, (id_t)c->pid, &about, WEXITED | WNOHANG | WNOWAIT);

		if (rc == 0 && about.si_pid == c->pid)
			return true;
		if ((rc != 0 && errno != EINTR) || gj_child_now() >= until)
			return false;
		poll(NULL, 0, 5);
	}
}

int gj_child_stop(gj_child *c)
{
	int status = 0;

	close_end(&c->in);
	close_end(&c->out);
	if (c->pid <= 0)
		return 0;
	kill(-c->pid, SIGKILL); /* it, or what it left behind */
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	c->pid = 0;
	return status;
}
