/* SPDX-License-Identifier: Apache-2.0 */
#include "report/uses.h"

/* INVARIANT: the parser bounds the nesting of conditions and quantities, so these recursions end early. */
bool gj_qty_names(const gj_qty *quantity, gj_thing thing)
{
	if (quantity == NULL)
		return false;
	if (quantity->op == GJ_QTY_FACT)
		return thing.sort == GJ_THING_FACT && quantity->ref == thing.ref;
	if (quantity->op == GJ_QTY_PARAMETER)
		return thing.sort == GJ_THING_PARAMETER && quantity->ref == thing.ref;
	for (size_t i = 0; i < quantity->n; i++)
		if (gj_qty_names(quantity->kid[i], thing))
			return true;
	return false;
}

bool gj_cond_names(const gj_cond *cond, gj_thing thing)
{
	if (cond == NULL)
		return false;
	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
	case GJ_COND_CHOICE:
		return thing.sort == GJ_THING_FACT && cond->ref == thing.ref;
	case GJ_COND_TERM:
		return thing.sort == GJ_THING_TERM && cond->ref == thing.ref;
	case GJ_COND_COMPARE:
		return gj_qty_names(cond->left, thing) || gj_qty_names(cond->right, thing);
	default:
		break;
	}
	for (size_t i = 0; i < cond->n; i++)
		if (gj_cond_names(cond->kid[i], thing))
			return true;
	return false;
}
