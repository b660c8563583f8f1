# SPDX-License-Identifier: Apache-2.0
add_library(gj_stats_ask STATIC stats/ask.c stats/ask_counts.c stats/ask_samples.c stats/ask_others.c)
target_include_directories(gj_stats_ask PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(gj_stats_ask PUBLIC gj_stats)

# Reference values that lie beside the project; skipped in a plain clone.
add_executable(stats_tables stats/tables.c)
target_link_libraries(stats_tables PRIVATE gj_stats_ask)
add_test(NAME stats_golden COMMAND stats_tables ${PROJECT_SOURCE_DIR}/../shared/data/STATS_GOLDEN.tsv)
set_tests_properties(stats_golden PROPERTIES SKIP_RETURN_CODE 77)

# Against integers, fractions, enumeration.
add_executable(stats_ask stats/ask_lines.c)
target_link_libraries(stats_ask PRIVATE gj_stats_ask)
add_test(NAME stats_exact COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/stats/exact.py $<TARGET_FILE:stats_ask>)

gj_test(stats_hostile stats/test_hostile.c ROOMS gj_stats)
gj_test(stats_properties stats/test_properties.c ROOMS gj_stats)
gj_test(stats_bottom stats/test_bottom.c ROOMS gj_stats)

# The examples of the document, and values that are printed elsewhere.
add_test(NAME stats_docs COMMAND stats_tables ${PROJECT_SOURCE_DIR}/docs/statistics.md)
add_test(NAME stats_published COMMAND stats_tables ${CMAKE_CURRENT_SOURCE_DIR}/stats/published.tsv)
