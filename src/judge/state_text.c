/* SPDX-License-Identifier: Apache-2.0 */
/* The state as text, in English or Chinese. No rate stands without the counts it comes from. */
#include "base/utf8.h"
#include "judge/state.h"

enum { LABEL = 13 }; /* columns of what stands before a figure */

typedef struct page {
	gj_buf *out;
	bool zh;
} page;

static const char *label_word(const page *p, int label)
{
	return p->zh ? gj_label_chinese((gj_label)label) : gj_label_word((gj_label)label);
}

static const char *bank_word(const page *p, gj_bank bank)
{
	static const char *const chinese[GJ_N_BANKS] = {"抽样条目", "生成内容题库", "应拒答题库",
							"非拒答题库"};
	if (p->zh)
		return chinese[bank];
	return bank == GJ_BANK_ITEMS ? "sampled items" : gj_bank_word(bank);
}

static const char *outcome_word(const page *p, int outcome)
{
	static const char *const chinese[GJ_N_OUTCOMES] = {"有回答", "空", "被过滤", "出错",
							   "未问"};

	return p->zh ? chinese[outcome] : gj_outcome_word((gj_outcome)outcome);
}

static const char *kind_word(const page *p, gj_judge_kind kind)
{
	static const char *const chinese[GJ_N_JUDGE_KINDS] = {"人工", "规则", "程序", "接口"};

	return p->zh ? chinese[kind] : gj_judge_kind_word(kind);
}

static double percent(gj_share share)
{
	return 100.0 * (double)share.part / (double)share.whole;
}

/* A name as a person gave it: what a terminal would obey is left out. */
static void put_name(const page *p, gj_str name)
{
	while (name.len > 0) {
		uint32_t code;
		size_t n = gj_utf8_next(name, &code);

		gj_buf_add(p->out, gj_utf8_is_hidden(code) ? GJ_STR("?") : (gj_str){name.at, n});
		name.at += n;
		name.len -= n;
	}
}

static void put_head(const page *p, const char *what)
{
	size_t width = gj_utf8_width(gj_str_of(what));

	gj_buf_puts(p->out, "    ");
	gj_buf_puts(p->out, what);
	gj_buf_pad(p->out, ' ', width < LABEL ? LABEL - width : 1);
}

static void put_counts(const page *p, const size_t *count)
{
	const char *between = "";

	for (int i = 1; i < GJ_N_LABELS; i++) {
		if (count[i] == 0)
			continue;
		gj_buf_printf(p->out, "%s%zu %s", between, count[i], label_word(p, i));
		between = p->zh ? "，" : ", ";
	}
}

static void put_share(const page *p, const char *what, gj_share share, gj_interval within)
{
	put_head(p, what);
	if (share.whole == 0)
		gj_buf_puts(p->out, p->zh ? "不知：人工没有判断过这类\n"
					  : "not known: people judged none of these\n");
	else
		gj_buf_printf(p->out,
			      p->zh ? "%lld / %lld，%.1f %% [%.1f, %.1f]\n"
				    : "%lld of %lld, %.1f %% [%.1f, %.1f]\n",
			      (long long)share.part, (long long)share.whole, percent(share),
			      100 * within.low, 100 * within.high);
}

static void put_corrected(const page *p, const gj_trial *t)
{
	put_head(p, p->zh ? "校正后" : "corrected");
	if (!t->corrected_known) {
		gj_buf_printf(p->out, p->zh ? "不知：%s\n" : "not known: %s\n",
			      p->zh ? t->why_not_zh : t->why_not);
		return;
	}
	gj_buf_printf(p->out, "%.1f %% [%.1f, %.1f]", 100 * t->corrected.rate,
		      100 * t->corrected.low, 100 * t->corrected.high);
	if (t->corrected.held)
		gj_buf_puts(p->out,
			    p->zh ? "；已限于 0 至 100：它在这里出的错与人工判断过的部分不同"
				  : "; held to 0 and 100: it errs otherwise here than where people "
				    "judged");
	gj_buf_putc(p->out, '\n');
}

static void put_trial(const page *p, const gj_trial *t, gj_bank bank)
{
	gj_buf_printf(p->out, "  %s ", kind_word(p, t->voice->kind));
	put_name(p, t->voice->name);
	if (t->voice->version.len > 0) {
		gj_buf_puts(p->out, p->zh ? "，版本 " : ", version ");
		put_name(p, t->voice->version);
	}
	gj_buf_printf(p->out,
		      p->zh ? "：判断 %lld：" : ": %lld judged: ", (long long)t->found.whole);
	put_counts(p, t->count);
	gj_buf_putc(p->out, '\n');
	put_share(p, p->zh ? "灵敏度" : "sensitivity", t->sensitivity, t->sensitivity_within);
	put_share(p, p->zh ? "特异度" : "specificity", t->specificity, t->specificity_within);
	put_head(p, label_word(p, (int)gj_label_positive(gj_bank_asked(bank))));
	gj_buf_printf(p->out, p->zh ? "%lld / %lld，%.1f %%\n" : "%lld of %lld, %.1f %%\n",
		      (long long)t->found.part, (long long)t->found.whole, percent(t->found));
	put_corrected(p, t);
}

