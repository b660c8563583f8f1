# SPDX-License-Identifier: Apache-2.0
add_library(gj_personal_collect STATIC personal/collect.c)
target_include_directories(gj_personal_collect PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(gj_personal_collect PUBLIC gj_personal)

foreach(name cases checks scan evidence)
  gj_test(personal_${name} personal/test_${name}.c ROOMS gj_personal_collect)
endforeach()

add_executable(personal_print personal/print.c)
target_link_libraries(personal_print PRIVATE gj_personal)
add_test(NAME personal_golden COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/personal/golden.py
  $<TARGET_FILE:personal_print> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(personal_golden PROPERTIES SKIP_RETURN_CODE 77)
# The tables of docs/personal-data.md are what is measured.
add_test(NAME personal_set COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/personal/measure.py
  $<TARGET_FILE:personal_print> --check WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})

add_executable(bench_personal ${PROJECT_SOURCE_DIR}/bench/personal.c)
target_include_directories(bench_personal PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_personal PRIVATE gj_personal)
