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
	bool inside,
		pending; /* in quotes; doubled quotes of the open cell stand in blocks before */
	bool after_end, after_close, after_cr; /* the byte before the block */
} state;

static signs signs_of(const char *at, char separator);		   /* of 64 bytes */
static bool odd_quotes(const char *at, size_t blocks);		   /* an odd number of them? */
static uint64_t prefix_xor(uint64_t bits);			   /* bit i: the parity of 0 to i */
static void lay(state *s, uint64_t ends, size_t n, uint32_t base); /* n cells; quotes unseen */

#define ONE(i)	      (UINT64_C(1) << (i))
#define LOWEST(bits)  ((bits) & (UINT64_C(0) - (bits)))
#define THROUGH(bits) ((bits) ^ ((bits)-1)) /* up to and with the lowest; never of 0 */
#define HIGHEST(bits) (63 - __builtin_clzll(bits))
#define COUNT(bits)   ((size_t)__builtin_popcountll(bits))

enum { BLOCK = 64 };

static inline gj_csv_cell cell_between(uint32_t start, uint32_t end)
{
	return (gj_csv_cell){.at = start, .len = (end - start) & GJ_CSV_MOST_BYTES};
}

#ifndef GJ_OWN_LAY
/*
 * In lots of eight with no question between them: more are written than there are, while there is room, since a wrong guess at
 * the end of a short loop costs more than a few stores.
 */
static inline void lay(state *s, uint64_t ends, size_t n, uint32_t base)
{
	gj_csv_cell *to = s->cell + s->k;
	uint32_t start = s->start;

	if (s->most_cells - s->k < BLOCK) {
		for (; ends != 0; ends &= ends - 1) {
			uint32_t end = base + (uint32_t)__builtin_ctzll(ends);

			*to++ = cell_between(start, end);
			start = end + 1;
		}
		return;
	}
	for (size_t done = 0; done < n; done += 8)
		for (int i = 0; i < 8; i++, ends &= ends - 1) {
			uint32_t end = base + (uint32_t)__builtin_ctzll(ends | ONE(63));

			*to++ = cell_between(start, end);
			start = end + 1;
		}
}
#endif

/* Take what is inside quotes out of the masks; false: a quote stands where none may. */
static inline bool read_quotes(state *s, signs *now, uint64_t *closed, uint64_t *doubled)
{
	uint64_t inside = prefix_xor(now->quote) ^ (UINT64_C(0) - s->inside);
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
	s->inside = inside >> 63;
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

/* The cell that ends at the one bit `end`, without the quotes round it. */
static inline void unwrap(const state *s, gj_csv_cell *cell, uint64_t ends, uint64_t end,
			  uint64_t doubled)
{
	uint64_t before = ends & (end - 1), mine = end - 1;

	if (before != 0)
		mine &= ~(ONE(HIGHEST(before)) - 1);
	cell->at++;
	cell->len -= 2;
	cell->quoted = 1;
	cell->doubled = (doubled & mine) != 0 || (before == 0 && s->pending);
}

static inline void unwrap_all(const state *s, uint64_t ends, uint64_t closed, uint64_t doubled)
{
	for (uint64_t rest = ends & closed; rest != 0; rest &= rest - 1) {
		uint64_t end = LOWEST(rest);

		unwrap(s, &s->cell[s->k + COUNT(ends & (end - 1))], ends, end, doubled);
	}
}

/* Cells before CR LF are a byte shorter, and their quotes, if any, were not seen. */
static inline void cut_returns(const state *s, uint64_t ends, uint64_t returns, uint64_t doubled)
{
	for (; returns != 0; returns &= returns - 1) {
		uint64_t end = LOWEST(returns);
		gj_csv_cell *cell = &s->cell[s->k + COUNT(ends & (end - 1))];

		cell->len--;
		if (s->text[cell->at] == '"')
			unwrap(s, cell, ends, end, doubled);
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

/* Each record has as many cells as columns? */
static inline bool count_cells(state *s, uint64_t ends, uint64_t newline)
{
	for (; newline != 0; newline &= newline - 1) {
		s->want += s->columns;
		if (s->k + COUNT(ends & THROUGH(newline)) != s->want)
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
	if ((now.quote != 0 || s->inside || s->after_close) &&
	    !read_quotes(s, &now, &closed, &doubled))
		return false;
	if ((now.odd != 0 || s->after_cr) && !read_returns(s, &now, base, &returns))
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
	lay(s, ends, n, (uint32_t)base);
	if ((ends & closed) != 0)
		unwrap_all(s, ends, closed, doubled);
	if (returns != 0)
		cut_returns(s, ends, returns, doubled);
	if (ends != 0) {
		s->start = (uint32_t)base + (uint32_t)HIGHEST(ends) + 1;
		s->pending = doubled >> HIGHEST(ends) != 0;
	} else if (doubled != 0) {
		s->pending = true;
	}
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
		   .after_end = true};
	char room[BLOCK], separator = csv->separator;
	bool open = text.at[text.len - 1] != '\n' && text.at[text.len - 1] != '\r';
	uint64_t lines = csv->line, newline;
	size_t records = 0;

	for (size_t base = csv->at; base < text.len + open && records < most; base += BLOCK) {
		const char *at = text.len < base + BLOCK ? last_block(room, text, base, open)
							 : text.at + base;
		signs now = signs_of(at, separator);

		if (!read_block(&s, at, base, now, &newline))
			break;
		if (newline != 0) {
			records += COUNT(newline);
			csv->at = base + (size_t)HIGHEST(newline) + 1;
			csv->line = lines + COUNT(now.newline << (63 - HIGHEST(newline)));
		}
		lines += COUNT(now.newline);
	}
	if (csv->at > text.len) /* past the line end that the text lacks */
		csv->at = text.len;
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
