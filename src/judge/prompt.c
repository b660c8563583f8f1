/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/prompt.h"

typedef enum slot { SLOT_NONE, SLOT_TEXT, SLOT_QUESTION, SLOT_CATEGORY, SLOT_LABELS, N_SLOTS } slot;

static const char *const slot_name[N_SLOTS] = {"", "text", "question", "category", "labels"};

/* Some text, and behind it a slot. */
struct gj_prompt_part {
	gj_str before;
	slot slot;
	size_t at; /* byte of the slot in the source */
};

static int fault_at(const gj_prompt *prompt, size_t at, gj_error *err)
{
	return gj_fault_at(err, &prompt->source, gj_pos_at(prompt->source.text, at), NULL);
}

/* ---- reading ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

gj_str gj_prompt__trimmed(gj_str text)
{
	while (text.len > 0 && is_space(text.at[0]))
		text = (gj_str){text.at + 1, text.len - 1};
	while (text.len > 0 && is_space(text.at[text.len - 1]))
		text.len--;
	return text;
}

/* The byte at which `what` next stands at or behind `from`; the length of the text when it does not. */
static size_t find(gj_str text, size_t from, const char *what)
{
	for (; from + 1 < text.len; from++)
		if (text.at[from] == what[0] && text.at[from + 1] == what[1])
			return from;
	return text.len;
}

static int no_slot(const gj_prompt *prompt, size_t at, gj_str name, gj_error *err)
{
	gj_nearest near;

	if (name.len > 60)
		name.len = 0;
	gj_nearest_start(&near, name);
	for (int i = SLOT_NONE + 1; i < N_SLOTS; i++)
		gj_nearest_offer(&near, gj_str_of(slot_name[i]));
	gj_fault(err, GJ_EINPUT, "no such slot in a prompt");
	fault_at(prompt, at, err);
	if (near.best.len > 0)
		return gj_fault_help(err, "did you mean {{%.*s}}?", GJ_FMT(near.best));
	return gj_fault_help(err, "there are {{text}}, {{question}}, {{category}} and {{labels}}");
}

static slot slot_of(gj_str name)
{
	for (int i = SLOT_NONE + 1; i < N_SLOTS; i++)
		if (gj_str_eq(name, gj_str_of(slot_name[i])))
			return (slot)i;
	return SLOT_NONE;
}

/* The slot that opens at `at`, and where the text behind it begins. */
static int read_slot(const gj_prompt *prompt, size_t at, slot *out, size_t *behind, gj_error *err)
{
	gj_str text = prompt->source.text, name;
	size_t end = find(text, at + 2, "}}");

	name = gj_prompt__trimmed((gj_str){text.at + at + 2, end - at - 2});
	*out = end < text.len ? slot_of(name) : SLOT_NONE;
	*behind = end + 2;
	return *out != SLOT_NONE ? GJ_OK : no_slot(prompt, at, name, err);
}

int gj_prompt_read(gj_prompt *out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	gj_str text = source->text;
	size_t at = 0, cap = 0;
	bool has_text = false;
	char hash[65];

	*out = (gj_prompt){.source = *source};
	gj_sha256_hex(text, hash);
	memcpy(out->version, hash, sizeof out->version - 1);
	while (at < text.len) {
		gj_prompt_part part = {.at = find(text, at, "{{")};

		part.before = (gj_str){text.at + at, part.at - at};
		at = part.at;
		if (at < text.len && read_slot(out, at, &part.slot, &at, err) != GJ_OK)
			return err->code;
		has_text = has_text || part.slot == SLOT_TEXT;
		if (gj_arena_room(arena, (void **)&out->part, &cap, out->n, sizeof part) != GJ_OK)
			return gj_fault_memory(err);
		out->part[out->n++] = part;
	}
	if (has_text)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "`%.*s` has no {{text}}: there is nothing to judge in it",
		 GJ_FMT(source->name));
	return gj_fault_help(err, "the text of each thing stands where {{text}} does");
}

int gj_prompt_fits(const gj_prompt *prompt, const gj_things *things, gj_error *err)
{
	for (size_t i = 0; i < prompt->n && !things->probe; i++) {
		const gj_prompt_part *part = &prompt->part[i];

		if (part->slot != SLOT_QUESTION && part->slot != SLOT_CATEGORY)
			continue;
		gj_fault(err, GJ_EINPUT, "items of a corpus have no %s", slot_name[part->slot]);
		return fault_at(prompt, part->at, err);
	}
	return GJ_OK;
}

/* ---- writing ---- */

static void put_labels(gj_buf *out, gj_asked asked)
{
	bool first = true;

	for (int i = GJ_LABEL_NONE + 1; i < GJ_N_LABELS; i++) {
		if (!gj_label_fits((gj_label)i, asked))
			continue;
		gj_buf_puts(out, first ? "" : ", ");
		gj_buf_puts(out, gj_label_word((gj_label)i));
		first = false;
	}
}

void gj_prompt_write(gj_buf *out, const gj_prompt *prompt, const gj_things *things, uint32_t thing)
{
	const gj_thing *about = &things->item[thing];

	for (size_t i = 0; i < prompt->n; i++) {
		gj_buf_add(out, prompt->part[i].before);
		switch (prompt->part[i].slot) {
		case SLOT_TEXT:
			gj_buf_add(out, about->text);
			break;
		case SLOT_QUESTION:
			gj_buf_add(out, about->question);
			break;
		case SLOT_CATEGORY:
			gj_buf_add(out, about->category);
			break;
		case SLOT_LABELS:
			put_labels(out, gj_bank_asked(about->bank));
			break;
		default:
			break;
		}
	}
}
