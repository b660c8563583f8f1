# SPDX-License-Identifier: Apache-2.0
# The law's own tests and checks, through the command.
# Under the sanitizers a part is enough: the code is the same for all, and the whole takes minutes there.
if(GJ_SANITIZE)
  add_test(NAME content_tests COMMAND guiju test content/us content/eu/gdpr --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
else()
  add_test(NAME content_tests COMMAND guiju test --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()
add_test(NAME content_lint COMMAND guiju lint --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_form COMMAND guiju fmt --check content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
# No article of any instrument is without a status.
add_test(NAME content_coverage COMMAND guiju law coverage --rules content WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(content_coverage PROPERTIES FAIL_REGULAR_EXPRESSION "MISSING")
add_test(NAME content_golden COMMAND ${Python3_EXECUTABLE} tests/content/golden.py $<TARGET_FILE:guiju> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_differences COMMAND ${Python3_EXECUTABLE} tests/content/differences.py $<TARGET_FILE:guiju> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME content_calendars COMMAND ${Python3_EXECUTABLE} tests/content/calendars.py WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})

# Citations and hashes against the official texts, where a folder of them stands beside the tree.
add_test(NAME content_texts COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/content/texts.sh $<TARGET_FILE:guiju> ../shared/sources/cn
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(content_texts PROPERTIES SKIP_RETURN_CODE 77)
# Verdicts on twelve days that may not change unseen.
add_test(NAME content_frozen COMMAND ${Python3_EXECUTABLE} tests/content/frozen.py $<TARGET_FILE:guiju> WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
