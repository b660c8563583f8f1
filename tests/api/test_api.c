/* SPDX-License-Identifier: Apache-2.0 */
/* The public interface as a host program sees it: the shared library and its headers, nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <guiju/guiju.h>

static const char chatbot[] = "service: Bot\n"
			      "roles: [provider]\n"
			      "facts:\n"
			      "  generates_content: yes\n"
			      "  offered_to_public: yes\n"
			      "  runs_forum_blog_or_chat: yes\n"
			      "  launch: 2026-12-01\n";

static const char *const content[] = {GJ_SOURCE_DIR "/content"};

static gj_check *run(gj_rules *rules, gj_service **service, const char *text, const char *date)
{
	gj_check *check = NULL;
	gj_error err;
	gj_day on;

	assert_int_equal(gj_day_parse(&on, date, 10), GJ_OK);
	assert_int_equal(gj_service_read(service, rules, "bot.yaml", text, strlen(text), &err),
			 GJ_OK);
	assert_int_equal(gj_check_run(&check, rules, *service, on, &err), GJ_OK);
	return check;
}

static void test_verdict_by_date(void **state)
{
	gj_rules *rules = NULL;
	gj_service *service = NULL;
	gj_check *check;
	gj_check_verdict verdict;
	gj_error err;
	char date[11];

	(void)state;
	assert_int_equal(gj_rules_load(&rules, NULL, content, 1, &err), GJ_OK);
	assert_int_equal(strlen(gj_rules_hash(rules)), 64);
	check = run(rules, &service, chatbot, "2026-11-24");
	assert_int_equal(gj_check_find(check, "cn/genai/assess", &verdict), GJ_OK);
	assert_int_equal(verdict.applicability, GJ_APPLIES);
	gj_day_format(verdict.due, date);
	assert_string_equal(date, "2026-11-30");
	gj_check_free(check);
	gj_service_free(service);
	check = run(rules, &service, chatbot, "2023-06-01");
	assert_int_equal(gj_check_find(check, "cn/genai/assess", &verdict), GJ_OK);
	assert_int_equal(verdict.applicability, GJ_FUTURE);
	gj_day_format(verdict.from, date);
	assert_string_equal(date, "2023-08-15");
	assert_int_equal(gj_check_find(check, "cn/genai/asess", &verdict), GJ_EINPUT);
	assert_int_equal(gj_check_at(check, gj_rules_norm_count(rules), &verdict), GJ_EINPUT);
	assert_null(gj_rules_norm_id(rules, gj_rules_norm_count(rules)));
	gj_check_free(check);
	gj_service_free(service);
	gj_rules_free(rules);
}

static void test_reports(void **state)
{
	gj_rules *rules = NULL;
	gj_service *service = NULL;
	gj_check *check;
	const char *text;
	size_t length;
	gj_error err;

	(void)state;
	assert_int_equal(gj_rules_load(&rules, NULL, content, 1, &err), GJ_OK);
	check = run(rules, &service, chatbot, "2026-11-24");
	assert_int_equal(gj_check_report(check, GJ_CHECK_TEXT_EN, &text, &length), GJ_OK);
	assert_int_equal(strlen(text), length);
	assert_non_null(strstr(text, "art. 17"));
	assert_int_equal(gj_check_report(check, GJ_CHECK_TEXT_ZH, &text, &length), GJ_OK);
	assert_non_null(strstr(text, "第十七条"));
	assert_int_equal(gj_check_report(check, GJ_CHECK_JSON, &text, &length), GJ_OK);
	assert_int_equal(text[0], '{');
	assert_int_equal(gj_check_why(check, "cn/genai/assess", GJ_CHECK_TEXT_EN, &text, &length),
			 GJ_OK);
	assert_non_null(strstr(text, "17"));
	assert_int_equal(gj_check_why(check, "nothing", GJ_CHECK_TEXT_EN, &text, &length),
			 GJ_EINPUT);
	gj_check_free(check);
	gj_service_free(service);
	gj_rules_free(rules);
}

static void test_errors(void **state)
{
	static const char wrong[] = "service: Bot\nfacts:\n  offered_to_publik: yes\n";
	static const char *const nowhere[] = {"no/such/folder"};
	gj_rules *rules = NULL;
	gj_service *service = NULL;
	gj_error err;
	char text[2000];

	(void)state;
	assert_int_equal(gj_rules_load(&rules, NULL, nowhere, 1, &err), GJ_EIO);
	assert_null(rules);
	assert_int_equal(gj_rules_load(&rules, NULL, content, 1, &err), GJ_OK);
	assert_int_equal(gj_service_read(&service, rules, "bot.yaml", wrong, strlen(wrong), &err),
			 GJ_EINPUT);
	assert_null(service);
	assert_true(gj_error_text(&err, text, sizeof text) < sizeof text);
	assert_non_null(strstr(text, "bot.yaml:3:3"));
	assert_non_null(strstr(text, "did you mean `offered_to_public`?"));
	gj_rules_free(rules);
	gj_rules_free(NULL);
	gj_service_free(NULL);
	gj_check_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verdict_by_date),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
