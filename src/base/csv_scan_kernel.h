/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scan, once for each instruction set: 64 bytes become a mask of bits for each kind of byte, and cells are laid between the
 * bits. The file that includes this names the functions GJ_SCAN and GJ_CUT and gives the four functions declared below; `lay`
 * only if it defines GJ_OWN_LAY.
 *
 * Nothing here says what is wrong. A block that does not fit the grammar is forgotten, and the scan returns.
 */
typedef struct signs {
	uint64_t separator, newline, quote, odd; /* odd: CR and zero bytes */
} signs;

typedef struct state {
	const char *text;
	size_t len;
	gj_csv_cell *cell;
	size_t k, most_cells; /* cells laid, and how many may be */
	size_t columns, want; /* `want`: cells up to the end of the last record */
	uint32_t start;	      /* where the open cell starts */
	/* Words, not bool: gcc tests several bools at once, through memory. */
	uint64_t inside;  /* in quotes: all bits or none */
	uint64_t pending; /* doubled quotes of the open cell stand in blocks before: not 0 */
	uint64_t after_end, after_close, after_cr; /* the byte before the block: 0 or 1 */
} state;

static signs signs_of(const char *at, char separator); /* of 64 bytes */
static bool odd_quotes(const char *at, size_t blocks); /* an odd number of them? */
static uint64_t prefix_xor(uint64_t bits);	       /* bit i: the parity of 0 to i */
/*
 * The n cells that end at the bits of `ends`, quoted where `closed` has the same bit. There is room for BLOCK, all of which may
 * be written.
 */
static void lay(state *s, uint64_t ends, uint64_t closed, size_t n, uint32_t base);

#define ONE(i)	      (UINT64_C(1) << (i))
#define LOWEST(bits)  ((bits) & (UINT64_C(0) - (bits)))
#define THROUGH(bits) ((bits) ^ ((bits)-1)) /* up to and with the lowest; all of 0 */
#define HIGHEST(bits) (63 - __builtin_clzll(bits))
#define COUNT(bits)   ((size_t)__builtin_popcountll(bits))

enum { BLOCK = 64 };

/* A closing quote stands before the end of the cell, an opening one at its start: out of it. */
static inline void unwrap(gj_csv_cell *cell)
{
	cell->at++;
	cell->mark += GJ_CSV_QUOTED - 2;
}

static inline gj_csv_cell *lay_one(gj_csv_cell *to, uint32_t *start, uint32_t end)
{
	*to = (gj_csv_cell){*start, end - *start};
	*start = end + 1;
	return to + 1;
}

static inline void unwrap_all(gj_csv_cell *cell, uint64_t ends, uint64_t closed)
{
	for (uint64_t rest = ends & closed; rest != 0; rest &= rest - 1)
		unwrap(&cell[COUNT(ends & (LOWEST(rest) - 1))]);
}

/* Not one more than there are. */
static inline void lay_exactly(state *s, uint64_t ends, uint64_t closed, uint32_t base)
{
	gj_csv_cell *to = s->cell + s->k;
	uint32_t start = s->start;

	for (uint64_t rest = ends; rest != 0; rest &= rest - 1)
		to = lay_one(to, &start, base + (uint32_t)__builtin_ctzll(rest));
	unwrap_all(s->cell + s->k, ends, closed);
}

#ifndef GJ_OWN_LAY
/* In lots of eight with no question between them: a wrong guess at the end of a short loop costs more than some stores. */
static inline void lay(state *s, uint64_t ends, uint64_t closed, size_t n, uint32_t base)
{
	gj_csv_cell *to = s->cell + s->k;
	uint64_t rest = ends;
	uint32_t start = s->start;

	for (size_t done = 0; done < n; done += 8)
		for (int i = 0; i < 8; i++, rest &= rest - 1)
			to = lay_one(to, &start, base + (uint32_t)__builtin_ctzll(rest | ONE(63)));
	unwrap_all(s->cell + s->k, ends, closed);
}
#endif

