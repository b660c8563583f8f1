/* SPDX-License-Identifier: Apache-2.0 */
/* Citations: `art 17 para 2 item 1` and 第十七条第二款第一项, mixed as one likes. */
#include "base/utf8.h"
#include "lang/numeral.h"
#include "lang/token.h"

static bool unit_word(gj_str text, gj_unit *out)
{
	for (int i = 0; i < GJ_N_UNITS; i++)
		if (gj_str_eq(text, gj_str_of(gj_unit_word((gj_unit)i, GJ_EN)))) {
			*out = (gj_unit)i;
			return true;
		}
	return false;
}

static bool is_chinese(const gj_token *token)
{
	return token->kind == GJ_TOKEN_WORD && gj_str_starts(token->text, GJ_STR("第"));
}

bool gj_peek_unit(const gj_parser *p)
{
	const gj_token *token = gj_peek(p);
	gj_unit unit;

	return token->kind == GJ_TOKEN_WORD && (unit_word(token->text, &unit) || is_chinese(token));
}

static int add_step(gj_parser *p, gj_cite *cite, gj_unit unit, gj_str label, const gj_token *token)
{
	if (cite->n == GJ_CITE_STEPS)
		return gj_fault_token(p, token, "the citation has too many steps", NULL);
	if (label.len == 0 || label.len > GJ_LABEL_MAX)
		return gj_fault_token(p, token, "not the number of a provision",
				      "write a number, as in `art 17`");
	cite->step[cite->n].unit = unit;
	memcpy(cite->step[cite->n].label, label.at, label.len);
	cite->step[cite->n].label[label.len] = '\0';
	cite->n++;
	return GJ_OK;
}

static bool is_label(const gj_token *token)
{
	if (token->kind == GJ_TOKEN_NUMBER)
		return token->number > 0 && token->number % GJ_NUM_ONE == 0;
	return token->kind == GJ_TOKEN_WORD && gj_is_name(token->text) &&
	       token->text.len <= GJ_LABEL_MAX &&
	       memchr(token->text.at, '/', token->text.len) == NULL;
}

static int english_step(gj_parser *p, gj_cite *cite)
{
	const gj_token *word = gj_take(p), *label = gj_peek(p);
	gj_unit unit = GJ_UNIT_ART;

	unit_word(word->text, &unit);
	if (!is_label(label))
		return gj_fault_expected(p, "the number of a provision");
	gj_take(p);
	return add_step(p, cite, unit, label->text, label);
}

static bool classifier(gj_str text, gj_unit *out, size_t *len)
{
	for (int i = 0; i < GJ_N_UNITS; i++) {
		gj_str word = gj_str_of(gj_unit_word((gj_unit)i, GJ_ZH));

		if (gj_str_starts(text, word)) {
			*out = (gj_unit)i;
			*len = word.len;
			return true;
		}
	}
	return false;
}

/* One token holds a run of steps: 第十七条第二款. */
static int chinese_steps(gj_parser *p, gj_cite *cite)
{
	const gj_token *token = gj_take(p);
	gj_str rest = token->text;

	while (rest.len > 0) {
		unsigned value = 0;
		size_t taken, unit_len;
		char label[12] = "";
		gj_unit unit;
		int rc;

		if (!gj_str_starts(rest, GJ_STR("第")))
			return gj_fault_token(p, token, "not a citation",
					      "write it as 第十七条第二款");
		rest.at += 3;
		rest.len -= 3;
		taken = gj_numeral_read(rest, &value);
		rest.at += taken;
		rest.len -= taken;
		if (taken == 0 || !classifier(rest, &unit, &unit_len))
			return gj_fault_token(p, token, "not a citation",
					      "write it as 第十七条第二款");
		rest.at += unit_len;
		rest.len -= unit_len;
		for (unsigned v = value, n = 1000, at = 0; n > 0; n /= 10)
			if (v >= n || at > 0) {
				label[at++] = (char)('0' + v / n % 10);
				label[at] = '\0';
			}
		rc = add_step(p, cite, unit, gj_str_of(label), token);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

int gj_parse_cite(gj_parser *p, gj_cite *out, bool relative)
{
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->pos = gj_peek(p)->pos;
	if (!relative || !gj_peek_unit(p))
		rc = gj_take_name(p, &out->instrument, "the name of an instrument");
	while (rc == GJ_OK && gj_peek_unit(p))
		rc = is_chinese(gj_peek(p)) ? chinese_steps(p, out) : english_step(p, out);
	return rc;
}
