/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of the standards that the evidence shows: what was read, counted. Judged rates keep their samples. */
#ifndef GJ_ASSESS_MEASURES_H
#define GJ_ASSESS_MEASURES_H

#include "assess/libraries.h"
#include "assess/rates.h"
#include "assess/screens.h"
#include "assess/units.h"

typedef enum gj_measure_id {
#define MEASURE(symbol, fact, from, english, chinese) GJ_MEASURE_##symbol,
#include "assess/measures.def"
#undef MEASURE
	GJ_N_MEASURES
} gj_measure_id;

/* What would measure a fact: keys of the evidence file. */
typedef enum gj_measure_from {
	GJ_FROM_LISTS,
	GJ_FROM_DAYS,
	GJ_FROM_BANKS,
	GJ_FROM_SCREENS,
	GJ_FROM_PROBES
} gj_measure_from;

typedef struct gj_measure_kind {
	const char *fact;
	gj_measure_from from;
	const char *english, *chinese;
} gj_measure_kind;

extern const gj_measure_kind gj_measure_kinds[GJ_N_MEASURES];

/* A value in ten-thousandths; a bound that is missing is not known. */
typedef struct gj_measured {
	bool has_low, has_high; /* neither: nothing was measured */
	gj_num low, high;
	gj_rate *
		rate; /* each with its own verdict: modalities, sources, banks; the fact is the worst of them */
	size_t n_rates;
} gj_measured;

/* How a bank was answered, and how far judges agree. */
typedef struct gj_answers {
	int64_t questions, outcome[GJ_N_OUTCOME_CLASSES + 1];
	int64_t label[GJ_N_LABELS +
		      2]; /* by people, of those answered; LABEL_NONE: not judged by people */
	bool picked; /* answers that people judged do not all stand on the sheets above those they left */
	int64_t twice, same; /* judged by two people, or twice */
	int64_t table[4];    /* of these: both found fault, the first, the second, neither */
	/* A machine judge, where it and people judged the same. */
	int64_t machine_n, machine_bad, both_bad, people_bad, both_good, people_good;
} gj_answers;

typedef struct gj_measures {
	gj_measured at[GJ_N_MEASURES];
	gj_screen *screen;
	size_t n_screens;
	gj_probe *probe;
	size_t n_probes;
	gj_units units; /* of all probes */
	gj_libraries libraries;
	gj_answers answers[GJ_N_BANK_KINDS];
	gj_answers items; /* of the samples of all screens: how far people agree, and no more */
} gj_measures;

/* Read all that the evidence names, and count. */
int gj_measures_take(gj_measures *out, gj_arena *arena, const gj_evidence *evidence, gj_day on,
		     gj_error *err);

/* For the room. */
int gj_measure_libraries(gj_measures *out, gj_day on);
int gj_measure_data(gj_measures *out, gj_arena *arena, gj_error *err);
int gj_measure_answers(gj_measures *out, gj_arena *arena, gj_error *err);
void gj_measured_count(gj_measured *out, int64_t count);
/* The value of rates: the lowest of those told as shares that pass, the highest of the others. */
void gj_measured_of_rates(gj_measured *out);

#endif
