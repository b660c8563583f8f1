/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dynamic race for supremacy (DSAIR; Han, Pereira, Santos, Lenaerts, JAIR 69, 2020; PLOS ONE 16(1), 2021), safe against unsafe
 * play under imitation, with an expected sanction per round, which is this project's own. docs/models/race.md.
 */
#ifndef GJ_DYNAMICS_RACE_H
#define GJ_DYNAMICS_RACE_H

#include "dynamics/fixation.h"
#include "dynamics/model.h"

/* Places of the parameters and outputs. */
enum {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh) GJ_RACE_##id,
#include "dynamics/race.def"
#undef PARAM
	GJ_RACE_PARAMS
};

enum {
#define OUTPUT(id, name, symbol, unit, en, zh) GJ_RACE_##id,
#include "dynamics/race.def"
#undef OUTPUT
	GJ_RACE_OUTPUTS
};

extern const gj_model gj_model_race;

/* Average pay-offs; strategy 0 is safe, 1 unsafe. */
gj_game gj_race_game(const double *param);

#endif
