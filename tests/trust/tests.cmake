# SPDX-License-Identifier: Apache-2.0
# The reference evaluator and what is held against it. docs/trust.md says what each part is for.
add_library(gj_trust STATIC trust/gen_law.c trust/reference.c)
target_include_directories(gj_trust PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(gj_trust PUBLIC gj_report)

add_executable(test_trust_differential trust/test_differential.c)
target_link_libraries(test_trust_differential PRIVATE gj_trust)
add_test(NAME trust_differential COMMAND test_trust_differential --cases 20000)
add_test(NAME trust_differential_million COMMAND test_trust_differential --cases 1000000 --seed 100000)
set_tests_properties(trust_differential_million PROPERTIES LABELS million TIMEOUT 1500)
gj_test(trust_meta trust/test_meta.c ROOMS gj_trust)
gj_test(trust_memory trust/test_memory.c ROOMS gj_trust)
if(NOT GJ_SANITIZE AND NOT GJ_COVERAGE AND NOT GJ_FUZZ)
  add_executable(test_trust_malloc trust/test_malloc.c)
  target_link_libraries(test_trust_malloc PRIVATE gj_base)
  add_test(NAME trust_malloc COMMAND test_trust_malloc)
endif()
