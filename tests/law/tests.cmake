# SPDX-License-Identifier: Apache-2.0
gj_test(law_files law/test_files.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_model law/test_model.c law/dump.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_large law/test_large.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_reach law/test_reach.c law/naive.c law/gen_small.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_memory law/test_memory.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_load law/test_load.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_frozen law/test_frozen.c law/dump.c law/rules.c lang/text.c ROOMS gj_law)
gj_test(law_lint_page law/test_lint_page.c law/rules.c lang/text.c docs/markdown.c ROOMS gj_law)
