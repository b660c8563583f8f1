# SPDX-License-Identifier: Apache-2.0
gj_test(cli_args cli/test_args.c ROOMS gj_cli)

# The real binary, from outside: a file a command, and a few that are about no one command. One ctest entry a case would
# load Python some seventy times.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
foreach(file arguments service_files output tables
    advise ask ask_interview ask_json ask_kept ask_written check check_formats check_two_regimes compare_client compare_portfolio fmt html_forms law lint portfolio prove regime test test_like what_if why why_fines check_fines check_by_day check_later compare image judge plan simulate)
  add_test(NAME cli_${file} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/cli/${file}.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(GJ_SANITIZE)
    set_tests_properties(cli_${file} PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
  endif()
endforeach()
# The whole rule base many times over: under the sanitizers advise_memory, inquiry_kept and trust_meta do.
set_tests_properties(cli_advise cli_ask_kept PROPERTIES LABELS plain)
