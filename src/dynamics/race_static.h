/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The static race of Armstrong, Bostrom and Shulman (2016): n teams of capability uniform on [0, mu], the one ahead after its safety
 * wins, enmity e. Risk of a disaster when nobody knows any capability, each its own, all everybody's. docs/models/race-static.md.
 */
#ifndef GJ_DYNAMICS_RACE_STATIC_H
#define GJ_DYNAMICS_RACE_STATIC_H

#include "dynamics/model.h"

/* Places of the parameters and outputs. */
enum {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh) GJ_RACE_STATIC_##id,
#include "dynamics/race_static.def"
#undef PARAM
	GJ_RACE_STATIC_PARAMS
};

enum {
#define OUTPUT(id, name, symbol, unit, en, zh) GJ_RACE_STATIC_##id,
#include "dynamics/race_static.def"
#undef OUTPUT
	GJ_RACE_STATIC_OUTPUTS
};

extern const gj_model gj_model_race_static;

/* Risk of a disaster, for n >= 2 (own information: >= 1), mu > 0, 0 <= e <= 1. */
double gj_race_risk_none(double n, double mu, double e);
double gj_race_risk_own(double n, double mu, double e);
double gj_race_risk_public(double n, double mu, double e);

#endif
