/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Law as a public signal: Morris and Shin (2002), Angeletos and Pavan (2007), level-k reasoning, a precision that ages, a second law.
 * Equations, sources and limits: docs/models/signal.md. The law has precision P, private judgement X; c = 1 - rho, c_s = 1 - rho_s.
 */
#ifndef GJ_DYNAMICS_SIGNAL_H
#define GJ_DYNAMICS_SIGNAL_H

#include "dynamics/model.h"

/* Places of the parameters and outputs. */
enum {
#define PARAM(id, name, symbol, unit, least, most, usual, whole, en, zh) GJ_SIGNAL_##id,
#include "dynamics/signal.def"
#undef PARAM
	GJ_SIGNAL_PARAMS
};

enum {
#define OUTPUT(id, name, symbol, unit, en, zh) GJ_SIGNAL_##id,
#include "dynamics/signal.def"
#undef OUTPUT
	GJ_SIGNAL_OUTPUTS
};

extern const gj_model gj_model_signal;

/* Closed forms, for P >= 0, X > 0, 0 <= rho < 1, rho_s < 1. P = 0: there is no law. */
double gj_signal_weight(double p, double x, double rho);
double gj_signal_weight_at_level(double p, double x, double rho, double level);
double gj_signal_loss(double p, double x, double rho, double rho_s);
double gj_signal_aged(double p, double drift, double time);
double gj_signal_hurts_below(double x, double rho, double rho_s);

#endif
