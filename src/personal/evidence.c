/* SPDX-License-Identifier: Apache-2.0 */
/* What may be kept of a finding: its kind's word, a mask, a keyed hash. */
#include <sodium/crypto_generichash.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "personal/personal.h"

typedef enum mask { KEEP, MAIL, ADDRESS, PLACE } mask;

static const struct {
	const char *word, *english, *chinese;
	mask mask;
	size_t head, tail;
} kinds[] = {
#define GJ_PERSONAL_KIND(name, word, english, chinese, mask, head, tail)                           \
	{word, english, chinese, mask, head, tail},
#include "personal/kinds.def"
#undef GJ_PERSONAL_KIND
};

const char *gj_personal_word(gj_personal_kind kind)
{
	return kinds[kind].word;
}

const char *gj_personal_title(gj_personal_kind kind, bool chinese)
{
	return chinese ? kinds[kind].chinese : kinds[kind].english;
}

const char *gj_personal_confidence_word(gj_personal_confidence confidence)
{
	static const char *const word[] = {"shape only", "by context", "valid"};

	return word[confidence];
}

bool gj_personal_kind_of(gj_personal_kind *kind, gj_str word)
{
	for (gj_personal_kind k = 0; k < GJ_N_PERSONAL; k++)
		if (gj_str_eq(word, gj_str_of(kinds[k].word))) {
			*kind = k;
			return true;
		}
	return false;
}

/* Out, with room for the zero byte; what does not fit is left out. */
typedef struct sink {
	char *at;
	size_t len;
} sink;

static void put(sink *s, gj_str text)
{
	if (text.len >= GJ_PERSONAL_MASKED - s->len)
		return;
	memcpy(s->at + s->len, text.at, text.len);
	s->len += text.len;
	s->at[s->len] = '\0';
}

static void mask_ends(sink *s, gj_str value, size_t head, size_t tail)
{
	size_t count = gj_utf8_count(value), i = 0;
	uint32_t code;

	for (size_t at = 0, step; at < value.len; at += step, i++) {
		bool kept = i < head || i + tail >= count;

		step = gj_utf8_next((gj_str){value.at + at, value.len - at}, &code);
		put(s, kept ? (gj_str){value.at + at, step} : GJ_STR("*"));
	}
}

/* `z***@q***.com`: how long the parts are is not told. */
static void mask_mail(sink *s, gj_str value)
{
	size_t at = 0, last = value.len;

	while (at < value.len && value.at[at] != '@')
		at++;
	while (last > at && value.at[last - 1] != '.')
		last--;
	put(s, (gj_str){value.at, 1});
	put(s, GJ_STR("***@"));
	put(s, (gj_str){value.at + at + 1, 1});
	put(s, GJ_STR("***."));
	put(s, (gj_str){value.at + last, value.len - last});
}

static void mask_address(sink *s, gj_str value)
{
	size_t n = 0;

	while (n + 1 < value.len && value.at[n] != '.' && value.at[n] != ':')
		n++;
	put(s, (gj_str){value.at, n});
	put(s, value.at[n] == '.' ? GJ_STR(".*.*.*") : GJ_STR(":*"));
}

/* Whole degrees, and the hemisphere where it was written. */
static void mask_place(sink *s, gj_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] != '.' && value.at[i] != 'd') {
			put(s, (gj_str){value.at + i, 1});
			continue;
		}
		put(s, value.at[i] == '.' ? GJ_STR(".*") : GJ_STR("d*"));
		while (i + 1 < value.len && strchr("0123456789.m", value.at[i + 1]) != NULL)
			i++;
	}
}

void gj_personal_mask(const gj_personal_found *found, char out[GJ_PERSONAL_MASKED])
{
	sink s = {out, 0};

	out[0] = '\0';
	switch (kinds[found->kind].mask) {
	case KEEP:
		mask_ends(&s, found->value, kinds[found->kind].head, kinds[found->kind].tail);
		break;
	case MAIL:
		mask_mail(&s, found->value);
		break;
	case ADDRESS:
		mask_address(&s, found->value);
		break;
	case PLACE:
		mask_place(&s, found->value);
		break;
	}
}

void gj_personal_key_of(gj_personal_key *key, gj_str salt)
{
	crypto_generichash(key->byte, sizeof key->byte, (const unsigned char *)salt.at, salt.len,
			   NULL, 0);
}

void gj_personal_hash(const gj_personal_found *found, const gj_personal_key *key, char out[65])
{
	gj_str word = gj_str_of(kinds[found->kind].word);
	crypto_generichash_state state;
	unsigned char hash[32];

	crypto_generichash_init(&state, key->byte, sizeof key->byte, sizeof hash);
	crypto_generichash_update(&state, (const unsigned char *)word.at, word.len + 1);
	crypto_generichash_update(&state, (const unsigned char *)found->value.at, found->value.len);
	crypto_generichash_final(&state, hash, sizeof hash);
	gj_hash_hex(hash, out);
}
