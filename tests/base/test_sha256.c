/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/sha256.h"

static void hex_of(bool own, gj_str text, size_t cut, char hex[65])
{
	unsigned char hash[32];
	gj_sha256 state;

	if (!gj_sha256_begin_by(&state, own))
		skip();
	for (size_t at = 0; at < text.len; at += cut)
		gj_sha256_add(&state,
			      (gj_str){text.at + at, text.len - at < cut ? text.len - at : cut});
	gj_sha256_end(&state, hash);
	gj_hash_hex(hash, hex);
}

/* FIPS 180-4's examples, and the message of a million letters. */
static void published(void **state)
{
	static char million[1000000];
	char hex[65];

	(void)state;
	memset(million, 'a', sizeof million);
	for (int own = 0; own < 2; own++) {
		hex_of(own == 1, GJ_STR("abc"), 1, hex);
		assert_string_equal(
			hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		hex_of(own == 1, GJ_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
		       56, hex);
		assert_string_equal(
			hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
		hex_of(own == 1, GJ_STR(""), 1, hex);
		assert_string_equal(
			hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
		hex_of(own == 1, (gj_str){million, sizeof million}, 4093, hex);
		assert_string_equal(
			hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	}
}

/* Every length over several blocks, cut anywhere, as libsodium has it. */
static void any_length(void **state)
{
	char text[400], own[65], other[65];

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)(i * 197 + (i >> 3) * 31);
	for (size_t len = 0; len < sizeof text; len++)
		for (size_t cut = 1; cut < 140; cut += 23) {
			hex_of(true, (gj_str){text, len}, cut, own);
			hex_of(false, (gj_str){text, len}, len + 1, other);
			assert_string_equal(own, other);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published),
		cmocka_unit_test(any_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
