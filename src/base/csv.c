/* SPDX-License-Identifier: Apache-2.0 */
/* Which instruction set scans; what happens where the scan stops; faults in words. */
#include "base/csv.h"

#include <inttypes.h>

#include "base/csv_scan.h"
#include "base/fault.h"
#include "base/utf8.h"

static gj_csv_scan *const path_scan[GJ_N_CSV_PATHS] = {
	[GJ_CSV_PORTABLE] = gj_csv_scan_portable,
#ifdef GJ_CSV_X86
	[GJ_CSV_AVX2] = gj_csv_scan_avx2,
	[GJ_CSV_AVX512] = gj_csv_scan_avx512,
#endif
};

static gj_csv_cut *const path_cut[GJ_N_CSV_PATHS] = {
	[GJ_CSV_PORTABLE] = gj_csv_cut_portable,
#ifdef GJ_CSV_X86
	[GJ_CSV_AVX2] = gj_csv_cut_avx2,
	[GJ_CSV_AVX512] = gj_csv_cut_avx512,
#endif
};

const char *gj_csv_path_name(gj_csv_path path)
{
	static const char *const name[GJ_N_CSV_PATHS] = {"portable", "avx2", "avx512"};

	return name[path];
}

bool gj_csv_path_here(gj_csv_path path)
{
#ifdef GJ_CSV_X86
	bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
		    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
		    __builtin_cpu_supports("pclmul");

	if (path == GJ_CSV_AVX2)
		return avx2;
	if (path == GJ_CSV_AVX512)
		return avx2 && __builtin_cpu_supports("avx512f") &&
		       __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
#endif
	return path == GJ_CSV_PORTABLE;
}

gj_csv_path gj_csv_path_best(void)
{
	gj_csv_path best = GJ_CSV_PORTABLE;

	for (gj_csv_path path = GJ_CSV_PORTABLE; path < GJ_N_CSV_PATHS; path++)
		if (gj_csv_path_here(path))
			best = path;
	return best;
}

size_t gj_csv_border(gj_csv_path path, gj_str chunk, bool *inside)
{
	return path_cut[path](chunk, inside);
}

gj_str gj_csv_without_mark(gj_str text)
{
	gj_str mark = GJ_STR("\xEF\xBB\xBF");

	return gj_str_starts(text, mark) ? (gj_str){text.at + mark.len, text.len - mark.len} : text;
}

gj_csv gj_csv_begin(gj_str text, uint32_t columns)
{
	return (gj_csv){.text = text,
			.line = 1,
			.record = 1,
			.columns = columns,
			.path = gj_csv_path_best(),
			.separator = ','};
}

uint32_t gj_csv_width(const gj_csv *csv)
{
	uint64_t cells = 0;
	size_t next;

	if (csv->text.len > GJ_CSV_MOST_BYTES || csv->at == csv->text.len ||
	    gj_csv_record(csv->text, csv->at, csv->separator, NULL, 0, &cells, &next) !=
		    GJ_CSV_SOUND)
		return 0;
	return (uint32_t)cells;
}

static uint64_t count_lines(const char *at, size_t len)
{
	uint64_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += at[i] == '\n';
	return n;
}

/* A fault at the byte `at` of the record that starts at csv->at, and so at the start of a line. */
static int refuse(const gj_csv *csv, gj_csv_fault *fault, gj_csv_kind kind, size_t at,
		  uint64_t cells)
{
	size_t start = at;

	if (fault == NULL)
		return GJ_EINPUT;
	while (start > csv->at && csv->text.at[start - 1] != '\n')
		start--;
	*fault = (gj_csv_fault){
		.kind = kind,
		.col = 1 + (uint32_t)gj_utf8_count((gj_str){csv->text.at + start, at - start}),
		.line = csv->line + count_lines(csv->text.at + csv->at, at - csv->at),
		.record = csv->record,
		.cells = cells,
		.columns = csv->columns};
	return GJ_EINPUT;
}

