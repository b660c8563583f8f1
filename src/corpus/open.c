/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a file and finding out what it is: by its first bytes where they say it, else by its name. */
#define _DEFAULT_SOURCE /* st_mtim */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "base/nearest.h"
#include "corpus/csv.h"
#include "corpus/list.h"
#include "corpus/stream.h"

enum { HEAD = 4096 };

static const char *const format_name[GJ_N_CORPUS_FORMATS] = {
	[GJ_CORPUS_BY_CONTENT] = "auto", [GJ_CORPUS_TXT] = "txt", [GJ_CORPUS_JSONL] = "jsonl",
	[GJ_CORPUS_CSV] = "csv",	 [GJ_CORPUS_TSV] = "tsv", [GJ_CORPUS_WARC] = "warc",
};

const char *gj_corpus_format_name(gj_corpus_format format)
{
	return format_name[format];
}

bool gj_corpus_format_of(gj_corpus_format *out, gj_str name)
{
	for (unsigned i = 0; i < GJ_N_CORPUS_FORMATS; i++)
		if (gj_str_eq(name, gj_str_of(format_name[i]))) {
			*out = (gj_corpus_format)i;
			return true;
		}
	return false;
}

gj_corpus_options gj_corpus_defaults(void)
{
	return (gj_corpus_options){.text = {GJ_STR("text")},
				   .n_text = 1,
				   .chunk = 256 << 10,
				   .piece = 64 << 10,
				   .most_bytes = UINT64_C(1) << 44,
				   .most_ratio = 500};
}

static int fault(const gj_corpus_file *file, gj_error *err, const char *what, const char *help)
{
	gj_corpus__file_fault(err, GJ_EINPUT, file->path, "%s", what);
	if (help != NULL)
		gj_fault_help(err, "%s", help);
	return GJ_EINPUT;
}

static gj_corpus_packing packing_of(gj_str head)
{
	unsigned char skippable = head.len >= 4 ? (unsigned char)head.at[0] : 0;

	if (gj_str_starts(head, GJ_STR("\x1F\x8B")))
		return GJ_PACKED_GZIP;
	if (gj_str_starts(head, GJ_STR("\x28\xB5\x2F\xFD")) ||
	    ((skippable & 0xF0) == 0x50 && memcmp(head.at + 1, "\x2A\x4D\x18", 3) == 0))
		return GJ_PACKED_ZSTD;
	return GJ_PACKED_NOT;
}

