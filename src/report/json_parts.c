/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json_parts.h"
#include "law/regimes.h"

void gj_json_put_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	if (text.len > 0)
		gj_json_str(json, text);
	else
		gj_json_null(json);
}

void gj_json_put_word(gj_json *json, const char *key, const char *word)
{
	gj_json_put_str(json, key, gj_str_of(word));
}

void gj_json_put_day(gj_json *json, const char *key, gj_day day)
{
	char text[11] = "";

	if (day != GJ_DAY_NONE)
		gj_day_format(day, text);
	gj_json_put_word(json, key, text);
}

void gj_json_put_bool(gj_json *json, const char *key, bool value)
{
	gj_json_key(json, key);
	gj_json_bool(json, value);
}

void gj_json_put_int(gj_json *json, const char *key, int64_t value)
{
	gj_json_key(json, key);
	gj_json_int(json, value);
}

/* Labels that are numbers become numbers; "6a" and "iii" stay text. */
static void put_label(gj_json *json, const char *label)
{
	int64_t value = 0;
	size_t i = 0;

	while (label[i] >= '0' && label[i] <= '9')
		value = value * 10 + (label[i++] - '0');
	if (i == 0 || label[i] != '\0')
		gj_json_str(json, gj_str_of(label));
	else
		gj_json_int(json, value);
}

static void put_cite(gj_json *json, const gj_cite *cite)
{
	static const gj_unit always[] = {GJ_UNIT_ART, GJ_UNIT_PARA, GJ_UNIT_ITEM};

	gj_json_open(json, '{');
	gj_json_put_str(json, "instrument", cite->instrument.text);
	for (size_t k = 0; k < 3; k++) {
		unsigned i = 0;

		gj_json_key(json, gj_unit_word(always[k], GJ_EN));
		while (i < cite->n && cite->step[i].unit != always[k])
			i++;
		if (i < cite->n)
			put_label(json, cite->step[i].label);
		else
			gj_json_null(json);
	}
	for (unsigned i = 0; i < cite->n; i++) {
		gj_unit unit = cite->step[i].unit;

		if (unit == GJ_UNIT_ART || unit == GJ_UNIT_PARA || unit == GJ_UNIT_ITEM)
			continue;
		gj_json_key(json, gj_unit_word(unit, GJ_EN));
		put_label(json, cite->step[i].label);
	}
	gj_json_close(json, '}');
}

void gj_json_put_cites(gj_json *json, const gj_cite *cite, size_t n)
{
	gj_json_key(json, "cite");
	gj_json_open(json, '[');
	for (size_t i = 0; i < n; i++)
		put_cite(json, &cite[i]);
	gj_json_close(json, ']');
}

/* Names only; all roles are one name, for one list in the service file settles them. */
void gj_json_put_asks(gj_json *json, const char *key, const gj_law *law, const gj_asks *asks)
{
	bool roles = false;

	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t i = 0; i < asks->n; i++) {
		bool role = asks->at[i].kind == GJ_ASK_ROLE;

		if (role && roles)
			continue;
		gj_json_str(json, role ? GJ_STR("roles") : gj_ask_name(law, asks->at[i]));
		roles = roles || role;
	}
	gj_json_close(json, ']');
}

void gj_json_put_ask(gj_json *json, const gj_law *law, gj_ask ask)
{
	gj_json_put_word(json, "kind", gj_json_ask_kind(ask.kind));
	gj_json_put_str(json, "name", gj_ask_name(law, ask));
}

static void put_roles(gj_json *json, const gj_verdicts *verdicts)
{
	const gj_record *record = verdicts->record;

	gj_json_key(json, "roles");
	gj_json_open(json, '[');
	for (size_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] == GJ_TRUE)
			gj_json_str(json, record->law->role[i].e.id);
	gj_json_close(json, ']');
	gj_json_put_bool(json, "roles_complete", record->roles_closed);
	gj_json_key(json, "roles_by_conduct");
	gj_json_open(json, '[');
	for (uint32_t i = 0; i < record->law->n_roles; i++)
		if (record->role[i] != GJ_TRUE &&
		    gj_role_held(verdicts, i, verdicts->circuit->on) == GJ_TRUE)
			gj_json_str(json, record->law->role[i].e.id);
	gj_json_close(json, ']');
}

/* Jurisdictions by name; those within another that is named too are left out. */
static void put_regimes(gj_json *json, const char *key, const gj_verdicts *verdicts, bool kept)
{
	size_t at = 0;
	gj_str one;

	gj_json_key(json, key);
	gj_json_open(json, '[');
	while (gj_regime_next(verdicts->law, verdicts->only, kept, &at, &one))
		gj_json_str(json, one);
	gj_json_close(json, ']');
}

/* Asked about, and not known. */
static void put_empty_regimes(gj_json *json, const gj_verdicts *verdicts)
{
	size_t at = 0;
	gj_str one;

	gj_json_key(json, "regimes_without_norms");
	gj_json_open(json, '[');
	while (gj_regime_next(verdicts->law, verdicts->only, true, &at, &one))
		if (gj_regime_is_empty(verdicts->law, one))
			gj_json_str(json, one);
	gj_json_close(json, ']');
}

void gj_json_put_not_encoded(gj_json *json, const gj_law *law, const bool *instrument, gj_day on)
{
	uint32_t at = 0, one;

	gj_json_key(json, "not_encoded");
	gj_json_open(json, '[');
	while (gj_not_encoded_next(law, instrument, on, &at, &one)) {
		const gj_instrument *in = &law->instrument[one];

		gj_json_open(json, '{');
		gj_json_put_str(json, "instrument", in->e.id);
		gj_json_put_str(json, "title", in->e.title);
		gj_json_put_str(json, "english", in->e.english);
		gj_json_put_str(json, "jurisdiction", in->jurisdiction);
		gj_json_put_day(json, "from", in->from);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_json_put_head(gj_json *json, const char *schema, const gj_verdicts *verdicts)
{
	gj_json_put_word(json, "schema", schema);
	gj_json_put_str(json, "service", verdicts->record->service);
	gj_json_put_str(json, "file", verdicts->record->source.name);
	gj_json_put_day(json, "on", verdicts->circuit->on);
	gj_json_put_word(json, "rules", verdicts->law->hash);
	put_regimes(json, "regimes", verdicts, true);
	put_regimes(json, "regimes_not_asked", verdicts, false);
	put_empty_regimes(json, verdicts);
	put_roles(json, verdicts);
}
