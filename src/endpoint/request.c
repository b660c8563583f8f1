/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/request.h"

#include <stdio.h>

#include "base/json.h"

enum { MOST_URL = 2000 };

static void message(gj_json *json, const char *role, gj_str content)
{
	gj_json_open(json, '{');
	gj_json_key(json, "role");
	gj_json_str(json, gj_str_of(role));
	gj_json_key(json, "content");
	gj_json_str(json, content);
	gj_json_close(json, '}');
}

void gj_request_write(gj_buf *out, const gj_endpoint_ask *ask, gj_str question)
{
	gj_json json;

	gj_json_init(&json, out, true);
	gj_json_open(&json, '{');
	if (ask->model.len > 0) {
		gj_json_key(&json, "model");
		gj_json_str(&json, ask->model);
	}
	gj_json_key(&json, "messages");
	gj_json_open(&json, '[');
	if (ask->system.len > 0)
		message(&json, "system", ask->system);
	message(&json, "user", question);
	gj_json_close(&json, ']');
	if (ask->has_temperature) {
		gj_json_key(&json, "temperature");
		gj_json_num(&json, ask->temperature);
	}
	if (ask->max_tokens > 0) {
		gj_json_key(&json, "max_tokens");
		gj_json_int(&json, ask->max_tokens);
	}
	gj_json_close(&json, '}');
}

static int refuse(gj_str endpoint, const char *why, gj_error *err)
{
	int shown = endpoint.len < 120 ? (int)endpoint.len : 120;
	const char *at = memchr(endpoint.at, '@', endpoint.len);

	/* Before an @ there may be a password. */
	if (at != NULL)
		gj_fault(err, GJ_EINPUT, "`--endpoint` %s", why);
	else
		gj_fault(err, GJ_EINPUT, "`--endpoint` %s: `%.*s`", why, shown, endpoint.at);
	return gj_fault_help(err,
			     "as http://127.0.0.1:8000/v1, to which /chat/completions is added");
}

int gj_request_url(gj_str *out, gj_arena *arena, gj_str endpoint, gj_error *err)
{
	static const gj_str tail = {"/chat/completions", 17};
	gj_str rest = endpoint;
	char *url;

	if (gj_str_starts(rest, GJ_STR("http://")))
		rest = (gj_str){rest.at + 7, rest.len - 7};
	else if (gj_str_starts(rest, GJ_STR("https://")))
		rest = (gj_str){rest.at + 8, rest.len - 8};
	else
		return refuse(endpoint, "is an address of http or https", err);
	if (rest.len == 0 || rest.at[0] == '/' || rest.at[0] == ':')
		return refuse(endpoint, "has no host", err);
	for (size_t i = 0; i < rest.len; i++) {
		if (rest.at[i] == '@')
			return refuse(endpoint,
				      "may hold no name or password; a key goes by --key-env", err);
		if (rest.at[i] == '?' || rest.at[i] == '#')
			return refuse(endpoint, "may have no `?` or `#`", err);
		if ((unsigned char)rest.at[i] <= ' ' || (unsigned char)rest.at[i] >= 0x7F ||
		    strchr("\\\"<>^`{|}", rest.at[i]) != NULL)
			return refuse(endpoint, "has a character that no address has", err);
	}
	if (endpoint.len > MOST_URL)
		return refuse(endpoint, "is too long", err);
	while (endpoint.at[endpoint.len - 1] == '/')
		endpoint.len--;
	url = gj_arena_get(arena, endpoint.len + tail.len + 1);
	if (url == NULL)
		return gj_fault_memory(err);
	memcpy(url, endpoint.at, endpoint.len);
	memcpy(url + endpoint.len, tail.at, tail.len);
	*out = (gj_str){url, endpoint.len + tail.len};
	return GJ_OK;
}
