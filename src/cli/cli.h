/* SPDX-License-Identifier: Apache-2.0 */
/* The command `guiju`. A library, so that tests can call it; main/main.c is three lines. */
#ifndef GJ_CLI_CLI_H
#define GJ_CLI_CLI_H

/* Exit statuses: a contract (docs/man/guiju.1). */
enum {
	GJ_EXIT_DONE = 0,
	GJ_EXIT_FOUND =
		1, /* what --fail-on names was met, a test failed, a difference or a finding was found */
	GJ_EXIT_INPUT = 2, /* unusable arguments or input; nothing was written to standard output */
	GJ_EXIT_FAULT = 3  /* a fault of ours or of the machine: memory, a write that failed */
};

int gj_cli_main(int argc, char **argv);

#endif
