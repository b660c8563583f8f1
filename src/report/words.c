/* SPDX-License-Identifier: Apache-2.0 */
#include "report/words.h"

const char *gj_json_kind(gj_kind kind)
{
	return gj_kind_word(kind, GJ_EN);
}

const char *gj_json_applicability(gj_applicability applicability)
{
	static const char *const words[] = {"applies", "does-not-apply", "unknown", "future"};

	return words[applicability];
}

const char *gj_json_because(gj_because because)
{
	static const char *const words[] = {"condition",    "not-in-force", "lifted",
					    "other-bearer", "out-of-scope", "condition-false",
					    "unknown"};

	return words[because];
}

const char *gj_json_compliance(gj_compliance compliance)
{
	static const char *const words[] = {"fulfilled", "pending", "breached", "unknown",
					    "not-checked"};

	return words[compliance];
}

const char *gj_json_truth(gj_truth truth)
{
	static const char *const words[] = {"no", "unknown", "yes"};

	return words[truth];
}

const char *gj_json_force(gj_force force)
{
	static const char *const words[] = {"binding", "recommended", "practice", "drafted"};

	return words[force];
}

const char *gj_json_ask_kind(gj_ask_kind kind)
{
	static const char *const words[] = {"fact", "judgement", "role"};

	return words[kind];
}

const char *gj_json_proof_kind(gj_proof_kind kind)
{
	static const char *const words[] = {
		"norm",	    "in-force", "bearer",    "scope", "when", "lifter",	 "term",
		"includes", "excludes", "judgement", "fact",  "role", "presume", "compare",
		"and",	    "or",	"not",	     "kept",  "act"};

	return words[kind];
}

gj_str gj_title(const gj_entry *entry, gj_tongue tongue)
{
	gj_str first = tongue == GJ_EN ? entry->english : entry->title;
	gj_str second = tongue == GJ_EN ? entry->title : entry->english;

	if (first.len > 0)
		return first;
	return second.len > 0 ? second : entry->id;
}

void gj_page_jurisdiction(gj_page *page, const gj_law *law, gj_str name)
{
	for (size_t i = 0; i < law->n_jurisdictions; i++) {
		if (!gj_str_eq(law->jurisdiction[i].e.id, name))
			continue;
		gj_page_add(page, gj_title(&law->jurisdiction[i].e, page->style->tongue));
		gj_page_say(page, GJ_M_BRACKETS, &name);
		return;
	}
	gj_page_add(page, name);
}

gj_str gj_doubt_text(const gj_doubt *doubt, gj_tongue tongue)
{
	return tongue == GJ_ZH && doubt->chinese.len > 0 ? doubt->chinese : doubt->english;
}

void gj_page_doubt(gj_page *page, unsigned indent, const gj_doubt *doubt)
{
	if (doubt->english.len > 0)
		gj_page_line(page, indent, GJ_INK_YELLOW, GJ_M_UNVERIFIED,
			     GJ_ARGS(gj_doubt_text(doubt, page->style->tongue)));
}

gj_message gj_truth_message(gj_truth truth)
{
	if (truth == GJ_UNKNOWN)
		return GJ_M_UNKNOWN;
	return truth == GJ_TRUE ? GJ_M_YES : GJ_M_NO;
}

/* One step never breaks over lines: `art. 17`. */
static void add_step(gj_page *page, const gj_cite *cite, unsigned i)
{
	size_t mark = gj_page_mark(page);
	gj_cite one = *cite;
	gj_str text, part;

	one.n = 1;
	one.step = &cite->step[i];
	gj_print_steps(&page->scratch, &one, page->style->tongue);
	text = gj_page_take(page, mark, GJ_PART_STEP);
	for (bool first = true; text.len > 0; first = false) {
		const char *space = memchr(text.at, ' ', text.len);

		part = (gj_str){text.at, space != NULL ? (size_t)(space - text.at) : text.len};
		if (!first)
			gj_page_add(page, GJ_HARD_SPACE);
		gj_page_add(page, part);
		text.at += part.len + (space != NULL);
		text.len -= part.len + (space != NULL);
	}
}

