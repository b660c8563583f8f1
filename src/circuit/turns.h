/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GJ_CIRCUIT_TURNS_H
#define GJ_CIRCUIT_TURNS_H

#include "circuit/build.h"

/*
 * The later days on which other norms, that lift this one or stand behind it, come into force or leave it, and the norm
 * read on each: `turn` of its nodes. Only days on which the norm itself is in force, and on which its condition is
 * otherwise than before. What is told of days to come is read as on every day. GJ_OK, GJ_ENOMEM or GJ_EINPUT.
 */
int gj_wire_turns(gj_wiring *w, uint32_t index, gj_norm_nodes *nodes);

#endif
