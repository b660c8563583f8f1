/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A circuit as a list of instructions for bit planes. A value of 512 services is two planes: a bit in `yes`, a bit in
 * `no`, or in neither: unknown. The list computes what its outputs need and nothing else; registers are reused as soon as
 * their value was read for the last time, so that the working set stays small.
 * Strong Kleene logic on planes: docs/semantics.md, circuit/opcodes.def.
 */
#ifndef GJ_EVAL_PROGRAM_H
#define GJ_EVAL_PROGRAM_H

#include "circuit/circuit.h"

/* One block: 512 services, eight words a plane. `yes` and `no` of one value lie side by side, a cache line each. */
enum { GJ_BLOCK_WORDS = 8, GJ_BLOCK = GJ_BLOCK_WORDS * 64, GJ_BLOCK_ALIGN = 64 };

typedef struct gj_planes {
	uint64_t yes[GJ_BLOCK_WORDS], no[GJ_BLOCK_WORDS]; /* INVARIANT: no bit in both */
} gj_planes;

typedef enum gj_instruction_op {
/* the gates of circuit/opcodes.def, from places to a place; ATOM is never among them */
#define OPCODE(symbol, inputs, text) GJ_DO_##symbol,
#include "circuit/opcodes.def"
#undef OPCODE
	GJ_DO_OUT, /* output `to` is what lies in place a */
	GJ_N_INSTRUCTIONS
} gj_instruction_op;

typedef struct gj_instruction {
	uint32_t op, to, a, b, c;
} gj_instruction;

/* Places: the atoms first, as `atom` lists them, which stay as they are; then registers, each used for one value after another. */
typedef struct gj_program {
	const gj_circuit *circuit;
	gj_instruction *item;
	size_t n;
	uint32_t *atom; /* atoms of the circuit that are read, in the circuit's order */
	size_t n_atoms, n_registers, n_outputs;
} gj_program;

/* The program that computes these nodes of the circuit; a node may stand twice. GJ_OK or GJ_ENOMEM. */
int gj_program_new(gj_program **out, gj_arena *arena, const gj_circuit *circuit,
		   const gj_node *output, size_t n_outputs);

/* ---- running it ---- */

/* Instruction sets of this build, the plainest first. All give the same bits. */
typedef enum gj_path {
	GJ_PATH_PORTABLE, /* vector extensions of the compiler, at the width that every machine of its kind has */
	GJ_PATH_AVX2,
	GJ_PATH_AVX512,
	GJ_N_PATHS
} gj_path;

const char *gj_path_name(gj_path path);
bool gj_path_here(gj_path path); /* can this machine run it? */
gj_path gj_path_best(void);

/*
 * One block. `place` [n_atoms + n_registers] holds the planes of the atoms at its start; `out` [n_outputs]. Both aligned to
 * GJ_BLOCK_ALIGN. `path` is one that is here.
 */
void gj_program_run(const gj_program *program, gj_path path, gj_planes *place, gj_planes *out);

/* Add to yes[k] and no[k] how many services planes[k] says so of; n planes. */
void gj_planes_count(gj_path path, const gj_planes *planes, size_t n, uint64_t *yes, uint64_t *no);

#endif
