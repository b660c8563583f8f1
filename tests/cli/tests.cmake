# SPDX-License-Identifier: Apache-2.0
gj_test(cli_args cli/test_args.c ROOMS gj_cli)

# The real binary, from outside. One ctest entry a case would load Python two dozen times.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_test(NAME cli COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/cli/cases.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
if(GJ_SANITIZE)
  set_tests_properties(cli PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
endif()

# The interview, on a real terminal.
add_test(NAME cli_ask COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/cli/ask.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
if(GJ_SANITIZE)
  set_tests_properties(cli_ask PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
endif()

# Questions, counts and the rule base as HTML: when it is refused, what it must not change.
add_test(NAME cli_html_forms COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/cli/html_forms.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
