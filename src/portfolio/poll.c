/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/poll.h"

#include "reason/thought.h"

typedef struct gj_polling {
	gj_program *program; /* of the norms that stand above the question */
	uint32_t *from;	     /* [atoms of the program]: the same in the program of the plan */
	uint32_t *output, *when_told; /* [norms]: of the plan; [n_reads]: its place in `program` */
	size_t n_outputs, n_reads;
	gj_truth *truth; /* [answers][n_reads] */
} gj_polling;

struct gj_poll {
	const gj_plan *plan;
	gj_prospects all;
	gj_polling *item; /* [all.n] */
	size_t n_answers, most_places, most_outputs;
	uint32_t *output_of; /* [n_norms]: output of the plan, or GJ_NONE */
};

const gj_prospects *gj_poll_questions(const gj_poll *poll)
{
	return &poll->all;
}

/* ---- making it ---- */

static int copy_program(gj_program **out, gj_arena *arena, const gj_program *made)
{
	gj_program *program = gj_arena_get(arena, sizeof *program);

	if (program == NULL)
		return GJ_ENOMEM;
	*program = *made;
	program->item = gj_arena_array(arena, made->n, sizeof *program->item);
	program->atom = gj_arena_array(arena, made->n_atoms, sizeof *program->atom);
	if (program->item == NULL || program->atom == NULL)
		return GJ_ENOMEM;
	memcpy(program->item, made->item, made->n * sizeof *made->item);
	memcpy(program->atom, made->atom, made->n_atoms * sizeof *made->atom);
	*out = program;
	return GJ_OK;
}

static int make_program(gj_poll *poll, gj_arena *arena, const gj_prospect *q, gj_polling *p)
{
	gj_arena scratch;
	gj_program *made;
	gj_node *top;
	int rc = GJ_ENOMEM;

	p->output = gj_arena_array(arena, q->n_norms, sizeof *p->output);
	if (p->output == NULL)
		return GJ_ENOMEM;
	gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	top = gj_arena_array(&scratch, q->n_norms, sizeof *top);
	if (top != NULL) {
		for (size_t i = 0; i < q->n_norms; i++) {
			top[i] = poll->plan->circuit->norm[q->norm[i]].applies;
			p->output[p->n_outputs++] = poll->output_of[q->norm[i]];
		}
		rc = gj_program_new(&made, &scratch, poll->plan->circuit, top, q->n_norms);
	}
	if (rc == GJ_OK)
		rc = copy_program(&p->program, arena, made);
	gj_arena_free(&scratch);
	return rc;
}

static bool reads(const gj_atom *atom, gj_ask ask)
{
	return ask.kind == GJ_ASK_ROLE ? atom->kind == GJ_ATOM_ROLE : gj_atom_reads(atom, ask);
}

/* Where the atoms of its program lie in that of the plan (both list them in the order of the circuit); which of them it reads. */
static int match_atoms(const gj_poll *poll, gj_arena *arena, gj_ask ask, gj_polling *p)
{
	const gj_program *all = poll->plan->program;
	size_t at = 0;

	p->from = gj_arena_array(arena, p->program->n_atoms, sizeof *p->from);
	p->when_told = gj_arena_array(arena, p->program->n_atoms, sizeof *p->when_told);
	if (p->from == NULL || p->when_told == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < p->program->n_atoms; i++) {
		while (all->atom[at] != p->program->atom[i])
			at = at + 1 < all->n_atoms ? at + 1 : 0;
		p->from[i] = (uint32_t)at;
		if (reads(&poll->plan->circuit->atom[p->program->atom[i]], ask))
			p->when_told[p->n_reads++] = (uint32_t)i;
	}
	return GJ_OK;
}

static void answer(gj_record *record, gj_ask ask, const gj_answer *a)
{
	if (ask.kind == GJ_ASK_FACT)
		record->fact[ask.ref] = a->input;
	else if (ask.kind == GJ_ASK_JUDGEMENT)
		record->term[ask.ref].truth = a->truth;
	else
		for (size_t i = 0; i < record->law->n_roles; i++)
			record->role[i] = i == a->role ? GJ_TRUE : GJ_FALSE;
}

static void take_back(gj_record *record, gj_ask ask)
{
	if (ask.kind != GJ_ASK_ROLE)
		gj_record_forget(record, ask);
	for (size_t i = 0; ask.kind == GJ_ASK_ROLE && i < record->law->n_roles; i++)
		record->role[i] = GJ_UNKNOWN;
}

