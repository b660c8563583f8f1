/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/sentences.h"

#include <stddef.h>

static const char *const sentences[GJ_SENTENCES][2] = {
#define SENTENCE(id, en, zh) {en, zh},
#include "dynamics/sentences.def"
#undef SENTENCE
};

const char *gj_sentence(unsigned i, bool chinese)
{
	return i < GJ_SENTENCES ? sentences[i][chinese] : NULL;
}
