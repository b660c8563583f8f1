/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/help.h"
#include "report/wrap.h"

enum { WIDTH = 80, INDENT = 6, NAME_WIDTH = 14 };

/* `text` from column `indent` on; the first line stands where the cursor is. */
static void put_rest(gj_buf *out, unsigned indent, const char *text)
{
	gj_str rest = gj_str_of(text);

	for (bool first = true; rest.len > 0; first = false) {
		gj_buf_pad(out, ' ', first ? 0 : indent);
		gj_buf_add(out, gj_wrap_line(&rest, WIDTH - indent));
		gj_buf_putc(out, '\n');
	}
}

void gj_help_program(gj_buf *out)
{
	gj_buf_puts(out, "usage: guiju COMMAND ...\n\n");
	put_rest(out, 0,
		 "AI regulation made executable: what binds a service on a date, why, "
		 "since when, and what is still unclear.");
	gj_buf_putc(out, '\n');
	for (size_t i = 0; i < GJ_N_COMMANDS; i++) {
		size_t len = strlen(gj_commands[i].name);

		gj_buf_printf(out, "  %s", gj_commands[i].name);
		gj_buf_pad(out, ' ', len < NAME_WIDTH ? NAME_WIDTH - len : 1);
		put_rest(out, NAME_WIDTH + 2, gj_commands[i].summary);
	}
	gj_buf_puts(out, "\n`guiju COMMAND --help` says more; so does `man guiju`.\n\n");
	put_rest(out, 0,
		 "exit status: 0 done; 1 what --fail-on names was met, or something was "
		 "found; 2 unusable arguments or input; 3 a fault of the program or the "
		 "machine.");
}

static void put_option(gj_buf *out, const gj_option_info *option)
{
	gj_str choices = gj_str_of(option->choices), one;
	bool first = true;

	gj_buf_printf(out, "  --%s", option->name);
	if (option->value[0] != '\0')
		gj_buf_printf(out, " %s", option->value);
	if (choices.len > 0) {
		gj_buf_puts(out, "  (");
		while (gj_args_next(&choices, '|', &one)) {
			gj_buf_puts(out, first ? "" : ", ");
			gj_buf_add(out, one);
			first = false;
		}
		gj_buf_putc(out, ')');
	}
	gj_buf_putc(out, '\n');
	gj_buf_pad(out, ' ', INDENT);
	put_rest(out, INDENT, option->help);
}

void gj_help_command(gj_buf *out, gj_command command)
{
	const gj_command_info *info = &gj_commands[command];

	gj_buf_printf(out, "usage: guiju %s%s%s [OPTION...]\n\n", info->name,
		      info->operands[0] != '\0' ? " " : "", info->operands);
	put_rest(out, 0, info->summary);
	gj_buf_putc(out, '\n');
	for (size_t i = 0; i < GJ_N_OPTIONS; i++)
		if ((gj_options[i].commands & (1u << command)) != 0)
			put_option(out, &gj_options[i]);
}

void gj_help_tables(gj_buf *out)
{
	for (size_t c = 0; c < GJ_N_COMMANDS; c++)
		for (size_t i = 0; i < GJ_N_OPTIONS; i++)
			if ((gj_options[i].commands & (1u << c)) != 0)
				gj_buf_printf(out, "%s\t--%s\t%s\t%s\n", gj_commands[c].name,
					      gj_options[i].name, gj_options[i].value,
					      gj_options[i].choices);
}
