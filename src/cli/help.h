/* SPDX-License-Identifier: Apache-2.0 */
/* What the tables say, in words and for shells. */
#ifndef GJ_CLI_HELP_H
#define GJ_CLI_HELP_H

#include "base/buf.h"
#include "cli/args.h"

void gj_help_program(gj_buf *out);
void gj_help_command(gj_buf *out, gj_command command);

/* `guiju __complete SHELL`: the files in completions/. false: no such shell. */
bool gj_help_completion(gj_buf *out, const char *shell);

/* `guiju __tables`: command TAB option TAB value TAB choices, one line each; tests hold the man pages against it. */
void gj_help_tables(gj_buf *out);

#endif