/* Take what is inside quotes out of the masks; false: a quote stands where none may. */
static inline bool read_quotes(state *s, signs *now, uint64_t *closed, uint64_t *doubled)
{
	uint64_t inside = prefix_xor(now->quote) ^ s->inside;
	uint64_t open = now->quote & inside, close = now->quote & ~inside, ends;

	now->separator &= ~inside;
	now->newline &= ~inside;
	now->odd &= ~inside;
	ends = now->separator | now->newline;
	*closed = close << 1 | s->after_close; /* the bytes after closing quotes */
	*doubled = open & *closed;
	if ((open & ~(ends << 1 | s->after_end | *closed)) != 0 ||
	    (*closed & ~(ends | open | now->odd)) != 0)
		return false;
	s->inside = UINT64_C(0) - (inside >> 63);
	s->after_close = close >> 63;
	return true;
}

/* CRs outside quotes: `*returns` are the LFs after them. False: there is no LF. */
static inline bool read_returns(state *s, const signs *now, size_t base, uint64_t *returns)
{
	bool next = base + BLOCK < s->len && s->text[base + BLOCK] == '\n';

	*returns = (now->odd << 1 | s->after_cr) & now->newline;
	s->after_cr = now->odd >> 63;
	return (now->odd & ~(now->newline >> 1 | (uint64_t)next << 63)) == 0;
}

static inline bool has_zero(const char *at, uint64_t odd)
{
	for (; odd != 0; odd &= odd - 1)
		if (at[__builtin_ctzll(odd)] == '\0')
			return true;
	return false;
}

/* Cells before CR LF are a byte shorter, and their quotes, if any, were not seen. */
static inline void cut_returns(const state *s, uint64_t ends, uint64_t returns)
{
	for (; returns != 0; returns &= returns - 1) {
		gj_csv_cell *cell = &s->cell[s->k + COUNT(ends & (LOWEST(returns) - 1))];

		cell->mark--;
		if (s->text[cell->at] == '"')
			unwrap(cell);
	}
}

static inline void mark_doubled(state *s, uint64_t ends, uint64_t doubled)
{
	if (s->pending != 0 && ends != 0)
		s->cell[s->k].mark |= GJ_CSV_DOUBLED;
	s->pending = ends == 0 ? s->pending | doubled : doubled >> HIGHEST(ends);
	for (; doubled != 0; doubled &= doubled - 1) {
		uint64_t before = ends & (LOWEST(doubled) - 1);

		if (before != ends)
			s->cell[s->k + COUNT(before)].mark |= GJ_CSV_DOUBLED;
	}
}

/* The lowest `room` bits. */
static inline uint64_t cut_mask(uint64_t bits, size_t room)
{
	uint64_t kept = 0;

	for (; room > 0; room--, bits &= bits - 1)
		kept |= LOWEST(bits);
	return kept;
}

/*
 * Each record has as many cells as columns? Most blocks hold one end of a record or none, in no order that a branch could be
 * guessed by: both go one way.
 */
static inline bool count_cells(state *s, uint64_t ends, uint64_t newline)
{
	uint64_t more = newline & (newline - 1);

	s->want += newline != 0 ? s->columns : 0;
	if ((newline != 0) & (s->k + COUNT(ends & THROUGH(newline)) != s->want))
		return false;
	for (; more != 0; more &= more - 1) {
		s->want += s->columns;
		if (s->k + COUNT(ends & THROUGH(more)) != s->want)
			return false;
	}
	return true;
}

