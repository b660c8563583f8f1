/* SPDX-License-Identifier: Apache-2.0 */
/* Atoms as sets of values of variables. */
#ifndef GJ_REASON_SPACE_ATOM_H
#define GJ_REASON_SPACE_ATOM_H

#include "reason/space.h"

/* The variable has one of the values for which the atom is true, or one for which it is false. */
gj_sides gj_space_atom(gj_space *space, const gj_circuit *circuit, const gj_atom *atom);

#endif
