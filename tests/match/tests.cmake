# SPDX-License-Identifier: Apache-2.0
# What other engines found in data that stands beside the project, when it does.
gj_test(match_golden match/test_match_golden.c ROOMS gj_match)
set_tests_properties(match_golden PROPERTIES SKIP_RETURN_CODE 77)