void gj_page_steps(gj_page *page, const gj_cite *cite)
{
	for (unsigned i = 0; i < cite->n; i++) {
		if (i > 0 && page->style->tongue == GJ_EN)
			gj_page_add(page, GJ_STR(" "));
		add_step(page, cite, i);
	}
}

void gj_page_cite(gj_page *page, const gj_cite *cite)
{
	gj_page_add(page, cite->instrument.text);
	if (cite->n > 0) {
		gj_page_add(page, GJ_HARD_SPACE);
		gj_page_steps(page, cite);
	}
}

void gj_page_cites(gj_page *page, const gj_cite *cite, size_t n, gj_str own)
{
	for (size_t i = 0; i < n; i++) {
		bool same = gj_str_eq(cite[i].instrument.text, own);

		if (i > 0)
			gj_page_say(page, same ? GJ_M_COMMA : GJ_M_SEMICOLON, NULL);
		if (same)
			gj_page_steps(page, &cite[i]);
		else
			gj_page_cite(page, &cite[i]);
		own = cite[i].instrument.text;
	}
}

void gj_page_norm_name(gj_page *page, const gj_norm *norm)
{
	gj_page_add(page, gj_str_of(gj_kind_word(norm->kind, page->style->tongue)));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, norm->e.id);
}

gj_str gj_person_title(const gj_law *law, gj_str name, gj_tongue tongue)
{
	uint32_t ref;

	if (gj_map_get(&law->roles, name, &ref))
		return gj_title(&law->role[ref].e, tongue);
	if (gj_map_get(&law->agencies, name, &ref))
		return gj_title(&law->agency[ref].e, tongue);
	return name;
}

void gj_page_agencies(gj_page *page, const gj_law *law, const gj_refs *refs)
{
	for (size_t i = 0; i < refs->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, gj_title(&law->agency[refs->at[i]].e, page->style->tongue));
	}
}

void gj_page_roles(gj_page *page, const gj_law *law, const gj_refs *refs)
{
	for (size_t i = 0; i < refs->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, gj_title(&law->role[refs->at[i]].e, page->style->tongue));
	}
}

/* Agencies first, roles behind them (law.h: roles are offset by the number of agencies). */
void gj_page_toward(gj_page *page, const gj_law *law, const gj_refs *refs)
{
	for (size_t i = 0; i < refs->n; i++) {
		uint32_t ref = refs->at[i];
		const gj_entry *entry = ref < law->n_agencies ? &law->agency[ref].e
							      : &law->role[ref - law->n_agencies].e;

		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, gj_title(entry, page->style->tongue));
	}
}

void gj_page_asks(gj_page *page, const gj_law *law, const gj_asks *asks)
{
	bool roles = false;

	for (size_t i = 0; i < asks->n; i++) {
		gj_str name = gj_ask_name(law, asks->at[i]);

		/* One list settles all roles: they are asked for together. */
		if (asks->at[i].kind == GJ_ASK_ROLE && roles)
			continue;
		if (i > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		if (asks->at[i].kind == GJ_ASK_JUDGEMENT)
			gj_page_say(page, GJ_M_AS_JUDGED, &name);
		else if (asks->at[i].kind == GJ_ASK_ROLE)
			gj_page_say(page, GJ_M_AS_ROLES, NULL);
		else
			gj_page_add(page, name);
		roles = roles || asks->at[i].kind == GJ_ASK_ROLE;
	}
}

/* Digits in groups of three. */
static void add_grouped(gj_page *page, gj_num number)
{
	size_t mark = gj_page_mark(page);
	gj_str digits;
	size_t whole = 0;

	gj_num_print(&page->scratch, number);
	digits = gj_page_take(page, mark, 3);
	while (whole < digits.len && digits.at[whole] != '.')
		whole++;
	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0 && digits.at[i - 1] != '-')
			gj_page_add(page, GJ_STR(","));
		gj_page_add(page, (gj_str){digits.at + i, 1});
	}
}

