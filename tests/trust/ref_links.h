/* SPDX-License-Identifier: Apache-2.0 */
/* Causal links by their definition: rounds over all of them until nothing changes. Apart from src/reason. */
#ifndef GJ_TRUST_REF_LINKS_H
#define GJ_TRUST_REF_LINKS_H

#include "trust/reference.h"

/*
 * `record` [in, out] is `told` with the facts of `moved` [n_facts] changed; it gets what the links bring. Is it possible?
 * `before` is room for a copy of its facts.
 */
bool ref_links(const gj_record *told, gj_record *record, const bool *moved, gj_day on,
	       gj_input *before);

/* How many values links would bring that `record` contradicts where `told` does not have it so, were an open condition of theirs yes. */
size_t ref_links_open(const gj_record *told, const gj_record *record, gj_day on);

#endif
