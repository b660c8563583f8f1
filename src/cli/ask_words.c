/* SPDX-License-Identifier: Apache-2.0 */
/* What people type: commands, and values in their own words. */
#include "cli/asking.h"

static const struct {
	gj_ask_word word;
	const char *text;
} commands[] = {
	{GJ_SAY_BACK, "back"},	   {GJ_SAY_BACK, "返回"},   {GJ_SAY_BACK, "上一步"},
	{GJ_SAY_SKIP, "skip"},	   {GJ_SAY_SKIP, "跳过"},   {GJ_SAY_WHY, "why"},
	{GJ_SAY_WHY, "why?"},	   {GJ_SAY_WHY, "为何"},    {GJ_SAY_WHY, "为什么"},
	{GJ_SAY_STATUS, "status"}, {GJ_SAY_STATUS, "状态"}, {GJ_SAY_HELP, "help"},
	{GJ_SAY_HELP, "?"},	   {GJ_SAY_HELP, "帮助"},   {GJ_SAY_QUIT, "quit"},
	{GJ_SAY_QUIT, "exit"},	   {GJ_SAY_QUIT, "退出"},
};

static const struct {
	const char *said, *means;
} values[] = {
	{"y", "yes"},
	{"是", "yes"},
	{"n", "no"},
	{"否", "no"},
	{"未知", "unknown"},
	{"不知道", "unknown"},
	{"na", "not applicable"},
	{"n/a", "not applicable"},
	{"不涉及", "not applicable"},
	{"不适用", "not applicable"},
};

static const struct {
	const char *said, *key;
} bounds[] = {
	{"at least ", "at_least"}, {"at_least ", "at_least"}, {"from ", "at_least"},
	{"不少于", "at_least"},	   {"至少", "at_least"},      {"不早于", "at_least"},
	{"at most ", "at_most"},   {"at_most ", "at_most"},   {"不多于", "at_most"},
	{"至多", "at_most"},	   {"不晚于", "at_most"},
};

gj_ask_word gj_ask_command(gj_str line)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (gj_str_eq(line, gj_str_of(commands[i].text)))
			return commands[i].word;
	return GJ_SAY_VALUE;
}

static gj_str trimmed(gj_str text)
{
	while (text.len > 0 && text.at[0] == ' ') {
		text.at++;
		text.len--;
	}
	while (text.len > 0 && text.at[text.len - 1] == ' ')
		text.len--;
	return text;
}

/* Where `between` stands, or the length. */
static size_t find(gj_str text, gj_str between)
{
	for (size_t i = 0; i + between.len <= text.len; i++)
		if (memcmp(text.at + i, between.at, between.len) == 0)
			return i;
	return text.len;
}

static bool put_span(gj_buf *out, gj_str line)
{
	static const char *const between[] = {" to ", "至", " 到 ", ".."};

	for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
		gj_str joint = gj_str_of(between[i]);
		size_t at = find(line, joint);

		if (at == 0 || at == line.len || line.at[0] == '{')
			continue;
		gj_buf_puts(out, "{at_least: ");
		gj_buf_add(out, trimmed((gj_str){line.at, at}));
		gj_buf_puts(out, ", at_most: ");
		gj_buf_add(out,
			   trimmed((gj_str){line.at + at + joint.len, line.len - at - joint.len}));
		gj_buf_putc(out, '}');
		return true;
	}
	return false;
}

/* none; a, b; includes a, b. */
static void put_roles(gj_buf *out, gj_str line)
{
	gj_str part = GJ_STR("includes ");
	bool open = gj_str_starts(line, part);

	if (line.len > 0 && (line.at[0] == '[' || line.at[0] == '{')) {
		gj_buf_add(out, line);
		return;
	}
	if (gj_str_eq(line, GJ_STR("none")) || gj_str_eq(line, GJ_STR("无"))) {
		gj_buf_puts(out, "[]");
		return;
	}
	if (open)
		line = (gj_str){line.at + part.len, line.len - part.len};
	gj_buf_puts(out, open ? "{includes: [" : "[");
	gj_buf_add(out, trimmed(line));
	gj_buf_puts(out, open ? "]}" : "]");
}

void gj_ask_value(gj_buf *out, gj_str line, gj_ask_kind kind)
{
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (gj_str_eq(line, gj_str_of(values[i].said))) {
			gj_buf_puts(out, values[i].means);
			return;
		}
	if (kind == GJ_ASK_ROLE && !gj_str_eq(line, GJ_STR("unknown"))) {
		put_roles(out, line);
		return;
	}
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		gj_str said = gj_str_of(bounds[i].said);

		if (!gj_str_starts(line, said))
			continue;
		gj_buf_printf(out, "{%s: ", bounds[i].key);
		gj_buf_add(out, trimmed((gj_str){line.at + said.len, line.len - said.len}));
		gj_buf_putc(out, '}');
		return;
	}
	if (!put_span(out, line))
		gj_buf_add(out, line);
}
