/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences without which the output of a model would say more than the model does. */
#ifndef GJ_DYNAMICS_SENTENCES_H
#define GJ_DYNAMICS_SENTENCES_H

#include <stdbool.h>

typedef enum gj_sentence_id {
#define SENTENCE(id, en, zh) GJ_SENTENCE_AT_##id,
#include "dynamics/sentences.def"
#undef SENTENCE
	GJ_SENTENCES
} gj_sentence_id;

/* Bits of gj_model.sentences: GJ_SENTENCE_SCENARIOS and so on. */
enum {
#define SENTENCE(id, en, zh) GJ_SENTENCE_##id = 1 << GJ_SENTENCE_AT_##id,
#include "dynamics/sentences.def"
#undef SENTENCE
};

/* Sentence number `i`, below GJ_SENTENCES, in English or Chinese; NULL beyond. */
const char *gj_sentence(unsigned i, bool chinese);

#endif
