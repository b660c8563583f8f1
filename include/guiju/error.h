/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The error object: filled by the function that fails, owned by the caller, of fixed size so that even running
 * out of memory can be reported. Nothing is global. Messages are lower case, without a full stop, with the
 * user's own words in backticks; `help` holds one suggestion.
 */
#ifndef GUIJU_ERROR_H
#define GUIJU_ERROR_H

#include <stddef.h>
#include <stdint.h>

#include "export.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Return codes of the library. 0 is success; no function returns others. */
enum {
	GJ_OK = 0,
	GJ_EINPUT = -1, /* the input is wrong; the error object says where and how */
	GJ_ENOMEM = -2, /* out of memory, or over a stated limit of memory */
	GJ_EIO = -3	/* a file could not be read or written */
};

enum { GJ_ERROR_SPOTS = 4 };

/* One position. `line` and `column` count from 1, columns in code points; `line` 0 means the file as a whole. */
typedef struct gj_spot {
	char file[160];
	uint32_t line;
	uint32_t column;
	uint32_t length; /* code points to underline, at least 1 */
	char excerpt
		[200]; /* the line as it stands, or the part round the column with "…" for the rest; may be empty */
	uint32_t
		excerpt_column; /* column of the excerpt's first character: 1 unless the line is long */
	char label[80];		/* what stands here, when there are several spots; may be empty */
} gj_spot;

typedef struct gj_error {
	int code;
	char message[400];
	char help[240];
	unsigned n_spots;
	gj_spot spot[GJ_ERROR_SPOTS];
} gj_error;

/*
 * Write the error as people read it: `file:line:column: message`, the excerpt, a caret line, further spots, the
 * help. UTF-8; at most `size` bytes with the closing zero byte. Returns the length that the whole text has.
 */
GJ_API size_t gj_error_text(const gj_error *err, char *out, size_t size);

#ifdef __cplusplus
}
#endif
#endif
