/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "base/day.h"
#include "base/nearest.h"
#include "base/parallel.h"
#include "cli/args.h"

enum {
	DEFAULT_WIDTH = 80,
	DEFAULT_BUDGET = 1000,
	DEFAULT_TIMEOUT = 60,
	MAX_TIMEOUT = 3600,
	MAX_BUDGET = 9999,
	DEFAULT_SAMPLE = 1000,
	MAX_SAMPLE = 100000,
	MAX_RANGES = 4096,
	MIN_WIDTH = 40,
	MAX_WIDTH = 1000
};

const gj_command_info gj_commands[GJ_N_COMMANDS] = {
#define COMMAND(symbol, name, operands, least, most, summary)                                      \
	[GJ_CMD_##symbol] = {name, operands, least, most, summary},
#include "cli/commands.def"
#undef COMMAND
};

const gj_option_info gj_options[GJ_N_OPTIONS] = {
#define OPTION(symbol, name, kind, value, choices, commands, help)                                 \
	[GJ_OPT_##symbol] = {name, value, choices, help, GJ_OPTION_##kind, commands},
#include "cli/options.def"
#undef OPTION
};

bool gj_args_next(gj_str *list, char between, gj_str *out)
{
	const char *end;

	if (list->at == NULL)
		return false;
	end = memchr(list->at, between, list->len);
	*out = *list;
	if (end == NULL) {
		list->at = NULL;
		list->len = 0;
		return true;
	}
	out->len = (size_t)(end - list->at);
	list->at += out->len + 1;
	list->len -= out->len + 1;
	return true;
}

static bool in_list(gj_str list, char between, gj_str item)
{
	gj_str one;

	while (gj_args_next(&list, between, &one))
		if (gj_str_eq(one, item))
			return true;
	return false;
}

bool gj_args_listed(const char *list, const char *item)
{
	return list != NULL && in_list(gj_str_of(list), ',', gj_str_of(item));
}

static int suggest(gj_error *err, const gj_nearest *near, const char *prefix, const char *otherwise)
{
	if (near->best.len > 0)
		return gj_fault_help(err, "did you mean `%s%.*s`?", prefix, GJ_FMT(near->best));
	return otherwise != NULL ? gj_fault_help(err, "%s", otherwise) : GJ_EINPUT;
}

/* ---- the command ---- */

static int unknown_command(gj_str given, gj_error *err)
{
	gj_nearest near;

	gj_fault(err, GJ_EINPUT, "unknown command `%.*s`", GJ_FMT(given));
	gj_nearest_start(&near, given);
	for (size_t i = 0; i < GJ_N_COMMANDS; i++)
		gj_nearest_offer(&near, gj_str_of(gj_commands[i].name));
	return suggest(err, &near, "guiju ", "`guiju --help` names the commands");
}

int gj_args_command(gj_command *out, int *next, int argc, char **argv, gj_error *err)
{
	bool first_of_two = false;
	char both[64];

	for (size_t i = 0; i < GJ_N_COMMANDS; i++) {
		const char *name = gj_commands[i].name;
		const char *space = strchr(name, ' ');
		size_t head = space != NULL ? (size_t)(space - name) : strlen(name);

		if (strlen(argv[1]) != head || memcmp(argv[1], name, head) != 0)
			continue;
		first_of_two = first_of_two || space != NULL;
		if (space != NULL && (argc < 3 || strcmp(argv[2], space + 1) != 0))
			continue;
		*out = (gj_command)i;
		*next = space != NULL ? 3 : 2;
		return GJ_OK;
	}
	if (first_of_two && argc > 2 && argv[2][0] != '-') {
		snprintf(both, sizeof both, "%s %.40s", argv[1], argv[2]);
		return unknown_command(gj_str_of(both), err);
	}
	if (!first_of_two)
		return unknown_command(gj_str_of(argv[1]), err);
	gj_fault(err, GJ_EINPUT, "`guiju %s` wants one more word", argv[1]);
	return gj_fault_help(err, "as `guiju law list`, `guiju law show NAME`");
}

/* ---- options ---- */

static int unknown_option(gj_command command, gj_str name, gj_error *err)
{
	const char *label = gj_commands[command].name;
	gj_nearest near;

	gj_fault(err, GJ_EINPUT, "unknown option `--%.*s` of `guiju %s`", GJ_FMT(name), label);
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < GJ_N_OPTIONS; i++)
		if ((gj_options[i].commands & (1u << command)) != 0)
			gj_nearest_offer(&near, gj_str_of(gj_options[i].name));
	if (near.best.len > 0)
		return suggest(err, &near, "--", NULL);
	return gj_fault_help(err, "`guiju %s --help` names its options", label);
}

static int find_option(gj_option *out, gj_command command, gj_str name, gj_error *err)
{
	for (size_t i = 0; i < GJ_N_OPTIONS; i++) {
		if ((gj_options[i].commands & (1u << command)) == 0 ||
		    !gj_str_eq(gj_str_of(gj_options[i].name), name))
			continue;
		*out = (gj_option)i;
		return GJ_OK;
	}
	return unknown_option(command, name, err);
}

static int check_choice(const gj_option_info *option, gj_str given, gj_error *err)
{
	gj_str choices = gj_str_of(option->choices), one;
	gj_nearest near;

	if (choices.len == 0 || in_list(choices, '|', given))
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "`--%s` does not take `%.*s`", option->name, GJ_FMT(given));
	gj_nearest_start(&near, given);
	while (gj_args_next(&choices, '|', &one))
		gj_nearest_offer(&near, one);
	if (near.best.len > 0)
		return suggest(err, &near, "", NULL);
	return gj_fault_help(err, "it takes %s", option->choices);
}

