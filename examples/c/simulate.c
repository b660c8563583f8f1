/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A host program: how much unsafe play is there in a race, by the chance of a disaster?
 *     cc simulate.c $(pkg-config --cflags --libs guiju) -o simulate
 *     ./simulate
 */
#include <stdio.h>
#include <string.h>

#include <guiju/guiju.h>

enum { POINTS = 5, MOST_OUTPUTS = 64 };

static int complain(const gj_error *err)
{
	char text[4096];

	gj_error_text(err, text, sizeof text);
	fputs(text, stderr);
	return 2;
}

int main(void)
{
	const gj_scenario_axis axis = {"disaster", .7, .9, POINTS};
	static double table[POINTS * MOST_OUTPUTS];
	gj_scenario *race = NULL;
	gj_scenario_field field;
	const char *sentence;
	gj_error err;
	size_t unsafe = 0;

	if (gj_scenario_new(&race, NULL, "race", &err) != GJ_OK ||
	    gj_scenario_set(race, "speed", 1.5, &err) != GJ_OK ||
	    gj_scenario_sweep(race, &axis, 1, 2, table, &err) != GJ_OK)
		return gj_scenario_free(race), complain(&err);
	while (gj_scenario_output(race, unsafe, &field) && strcmp(field.name, "unsafe") != 0)
		unsafe++;
	for (size_t i = 0; i < POINTS; i++)
		printf("disaster %.2f: unsafe %.3f\n", .7 + .2 * (double)i / (POINTS - 1),
		       table[i * gj_scenario_output_count(race) + unsafe]);
	for (size_t i = 0; (sentence = gj_scenario_sentence(race, i, 0)) != NULL; i++)
		puts(sentence);
	gj_scenario_free(race);
	return 0;
}