/* One record or one blank line, where the scan would not go on. */
static int look_closer(gj_csv *csv, gj_csv_cell *cell, size_t *n, gj_csv_fault *fault)
{
	const char *at = csv->text.at + csv->at;
	uint64_t cells;
	size_t next;
	gj_csv_kind kind = gj_csv_record(csv->text, csv->at, csv->separator, cell, csv->columns,
					 &cells, &next);

	if (kind == GJ_CSV_SOUND && csv->columns > 1 && (*at == '\n' || *at == '\r')) {
		if (csv->blank == 0)
			csv->blank = csv->line;
		csv->line++;
		csv->at = next;
		return GJ_OK;
	}
	if (csv->blank != 0) {
		refuse(csv, fault, GJ_CSV_BLANK, csv->at, 0);
		if (fault != NULL)
			fault->line = csv->blank;
		return GJ_EINPUT;
	}
	if (kind != GJ_CSV_SOUND)
		return refuse(csv, fault, kind, next, 0);
	if (cells != csv->columns)
		return refuse(csv, fault, GJ_CSV_CELLS, csv->at, cells);
	/* A last line without its end counts as a line. */
	csv->line += count_lines(at, next - csv->at) + (csv->text.at[next - 1] != '\n');
	csv->record++;
	csv->at = next;
	++*n;
	return GJ_OK;
}

int gj_csv_split(gj_csv *csv, gj_csv_cell *cell, size_t most, size_t *n, gj_csv_fault *fault)
{
	int status = GJ_OK;

	*n = 0;
	if (csv->text.len > GJ_CSV_MOST_BYTES)
		return refuse(csv, fault, GJ_CSV_LARGE, csv->at, 0);
	while (status == GJ_OK && *n < most && csv->at < csv->text.len) {
		if (csv->blank == 0)
			*n += path_scan[csv->path](csv, cell + *n * csv->columns, most - *n);
		if (*n < most && csv->at < csv->text.len)
			status = look_closer(csv, cell + *n * csv->columns, n, fault);
	}
	return status;
}

gj_str gj_csv_unquote(gj_str text, gj_csv_cell cell, char *room)
{
	gj_str raw = gj_csv_raw(text, cell);
	size_t to = 0;

	if (!gj_csv_is_doubled(cell))
		return raw;
	for (size_t from = 0; from < raw.len; from++) {
		const char *quote = memchr(raw.at + from, '"', raw.len - from);
		size_t end = quote == NULL ? raw.len : (size_t)(quote - raw.at) + 1;

		memcpy(room + to, raw.at + from, end - from);
		to += end - from;
		from = end; /* and past the second of the two */
	}
	return (gj_str){room, to};
}

int gj_csv_fault_tell(gj_error *err, const gj_csv_fault *fault, gj_str name)
{
	static const struct {
		const char *what, *help;
	} word[GJ_N_CSV_KINDS] = {
		[GJ_CSV_SOUND] = {"no fault", NULL},
		[GJ_CSV_LARGE] = {"over a gigabyte without a place to cut",
				  "cut the table in files"},
		[GJ_CSV_CELLS] = {"another number of cells than columns",
				  "check the separator, and quote cells that hold it"},
		[GJ_CSV_BLANK] = {"blank line between records", "remove the line"},
		[GJ_CSV_LONE_CR] = {"carriage return without a line feed",
				    "end lines with LF or CRLF, or quote the cell"},
		[GJ_CSV_ZERO] = {"zero byte", "save the table as UTF-8 text"},
		[GJ_CSV_STRAY] = {"quote inside an unquoted cell",
				  "quote the whole cell and double the quotes in it"},
		[GJ_CSV_AFTER] = {"text after a closing quote",
				  "double the quotes inside the cell"},
		[GJ_CSV_UNCLOSED] = {"quote never closed", "close the cell with a quote"},
	};
	gj_source source = {name, {"", 0}};
	gj_pos pos = {(uint32_t)(fault->line < UINT32_MAX ? fault->line : UINT32_MAX), fault->col,
		      1};

	if (fault->kind == GJ_CSV_CELLS)
		gj_fault(err, GJ_EINPUT,
			 "record %" PRIu64 " has %" PRIu64 " cell%s, the table has %" PRIu32
			 " column%s",
			 fault->record, fault->cells, fault->cells == 1 ? "" : "s", fault->columns,
			 fault->columns == 1 ? "" : "s");
	else
		gj_fault(err, GJ_EINPUT, "%s in record %" PRIu64, word[fault->kind].what,
			 fault->record);
	gj_fault_at(err, &source, pos, NULL);
	if (word[fault->kind].help != NULL)
		gj_fault_help(err, "%s", word[fault->kind].help);
	return GJ_EINPUT;
}