static int check_list(const gj_option_info *option, const char *value, gj_error *err)
{
	gj_str list = gj_str_of(value), one;
	int rc = GJ_OK;

	while (rc == GJ_OK && gj_args_next(&list, ',', &one)) {
		if (one.len == 0)
			return gj_fault(err, GJ_EINPUT, "`--%s` has an empty name in `%s`",
					option->name, value);
		rc = check_choice(option, one, err);
	}
	return rc;
}

static int read_date(gj_day *out, const gj_option_info *option, const char *value, gj_error *err)
{
	bool exists = true;

	if (gj_day_read(out, gj_str_of(value), &exists) == GJ_OK)
		return GJ_OK;
	if (exists)
		gj_fault(err, GJ_EINPUT, "`--%s` wants a date, not `%s`", option->name, value);
	else
		gj_fault(err, GJ_EINPUT, "`%s` does not exist", value);
	return gj_fault_help(err, "dates are written as 2026-11-24");
}

typedef struct limits {
	unsigned least, most;
	const char *of; /* what is counted */
} limits;

static int read_count(unsigned *out, const gj_option_info *option, const char *value, limits range,
		      gj_error *err)
{
	unsigned count = 0;
	size_t i = 0;

	while (i < 6 && value[i] >= '0' && value[i] <= '9')
		count = count * 10 + (unsigned)(value[i++] - '0');
	if (i == 0 || value[i] != '\0' || count < range.least || count > range.most) {
		gj_fault(err, GJ_EINPUT, "`--%s` does not take `%s`", option->name, value);
		return gj_fault_help(err, "it takes a number of %s from %u to %u", range.of,
				     range.least, range.most);
	}
	*out = count;
	return GJ_OK;
}

static int take_path(gj_args *args, const gj_option_info *option, const char *value, gj_error *err)
{
	if (args->n_rules == GJ_ARGS_MAX_RULES)
		return gj_fault(err, GJ_EINPUT, "more than %d times `--%s`", GJ_ARGS_MAX_RULES,
				option->name);
	args->rules[args->n_rules++] = value;
	return GJ_OK;
}

static int take_name(gj_args *args, gj_option which, const char *value, gj_error *err)
{
	if (args->n_names == GJ_ARGS_MAX_NAMES)
		return gj_fault(err, GJ_EINPUT, "more than %d times `--%s`", GJ_ARGS_MAX_NAMES,
				gj_options[which].name);
	args->name_of[args->n_names] = which;
	args->name[args->n_names++] = gj_str_of(value);
	return GJ_OK;
}

