/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "report/messages.h"

static const char *const table[GJ_N_MESSAGES][2] = {
#define MESSAGE(key, en, zh) [GJ_M_##key] = {[GJ_EN] = (en), [GJ_ZH] = (zh)},
#include "report/messages.def"
#undef MESSAGE
};

const char *gj_message_text(gj_message key, gj_tongue tongue)
{
	return table[key][tongue];
}

/* `at` stands behind `[`: write one of the two forms, return what follows the `]`. */
static const char *add_form(gj_buf *out, const char *at, const gj_str *args)
{
	const gj_str *count = &args[*at - '1'];
	const char *first = at + 2;
	const char *bar = strchr(first, '|');
	const char *end = strchr(first, ']');
	gj_str one = {first, (size_t)(bar - first)};
	gj_str many = {bar + 1, (size_t)(end - bar - 1)};

	gj_buf_add(out, gj_str_eq(*count, GJ_STR("1")) ? one : many);
	return end + 1;
}

void gj_message_add(gj_buf *out, gj_tongue tongue, gj_message key, const gj_str *args)
{
	const char *at = table[key][tongue];

	while (*at != '\0') {
		if (args != NULL && at[0] == '%' && at[1] >= '1' && at[1] <= '9') {
			gj_buf_add(out, args[at[1] - '1']);
			at += 2;
		} else if (args != NULL && at[0] == '[' && at[1] >= '1' && at[1] <= '9' &&
			   at[2] == ':') {
			at = add_form(out, at + 1, args);
		} else {
			gj_buf_putc(out, *at++);
		}
	}
}

gj_str gj_count(char room[12], size_t value)
{
	int length = snprintf(room, 12, "%lu", (unsigned long)(value % 1000000000u));

	return (gj_str){room, (size_t)length};
}

gj_str gj_grouped(char room[32], uint64_t number)
{
	char digits[24];
	int n = 0, at = 0;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	while (n > 0) {
		room[at++] = digits[--n];
		if (n > 0 && n % 3 == 0)
			room[at++] = ',';
	}
	return (gj_str){room, (size_t)at};
}
