/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "assess/tell.h"

const char *const gj_asked_words[GJ_N_ASKED] = {"shall", "recommended", "informative"};
const char *const gj_result_words[GJ_N_RESULTS] = {"met", "not met", "open", "not applicable"};
const char *const gj_conclusion_words[] = {NULL, "open", "fully met", "partly met", "not met"};
const char *const gj_from_words[] = {"lists", "updated", "banks", "screens", "probes"};
const char *const gj_outcome_words[GJ_N_OUTCOME_CLASSES + 1] = {"answered", "empty", "filtered",
								"error", "missing"};

/* 1e-9 of a ten-thousandth: what is a whole number but for the last bits is that number. */
gj_num gj_percent_down(double share)
{
	return (gj_num)floor(share * 1e6 + 1e-7);
}

gj_num gj_percent_up(double share)
{
	return (gj_num)ceil(share * 1e6 - 1e-7);
}

static const struct claim {
	const char *english, *chinese;
} always[] = {
	{"no independent assessor took part in making these numbers",
	 "上述数字的形成没有独立评估方参与"},
	{"whether the screened corpora are the data that were trained on is not shown",
	 "未证明所扫描的语料即为实际训练所用数据"},
	{"whether people judged rightly is not shown beyond their agreement with each other",
	 "除相互一致程度外，未证明人工判定本身正确"},
	{"when the files came into being is shown only by a time stamp from outside",
	 "文件形成的先后须由外部时间戳证明"},
	{"the clauses are the readings of the rule base, which names its doubts; the standards "
	 "themselves were not copied",
	 "条款依规则库的解读，其存疑之处见规则库；未收录标准原文"},
};

static bool add(gj_str *list, size_t *n, const struct claim *claim, gj_tongue tongue)
{
	list[(*n)++] = gj_str_of(tongue == GJ_ZH ? claim->chinese : claim->english);
	return true;
}

static bool any_given_seed(const gj_assessment *a)
{
	for (size_t i = 0; i < a->measures.n_screens; i++)
		if (!a->measures.screen[i].seed_made)
			return true;
	return false;
}

static bool any_picked(const gj_assessment *a)
{
	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		if (a->measures.answers[i].picked)
			return true;
	return false;
}

static bool any_age(const gj_assessment *a)
{
	const gj_libraries *l = &a->measures.libraries;
	bool any = l->keywords.last != GJ_DAY_NONE && !l->keywords.history;

	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++)
		any = any || (l->bank[i].last != GJ_DAY_NONE && !l->bank[i].history);
	return any;
}

size_t gj_assess_claims(const gj_assessment *a, gj_arena *arena, gj_tongue tongue, gj_str **out)
{
	static const struct claim
		seed = {"a seed was given, not made from manifest and nonce: whoever chose it "
			"could have chosen the sample",
			"随机种子系指定，并非由清单与随机数生成：指定者有可能挑选样本"},
		picked = {"answers that people judged do not stand together at the top of their "
			  "sheet: that they are a random part of all is not shown",
			  "人工判定的答案并非判定表自上而下的一段：未证明其系随机抽取"},
		age = {"of a library only the last update is told: that those before came in time "
		       "is not shown",
		       "部分题库、词库仅告知最近一次更新：未证明此前更新及时"},
		answers = {"answers vary from run to run: bounds are for the model and the "
			   "settings that were asked, on that day",
			   "模型答案每次可能不同：置信界仅适用于当日所测模型及其设置"};
	gj_str *list = gj_arena_array(arena, 16, sizeof *list);
	size_t n = 0;

	*out = list;
	if (list == NULL)
		return 0;
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		add(list, &n, &always[i], tongue);
	if (any_given_seed(a))
		add(list, &n, &seed, tongue);
	if (any_picked(a))
		add(list, &n, &picked, tongue);
	if (any_age(a))
		add(list, &n, &age, tongue);
	if (a->measures.n_probes > 0)
		add(list, &n, &answers, tongue);
	return n;
}
