/* SPDX-License-Identifier: Apache-2.0 */
/* YAML through libyaml's events. */
#include <stdio.h>

#include <yaml.h>

#include "base/doc_build.h"
#include "base/utf8.h"

static gj_pos position(const yaml_mark_t *from, const yaml_mark_t *to)
{
	gj_pos pos = {(uint32_t)from->line + 1, (uint32_t)from->column + 1, 1};

	if (to->line == from->line && to->column > from->column)
		pos.len = (uint32_t)(to->column - from->column);
	return pos;
}

static int syntax_error(gj_doc_build *build, const yaml_parser_t *parser)
{
	gj_pos pos = position(&parser->problem_mark, &parser->problem_mark);

	if (parser->error == YAML_MEMORY_ERROR)
		return gj_fault_memory(build->err);
	if (parser->error == YAML_READER_ERROR)
		pos = (gj_pos){0, 0, 0};
	gj_fault(build->err, GJ_EINPUT, "not YAML: %s",
		 parser->problem != NULL ? parser->problem : "cannot be read");
	gj_fault_at(build->err, &build->source, pos, NULL);
	if (parser->context != NULL)
		gj_fault_help(build->err, "%s", parser->context);
	return GJ_EINPUT;
}

static int refuse_extras(gj_doc_build *build, gj_pos pos, const yaml_char_t *anchor,
			 const yaml_char_t *tag)
{
	if (anchor != NULL)
		return gj_doc__fault(build, pos, "anchors are not accepted");
	if (tag != NULL)
		return gj_doc__fault(build, pos, "tags are not accepted");
	return GJ_OK;
}

static int add_scalar(gj_doc_build *build, const yaml_event_t *event, gj_pos pos)
{
	gj_str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
	gj_doc *node;
	int rc = refuse_extras(build, pos, event->data.scalar.anchor, event->data.scalar.tag);

	if (rc == GJ_OK)
		rc = gj_doc__node(build, &node, GJ_DOC_SCALAR, pos);
	if (rc != GJ_OK)
		return rc;
	if (text.len > 0 && memchr(text.at, '\0', text.len) != NULL)
		return gj_doc__fault(build, pos, "a zero character in a value");
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	rc = gj_doc__text(build, node, text);
	return rc == GJ_OK ? gj_doc__add(build, node) : rc;
}

static int open_node(gj_doc_build *build, gj_doc_kind kind, gj_pos pos)
{
	gj_doc *node;
	int rc = gj_doc__node(build, &node, kind, pos);

	if (rc == GJ_OK)
		rc = gj_doc__add(build, node);
	if (rc == GJ_OK)
		rc = gj_doc__push(build, node);
	return rc;
}

static int take_event(gj_doc_build *build, const yaml_event_t *event, unsigned *documents)
{
	gj_pos pos = position(&event->start_mark, &event->end_mark);
	int rc;

	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return ++*documents > 1
			       ? gj_doc__fault(build, pos, "more than one document in the file")
			       : GJ_OK;
	case YAML_ALIAS_EVENT:
		return gj_doc__fault(build, pos, "aliases are not accepted");
	case YAML_SCALAR_EVENT:
		return add_scalar(build, event, pos);
	case YAML_SEQUENCE_START_EVENT:
		rc = refuse_extras(build, pos, event->data.sequence_start.anchor,
				   event->data.sequence_start.tag);
		return rc != GJ_OK ? rc : open_node(build, GJ_DOC_LIST, pos);
	case YAML_MAPPING_START_EVENT:
		rc = refuse_extras(build, pos, event->data.mapping_start.anchor,
				   event->data.mapping_start.tag);
		return rc != GJ_OK ? rc : open_node(build, GJ_DOC_MAP, pos);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		gj_doc__pop(build);
		return GJ_OK;
	default:
		return GJ_OK;
	}
}

static int read_events(gj_doc_build *build, yaml_parser_t *parser)
{
	unsigned documents = 0;
	bool ended = false;
	int rc = GJ_OK;

	while (rc == GJ_OK && !ended) {
		yaml_event_t event;

		if (!yaml_parser_parse(parser, &event))
			return syntax_error(build, parser);
		ended = event.type == YAML_STREAM_END_EVENT;
		rc = take_event(build, &event, &documents);
		yaml_event_delete(&event);
	}
	return rc;
}

/*
 * libyaml ends a line where gj_pos_at and most editors do not: at a lone carriage return, U+0085, U+2028 and U+2029.
 * Refused, since a line number must mean the same to everyone.
 */
static int refuse_line_ends(gj_doc_build *build)
{
	gj_str text = build->source.text, rest = text;
	uint32_t code;

	while (rest.len > 0) {
		size_t step = gj_utf8_next(rest, &code);
		bool lone = code == '\r' && (rest.len == 1 || rest.at[1] != '\n');

		if (lone || code == 0x85 || code == 0x2028 || code == 0x2029) {
			gj_fault(build->err, GJ_EINPUT,
				 "a line end that not every program sees, U+%04X", (unsigned)code);
			gj_fault_at(build->err, &build->source,
				    gj_pos_at(text, (size_t)(rest.at - text.at)), NULL);
			gj_fault_help(build->err, "end lines with U+000A");
			return GJ_EINPUT;
		}
		rest.at += step;
		rest.len -= step;
	}
	return GJ_OK;
}

static int read_text(gj_doc_build *build)
{
	gj_str text = build->source.text;
	yaml_parser_t parser;
	int rc;

	if (!yaml_parser_initialize(&parser))
		return gj_fault_memory(build->err);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.at, text.len);
	rc = read_events(build, &parser);
	yaml_parser_delete(&parser);
	return rc;
}

int gj_doc_read_yaml(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	gj_doc_build build = {0};
	int rc = gj_doc__start(&build, arena, source, err);

	*out = NULL;
	if (rc == GJ_OK)
		rc = refuse_line_ends(&build);
	if (rc == GJ_OK)
		rc = read_text(&build);
	if (rc == GJ_OK && build.root == NULL)
		rc = gj_doc__node(&build, &build.root, GJ_DOC_MAP, (gj_pos){1, 1, 1});
	if (rc == GJ_OK)
		*out = build.root;
	return rc;
}