static void put_agreement(const page *p, const gj_bank_state *b)
{
	put_head(p, p->zh ? "一致性" : "agreement");
	if (!b->agreement_known) {
		gj_buf_puts(p->out, p->zh ? "不知：没有判断过两次的\n"
					  : "not known: nothing was judged twice\n");
		return;
	}
	gj_buf_printf(p->out,
		      p->zh ? "判断过两次的 %zu，相同 %.1f %%；"
			    : "of %zu judged twice %.1f %% alike; ",
		      b->by_both, 100 * b->agreement.same);
	if (b->agreement.kappa_known)
		gj_buf_printf(p->out, "kappa %.3f", b->agreement.kappa);
	else
		gj_buf_puts(p->out, p->zh ? "kappa 不知，只有一种标签"
					  : "kappa not known, one label alone");
	gj_buf_printf(p->out, p->zh ? "，AC1 %.3f\n" : ", AC1 %.3f\n", b->agreement.ac1);
	if (b->same_person > 0) {
		put_head(p, "");
		gj_buf_printf(p->out,
			      p->zh ? "其中 %zu 两次为同一人：不独立\n"
				    : "%zu of them twice by one person: not independent\n",
			      b->same_person);
	}
}

static void put_people(const page *p, const gj_bank_state *b)
{
	gj_buf_printf(p->out, p->zh ? "  人工：判断 %zu" : "  people: %zu judged", b->by_people);
	if (b->by_people > b->disputed) {
		gj_buf_puts(p->out, p->zh ? "：" : ": ");
		put_counts(p, b->people);
	}
	if (b->disputed > 0)
		gj_buf_printf(p->out,
			      p->zh ? "；%zu 有分歧，不计入任何比率" : "; %zu disputed, in no rate",
			      b->disputed);
	gj_buf_putc(p->out, '\n');
	put_agreement(p, b);
}

static void put_bank(const page *p, const gj_bank_state *b, bool probe)
{
	size_t all = 0;

	for (int i = 0; i < GJ_N_OUTCOMES; i++)
		all += b->outcome[i];
	gj_buf_printf(p->out, p->zh ? "\n%s：%zu" : "\n%s: %zu", bank_word(p, b->bank), all);
	for (int i = 0; probe && i < GJ_N_OUTCOMES; i++)
		if (b->outcome[i] > 0)
			gj_buf_printf(p->out, p->zh ? "，%zu %s" : ", %zu %s", b->outcome[i],
				      outcome_word(p, i));
	gj_buf_putc(p->out, '\n');
	put_people(p, b);
	for (size_t i = 0; i < b->n_trials; i++)
		put_trial(p, &b->trial[i], b->bank);
}

static void put_voices(const page *p, const gj_judge_journal *journal)
{
	for (size_t i = 0; i < journal->n; i++) {
		const gj_voice *voice = &journal->voice[i];

		gj_buf_printf(p->out, "  %s ", kind_word(p, voice->kind));
		put_name(p, voice->name);
		gj_buf_printf(p->out, p->zh ? "，第 %d 轮：%zu\n" : ", round %d: %zu\n",
			      voice->round, gj_voice_judged(voice, journal->things));
	}
}

void gj_state_text(gj_buf *out, const gj_judge_state *state, const gj_judge_journal *journal,
		   bool chinese)
{
	const gj_things *things = journal->things;
	const page p = {out, chinese};

	gj_buf_printf(out,
		      chinese ? "%s：%zu %s，%zu 条判断，哈希链完整\n"
			      : "%s: %zu %s, %zu judgements, their chain is whole\n",
		      things->folder, things->n,
		      chinese ? (things->probe ? "个回答" : "个条目")
			      : (things->probe ? "answers" : "items"),
		      journal->lines);
	if (things->unasked > 0)
		gj_buf_printf(out,
			      chinese ? "题库中 %lld 题没有任何回答\n"
				      : "%lld questions of the bank have no answer at all\n",
			      (long long)things->unasked);
	put_voices(&p, journal);
	for (int i = 0; i < GJ_N_BANKS; i++)
		if (state->holds[i])
			put_bank(&p, &state->bank[i], things->probe);
}
