/* SPDX-License-Identifier: Apache-2.0 */
#include "personal/collect.h"

#include <stdlib.h>

typedef struct job {
	findings *all;
	gj_personal_key key;
} job;

static int keep(void *context, const gj_personal_found *found)
{
	job *j = context;
	finding *to;

	if (j->all->n++ >= COLLECT_MOST)
		return 0;
	to = &j->all->item[j->all->n - 1];
	*to = (finding){found->kind, found->confidence, found->at, found->end, {0}, {0}};
	gj_personal_mask(found, to->masked);
	gj_personal_hash(found, &j->key, to->hash);
	return 0;
}

void collect(findings *all, gj_str text, const gj_personal_options *options, collect_piece *piece,
	     void *context)
{
	job j = {all, {{0}}};
	gj_personal p;

	all->n = 0;
	gj_personal_key_of(&j.key, GJ_STR("a salt for tests"));
	gj_personal_begin(&p, options, keep, &j);
	for (size_t at = 0, size; at < text.len; at += size) {
		char *copy;

		size = piece != NULL ? piece(context, text.len - at) : text.len - at;
		copy = malloc(size); /* of its own size, so that a byte read past it is seen */
		if (copy == NULL)
			exit(1);
		memcpy(copy, text.at + at, size);
		gj_personal_feed(&p, (gj_str){copy, size});
		free(copy);
	}
	gj_personal_end(&p);
}

void collect_whole(findings *all, gj_str text)
{
	collect(all, text, NULL, NULL, NULL);
}

bool same_findings(const findings *a, const findings *b)
{
	size_t kept = a->n < COLLECT_MOST ? a->n : COLLECT_MOST;

	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < kept; i++) {
		const finding *x = &a->item[i], *y = &b->item[i];

		if (x->kind != y->kind || x->confidence != y->confidence || x->at != y->at ||
		    x->end != y->end || strcmp(x->masked, y->masked) != 0 ||
		    strcmp(x->hash, y->hash) != 0)
			return false;
	}
	return true;
}
