# SPDX-License-Identifier: Apache-2.0
gj_test(record api/test_record.c ROOMS gj_eval)

# The public interface, linked against the shared library alone.
add_executable(test_api api/test_api.c)
target_link_libraries(test_api PRIVATE guiju_shared PkgConfig::cmocka)
target_compile_definitions(test_api PRIVATE GJ_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
add_test(NAME api COMMAND test_api WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})

add_executable(test_api_simulate api/test_simulate.c)
target_link_libraries(test_api_simulate PRIVATE guiju_shared PkgConfig::cmocka m)
add_test(NAME api_simulate COMMAND test_api_simulate)

add_executable(example_simulate ${PROJECT_SOURCE_DIR}/examples/c/simulate.c)
target_link_libraries(example_simulate PRIVATE guiju_shared)
add_test(NAME api_example_simulate COMMAND example_simulate)
set_tests_properties(api_example_simulate PROPERTIES
  PASS_REGULAR_EXPRESSION "disaster 0.75: unsafe 0.961\n.*Parameters are scenarios, not estimates")

add_executable(example_check ${PROJECT_SOURCE_DIR}/examples/c/check.c)
target_link_libraries(example_check PRIVATE guiju_shared)
add_test(NAME api_example COMMAND example_check content examples/public-chatbot.yaml 2026-11-24
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(api_example PROPERTIES PASS_REGULAR_EXPRESSION "cn/genai/assess: applies")

if(NOT GJ_SANITIZE AND NOT GJ_COVERAGE)
  add_test(NAME api_exports COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/api/exports $<TARGET_FILE:guiju_shared>
    ${PROJECT_SOURCE_DIR}/src/exports.map)
endif()

add_executable(example_portfolio ${PROJECT_SOURCE_DIR}/examples/c/portfolio.c)
target_link_libraries(example_portfolio PRIVATE guiju_shared)
add_test(NAME api_example_portfolio COMMAND example_portfolio content 2026-11-24 cn/genai/assess
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(api_example_portfolio PROPERTIES
  PASS_REGULAR_EXPRESSION "service 0: yes\nservice 1: undecided\nservice 2: undecided\nservice 3: no")
