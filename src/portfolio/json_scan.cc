// SPDX-License-Identifier: Apache-2.0
// simdjson behind a C interface: it keeps to itself what it throws, allocates and inlines.
#include "portfolio/json_scan.h"

#include <new>
#include <simdjson.h>

static_assert(simdjson::SIMDJSON_PADDING <= GJ_SCAN_PADDING, "simdjson reads further than that");

using simdjson::ondemand::array;
using simdjson::ondemand::document;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

struct gj_scanner {
	simdjson::ondemand::parser parser;
};

extern "C" gj_scanner *gj_scanner_new(void)
{
	return new (std::nothrow) gj_scanner;
}

extern "C" void gj_scanner_free(gj_scanner *scanner)
{
	delete scanner;
}

// `key` in full: the quote behind it closes it, for no key that is looked for holds a backslash.
template <size_t n> static bool is(const char *raw, const char (&key)[n])
{
	return memcmp(raw, key, n - 1) == 0 && raw[n - 1] == '"';
}

// The token goes up to the next sign of structure, which must end it: passing over a string that a colon follows, simdjson takes
// it for a key.
static inline bool scalar(value &from, gj_scan_piece &out)
{
	std::string_view token = from.raw_json_token();
	char next = token.data()[token.size()];

	out = {token.data(), token.size()};
	return token.size() > 0 && token[0] != '{' && token[0] != '[' &&
	       (next == ',' || next == '}' || next == ']');
}

static bool role_list(value &from, gj_scan &out)
{
	array list;

	if (from.get_array().get(list) != simdjson::SUCCESS)
		return false;
	for (auto item : list) {
		value one;

		if (item.get(one) != simdjson::SUCCESS || out.n_roles == GJ_SCAN_ROLES ||
		    !scalar(one, out.role[out.n_roles++]))
			return false;
	}
	return true;
}

// A list, or {"includes": a list}.
static bool roles(value &from, gj_scan &out)
{
	json_type type;
	object map;
	bool found = false;

	if (out.has_roles || from.type().get(type) != simdjson::SUCCESS)
		return false;
	out.has_roles = true;
	if (type == json_type::array)
		return role_list(from, out);
	if (type != json_type::object || from.get_object().get(map) != simdjson::SUCCESS)
		return false;
	out.roles_open = true;
	for (auto field : map) {
		simdjson::ondemand::raw_json_string key;
		value list;

		if (found || field.key().get(key) != simdjson::SUCCESS ||
		    !is(key.raw(), "includes") || field.value().get(list) != simdjson::SUCCESS ||
		    !role_list(list, out))
			return false;
		found = true;
	}
	return found;
}

static bool range(value &from, gj_scan &out, size_t i)
{
	object map;

	if (from.get_object().get(map) != simdjson::SUCCESS)
		return false;
	out.ranged[i] = true;
	out.value[i] = out.most[i] = {};
	for (auto field : map) {
		simdjson::ondemand::raw_json_string key;
		value end;

		if (field.key().get(key) != simdjson::SUCCESS ||
		    field.value().get(end) != simdjson::SUCCESS)
			return false;
		gj_scan_piece *place = is(key.raw(), "at_least")  ? &out.value[i]
				       : is(key.raw(), "at_most") ? &out.most[i]
								  : nullptr;
		if (place == nullptr || place->at != nullptr || !scalar(end, *place))
			return false;
	}
	return out.value[i].at != nullptr || out.most[i].at != nullptr;
}

static bool facts(value &from, gj_scan &out, const char *end)
{
	object map;

	if (out.n_facts > 0 || from.get_object().get(map) != simdjson::SUCCESS)
		return false;
	for (auto field : map) {
		simdjson::ondemand::raw_json_string key;
		value told;
		size_t i = out.n_facts;

		if (field.key().get(key) != simdjson::SUCCESS ||
		    field.value().get(told) != simdjson::SUCCESS || i == GJ_SCAN_FACTS)
			return false;
		out.key[i] = {key.raw(), (size_t)(end - key.raw())};
		out.ranged[i] = false;
		if (!scalar(told, out.value[i]) && !range(told, out, i))
			return false;
		out.n_facts++;
	}
	return true;
}

static bool judgement(value &from, gj_scan_judgement &out)
{
	object map;

	out = {};
	if (from.get_object().get(map) != simdjson::SUCCESS)
		return false;
	for (auto field : map) {
		simdjson::ondemand::raw_json_string key;
		value told;

		if (field.key().get(key) != simdjson::SUCCESS ||
		    field.value().get(told) != simdjson::SUCCESS)
			return false;
		const char *raw = key.raw();
		gj_scan_piece *place = is(raw, "term")	  ? &out.term
				       : is(raw, "value") ? &out.value
				       : is(raw, "by")	  ? &out.by
				       : is(raw, "on")	  ? &out.on
				       : is(raw, "why")	  ? &out.why
							  : nullptr;
		if (place == nullptr || place->at != nullptr || !scalar(told, *place))
			return false;
	}
	return out.term.at && out.value.at && out.by.at && out.on.at && out.why.at;
}

static bool judgements(value &from, gj_scan &out)
{
	array list;

	if (out.n_judgements > 0 || from.get_array().get(list) != simdjson::SUCCESS)
		return false;
	for (auto item : list) {
		value one;

		if (item.get(one) != simdjson::SUCCESS || out.n_judgements == GJ_SCAN_JUDGEMENTS ||
		    !judgement(one, out.judgement[out.n_judgements++]))
			return false;
	}
	return true;
}

static bool service(value &from, gj_scan &out)
{
	return out.service.at == nullptr && scalar(from, out.service);
}

static bool whole(object &map, gj_scan &out, const char *end)
{
	for (auto field : map) {
		simdjson::ondemand::raw_json_string key;
		value told;

		if (field.key().get(key) != simdjson::SUCCESS ||
		    field.value().get(told) != simdjson::SUCCESS)
			return false;
		const char *raw = key.raw();
		bool plain = is(raw, "facts")	     ? facts(told, out, end)
			     : is(raw, "service")    ? service(told, out)
			     : is(raw, "roles")	     ? roles(told, out)
			     : is(raw, "judgements") ? judgements(told, out)
						     : false;
		if (!plain)
			return false;
	}
	return out.service.at != nullptr;
}

extern "C" bool gj_scanner_line(gj_scanner *scanner, const char *line, size_t len, gj_scan *out)
{
	simdjson::padded_string_view text(line, len, len + GJ_SCAN_PADDING);
	document doc;
	object map;
	const char *rest;

	out->service = {};
	out->has_roles = out->roles_open = false;
	out->n_roles = out->n_facts = out->n_judgements = 0;
	if (scanner->parser.iterate(text).get(doc) != simdjson::SUCCESS ||
	    doc.get_object().get(map) != simdjson::SUCCESS || !whole(map, *out, line + len))
		return false;
	// Something stands behind the object unless the document is at its end.
	return doc.current_location().get(rest) == simdjson::OUT_OF_BOUNDS;
}
