/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/sheet.h"

#include <stdlib.h>

#include "base/csv_write.h"

typedef struct row {
	gj_sample_key key;
	uint32_t thing;
} row;

static int by_key(const void *a, const void *b)
{
	return gj_sample_key_cmp(&((const row *)a)->key, &((const row *)b)->key);
}

static bool judged(const gj_judge_journal *journal, int round, uint32_t thing)
{
	for (size_t i = 0; i < journal->n; i++)
		if (journal->voice[i].kind == GJ_JUDGE_PERSON && journal->voice[i].round == round &&
		    journal->voice[i].label[thing] != GJ_LABEL_NONE)
			return true;
	return false;
}

static int put_row(gj_buf *out, const gj_things *things, const gj_thing *thing, bool chinese,
		   gj_error *err)
{
	char mark[GJ_THING_MARK];
	int rc = gj_thing_mark(mark, things, thing, err);

	if (rc != GJ_OK)
		return rc;
	gj_buf_printf(out, "%s,", mark);
	if (!things->probe) {
		gj_csv_put_safe(out, thing->source);
		gj_buf_putc(out, ',');
	}
	gj_csv_put_safe(out, thing->id);
	if (things->probe) {
		gj_buf_printf(out, ",%lld,%s,", (long long)thing->repeat,
			      gj_bank_word(thing->bank));
		gj_csv_put_safe(out, thing->question);
	}
	gj_buf_putc(out, ',');
	gj_csv_put_safe(out, thing->text);
	gj_buf_printf(out, ",\"%s\",,\n", gj_labels_said(gj_bank_asked(thing->bank), chinese));
	return GJ_OK;
}

/* Is the thing on the sheet? `*key` is where. */
static int choose(const gj_judge_journal *journal, int round, gj_share share, uint32_t at, row *out,
		  bool *on, gj_error *err)
{
	const gj_thing *thing = &journal->things->item[at];
	gj_sample_key drawn;
	int rc = gj_thing_key(&drawn, journal->things, thing, "second round", err);

	out->thing = at;
	if (rc == GJ_OK)
		rc = gj_thing_key(&out->key, journal->things, thing,
				  round == 1 ? "order of round 1" : "order of round 2", err);
	*on = rc == GJ_OK && thing->outcome == GJ_OUTCOME_ANSWERED && !judged(journal, round, at) &&
	      (round == 1 || gj_sample_key_within(&drawn, share));
	return rc;
}

int gj_sheet_write(gj_buf *out, const gj_judge_journal *journal, int round, gj_share share,
		   bool chinese, size_t *rows, gj_error *err)
{
	row *row_of = gj_arena_array(journal->arena, journal->things->n + 1, sizeof *row_of);
	int rc = row_of != NULL ? GJ_OK : gj_fault_memory(err);
	bool on;

	*rows = 0;
	for (size_t i = 0; rc == GJ_OK && i < journal->things->n; i++) {
		rc = choose(journal, round, share, (uint32_t)i, &row_of[*rows], &on, err);
		*rows += on;
	}
	if (rc != GJ_OK || row_of == NULL)
		return rc;
	qsort(row_of, *rows, sizeof *row_of, by_key);
	gj_buf_puts(out, journal->things->probe
				 ? "key,id,repeat,bank,question,text,labels,label,category\n"
				 : "key,source,id,text,labels,label,category\n");
	for (size_t i = 0; rc == GJ_OK && i < *rows; i++)
		rc = put_row(out, journal->things, &journal->things->item[row_of[i].thing], chinese,
			     err);
	if (rc != GJ_OK)
		return rc;
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