/* As each tongue writes amounts: 100,000 CNY; 10万元, 1.5亿元. */
void gj_page_money(gj_page *page, gj_num number, gj_str currency)
{
	bool zh = page->style->tongue == GJ_ZH;
	bool yi = zh && number >= (gj_num)GJ_NUM_ONE * 100000000 &&
		  number % ((gj_num)GJ_NUM_ONE * 1000000) == 0;
	bool tens = zh && !yi && number != 0 && number % ((gj_num)GJ_NUM_ONE * 10000) == 0;
	size_t mark = gj_page_mark(page);

	if (yi)
		number /= 100000000;
	if (tens)
		number /= 10000;
	if (page->style->tongue == GJ_ZH)
		gj_num_print(&page->scratch, number);
	else
		add_grouped(page, number);
	if (yi)
		gj_page_say(page, GJ_M_HUNDRED_MILLION, GJ_ARGS(gj_page_take(page, mark, 3)));
	if (tens)
		gj_page_say(page, GJ_M_TEN_THOUSAND, GJ_ARGS(gj_page_take(page, mark, 3)));
	if (gj_str_eq(currency, GJ_STR("CNY"))) {
		gj_page_say(page, GJ_M_CNY, GJ_ARGS(gj_page_take(page, mark, 3)));
	} else if (currency.len > 0) {
		gj_page_add(page, GJ_HARD_SPACE);
		gj_page_add(page, currency);
	}
}

/* Slots 0 to 3 are the callers'; a part of a quantity waits in 4 or 5, by turns, until it is said. */
static void add_share(gj_page *page, const gj_law *law, const gj_qty *quantity)
{
	gj_num whole = (gj_num)GJ_NUM_ONE * 100;
	bool times = quantity->num >= whole && quantity->num % whole == 0;
	size_t mark = gj_page_mark(page);
	gj_str of, share;

	gj_page_quantity(page, law, quantity->kid[0]);
	of = gj_page_take(page, mark, 4);
	gj_num_print(&page->scratch, times ? quantity->num / 100 : quantity->num);
	share = gj_page_take(page, mark, 5);
	gj_page_say(page, times ? GJ_M_TIMES : GJ_M_PERCENT, GJ_ARGS(share, of));
}

static void add_several(gj_page *page, const gj_law *law, const gj_qty *quantity)
{
	bool greater = quantity->op == GJ_QTY_GREATER;
	size_t mark = gj_page_mark(page);

	for (size_t i = 0; i < quantity->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_AND, NULL);
		gj_page_quantity(page, law, quantity->kid[i]);
	}
	gj_page_say(page, greater ? GJ_M_GREATER : GJ_M_LESSER,
		    GJ_ARGS(gj_page_take(page, mark, 4)));
}

void gj_page_quantity(gj_page *page, const gj_law *law, const gj_qty *quantity)
{
	switch (quantity->op) {
	case GJ_QTY_NUMBER:
		gj_page_money(page, quantity->num, quantity->currency);
		break;
	case GJ_QTY_FACT:
		gj_page_add(page, gj_title(&law->fact[quantity->ref].e, page->style->tongue));
		break;
	case GJ_QTY_PARAMETER:
		gj_page_add(page, gj_title(&law->parameter[quantity->ref].e, page->style->tongue));
		break;
	case GJ_QTY_PERCENT:
		add_share(page, law, quantity);
		break;
	case GJ_QTY_GREATER:
	case GJ_QTY_LESSER:
		add_several(page, law, quantity);
		break;
	default:
		if (quantity->source != NULL)
			gj_print_expr(&page->scratch, quantity->source, page->style->tongue);
	}
}

