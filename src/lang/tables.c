/* SPDX-License-Identifier: Apache-2.0 */
/* The .def tables as data. */
#include "lang/parse.h"

#define K(symbol) GJ_K(symbol)
#define VOCAB	  GJ_KINDS_VOCAB
#define DATA	  GJ_KINDS_DATA
#define NORM	  GJ_KINDS_NORM
#define ONE	  false
#define MANY	  true

static const char *const kind_word[GJ_N_KINDS][2] = {
#define KIND(symbol, en, zh, header) {en, zh},
#include "lang/kinds.def"
#undef KIND
};

static const struct {
	const char *word[2];
	gj_shape shape;
	uint32_t kinds;
	bool many;
} key_fact[GJ_N_KEYS] = {
#define FIELD(symbol, en, zh, shape, kinds, many) {{en, zh}, GJ_SHAPE_##shape, kinds, many},
#include "lang/fields.def"
#undef FIELD
};

static const char *const unit_word[GJ_N_UNITS][2] = {
#define UNIT(symbol, en, zh) {en, zh},
#include "lang/units.def"
#undef UNIT
};

static const char *const word_text[GJ_N_WORDS][2] = {
#define WORD(symbol, en, zh) {en, zh},
#include "lang/words.def"
#undef WORD
};

const char *gj_kind_word(gj_kind kind, gj_tongue tongue)
{
	return kind_word[kind][tongue];
}

const char *gj_key_word(gj_key key, gj_tongue tongue)
{
	return key_fact[key].word[tongue];
}

const char *gj_unit_word(gj_unit unit, gj_tongue tongue)
{
	return unit_word[unit][tongue];
}

const char *gj_word_text(gj_word word, gj_tongue tongue)
{
	return word_text[word][tongue];
}

gj_shape gj_key_shape(gj_key key)
{
	return key_fact[key].shape;
}

bool gj_key_fits(gj_key key, gj_kind kind)
{
	return (key_fact[key].kinds >> kind & 1) != 0;
}

bool gj_key_many(gj_key key)
{
	return key_fact[key].many;
}

const gj_field *gj_block_field(const gj_block *block, gj_key key, const gj_field *after)
{
	size_t i = after == NULL ? 0 : (size_t)(after - block->field) + 1;

	for (; i < block->n; i++)
		if (block->field[i].key == key)
			return &block->field[i];
	return NULL;
}

size_t gj_starts_with(gj_str line, const char *phrase)
{
	gj_str word;

	if (line.len == 0 || line.at[0] != phrase[0])
		return 0;
	word = gj_str_of(phrase);
	if (!gj_str_starts(line, word) || (line.len > word.len && line.at[word.len] != ' '))
		return 0;
	return word.len;
}

_Static_assert(2 * GJ_N_KEYS < 256, "each word of a key has a number of one byte");

void gj_key_index_make(gj_key_index *index)
{
	memset(index, 0, sizeof *index);
	/* From the last to the first, so that the keys of one byte are met in the order of the table. */
	for (unsigned at = 2 * GJ_N_KEYS; at > 0; at--) {
		unsigned char first = (unsigned char)key_fact[(at - 1) / 2].word[(at - 1) % 2][0];

		index->next[at] = index->first[first];
		index->first[first] = (unsigned char)at;
	}
}

size_t gj_find_key(const gj_key_index *index, gj_str line, gj_kind kind, bool any, gj_key *key)
{
	size_t best = 0;

	for (unsigned at = line.len == 0 ? 0 : index->first[(unsigned char)line.at[0]]; at != 0;
	     at = index->next[at]) {
		gj_key found = (gj_key)((at - 1) / 2);
		size_t n = any || gj_key_fits(found, kind)
				   ? gj_starts_with(line, key_fact[found].word[(at - 1) % 2])
				   : 0;

		if (n > best) {
			best = n;
			*key = found;
		}
	}
	return best;
}
