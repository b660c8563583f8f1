# SPDX-License-Identifier: Apache-2.0
# The law's own tests and checks, through the command.
add_test(NAME content_tests COMMAND guiju test --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_lint COMMAND guiju lint --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_form COMMAND guiju fmt --check content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
foreach(instrument genai-2023 genai-draft-2023 opinion-2018 algorithm-2021)
  add_test(NAME content_coverage_${instrument} COMMAND guiju law coverage cn/${instrument} --rules content
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endforeach()
add_test(NAME content_golden COMMAND python3 tests/content/golden.py $<TARGET_FILE:guiju> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_calendars COMMAND python3 tests/content/calendars.py WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