static int list_truths(const gj_poll *poll, gj_arena *arena, gj_record *empty, const gj_prospect *q,
		       gj_polling *p)
{
	const gj_circuit *circuit = poll->plan->circuit;

	p->truth = gj_arena_array(arena, q->n_answers * p->n_reads, sizeof *p->truth);
	if (p->truth == NULL)
		return GJ_ENOMEM;
	for (size_t a = 0; a < q->n_answers; a++) {
		answer(empty, q->ask, &q->answer[a]);
		for (size_t i = 0; i < p->n_reads; i++)
			p->truth[a * p->n_reads + i] = gj_atom_truth(
				circuit, &circuit->atom[p->program->atom[p->when_told[i]]], empty);
		take_back(empty, q->ask);
	}
	return GJ_OK;
}

static int make_item(gj_poll *poll, gj_arena *arena, gj_record *empty, size_t i)
{
	const gj_prospect *q = &poll->all.at[i];
	gj_polling *p = &poll->item[i];
	int rc = make_program(poll, arena, q, p);

	if (rc == GJ_OK)
		rc = match_atoms(poll, arena, q->ask, p);
	if (rc == GJ_OK)
		rc = list_truths(poll, arena, empty, q, p);
	if (rc != GJ_OK)
		return rc;
	poll->n_answers += q->n_answers;
	if (p->program->n_atoms + p->program->n_registers > poll->most_places)
		poll->most_places = p->program->n_atoms + p->program->n_registers;
	if (p->n_outputs > poll->most_outputs)
		poll->most_outputs = p->n_outputs;
	return GJ_OK;
}

/* The plan's norms in force, and the questions below them. */
static int find_questions(gj_poll *poll, gj_arena *arena, gj_record *empty)
{
	const gj_plan *plan = poll->plan;
	bool *wanted = gj_arena_array(arena, plan->law->n_norms, sizeof *wanted);
	gj_inquiry *inquiry;

	poll->output_of = gj_arena_array(arena, plan->law->n_norms, sizeof *poll->output_of);
	if (wanted == NULL || poll->output_of == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < plan->law->n_norms; i++)
		poll->output_of[i] = GJ_NONE;
	for (uint32_t k = 0; k < plan->n; k++)
		if (plan->when[k] == GJ_APPLIES) {
			wanted[plan->norm[k]] = true;
			poll->output_of[plan->norm[k]] = k;
		}
	if (gj_inquiry_new(&inquiry, arena, plan->circuit, empty, wanted) != GJ_OK)
		return GJ_ENOMEM;
	return gj_inquiry_rank(&poll->all, arena, inquiry, 0);
}

int gj_poll_new(gj_poll **out, gj_arena *arena, const gj_plan *plan, gj_error *err)
{
	gj_poll *poll = gj_arena_get(arena, sizeof *poll);
	gj_record *empty;
	int rc = GJ_ENOMEM;

	*out = NULL;
	if (poll != NULL && gj_record_new(&empty, arena, plan->law) == GJ_OK) {
		poll->plan = plan;
		rc = find_questions(poll, arena, empty);
	}
	if (rc == GJ_OK)
		poll->item = gj_arena_array(arena, poll->all.n, sizeof *poll->item);
	if (rc != GJ_OK || poll->item == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < poll->all.n; i++)
		rc = make_item(poll, arena, empty, i);
	if (rc != GJ_OK)
		return gj_fault_memory(err);
	*out = poll;
	return GJ_OK;
}

/* ---- counting ---- */

static gj_planes *planes(gj_arena *arena, size_t n)
{
	char *at = gj_arena_array(arena, n + 1, sizeof(gj_planes));

	if (at == NULL)
		return NULL;
	at += (GJ_BLOCK_ALIGN - (uintptr_t)at % GJ_BLOCK_ALIGN) % GJ_BLOCK_ALIGN;
	return (gj_planes *)(void *)at;
}

int gj_polled_new(gj_polled *out, gj_arena *arena, const gj_poll *poll, bool worker)
{
	*out = (gj_polled){.undecided = 0};
	out->pairs = gj_arena_array(arena, poll->all.n, sizeof *out->pairs);
	out->decides = gj_arena_array(arena, poll->n_answers, sizeof *out->decides);
	if (out->pairs == NULL || out->decides == NULL)
		return GJ_ENOMEM;
	if (!worker)
		return GJ_OK;
	out->place = planes(arena, poll->most_places);
	out->out = planes(arena, poll->most_outputs);
	return out->place != NULL && out->out != NULL ? GJ_OK : GJ_ENOMEM;
}

