/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Users, creators and regulators (Alalawi et al. 2024, 2026): three populations, one mutation at a time. docs/models/trust.md.
 */
#ifndef GJ_DYNAMICS_TRUST_H
#define GJ_DYNAMICS_TRUST_H

#include "dynamics/model.h"

/* Places of the parameters and outputs. */
enum {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh) GJ_TRUST_##id,
#include "dynamics/trust.def"
#undef PARAM
	GJ_TRUST_PARAMS
};

enum {
#define OUTPUT(id, name, symbol, unit, en, zh) GJ_TRUST_##id,
#include "dynamics/trust.def"
#undef OUTPUT
	GJ_TRUST_OUTPUTS
};

extern const gj_model gj_model_trust;

typedef enum gj_user { GJ_USER_NEVER, GJ_USER_TRUSTS, GJ_USER_IF_ENFORCED, GJ_USERS } gj_user;

/* A pure state of the three populations. */
typedef struct gj_trust_state {
	gj_user user;
	bool complies, enforces;
} gj_trust_state;

/* What each gets. */
typedef struct gj_trust_pay {
	double user, creator, regulator;
} gj_trust_pay;

bool gj_trust_uses(gj_trust_state state);
gj_trust_pay gj_trust_pay_of(gj_trust_state state, const double *param);

#endif