static int take_value(gj_args *args, gj_option which, const char *value, gj_error *err)
{
	const gj_option_info *option = &gj_options[which];

	bool repeats = option->kind == GJ_OPTION_PATHS || option->kind == GJ_OPTION_NAMES;

	if (args->value[which] != NULL && option->kind != GJ_OPTION_FLAG && !repeats)
		return gj_fault(err, GJ_EINPUT, "`--%s` is given twice", option->name);
	args->value[which] = value;
	switch (option->kind) {
	case GJ_OPTION_CHOICE:
		return check_choice(option, gj_str_of(value), err);
	case GJ_OPTION_LIST:
		return check_list(option, value, err);
	case GJ_OPTION_DATE:
		return read_date(which == GJ_OPT_THEN ? &args->then : &args->on, option, value,
				 err);
	case GJ_OPTION_COUNT:
		if (which == GJ_OPT_THREADS)
			return read_count(&args->threads, option, value,
					  (limits){1, GJ_MOST_THREADS, "threads"}, err);
		if (which == GJ_OPT_SAMPLE_SCREEN)
			return read_count(&args->sample, option, value,
					  (limits){0, MAX_SAMPLE, "items"}, err);
		if (which == GJ_OPT_RANGES)
			return read_count(&args->ranges, option, value,
					  (limits){1, MAX_RANGES, "ranges"}, err);
		if (which == GJ_OPT_BUDGET)
			return read_count(&args->budget, option, value,
					  (limits){0, MAX_BUDGET, "thousand steps"}, err);
		if (which == GJ_OPT_TIMEOUT_JUDGE)
			return read_count(&args->timeout, option, value,
					  (limits){1, MAX_TIMEOUT, "seconds"}, err);
		return read_count(&args->width, option, value,
				  (limits){MIN_WIDTH, MAX_WIDTH, "columns"}, err);
	case GJ_OPTION_PATHS:
		return take_path(args, option, value, err);
	case GJ_OPTION_NAMES:
		return take_name(args, which, value, err);
	default:
		return GJ_OK;
	}
}

/* One argument that starts with `--`; its value may be the next one. */
static int take_option(gj_args *args, int *at, int argc, char **argv, gj_error *err)
{
	gj_str name = gj_str_of(argv[*at] + 2);
	const char *equals = memchr(name.at, '=', name.len);
	const char *value = equals != NULL ? equals + 1 : NULL;
	gj_option which = GJ_N_OPTIONS;
	int rc;

	if (equals != NULL)
		name.len = (size_t)(equals - name.at);
	rc = find_option(&which, args->command, name, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_options[which].kind == GJ_OPTION_FLAG) {
		if (value != NULL)
			return gj_fault(err, GJ_EINPUT, "`--%.*s` takes no value", GJ_FMT(name));
		return take_value(args, which, "", err);
	}
	if (value == NULL) {
		if (*at + 1 >= argc) {
			gj_fault(err, GJ_EINPUT, "`--%.*s` wants a value", GJ_FMT(name));
			return gj_fault_help(err, "as --%.*s %s", GJ_FMT(name),
					     gj_options[which].value);
		}
		value = argv[++*at];
	}
	return take_value(args, which, value, err);
}

static int check_operands(const gj_args *args, gj_error *err)
{
	const gj_command_info *command = &gj_commands[args->command];

	if (args->n_operands < command->least)
		gj_fault(err, GJ_EINPUT, "`guiju %s` wants %s", command->name, command->operands);
	else if ((command->most > 0 && args->n_operands > command->most) ||
		 (command->operands[0] == '\0' && args->n_operands > 0))
		gj_fault(err, GJ_EINPUT, "`guiju %s` does not want `%s`", command->name,
			 args->operand[command->operands[0] == '\0' ? 0 : command->most]);
	else
		return GJ_OK;
	return gj_fault_help(err, "guiju %s%s%s; `guiju %s --help` says more", command->name,
			     command->operands[0] != '\0' ? " " : "", command->operands,
			     command->name);
}

int gj_args_parse(gj_args *out, gj_command command, int next, int argc, char **argv, gj_error *err)
{
	bool options = true;
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->command = command;
	out->on = GJ_DAY_NONE;
	out->then = GJ_DAY_NONE;
	out->width = DEFAULT_WIDTH;
	out->budget = DEFAULT_BUDGET;
	out->timeout = DEFAULT_TIMEOUT;
	out->sample = DEFAULT_SAMPLE;
	out->operand = argv + next;
	for (int i = next; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			out->value[GJ_OPT_HELP] = "";
			return GJ_OK;
		} else if (strcmp(argv[i], "--") == 0) {
			break;
		}
	for (int i = next; i < argc && rc == GJ_OK; i++) {
		if (!options || argv[i][0] != '-' || argv[i][1] == '\0') {
			out->operand[out->n_operands++] = argv[i];
		} else if (strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (argv[i][1] != '-') {
			rc = gj_fault(err, GJ_EINPUT, "unknown option `%s`", argv[i]);
			gj_fault_help(err, "options have long names: `guiju %s --help`",
				      gj_commands[command].name);
		} else {
			rc = take_option(out, &i, argc, argv, err);
		}
	}
	return rc == GJ_OK ? check_operands(out, err) : rc;
}
