# SPDX-License-Identifier: Apache-2.0
# Four fuzz targets. Everywhere: their seeds as a test. With -DGJ_FUZZ=ON (clang): libFuzzer programs, see tools/fuzz.sh.
set(fuzz_seeds_rules ${PROJECT_SOURCE_DIR}/content ${PROJECT_SOURCE_DIR}/tests/lang ${PROJECT_SOURCE_DIR}/tests/trust/semantics)
set(fuzz_seeds_yaml ${PROJECT_SOURCE_DIR}/examples)
set(fuzz_seeds_json)
set(fuzz_seeds_csv)

function(gj_fuzz_program program)
  cmake_parse_arguments(P "" "" "SOURCES;DEFINE" ${ARGN})
  add_executable(${program} ${P_SOURCES} fuzz/fuzz.c)
  target_link_libraries(${program} PRIVATE gj_trust)
  target_compile_definitions(${program} PRIVATE GJ_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ${P_DEFINE})
endfunction()

function(gj_fuzz name source)
  gj_fuzz_program(test_fuzz_${name} SOURCES fuzz/${source} fuzz/main.c DEFINE ${ARGN})
  add_test(NAME fuzz_${name} COMMAND test_fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}
    ${fuzz_seeds_${name}})
  if(GJ_FUZZ)
    gj_fuzz_program(fuzz_${name} SOURCES fuzz/${source} DEFINE ${ARGN})
    target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()

gj_fuzz(rules fuzz_rules.c)
gj_fuzz(yaml fuzz_service.c)
gj_fuzz(json fuzz_service.c FUZZ_JSON)
gj_fuzz(csv fuzz_csv.c)
foreach(program test_fuzz_csv fuzz_csv)
  if(TARGET ${program})
    target_sources(${program} PRIVATE base/csv_reference.c)
  endif()
endforeach()
