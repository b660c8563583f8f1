/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/day.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/session.h"
#include "report/wrap.h"

int gj_session_day(gj_session *s)
{
	struct tm today;
	time_t now;

	if (s->args.on != GJ_DAY_NONE) {
		s->on = s->args.on;
		return GJ_OK;
	}
	now = time(NULL);
	if (now == (time_t)-1 || localtime_r(&now, &today) == NULL ||
	    !gj_day_from_ymd(&s->on, today.tm_year + 1900, today.tm_mon + 1, today.tm_mday)) {
		gj_fault(&s->err, GJ_EIO, "the clock cannot be read");
		return gj_fault_help(&s->err, "say the day by --on");
	}
	return GJ_OK;
}

int gj_session_service(gj_session *s, gj_record **out, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	gj_source source = {standard ? GJ_STR("<standard input>") : gj_str_of(path), {"", 0}};
	int rc = gj_file_read_text(&source.text, &s->arena, path, GJ_SERVICE_LIMIT, &s->err);

	if (rc != GJ_OK)
		return rc;
	return gj_record_read(out, &s->arena, s->law, &source, &s->err);
}

const char *gj_session_format(const gj_session *s)
{
	static const gj_option options[] = {GJ_OPT_FORMAT,	   GJ_OPT_FORMAT_PAGE,
					    GJ_OPT_FORMAT_LAW,	   GJ_OPT_FORMAT_PLAIN,
					    GJ_OPT_FORMAT_LINT,	   GJ_OPT_FORMAT_BULK,
					    GJ_OPT_FORMAT_COMPARE, GJ_OPT_FORMAT_PROBE,
					    GJ_OPT_FORMAT_ASSESS,  GJ_OPT_FORMAT_SIMULATE};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (s->args.value[options[i]] != NULL)
			return s->args.value[options[i]];
	return "text";
}

bool gj_session_html(const gj_session *s)
{
	return strcmp(gj_session_format(s), "html") == 0;
}

bool gj_session_json(const gj_session *s)
{
	return strcmp(gj_session_format(s), "text") != 0 && !gj_session_html(s);
}

int gj_session_write(gj_session *s)
{
	gj_str text = gj_buf_str(&s->out);

	if (gj_buf_status(&s->out) != GJ_OK)
		return gj_fault_memory(&s->err);
	errno = 0;
	if (text.len > 0 && fwrite(text.at, 1, text.len, stdout) != text.len)
		return gj_fault(&s->err, GJ_EIO, "standard output cannot be written: %s",
				strerror(errno));
	if (fflush(stdout) != 0)
		return gj_fault(&s->err, GJ_EIO, "standard output cannot be written: %s",
				strerror(errno));
	gj_buf_clear(&s->out);
	return GJ_OK;
}

int gj_session_finish(gj_session *s, int status)
{
	int rc = gj_session_write(s);

	if (rc == GJ_OK)
		return status;
	gj_session_fail(s, rc);
	return GJ_EXIT_FAULT;
}

/* Excerpts come from files: what a terminal would obey is shown as U+FFFD. */
static void put_clean(gj_str text)
{
	while (text.len > 0) {
		uint32_t code;
		size_t n = gj_utf8_next(text, &code);

		if (code != '\n' && code != '\t' && gj_wrap_forbidden(code))
			fputs("\xef\xbf\xbd", stderr);
		else
			fwrite(text.at, 1, n, stderr);
		text.at += n;
		text.len -= n;
	}
}

int gj_session_fail(gj_session *s, int rc)
{
	char text[4096];

	gj_error_text(&s->err, text, sizeof text);
	if (s->err.n_spots == 0)
		fputs("guiju: ", stderr);
	/* The buffer may have cut a character in two. */
	put_clean((gj_str){text, gj_utf8_valid(gj_str_of(text))});
	if (rc == GJ_ENOMEM)
		return GJ_EXIT_FAULT;
	return GJ_EXIT_INPUT;
}