static void add_bound(gj_page *page, bool is_day, int64_t value, const gj_fact *fact)
{
	if (is_day)
		gj_page_day(page, (gj_day)value);
	else
		gj_page_money(page, value, fact->currency);
}

/* Part 2 for the lower bound, part 3 inside numbers and then for the upper one: callers may hold 0 and 1. */
static void add_range(gj_page *page, const gj_fact *fact, const gj_input *input)
{
	bool is_day = fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT;
	size_t mark = gj_page_mark(page);
	gj_str low, high;

	add_bound(page, is_day, input->low, fact);
	low = gj_page_take(page, mark, 2);
	add_bound(page, is_day, input->high, fact);
	high = gj_page_take(page, mark, 3);
	if (input->has_low && input->has_high)
		gj_page_say(page, GJ_M_BETWEEN, GJ_ARGS(low, high));
	else if (input->has_low)
		gj_page_say(page, is_day ? GJ_M_DAY_AT_LEAST : GJ_M_AT_LEAST, &low);
	else if (input->has_high)
		gj_page_say(page, is_day ? GJ_M_DAY_AT_MOST : GJ_M_AT_MOST, &high);
	else
		gj_page_say(page, GJ_M_YES, NULL);
}

static void add_given(gj_page *page, const gj_fact *fact, const gj_input *input)
{
	bool is_day = fact->type == GJ_FACT_DATE || fact->type == GJ_FACT_EVENT;

	if (fact->type == GJ_FACT_BOOL)
		gj_page_say(page, gj_truth_message(input->truth), NULL);
	else if (fact->type == GJ_FACT_CHOICE)
		gj_page_add(page, input->choice < fact->n_choices ? fact->choice[input->choice].text
								  : GJ_STR("?"));
	else if (fact->type == GJ_FACT_EVENT && input->truth == GJ_FALSE)
		gj_page_say(page, GJ_M_NOT_HAPPENED, NULL);
	else if (input->has_low && input->has_high && input->low == input->high)
		add_bound(page, is_day, input->low, fact);
	else
		add_range(page, fact, input);
}

void gj_page_input(gj_page *page, const gj_fact *fact, const gj_input *input)
{
	switch (input->state) {
	case GJ_STATE_GIVEN:
		add_given(page, fact, input);
		return;
	case GJ_STATE_UNKNOWN:
		gj_page_say(page, GJ_M_STATE_UNKNOWN, NULL);
		return;
	case GJ_STATE_NOT_APPLICABLE:
		gj_page_say(page, GJ_M_STATE_NOT_APPLICABLE, NULL);
		return;
	case GJ_STATE_CONFLICT:
		gj_page_say(page, GJ_M_STATE_CONFLICT, NULL);
		return;
	case GJ_STATE_NOT_ASKED:
		break;
	}
	gj_page_say(page, GJ_M_STATE_NOT_ASKED, NULL);
}

gj_message gj_because_message(gj_because because)
{
	switch (because) {
	case GJ_BECAUSE_NOT_IN_FORCE:
		return GJ_M_REASON_NOT_IN_FORCE;
	case GJ_BECAUSE_LIFTED:
		return GJ_M_REASON_LIFTED;
	case GJ_BECAUSE_OTHER_BEARER:
		return GJ_M_REASON_OTHER_BEARER;
	case GJ_BECAUSE_OUT_OF_SCOPE:
		return GJ_M_REASON_OUT_OF_SCOPE;
	default:
		return GJ_M_REASON_CONDITION_FALSE;
	}
}

const char *const gj_json_marks[GJ_N_MARKS] = {"judgement", "presumption", "conflict",
					       "declaratory", "unverified"};

const gj_doubt *gj_norm_doubt(const gj_law *law, const gj_norm *norm)
{
	if (norm->unverified.english.len > 0)
		return &norm->unverified;
	return norm->rests_on.english.len > 0 ? &norm->rests_on
					      : &law->instrument[norm->instrument].unverified;
}
