# SPDX-License-Identifier: Apache-2.0
# What other engines found in data that stands beside the project, when it does.
gj_test(match_golden match/test_match_golden.c ROOMS gj_match)
set_tests_properties(match_golden PROPERTIES SKIP_RETURN_CODE 77)
# The plainest reading of what a hit is, on random lists and texts.
gj_test(match_brute match/test_match_brute.c ROOMS gj_match)
# Not a test: how fast it is (bench/match.py).
add_executable(bench_match ${PROJECT_SOURCE_DIR}/bench/match.c)
target_link_libraries(bench_match PRIVATE gj_match)
gj_test(match_lists match/test_match_lists.c ROOMS gj_match)
