# SPDX-License-Identifier: Apache-2.0
# Portfolios against reading and evaluating each record by itself.
add_executable(test_portfolio_stream portfolio/test_stream.c portfolio/write_record.c portfolio/write_table.c)
target_link_libraries(test_portfolio_stream PRIVATE gj_trust gj_portfolio)
set(stream_cases 30000)
if(GJ_SANITIZE)
  set(stream_cases 8000)
endif()
add_test(NAME portfolio_stream COMMAND test_portfolio_stream --cases ${stream_cases})
add_test(NAME portfolio_stream_content COMMAND test_portfolio_stream --cases 200 --rules ${PROJECT_SOURCE_DIR}/content)
add_executable(test_portfolio_host portfolio/test_host.c)
target_link_libraries(test_portfolio_host PRIVATE gj_trust gj_api)
add_test(NAME portfolio_host COMMAND test_portfolio_host --cases 30000)

# Arrow as another program writes it.
add_test(NAME portfolio_arrow COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
  ${CMAKE_CURRENT_SOURCE_DIR}/portfolio/arrow.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(portfolio_arrow PROPERTIES FIXTURES_REQUIRED venv)
if(NOT GJ_SANITIZE) # Python would have to be built with the sanitizer
  add_test(NAME portfolio_arrow_c COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
    ${CMAKE_CURRENT_SOURCE_DIR}/portfolio/arrow_c.py $<TARGET_FILE:guiju_shared> ${PROJECT_SOURCE_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(portfolio_arrow_c PROPERTIES FIXTURES_REQUIRED venv)
endif()

add_executable(bench_services ${PROJECT_SOURCE_DIR}/bench/services.c)
target_include_directories(bench_services PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_services PRIVATE gj_law)

gj_test(portfolio_memory portfolio/test_memory.c ROOMS gj_api)

add_executable(bench_json ${PROJECT_SOURCE_DIR}/bench/json.c)
target_link_libraries(bench_json PRIVATE gj_portfolio)
gj_test(portfolio_truths portfolio/test_truths.c law/gen_small.c ROOMS gj_portfolio)
