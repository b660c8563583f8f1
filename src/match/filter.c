/* SPDX-License-Identifier: Apache-2.0 */
#include "match/filter.h"

enum {
	LEAST_BITS = 12,
	MOST_BITS = 20,
	ROOM = 4,  /* slots for each pattern, up to the most: more would leave the near caches */
	SHORT = 16 /* one word in so many may be shorter than a stem */
};

static unsigned bits_for(uint64_t patterns)
{
	unsigned bits = LEAST_BITS;

	while (bits < MOST_BITS && (UINT64_C(1) << bits) < patterns * ROOM)
		bits++;
	return bits;
}

static bool is_word(const gj_patterns *patterns, const gj_pattern *p)
{
	return p->symbol[0] >= patterns->alphabet.words;
}

/* How many words are shorter than each length. */
static void count_shorter(const gj_patterns *patterns, uint64_t shorter[GJ_STEM_MOST + 2])
{
	memset(shorter, 0, (GJ_STEM_MOST + 2) * sizeof *shorter);
	for (uint32_t i = 0; i < patterns->n; i++)
		if (is_word(patterns, &patterns->item[i]) && patterns->item[i].len > 1)
			for (unsigned len = patterns->item[i].len + 1; len <= GJ_STEM_MOST + 1;
			     len++)
				shorter[len]++;
}

/* The longest stem that few words are too short for, and how many are: GJ_STEM_MOST + 1 has the words that are short of any. */
static unsigned choose_stem(const gj_patterns *patterns, uint64_t *tiny)
{
	uint64_t shorter[GJ_STEM_MOST + 2], words = 0;
	unsigned stem = GJ_STEM_MOST;

	count_shorter(patterns, shorter);
	for (uint32_t i = 0; i < patterns->n; i++)
		words += is_word(patterns, &patterns->item[i]) && patterns->item[i].len > 1;
	while (stem > 2 && shorter[stem] > words / SHORT)
		stem--;
	*tiny = shorter[stem];
	return stem;
}

uint64_t gj_filter_bytes(const gj_patterns *patterns)
{
	uint64_t tiny, bytes = UINT64_C(4) << bits_for(patterns->n);

	choose_stem(patterns, &tiny);
	return bytes + (tiny > 0 ? UINT64_C(4) << bits_for(tiny) : 0);
}

static int make_table(gj_filter_table *out, gj_arena *arena, uint64_t patterns)
{
	unsigned bits = bits_for(patterns);

	out->shift = 32 - bits;
	out->follows = gj_arena_array(arena, (size_t)1 << bits, sizeof *out->follows);
	return out->follows != NULL ? GJ_OK : GJ_ENOMEM;
}

static void enter(const gj_filter_table *table, uint32_t key, const gj_pattern *p, unsigned hashed)
{
	*gj_filter_slot(table, key) |=
		p->len > hashed ? gj_filter_with(p->symbol[hashed]) : gj_filter_alone(table, key);
}

int gj_filter_make(gj_filter *out, gj_arena *arena, const gj_patterns *patterns)
{
	uint64_t tiny;

	*out = (gj_filter){.words = patterns->alphabet.words, .single = patterns->alphabet.single};
	out->stem = choose_stem(patterns, &tiny);
	if (make_table(&out->table, arena, patterns->n) != GJ_OK ||
	    (tiny > 0 && make_table(&out->tiny, arena, tiny) != GJ_OK))
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < patterns->n; i++) {
		const gj_pattern *p = &patterns->item[i];

		if (p->len == 1)
			continue;
		if (!is_word(patterns, p))
			enter(&out->table, gj_filter_pair(p->symbol), p, 2);
		else if (p->len >= out->stem)
			enter(&out->table, gj_filter_stem(p->symbol, out->stem), p, out->stem);
		else
			enter(&out->tiny, gj_filter_pair(p->symbol), p, 2);
	}
	return GJ_OK;
}
