# SPDX-License-Identifier: Apache-2.0
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson) # a second opinion on JSON, for tests only
gj_test(real base/test_real.c ROOMS gj_base)
gj_test(base base/test_base.c ROOMS gj_base)
gj_test(sha256 base/test_sha256.c ROOMS gj_base)
gj_test(pool base/test_pool.c ROOMS gj_base)
gj_test(freeze base/test_freeze.c ROOMS gj_base)
gj_test(doc base/test_doc.c ROOMS gj_base PkgConfig::jansson)

# Tables: known cases, random ones against a reference, and Python's csv module.
gj_test(cell base/test_cell.c ROOMS gj_base)
gj_test(csv base/test_csv.c ROOMS gj_base)
gj_test(csv_random base/test_csv_random.c base/csv_reference.c ROOMS gj_base)
add_executable(bench_csv ${PROJECT_SOURCE_DIR}/bench/csv.c)
target_include_directories(bench_csv PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_csv PRIVATE gj_base)
find_library(GJ_LIBCSV csv)
find_path(GJ_LIBCSV_INCLUDE csv.h)
if(GJ_LIBCSV AND GJ_LIBCSV_INCLUDE) # to compare with, in the benchmark only
  target_link_libraries(bench_csv PRIVATE ${GJ_LIBCSV})
  target_compile_definitions(bench_csv PRIVATE GJ_LIBCSV)
endif()
add_executable(csv_print base/csv_print.c)
target_link_libraries(csv_print PRIVATE gj_base)
add_test(NAME csv_python COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/base/csv_python.py $<TARGET_FILE:csv_print>)
