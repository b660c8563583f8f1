/* SPDX-License-Identifier: Apache-2.0 */
#include "report/sarif_parts.h"

static const char schema[] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
			     "sarif-schema-2.1.0.json";

void gj_sarif_open(gj_json *json, gj_buf *out)
{
	gj_json_init(json, out, false);
	gj_json_open(json, '{');
	gj_json_put_word(json, "$schema", schema);
	gj_json_put_word(json, "version", "2.1.0");
	gj_json_key(json, "runs");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_json_put_word(json, "columnKind", "unicodeCodePoints"); /* as gj_pos counts */
}

void gj_sarif_close(gj_json *json)
{
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_buf_putc(json->buf, '\n');
}

void gj_sarif_tool_open(gj_json *json, const char *version, gj_tongue tongue)
{
	gj_json_key(json, "tool");
	gj_json_open(json, '{');
	gj_json_key(json, "driver");
	gj_json_open(json, '{');
	gj_json_put_word(json, "name", "guiju");
	gj_json_put_word(json, "semanticVersion", version);
	gj_json_put_word(json, "language", tongue == GJ_ZH ? "zh" : "en");
	gj_json_key(json, "rules");
	gj_json_open(json, '[');
}

void gj_sarif_tool_close(gj_json *json)
{
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

/* Sections 3.11.5 and 3.11.6: braces enclose arguments and stand doubled, brackets enclose links and stand escaped. */
static void put_plain(gj_buf *out, gj_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '[' || c == ']' || c == '\\')
			gj_buf_putc(out, '\\');
		if (c == '{' || c == '}')
			gj_buf_putc(out, c);
		gj_buf_putc(out, c);
	}
}

void gj_sarif_message(gj_json *json, const char *key, gj_str text)
{
	gj_buf plain;

	gj_text_start(&plain, json->buf);
	put_plain(&plain, text);
	gj_json_key(json, key);
	gj_json_open(json, '{');
	gj_json_put_str(json, "text", gj_buf_str(&plain));
	gj_json_close(json, '}');
	gj_text_end(&plain, json->buf);
}

void gj_sarif_place(gj_json *json, gj_str file, uint32_t index, gj_pos pos)
{
	gj_buf uri;

	gj_text_start(&uri, json->buf);
	gj_put_uri(&uri, file);
	gj_json_key(json, "physicalLocation");
	gj_json_open(json, '{');
	gj_json_key(json, "artifactLocation");
	gj_json_open(json, '{');
	gj_json_put_str(json, "uri", gj_buf_str(&uri));
	if (index != GJ_NONE)
		gj_json_put_int(json, "index", index);
	gj_json_close(json, '}');
	gj_json_key(json, "region");
	gj_json_open(json, '{');
	gj_json_put_int(json, "startLine", pos.line > 0 ? pos.line : 1);
	if (pos.line > 0 && pos.col > 0) {
		gj_json_put_int(json, "startColumn", pos.col);
		if (pos.len > 0)
			gj_json_put_int(json, "endColumn", (int64_t)pos.col + pos.len);
	}
	gj_json_close(json, '}');
	gj_json_close(json, '}');
	gj_text_end(&uri, json->buf);
}

void gj_sarif_fingerprint(gj_json *json, const char *name, gj_str of)
{
	char hex[65];

	gj_sha256_hex(of, hex);
	gj_json_key(json, "partialFingerprints");
	gj_json_open(json, '{');
	gj_json_put_word(json, name, hex);
	gj_json_close(json, '}');
}
