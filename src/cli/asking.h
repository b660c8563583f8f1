/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of `guiju ask`. */
#ifndef GJ_CLI_ASKING_H
#define GJ_CLI_ASKING_H

#include "cli/session.h"
#include "report/ask.h"

/* A step that can be taken back. */
typedef struct gj_step_back {
	gj_str text; /* of the file before it */
	gj_ask ask;
} gj_step_back;

typedef struct gj_asking {
	gj_session *s;
	const char *path;
	bool made;	  /* the file was not there */
	gj_source source; /* the text as it stands in the file, or will */
	gj_doc *doc;
	gj_record *record;
	gj_circuit *circuit;
	gj_inquiry *inquiry;
	gj_step_back *step;
	size_t n_steps, cap_steps;
} gj_asking;

/* The service file, or a new one under that name (`service` names it); law, day, circuit, which norms are wanted. */
int gj_asking_open(gj_asking *a, gj_session *s);

/* A new file with only the name of a service. Nothing is written yet. */
int gj_asking_name(gj_asking *a, gj_str service);

/* The name that the path suggests. */
gj_str gj_asking_stem(const gj_asking *a);

/*
 * Put into the text what `said` tells of `ask`, and see that it reads back as `said` and no other. With `write`, the file is
 * written, whole or not at all. After an error nothing has changed. The ask is closed: it is not asked again.
 */
int gj_asking_put(gj_asking *a, const gj_record *said, gj_ask ask, bool write);

/* Not now, or nobody knows and no place to write that: the ask is closed, the file as it was. */
int gj_asking_pass(gj_asking *a, gj_ask ask);

/* Take the last step back, in the file too. `*any` false: there is none. */
int gj_asking_back(gj_asking *a, bool *any, bool write);

int gj_asking_write(gj_asking *a);

/* The dialogue; the answers of a file. Each returns an exit status. */
int gj_ask_talk(gj_asking *a);
int gj_ask_by_file(gj_asking *a, const char *path);
int gj_ask_next(gj_asking *a);
int gj_ask_portfolio(gj_session *s);

/* ---- words ---- */

typedef enum gj_ask_word {
	GJ_SAY_VALUE, /* no command: an answer */
	GJ_SAY_BACK,
	GJ_SAY_SKIP,
	GJ_SAY_WHY,
	GJ_SAY_STATUS,
	GJ_SAY_HELP,
	GJ_SAY_QUIT
} gj_ask_word;

gj_ask_word gj_ask_command(gj_str line);

/* The words of people as a service file has them: `at least 800000` or 不少于800000 as {at_least: 800000}, 是 as yes. Into `out`. */
void gj_ask_value(gj_buf *out, gj_str line, gj_ask_kind kind);

/* What the guide of a term says of it: its section, or nothing. */
int gj_ask_guide(gj_str *out, gj_arena *arena, const gj_law *law, uint32_t term);

#endif
