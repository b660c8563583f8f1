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

#endif
