# SPDX-License-Identifier: Apache-2.0
# The reference evaluator and what is held against it. docs/trust.md says what each part is for.
add_library(gj_trust STATIC
  trust/reference.c trust/reference_cond.c trust/reference_time.c trust/reference_day.c trust/reference_later.c trust/reference_cost.c trust/ref_links.c
  trust/ref_memory.c
  trust/gen_law.c trust/gen_norm.c trust/gen_cond.c trust/gen_link.c trust/gen_record.c
  trust/case.c trust/shrink.c trust/compare.c trust/options.c)
target_include_directories(gj_trust PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(gj_trust PUBLIC gj_report)

add_executable(test_trust_differential trust/test_differential.c)
target_link_libraries(test_trust_differential PRIVATE gj_trust)
add_test(NAME trust_differential COMMAND test_trust_differential --cases 20000)
# Under the sanitizers, some ten times as slow, a third of the cases.
set(content_cases 60)
if(GJ_SANITIZE)
  set(content_cases 20)
endif()
add_test(NAME trust_differential_content
  COMMAND test_trust_differential --cases ${content_cases} --records 60 --rules ${PROJECT_SOURCE_DIR}/content)
add_test(NAME trust_differential_content_long
  COMMAND test_trust_differential --cases 300 --seed 100 --records 100 --rules ${PROJECT_SOURCE_DIR}/content)
add_test(NAME trust_million COMMAND test_trust_differential --cases 1000000 --seed 100)
set_tests_properties(trust_million trust_differential_content_long PROPERTIES LABELS million TIMEOUT 1500)

add_executable(test_trust_meta trust/test_meta.c trust/meta.c trust/meta_information.c trust/meta_same.c
  trust/meta_time.c trust/meta_reason.c trust/meta_advise.c trust/meta_circuit.c trust/meta_file.c
  trust/meta_remember.c)
target_link_libraries(test_trust_meta PRIVATE gj_trust)
add_test(NAME trust_meta COMMAND test_trust_meta)
add_test(NAME trust_plans COMMAND test_trust_meta plans --laws 6000)

# Bit planes against the evaluator of single services, on every instruction set that this machine has.
add_executable(test_trust_planes trust/test_planes.c)
target_link_libraries(test_trust_planes PRIVATE gj_trust)
add_test(NAME trust_planes COMMAND test_trust_planes --cases 300000)
add_test(NAME trust_planes_content
  COMMAND test_trust_planes --cases 1024 --rules ${PROJECT_SOURCE_DIR}/content)

add_executable(test_trust_columns trust/test_columns.c trust/lay.c)
target_link_libraries(test_trust_columns PRIVATE gj_trust)
add_test(NAME trust_columns COMMAND test_trust_columns --cases 100000)
add_test(NAME trust_columns_content
  COMMAND test_trust_columns --cases 600 --rules ${PROJECT_SOURCE_DIR}/content)
add_executable(bench_planes ${PROJECT_SOURCE_DIR}/bench/planes.c)
target_include_directories(bench_planes PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_planes PRIVATE gj_eval)

# What the engine means by each row of docs/semantics.md, as tests in the language.
add_test(NAME trust_semantics COMMAND guiju test --rules ${PROJECT_SOURCE_DIR}/tests/trust/semantics)

# Memory that runs out, disks that fill up.
gj_test(trust_memory trust/test_memory.c ROOMS gj_api)
gj_test(trust_memory_ask trust/test_memory_ask.c ROOMS gj_reason)
if(NOT GJ_SANITIZE AND NOT GJ_COVERAGE AND NOT GJ_FUZZ)
  add_executable(test_trust_malloc trust/test_malloc.c)
  target_include_directories(test_trust_malloc PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_trust_malloc PRIVATE gj_base)
  target_compile_definitions(test_trust_malloc PRIVATE GJ_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME trust_malloc COMMAND test_trust_malloc)
  add_executable(test_trust_malloc_ask trust/test_malloc_ask.c)
  target_include_directories(test_trust_malloc_ask PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_trust_malloc_ask PRIVATE gj_cli)
  target_compile_definitions(test_trust_malloc_ask PRIVATE GJ_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME trust_malloc_ask COMMAND test_trust_malloc_ask)
endif()
add_executable(test_trust_write trust/test_write.c)
target_link_libraries(test_trust_write PRIVATE gj_base
  -Wl,--wrap=open,--wrap=fchmod,--wrap=write,--wrap=fsync,--wrap=close,--wrap=rename)
add_test(NAME trust_write COMMAND test_trust_write)