/* What is neither text nor compressed as we can undo it. */
static int check_head(const gj_corpus_file *file, gj_str head, gj_error *err)
{
	static const struct {
		gj_str start;
		const char *what, *help;
	} known[] = {
		{{"\xFF\xFE", 2}, "the file is UTF-16", "save it as UTF-8"},
		{{"\xFE\xFF", 2}, "the file is UTF-16", "save it as UTF-8"},
		{{"BZh", 3}, "the file is compressed by bzip2", "use gzip or zstd"},
		{{"\xFD\x37zXZ", 5}, "the file is compressed by xz", "use gzip or zstd"},
		{{"PK\x03\x04", 4}, "the file is a ZIP archive", "unpack it"},
		{{"PAR1", 4}, "the file is Parquet", "export it as JSON lines"},
		{{"ARROW1", 6}, "the file is Arrow", "export it as JSON lines"},
		{{"%PDF-", 5}, "the file is PDF", "extract its text"},
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (gj_str_starts(head, known[i].start))
			return fault(file, err, known[i].what, known[i].help);
	return GJ_OK;
}

/* By its first bytes: certain only of WARC; an object on the first line makes JSON lines; all else is text. */
static gj_corpus_format format_of(gj_str path, gj_str head)
{
	gj_corpus_format format = gj_corpus_format_by_name(path);
	size_t i = 0;

	if (gj_str_starts(head, GJ_STR("WARC/1.")))
		return GJ_CORPUS_WARC;
	if (format != GJ_CORPUS_BY_CONTENT)
		return format;
	while (i < head.len && strchr(" \t\r\n", head.at[i]) != NULL && head.at[i] != '\0')
		i++;
	return i < head.len && head.at[i] == '{' ? GJ_CORPUS_JSONL : GJ_CORPUS_TXT;
}

/* The first bytes, decompressed. */
static int read_head(const gj_corpus_file *file, gj_str *head, gj_error *err)
{
	gj_unpack unpack;
	char *at = gj_arena_get(file->arena, HEAD);
	int rc;

	if (at == NULL)
		return gj_fault_memory(err);
	rc = gj_unpack_open(&unpack, file, 0, file->arena, NULL, err);
	if (rc == GJ_OK)
		rc = gj_unpack_fill(&unpack, at, HEAD, &head->len, err);
	gj_unpack_close(&unpack);
	head->at = at;
	/* A file that is cut off is one all the same; reading it tells. */
	return rc == GJ_EINPUT && head->len > 0 ? GJ_OK : rc;
}

static int identify(gj_corpus_file *file, gj_error *err)
{
	gj_str head = GJ_STR("");
	int rc;

	file->packing = GJ_PACKED_NOT;
	rc = read_head(file, &head, err);
	if (rc != GJ_OK)
		return rc;
	file->packing = packing_of(head);
	if (file->packing != GJ_PACKED_NOT)
		rc = read_head(file, &head, err);
	if (rc == GJ_OK)
		rc = check_head(file, head, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_str_starts(head, GJ_STR("\xEF\xBB\xBF"))) {
		file->mark = 3;
		head = (gj_str){head.at + 3, head.len - 3};
	}
	file->format = file->options.format;
	if (file->format == GJ_CORPUS_BY_CONTENT)
		file->format = format_of(file->path, head);
	return GJ_OK;
}

static int open_path(gj_corpus_file *file, gj_error *err)
{
	struct stat about;
	char *path = gj_arena_get(file->arena, file->path.len + 1);

	if (path == NULL)
		return gj_fault_memory(err);
	memcpy(path, file->path.at, file->path.len);
	file->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (file->fd < 0)
		return gj_file__fault(err, file->path, "cannot open", errno);
	if (fstat(file->fd, &about) != 0)
		return gj_file__fault(err, file->path, "cannot read", errno);
	if (!S_ISREG(about.st_mode))
		return gj_file__fault(err, file->path, "cannot read",
				      S_ISDIR(about.st_mode) ? EISDIR : EINVAL);
	file->size = (uint64_t)about.st_size;
	file->mtime = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
	return GJ_OK;
}

static gj_str folder_of(gj_str path)
{
	while (path.len > 0 && path.at[path.len - 1] != '/')
		path.len--;
	if (path.len > 1)
		path.len--;
	return path.len > 0 ? path : GJ_STR(".");
}

static void check_options(gj_corpus_options *options)
{
	if (options->chunk == 0)
		options->chunk = 1;
	if (options->piece < GJ_CORPUS_LEAST_PIECE)
		options->piece = GJ_CORPUS_LEAST_PIECE;
	if (options->most_ratio == 0)
		options->most_ratio = 1;
}

/* Can there be such fields? Of a table: are they there? */
static int check_names(gj_corpus_file *file, gj_error *err)
{
	gj_field_path path;
	int rc = GJ_OK;

	if (file->format == GJ_CORPUS_CSV || file->format == GJ_CORPUS_TSV)
		return gj_csv_head(file, err);
	for (unsigned i = 0; i < GJ_N_FIELDS && rc == GJ_OK && file->format == GJ_CORPUS_JSONL; i++)
		if (gj_field_name(&file->options, i).len > 0)
			rc = gj_field_split(&path, gj_field_name(&file->options, i), err);
	return rc;
}

int gj_corpus_open(gj_corpus_file *out, gj_arena *arena, gj_str path,
		   const gj_corpus_options *options, gj_error *err)
{
	int rc;

	memset(out, 0, sizeof *out);
	out->path = path;
	out->arena = arena;
	out->fd = -1;
	out->options = *options;
	out->source = options->naming == GJ_SOURCE_FOLDER ? folder_of(path) : path;
	check_options(&out->options);
	rc = open_path(out, err);
	if (rc == GJ_OK)
		rc = identify(out, err);
	if (rc == GJ_OK)
		rc = check_names(out, err);
	if (rc == GJ_OK)
		rc = gj_corpus_cut(out, 1, err);
	if (rc != GJ_OK)
		gj_corpus_close(out);
	return rc;
}

void gj_corpus_close(gj_corpus_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}
