# SPDX-License-Identifier: Apache-2.0
# Held against pyarrow, which tools/venv installs into build/venv; without it these tests fail.
add_library(gj_walk STATIC arrow/walk.c arrow/attempt.c)
target_include_directories(gj_walk PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(gj_walk PUBLIC gj_arrow)

add_test(NAME venv COMMAND ${PROJECT_SOURCE_DIR}/tools/venv)
set_tests_properties(venv PROPERTIES FIXTURES_SETUP venv TIMEOUT 600)

add_executable(arrow_copy arrow/copy.c)
target_link_libraries(arrow_copy PRIVATE gj_walk)
add_test(NAME arrow_round_trip COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
  ${CMAKE_CURRENT_SOURCE_DIR}/arrow/round_trip.py $<TARGET_FILE:arrow_copy>)
set_tests_properties(arrow_round_trip PROPERTIES FIXTURES_REQUIRED venv)

gj_test(arrow arrow/test_arrow.c ROOMS gj_walk)
gj_test(arrow_hostile arrow/test_hostile.c ROOMS gj_walk)
