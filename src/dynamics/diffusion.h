/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Adoption by local governments with and without a central signal (Bass 1969), and the contest that amplifies targets (Tullock; Li,
 * Liu, Weng, Zhou 2019). docs/models/diffusion.md.
 */
#ifndef GJ_DYNAMICS_DIFFUSION_H
#define GJ_DYNAMICS_DIFFUSION_H

#include "dynamics/model.h"

/* Places of the parameters and outputs. */
enum {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh) GJ_DIFFUSION_##id,
#include "dynamics/diffusion.def"
#undef PARAM
	GJ_DIFFUSION_PARAMS
};

enum {
#define OUTPUT(id, name, symbol, unit, en, zh) GJ_DIFFUSION_##id,
#include "dynamics/diffusion.def"
#undef OUTPUT
	GJ_DIFFUSION_OUTPUTS
};

extern const gj_model gj_model_diffusion;

/* Share that has adopted after `time`, from the share `start`. */
double gj_diffusion_share(double p, double q, double time, double start);

#endif
