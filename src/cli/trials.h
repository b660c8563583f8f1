/* SPDX-License-Identifier: Apache-2.0 */
/* guiju test --mutate and --coverage: how good the tests are, not whether they pass. */
#ifndef GJ_CLI_TRIALS_H
#define GJ_CLI_TRIALS_H

#include "cli/session.h"

/* `files` [n_files]: whose norms are changed. Fills s->out; `*found`: a mutant lives unexplained, or an explanation is stale. */
int gj_trials_mutate(gj_session *s, const bool *files, bool *found);

/* Atoms that the tests have not seen in every state, or never deciding. */
int gj_trials_coverage(gj_session *s, const bool *files, bool *found);

#endif
