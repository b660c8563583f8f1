# SPDX-License-Identifier: Apache-2.0
# Every answer on random rule sets against trying records out.
add_executable(test_prove_random prove/test_random.c prove/try.c)
target_link_libraries(test_prove_random PRIVATE gj_trust)
add_test(NAME prove_random COMMAND test_prove_random --cases 500)

# A rule set against itself with a word changed.
add_executable(test_prove_agree prove/test_agree.c)
target_link_libraries(test_prove_agree PRIVATE gj_trust)
add_test(NAME prove_agree COMMAND test_prove_agree --cases 2000)

# Of the rule base: every norm in force can apply, none contradict each other, and its invariants hold.
add_test(NAME prove_content COMMAND guiju prove --on 2026-11-24 --rules ${PROJECT_SOURCE_DIR}/content)
set_tests_properties(prove_content PROPERTIES LABELS plain) # under the sanitizers prove_random and prove_agree do
