# SPDX-License-Identifier: Apache-2.0
gj_test(thought reason/test_thought.c ROOMS gj_reason)
gj_test(diagram reason/test_diagram.c law/gen_small.c ROOMS gj_reason m)
gj_test(fewest reason/test_fewest.c law/gen_small.c ROOMS gj_reason)
gj_test(match reason/test_match.c law/gen_small.c ROOMS gj_reason m)
gj_test(shift reason/test_shift.c law/gen_small.c law/rules.c lang/text.c ROOMS gj_reason)
gj_test(grounds reason/test_grounds.c ROOMS gj_reason)
gj_test(diff reason/test_diff.c law/gen_small.c law/rules.c lang/text.c ROOMS gj_reason)
gj_test(advise_memory reason/test_advise_memory.c ROOMS gj_reason)
gj_test(inquiry reason/test_inquiry.c ROOMS gj_reason)

# The questions asked against the best there are, on small laws.
add_executable(test_inquiry_optimum reason/test_inquiry_optimum.c)
target_link_libraries(test_inquiry_optimum PRIVATE gj_trust m)
add_test(NAME inquiry_optimum COMMAND test_inquiry_optimum)

# The same for whether norms are kept.
add_executable(test_inquiry_kept reason/test_inquiry_kept.c)
target_include_directories(test_inquiry_kept PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(test_inquiry_kept PRIVATE gj_reason m)
add_test(NAME inquiry_kept COMMAND test_inquiry_kept)

# Every example asked from nothing, against the fewest things told that give its verdicts.
file(GLOB examples ${PROJECT_SOURCE_DIR}/examples/*.yaml)
add_executable(test_inquiry_examples reason/test_inquiry_examples.c reason/fewest_told.c)
target_include_directories(test_inquiry_examples PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(test_inquiry_examples PRIVATE gj_reason)
add_test(NAME inquiry_examples COMMAND test_inquiry_examples ${PROJECT_SOURCE_DIR}/content ${examples})
set_tests_properties(inquiry_examples PROPERTIES LABELS plain) # under the sanitizers a few do
list(FILTER examples INCLUDE REGEX "late-filer|eu-model-small|us-image-generator")
add_test(NAME inquiry_some_examples COMMAND test_inquiry_examples ${PROJECT_SOURCE_DIR}/content ${examples})

# Regimes side by side against their definitions, on random laws.
add_executable(test_compare reason/test_compare.c reason/by_definition_rows.c reason/by_definition_sides.c)
target_link_libraries(test_compare PRIVATE gj_trust)
add_test(NAME compare COMMAND test_compare --cases 100000)
gj_test(compare_memory reason/test_compare_memory.c ROOMS gj_reason)
