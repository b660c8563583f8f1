/* SPDX-License-Identifier: Apache-2.0 */
/* Completion scripts for shells, written from the tables. The files in completions/ are their output; a test compares. */
#include "cli/help.h"

static bool is_path(const gj_option_info *option)
{
	return option->kind == GJ_OPTION_PATHS || option->kind == GJ_OPTION_PATH;
}

static const char licence[] = "# SPDX-License-Identifier: Apache-2.0\n"
			      "# Written by `guiju __complete %s`; do not edit.\n";

static bool has(gj_command command, size_t option)
{
	return (gj_options[option].commands & (1u << command)) != 0;
}

/* Second words of commands of two words: `list show coverage` of `law`. */
static void put_second_words(gj_buf *out, const char *head)
{
	size_t len = strlen(head);
	bool first = true;

	for (size_t i = 0; i < GJ_N_COMMANDS; i++) {
		const char *name = gj_commands[i].name;

		if (strncmp(name, head, len) != 0 || name[len] != ' ')
			continue;
		gj_buf_printf(out, "%s%s", first ? "" : " ", name + len + 1);
		first = false;
	}
}

static void put_first_words(gj_buf *out)
{
	gj_str last = {"", 0};

	for (size_t i = 0; i < GJ_N_COMMANDS; i++) {
		gj_str rest = gj_str_of(gj_commands[i].name), head;

		gj_args_next(&rest, ' ', &head);
		if (gj_str_eq(head, last))
			continue;
		gj_buf_puts(out, last.len > 0 ? " " : "");
		gj_buf_add(out, head);
		last = head;
	}
}

static void put_choices(gj_buf *out, const char *choices)
{
	for (; *choices != '\0'; choices++)
		gj_buf_putc(out, *choices == '|' ? ' ' : *choices);
}

/* ---- bash ---- */

static void put_bash_values(gj_buf *out, gj_command command)
{
	for (size_t i = 0; i < GJ_N_OPTIONS; i++) {
		const gj_option_info *option = &gj_options[i];

		if (!has(command, i) || option->value[0] == '\0')
			continue;
		gj_buf_printf(out, "\t'%s --%s') ", gj_commands[command].name, option->name);
		if (option->choices[0] != '\0') {
			gj_buf_puts(out, "COMPREPLY=($(compgen -W '");
			put_choices(out, option->choices);
			gj_buf_puts(out, "' -- \"$cur\")) ;;\n");
		} else if (is_path(option)) {
			gj_buf_puts(out, "COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n");
		} else {
			gj_buf_puts(out, "COMPREPLY=() ;;\n");
		}
	}
}

static void put_bash(gj_buf *out)
{
	gj_buf_printf(out, licence, "bash");
	gj_buf_puts(out, "_guiju() {\n"
			 "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
			 "\tlocal command=${COMP_WORDS[1]} options\n"
			 "\tCOMPREPLY=()\n"
			 "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
			 "\t\tCOMPREPLY=($(compgen -W '");
	put_first_words(out);
	gj_buf_puts(out, " --help --version' -- \"$cur\"))\n\t\treturn\n\tfi\n"
			 "\tif [ \"$command\" = law ]; then\n"
			 "\t\tif [ \"$COMP_CWORD\" -eq 2 ]; then\n"
			 "\t\t\tCOMPREPLY=($(compgen -W '");
	put_second_words(out, "law");
	gj_buf_puts(out, "' -- \"$cur\"))\n\t\t\treturn\n\t\tfi\n"
			 "\t\tcommand=\"law ${COMP_WORDS[2]}\"\n\tfi\n"
			 "\tcase \"$command $prev\" in\n");
	for (size_t c = 0; c < GJ_N_COMMANDS; c++)
		put_bash_values(out, (gj_command)c);
	gj_buf_puts(out, "\t*)\n\t\tcase $command in\n");
	for (size_t c = 0; c < GJ_N_COMMANDS; c++) {
		gj_buf_printf(out, "\t\t'%s') options='", gj_commands[c].name);
		for (size_t i = 0, first = 1; i < GJ_N_OPTIONS; i++)
			if (has((gj_command)c, i)) {
				gj_buf_printf(out, "%s--%s", first ? "" : " ", gj_options[i].name);
				first = 0;
			}
		gj_buf_puts(out, "' ;;\n");
	}
	gj_buf_puts(out, "\t\tesac\n"
			 "\t\tcase $cur in\n"
			 "\t\t-*) COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")) ;;\n"
			 "\t\t*) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
			 "\t\tesac ;;\n"
			 "\tesac\n"
			 "}\n"
			 "complete -o filenames -F _guiju guiju\n");
}

/* ---- zsh ---- */

/* Brackets and colons mean something to _arguments; quotes to the shell. */
static void put_zsh_text(gj_buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '[' || *text == ']' || *text == ':')
			gj_buf_putc(out, '\\');
		if (*text == '\'')
			gj_buf_puts(out, "'\\'");
		gj_buf_putc(out, *text);
	}
}