void gj_polled_add(gj_polled *to, const gj_polled *from, const gj_poll *poll)
{
	to->undecided += from->undecided;
	for (size_t i = 0; i < poll->all.n; i++)
		to->pairs[i] += from->pairs[i];
	for (size_t i = 0; i < poll->n_answers; i++)
		to->decides[i] += from->decides[i];
}

static uint64_t bits(uint64_t word)
{
	return (uint64_t)__builtin_popcountll(word);
}

/* The services of the block. */
static void services(uint64_t mask[GJ_BLOCK_WORDS], size_t n)
{
	for (size_t w = 0; w < GJ_BLOCK_WORDS; w++)
		mask[w] = n >= (w + 1) * 64 ? UINT64_MAX
			  : n <= w * 64	    ? 0
					    : (UINT64_C(1) << (n - w * 64)) - 1;
}

/* Take away those that told anything of it. */
static bool untold(const gj_polling *p, const gj_runner *runner, uint64_t mask[GJ_BLOCK_WORDS])
{
	uint64_t any = 0;

	for (size_t w = 0; w < GJ_BLOCK_WORDS; w++) {
		for (size_t i = 0; i < p->n_reads; i++) {
			const gj_planes *told = &runner->place[p->from[p->when_told[i]]];

			mask[w] &= ~(told->yes[w] | told->no[w]);
		}
		any |= mask[w];
	}
	return any != 0;
}

static uint64_t open_pairs(const gj_polling *p, const gj_runner *runner,
			   const uint64_t mask[GJ_BLOCK_WORDS])
{
	uint64_t n = 0;

	for (size_t k = 0; k < p->n_outputs; k++) {
		const gj_planes *of = &runner->out[p->output[k]];

		for (size_t w = 0; w < GJ_BLOCK_WORDS; w++)
			n += bits(mask[w] & ~(of->yes[w] | of->no[w]));
	}
	return n;
}

static uint64_t decided_by(const gj_polling *p, const gj_truth *truth, const gj_runner *runner,
			   const uint64_t mask[GJ_BLOCK_WORDS], gj_polled *polled)
{
	uint64_t n = 0;

	for (size_t i = 0; i < p->program->n_atoms; i++)
		polled->place[i] = runner->place[p->from[i]];
	for (size_t i = 0; i < p->n_reads; i++)
		for (size_t w = 0; w < GJ_BLOCK_WORDS; w++) {
			gj_planes *place = &polled->place[p->when_told[i]];

			place->yes[w] |= truth[i] == GJ_TRUE ? mask[w] : 0;
			place->no[w] |= truth[i] == GJ_FALSE ? mask[w] : 0;
		}
	gj_program_run(p->program, runner->path, polled->place, polled->out);
	for (size_t k = 0; k < p->n_outputs; k++) {
		const gj_planes *before = &runner->out[p->output[k]], *then = &polled->out[k];

		for (size_t w = 0; w < GJ_BLOCK_WORDS; w++)
			n += bits(mask[w] & (then->yes[w] | then->no[w]) &
				  ~(before->yes[w] | before->no[w]));
	}
	return n;
}

void gj_poll_block(const gj_poll *poll, const gj_runner *runner, size_t n, gj_polled *polled)
{
	uint64_t all[GJ_BLOCK_WORDS], mask[GJ_BLOCK_WORDS];
	size_t answers = 0;

	services(all, n);
	for (size_t k = 0; k < poll->plan->n; k++)
		for (size_t w = 0; poll->plan->when[k] == GJ_APPLIES && w < GJ_BLOCK_WORDS; w++)
			polled->undecided +=
				bits(all[w] & ~(runner->out[k].yes[w] | runner->out[k].no[w]));
	for (size_t i = 0; i < poll->all.n; i++) {
		const gj_prospect *q = &poll->all.at[i];
		const gj_polling *p = &poll->item[i];
		uint64_t open = 0;

		memcpy(mask, all, sizeof mask);
		if (untold(p, runner, mask))
			open = open_pairs(p, runner, mask);
		polled->pairs[i] += open;
		for (size_t a = 0; open > 0 && a < q->n_answers; a++)
			polled->decides[answers + a] +=
				decided_by(p, &p->truth[a * p->n_reads], runner, mask, polled);
		answers += q->n_answers;
	}
}
