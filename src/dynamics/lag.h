/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lag, crisis, crackdown: closed forms. Each block is published, their composition is this project's own; equations, sources and
 * what they cannot show: docs/models/lag.md. Times in years, rates per year. Pure functions of any doubles: what lies outside the stated
 * ranges gives some number or NaN, never a crash or a loop without end.
 */
#ifndef GJ_DYNAMICS_LAG_H
#define GJ_DYNAMICS_LAG_H

#include "dynamics/model.h"

/* Places of the parameters and outputs of the model `lag`, in the order of its tables. */
typedef enum gj_lag_param {
	GJ_LAG_EVENTS,
	GJ_LAG_TIERS,
	GJ_LAG_TIER_TIME,
	GJ_LAG_PASS,
	GJ_LAG_CHANNELS,
	GJ_LAG_TIME,
	GJ_LAG_GROWTH,
	GJ_LAG_PRIOR,
	GJ_LAG_ALARMS,
	GJ_LAG_QUIET,
	GJ_LAG_FLOOR,
	GJ_LAG_GAIN,
	GJ_LAG_CRISES,
	GJ_LAG_JUMP,
	GJ_LAG_RELAXATION,
	GJ_LAG_PARAMS
} gj_lag_param;

typedef enum gj_lag_output {
	GJ_LAG_LAG,
	GJ_LAG_ARRIVED,
	GJ_LAG_REACH,
	GJ_LAG_REACH_ANY,
	GJ_LAG_HEARD,
	GJ_LAG_HEARD_ANY,
	GJ_LAG_HEARD_HALF,
	GJ_LAG_EXPOSURE,
	GJ_LAG_EXPOSURE_FIXED,
	GJ_LAG_BELIEF_THOUGHT,
	GJ_LAG_BELIEF_TRUE,
	GJ_LAG_FALSE_CONFIDENCE,
	GJ_LAG_QUIET_UNTIL,
	GJ_LAG_GAIN_LAG,
	GJ_LAG_SWING_GROWTH,
	GJ_LAG_SWING_FREQUENCY,
	GJ_LAG_SWING_PERIOD,
	GJ_LAG_TIERS_GROWTH,
	GJ_LAG_TIERS_PERIOD,
	GJ_LAG_CRITICAL,
	GJ_LAG_MARGIN,
	GJ_LAG_STRINGENCY,
	GJ_LAG_STRINGENCY_VARIANCE,
	GJ_LAG_HALF_LIFE,
	GJ_LAG_PERSISTENCE,
	GJ_LAG_OUTPUTS
} gj_lag_output;

enum { GJ_LAG_MOST_TIERS = 200 }; /* more are taken as this many */

extern const gj_model gj_model_lag;

/* Reports (lag_reports.c). */

/* P(D <= t) of a delay through `tiers` stages, each exponential with mean `tier_time` > 0. */
double gj_lag_arrived(double tiers, double tier_time, double t);

/* E[(t - D)^+]: for how long, on average, an event of an instant 0 to t has been heard of at t, times t. */
double gj_lag_known_for(double tiers, double tier_time, double t);

/* q^L, and that at least one of m such channels passes an event: 1 - (1 - q^L)^m. */
double gj_lag_reach(double pass, double tiers);
double gj_lag_reach_any(double pass, double tiers, double channels);

/* Events as a Poisson process. */
typedef struct gj_lag_reports {
	double events;	  /* h, per year */
	double tiers;	  /* L */
	double tier_time; /* tau > 0 */
	double pass;	  /* q, per tier */
	double channels;  /* m, each with tiers, holding back and delay of its own */
} gj_lag_reports;

/* P(at least one report by t): up one channel, and up any of the m. */
double gj_lag_heard(const gj_lag_reports *reports, double t);
double gj_lag_heard_any(const gj_lag_reports *reports, double t);

/* The time by which one channel has brought a report with probability 1/2; NaN: never. */
double gj_lag_heard_half(const gj_lag_reports *reports);

/* E[e^(gD)]: by how much what grows at rate g has grown when the report is there. NaN: no finite mean, g * tier_time >= 1. */
double gj_lag_exposure(double growth, double tiers, double tier_time);

/* Belief (lag_belief.c). */

/* P(danger | silence for t) when danger would have sounded at `rate` and safety never does. `prior` in 0 to 1. */
double gj_lag_belief(double prior, double rate, double t);

/* The time of silence after which the belief has fallen to `floor`; 0 when it is there already, NaN: never. */
double gj_lag_quiet_until(double prior, double rate, double floor);

/* Swings (lag_swing.c). */

/* The slowest mode of a correction: x(t) goes as e^(growth t) cos(frequency t). */
typedef struct gj_lag_mode {
	double growth;	  /* below 0: dies away */
	double frequency; /* radians per time; 0: no swings */
} gj_lag_mode;

/* x'(t) = -gain x(t - lag): the rightmost root s of s = -gain e^(-s lag), gain >= 0, lag > 0. */
gj_lag_mode gj_lag_fixed_mode(double gain, double lag);

/* The same with `tiers` exponential stages of mean `tier_time` in place of the lag: s (1 + s tier_time)^tiers = -gain. */
gj_lag_mode gj_lag_tiers_mode(double gain, double tiers, double tier_time);

/* 2 pi / frequency; NaN: no swings. */
double gj_lag_period(gj_lag_mode mode);

/* gain times total lag above which swings grow: L tan(pi/2L) / cos^L(pi/2L), going to pi/2; infinite for one tier. */
double gj_lag_critical(double tiers);

/* Stringency (lag_shots.c): jumps at Poisson crises, relaxing exponentially; the stationary process. */
typedef struct gj_lag_shots {
	double crises;	   /* per year */
	double jump;	   /* in units of stringency */
	double relaxation; /* per year, > 0 */
} gj_lag_shots;

double gj_lag_stringency(const gj_lag_shots *shots);
double gj_lag_stringency_variance(const gj_lag_shots *shots);
double gj_lag_half_life(const gj_lag_shots *shots);
double gj_lag_persistence(const gj_lag_shots *shots, double t); /* autocorrelation at distance t */

/* One value of the stationary process, for parameters in their ranges. What is left of a jump below 2^-24 of it enters with its mean, which keeps the mean exact. */
double gj_lag_stringency_draw(const gj_lag_shots *shots, gj_random *random);

/* One history (lag_draw.c): gj_model.draw. */
int gj_lag_draw(const double *param, gj_random *random, double *out);

/* When one channel brings the first report of an event that happens by `horizon` years; infinite: none does. */
double gj_lag_first_heard(const double *param, double horizon, gj_random *random);

#endif