/* The cells of one block, and the ends of records in it; false: the block needs a closer look. */
static inline bool read_block(state *s, const char *at, size_t base, signs now, uint64_t *newline)
{
	uint64_t closed = 0, doubled = 0, returns = 0, ends;
	size_t n;

	if (now.odd != 0 && has_zero(at, now.odd))
		return false;
	if ((now.quote | s->inside | s->after_close) != 0 &&
	    !read_quotes(s, &now, &closed, &doubled))
		return false;
	if ((now.odd | s->after_cr) != 0 && !read_returns(s, &now, base, &returns))
		return false;
	ends = now.separator | now.newline;
	n = COUNT(ends);
	if (n > s->most_cells - s->k) { /* the records asked for end in this block */
		n = s->most_cells - s->k;
		ends = cut_mask(ends, n);
		now.newline &= ends;
		returns &= ends;
		if (now.newline == 0 || HIGHEST(now.newline) != HIGHEST(ends))
			return false; /* more cells than columns */
	}
	if (!count_cells(s, ends, now.newline))
		return false;
	if (s->most_cells - s->k < BLOCK)
		lay_exactly(s, ends, closed, (uint32_t)base);
	else
		lay(s, ends, closed, n, (uint32_t)base);
	if (returns != 0)
		cut_returns(s, ends, returns);
	if ((doubled | s->pending) != 0)
		mark_doubled(s, ends, doubled);
	s->start = ends != 0 ? (uint32_t)base + (uint32_t)HIGHEST(ends | 1) + 1 : s->start;
	s->after_end = ends >> 63;
	s->k += n;
	*newline = now.newline;
	return true;
}

/* The last block with bytes that say nothing after it, and the line end that the text lacks. */
static inline const char *last_block(char *room, gj_str text, size_t base, bool open)
{
	memset(room, ' ', BLOCK);
	if (text.len > base)
		memcpy(room, text.at + base, text.len - base);
	if (open)
		room[text.len - base] = '\n';
	return room;
}

size_t GJ_SCAN(gj_csv *csv, gj_csv_cell *cell, size_t most)
{
	gj_str text = csv->text;
	state s = {.text = text.at,
		   .len = text.len,
		   .cell = cell,
		   .most_cells = most * csv->columns,
		   .columns = csv->columns,
		   .start = (uint32_t)csv->at,
		   .after_end = 1};
	char room[BLOCK], separator = csv->separator;
	bool open = text.at[text.len - 1] != '\n' && text.at[text.len - 1] != '\r';
	uint64_t lines = csv->line, newline;
	size_t records = 0, next = csv->at;

	for (size_t base = csv->at; base < text.len + open && records < most; base += BLOCK) {
		const char *at = text.len < base + BLOCK ? last_block(room, text, base, open)
							 : text.at + base;
		signs now = signs_of(at, separator);
		int last;

		if (!read_block(&s, at, base, now, &newline))
			break;
		last = HIGHEST(newline | 1);
		records += COUNT(newline);
		next = newline != 0 ? base + (size_t)last + 1 : next;
		csv->line = newline != 0 ? lines + COUNT(now.newline << (63 - last)) : csv->line;
		lines += COUNT(now.newline);
	}
	csv->at = next < text.len ? next
				  : text.len; /* `next` counts the line end that the text lacks */
	csv->record += records;
	return records;
}

/* Forwards only to count the quotes; then back to the first line end that is outside. */
size_t GJ_CUT(gj_str chunk, bool *inside)
{
	size_t blocks = chunk.len / BLOCK, found = 0;
	char room[BLOCK];
	bool ends_inside = *inside ^ odd_quotes(chunk.at, blocks) ^
			   odd_quotes(last_block(room, chunk, blocks * BLOCK, false), 1);

	*inside = ends_inside;
	for (size_t i = blocks + 1; i-- > 0 && found == 0;) {
		signs now = signs_of(i == blocks ? room : chunk.at + i * BLOCK, ',');
		bool odd = COUNT(now.quote) & 1;
		uint64_t newline = now.newline & ~(prefix_xor(now.quote) ^
						   (UINT64_C(0) - (uint64_t)(ends_inside ^ odd)));

		if (newline != 0)
			found = i * BLOCK + (size_t)HIGHEST(newline) + 1;
		ends_inside ^= odd;
	}
	return found;
}
