/* SPDX-License-Identifier: Apache-2.0 */
/* Units, models, and what rates are called that are no sources, in the reader's language. */
#include <stdio.h>

#include "assess/text.h"

static const struct {
	const char *english, *chinese;
} pairs[] = {
	/* units of the rule base */
	{"percent", "%"},
	{"items", "条"},
	{"questions", "题"},
	{"keywords", "个"},
	{"risks", "类"},
	{"aspects", "个方面"},
	{"sources", "个"},
	{"weeks", "周"},
	{"months", "个月"},
	{"days", "天"},
	{"clicks", "次点击"},
	{"reviewers", "人"},
	{"records", "条"},
	{"samples", "个"},
	{"signatures", "人"},
	{"persons", "人"},
	{"kinds", "种"},
	/* banks, tests, modalities */
	{"content", "生成内容测试题库"},
	{"refuse", "应拒答测试题库"},
	{"answer", "非拒答测试题库"},
	{"manual", "人工测试"},
	{"technical", "技术测试"},
	{"text", "文本"},
	{"image", "图片"},
	{"audio", "音频"},
	{"video", "视频"},
};

gj_str gj_telling_said(const gj_telling *t, gj_str word)
{
	for (size_t i = 0; t->page->style->tongue == GJ_ZH && i < sizeof pairs / sizeof *pairs; i++)
		if (gj_str_eq(word, gj_str_of(pairs[i].english)))
			return gj_str_of(pairs[i].chinese);
	return word;
}

gj_str gj_telling_unit(gj_telling *t, gj_str unit)
{
	gj_str said = gj_telling_said(t, unit);
	char *room;

	if (t->page->style->tongue == GJ_ZH && !gj_str_eq(said, unit))
		return said;
	room = gj_telling_slot(t);
	return (gj_str){room, (size_t)snprintf(room, GJ_TELLING_SLOT, " %.*s",
					       (int)(unit.len < 40 ? unit.len : 40), unit.at)};
}

gj_str gj_telling_model(gj_telling *t, gj_str model, gj_str endpoint)
{
	size_t mark = gj_page_mark(t->page);

	if (model.len > 0)
		return model;
	if (endpoint.len == 0)
		return gj_telling_word(t, GJ_M_ASSESS_NOT_NAMED);
	gj_page_say(t->page, GJ_M_ASSESS_NOT_NAMED_AT, GJ_ARGS(endpoint));
	return gj_page_take(t->page, mark, 2);
}
