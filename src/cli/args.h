/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments by table: commands.def and options.def. */
#ifndef GJ_CLI_ARGS_H
#define GJ_CLI_ARGS_H

#include "base/fault.h"
#include "lang/tree.h"

typedef enum gj_command {
#define COMMAND(symbol, name, operands, least, most, summary) GJ_CMD_##symbol,
#include "cli/commands.def"
#undef COMMAND
	GJ_N_COMMANDS
} gj_command;

#define C(symbol)	(1u << GJ_CMD_##symbol)
#define GJ_ALL_COMMANDS ((1u << GJ_N_COMMANDS) - 1u)

typedef enum gj_option {
#define OPTION(symbol, name, kind, value, choices, commands, help) GJ_OPT_##symbol,
#include "cli/options.def"
#undef OPTION
	GJ_N_OPTIONS
} gj_option;

typedef enum gj_option_kind {
	GJ_OPTION_FLAG,
	GJ_OPTION_CHOICE, /* one of the choices */
	GJ_OPTION_LIST,	  /* names with commas between; of the choices where there are any */
	GJ_OPTION_DATE,
	GJ_OPTION_COUNT,
	GJ_OPTION_PATH,
	GJ_OPTION_TEXT,	 /* whatever the command makes of it */
	GJ_OPTION_PATHS, /* may be repeated */
	GJ_OPTION_NAMES	 /* the same, of services or settings */
} gj_option_kind;

typedef struct gj_option_info {
	const char *name, *value, *choices, *help;
	gj_option_kind kind;
	unsigned commands;
} gj_option_info;

typedef struct gj_command_info {
	const char *name, *operands;
	size_t least, most;
	const char *summary;
} gj_command_info;

extern const gj_command_info gj_commands[GJ_N_COMMANDS];
extern const gj_option_info gj_options[GJ_N_OPTIONS];

enum { GJ_ARGS_MAX_RULES = 64, GJ_ARGS_MAX_NAMES = 64 };

typedef struct gj_args {
	gj_command command;
	const char *value[GJ_N_OPTIONS];      /* NULL: not given; "" for a flag that is given */
	gj_day on;			      /* of --on, GJ_DAY_NONE when not given */
	gj_day then;			      /* of --then, GJ_DAY_NONE when not given */
	unsigned width;			      /* of --width, 80 when not given */
	unsigned budget;		      /* of --budget, 1000 when not given */
	unsigned threads;		      /* of --threads, 0 when not given */
	unsigned timeout;		      /* of judge --timeout, 60 when not given */
	unsigned ranges;		      /* of --ranges, 0 when not given */
	unsigned sample;		      /* of screen --sample, 1000 when not given */
	const char *rules[GJ_ARGS_MAX_RULES]; /* of --rules, --lists */
	size_t n_rules;
	gj_str name[GJ_ARGS_MAX_NAMES];	      /* of --explain, --set, --sweep */
	gj_option name_of[GJ_ARGS_MAX_NAMES]; /* which of them */
	size_t n_names;
	char **operand; /* in argv, moved together */
	size_t n_operands;
} gj_args;

/* The command that argv[1] (and argv[2], for `law list`) names; `*next` is the first argument behind it. */
int gj_args_command(gj_command *out, int *next, int argc, char **argv, gj_error *err);

/* The options and operands behind the command. With --help the rest is not looked at. */
int gj_args_parse(gj_args *out, gj_command command, int next, int argc, char **argv, gj_error *err);

/* Is `item` among the names of a LIST value? */
bool gj_args_listed(const char *list, const char *item);

/* The next name of `list`, with `between` between names; false at the end. */
bool gj_args_next(gj_str *list, char between, gj_str *out);

#endif