static void put_zsh_command(gj_buf *out, gj_command command)
{
	gj_buf_printf(out, "\t'%s')\n\t\t_arguments", gj_commands[command].name);
	for (size_t i = 0; i < GJ_N_OPTIONS; i++) {
		const gj_option_info *option = &gj_options[i];

		if (!has(command, i))
			continue;
		gj_buf_puts(out, " \\\n\t\t\t'");
		if (option->kind == GJ_OPTION_PATHS)
			gj_buf_putc(out, '*');
		gj_buf_printf(out, "--%s%s[", option->name, option->value[0] != '\0' ? "=" : "");
		put_zsh_text(out, option->help);
		gj_buf_putc(out, ']');
		if (option->value[0] != '\0') {
			gj_buf_putc(out, ':');
			put_zsh_text(out, option->value);
			gj_buf_putc(out, ':');
		}
		if (option->choices[0] != '\0') {
			gj_buf_putc(out, '(');
			put_choices(out, option->choices);
			gj_buf_putc(out, ')');
		} else if (is_path(option)) {
			gj_buf_puts(out, "_files");
		}
		gj_buf_putc(out, '\'');
	}
	gj_buf_puts(out, " \\\n\t\t\t'*:file:_files' ;;\n");
}

static void put_zsh(gj_buf *out)
{
	gj_buf_puts(out, "#compdef guiju\n");
	gj_buf_printf(out, licence, "zsh");
	gj_buf_puts(out, "_guiju() {\n"
			 "\tlocal command=$words[2]\n"
			 "\tif (( CURRENT == 2 )); then\n"
			 "\t\tcompadd -- ");
	put_first_words(out);
	gj_buf_puts(out, " --help --version\n\t\treturn\n\tfi\n"
			 "\tif [[ $command == law ]]; then\n"
			 "\t\tif (( CURRENT == 3 )); then\n"
			 "\t\t\tcompadd -- ");
	put_second_words(out, "law");
	gj_buf_puts(out, "\n\t\t\treturn\n\t\tfi\n"
			 "\t\tcommand=\"law $words[3]\"\n"
			 "\t\tshift words\n\t\t(( CURRENT-- ))\n\tfi\n"
			 "\tshift words\n\t(( CURRENT-- ))\n"
			 "\tcase $command in\n");
	for (size_t c = 0; c < GJ_N_COMMANDS; c++)
		put_zsh_command(out, (gj_command)c);
	gj_buf_puts(out, "\tesac\n}\n_guiju \"$@\"\n");
}

/* ---- fish ---- */

static void put_fish_text(gj_buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			gj_buf_putc(out, '\\');
		gj_buf_putc(out, *text);
	}
}

static void put_fish_condition(gj_buf *out, gj_command command)
{
	gj_str rest = gj_str_of(gj_commands[command].name), one;

	gj_buf_puts(out, "-n '");
	for (bool first = true; gj_args_next(&rest, ' ', &one); first = false)
		gj_buf_printf(out, "%s__fish_seen_subcommand_from %.*s", first ? "" : "; and ",
			      GJ_FMT(one));
	gj_buf_puts(out, "' ");
}

static void put_fish_option(gj_buf *out, gj_command command, const gj_option_info *option)
{
	gj_buf_puts(out, "complete -c guiju ");
	put_fish_condition(out, command);
	gj_buf_printf(out, "-l %s ", option->name);
	if (option->choices[0] != '\0') {
		gj_buf_puts(out, "-x -a '");
		put_choices(out, option->choices);
		gj_buf_puts(out, "' ");
	} else if (option->value[0] != '\0') {
		gj_buf_puts(out, is_path(option) ? "-r " : "-x ");
	}
	gj_buf_puts(out, "-d '");
	put_fish_text(out, option->help);
	gj_buf_puts(out, "'\n");
}

static void put_fish(gj_buf *out)
{
	gj_buf_printf(out, licence, "fish");
	gj_buf_puts(out, "complete -c guiju -n '__fish_use_subcommand' -f -a '");
	put_first_words(out);
	gj_buf_puts(out, "'\ncomplete -c guiju -n '__fish_seen_subcommand_from law; and not "
			 "__fish_seen_subcommand_from ");
	put_second_words(out, "law");
	gj_buf_puts(out, "' -f -a '");
	put_second_words(out, "law");
	gj_buf_puts(out, "'\n");
	for (size_t c = 0; c < GJ_N_COMMANDS; c++)
		for (size_t i = 0; i < GJ_N_OPTIONS; i++)
			if (has((gj_command)c, i))
				put_fish_option(out, (gj_command)c, &gj_options[i]);
}

bool gj_help_completion(gj_buf *out, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		put_bash(out);
	else if (strcmp(shell, "zsh") == 0)
		put_zsh(out);
	else if (strcmp(shell, "fish") == 0)
		put_fish(out);
	else
		return false;
	return true;
}
