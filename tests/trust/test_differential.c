/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine against the reference evaluator on random rule sets and records.
 *     test_trust_differential [--cases N] [--seed S]      a case is one record under one rule set: all its norms are compared
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval/eval.h"
#include "trust/gen_law.h"
#include "trust/reference.h"

enum { RECORDS = 500 };

static bool same_lifters(const gj_verdicts *v, uint32_t norm, gj_day on)
{
	const gj_norm *n = &v->law->norm[norm];
	gj_truth wanted = v->item[norm].if_in_force == GJ_UNKNOWN ? GJ_UNKNOWN : GJ_TRUE;
	size_t found = 0;

	for (size_t i = 0; i < n->lifted_by.n; i++) {
		bool does;
		gj_truth is = ref_lifter(v->law, v->record, norm, n->lifted_by.at[i], on, &does);

		found += does && is == wanted;
	}
	return found == v->item[norm].lifted_by.n;
}

static int complain(const gj_verdicts *v, uint32_t norm, const ref_verdict *ref, uint64_t seed,
		    unsigned record, gj_day on)
{
	const gj_verdict *is = &v->item[norm];
	char date[11];
	gj_buf text;

	gj_day_format(on, date);
	fprintf(stderr, "seed %llu record %u on %s: %.*s differs\n", (unsigned long long)seed,
		record, date, GJ_FMT(v->law->norm[norm].e.id));
	fprintf(stderr,
		"engine:    applicability %d because %d if-in-force %d compliance %d due %d since "
		"%d lifters %zu\n",
		is->applicability, is->because, is->if_in_force, is->compliance, is->due, is->since,
		is->lifted_by.n);
	fprintf(stderr,
		"reference: applicability %d because %d if-in-force %d compliance %d due %d since "
		"%d\n",
		ref->applicability, ref->because, ref->if_in_force, ref->compliance, ref->due,
		ref->since);
	for (size_t i = 0; i < v->law->n_facts; i++) {
		const gj_input *in = &v->record->fact[i];
		bool dated = v->law->fact[i].type == GJ_FACT_EVENT ||
			     v->law->fact[i].type == GJ_FACT_DATE;
		long long base = dated ? on : 0;

		fprintf(stderr, "  %.*s state %d truth %d [%d %lld, %d %lld] choice %u\n",
			GJ_FMT(v->law->fact[i].e.id), in->state, in->truth, in->has_low,
			(long long)in->low - base, in->has_high, (long long)in->high - base,
			in->choice);
	}
	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	gj_print_block(&text, v->law->norm[norm].e.block, GJ_EN);
	fprintf(stderr, "%.*s\n", GJ_FMT(gj_buf_str(&text)));
	gj_buf_free(&text);
	return 1;
}

static int compare(const gj_verdicts *v, uint64_t seed, unsigned record, gj_day on)
{
	for (uint32_t i = 0; i < v->n; i++) {
		const gj_verdict *is = &v->item[i];
		ref_verdict ref;

		ref_evaluate(&ref, v->law, v->record, i, on);
		if (is->applicability != ref.applicability || is->because != ref.because ||
		    is->if_in_force != ref.if_in_force || is->compliance != ref.compliance ||
		    is->due != ref.due || is->since != ref.since || !same_lifters(v, i, on))
			return complain(v, i, &ref, seed, record, on);
	}
	return 0;
}

/* One rule set, RECORDS records. */
static int run_seed(uint64_t seed, unsigned records, unsigned long *norms)
{
	gj_arena laws, work;
	gj_law *law;
	int bad = 0;

	gj_arena_init(&laws, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	law = gen_law_load(&laws, seed, &gen_plain);
	for (unsigned day = 0; bad == 0 && day < 5; day++) {
		dice d = dice_for(seed, 1000 + day);
		gj_day on = gen_day(&d);
		gj_circuit *circuit;

		gj_arena_init(&work, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		if (gj_circuit_from_law(&circuit, &work, law, on, NULL) != GJ_OK)
			return 1;
		for (unsigned i = 0; bad == 0 && i < records / 5; i++) {
			gj_arena one;
			gj_verdicts *verdicts;

			gj_arena_init(&one, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
			if (gj_evaluate(&verdicts, &one, circuit, gen_record(&one, law, &d),
					NULL) != GJ_OK)
				bad = 1;
			else
				bad = compare(verdicts, seed, i, on);
			*norms += law->n_norms;
			gj_arena_free(&one);
		}
		gj_arena_free(&work);
	}
	gj_arena_free(&laws);
	return bad;
}

int main(int argc, char **argv)
{
	unsigned long long cases = 20000, seed = 1, done = 0;
	unsigned long norms = 0;
	int bad = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		if (strcmp(argv[i], "--cases") == 0)
			cases = strtoull(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--seed") == 0)
			seed = strtoull(argv[i + 1], NULL, 10);
	}
	for (; bad == 0 && done < cases; seed++, done += RECORDS)
		bad = run_seed(seed, RECORDS, &norms);
	printf("%llu cases, %lu verdicts compared\n%d passed, %d failed\n", done, norms, bad == 0,
	       bad != 0);
	return bad;
}
