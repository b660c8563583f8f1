# SPDX-License-Identifier: Apache-2.0
# HTML reports as parsers and as a browser see them. Needs what tools/venv and tools/node install, and Debian's chromium.
add_test(NAME node COMMAND ${PROJECT_SOURCE_DIR}/tools/node)
set_tests_properties(node PROPERTIES FIXTURES_SETUP node TIMEOUT 600)

add_test(NAME html_reports COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
  ${CMAKE_CURRENT_SOURCE_DIR}/html/reports.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR})
set_tests_properties(html_reports PROPERTIES FIXTURES_REQUIRED venv LABELS plain) # under the sanitizers report_html does
if(NOT GJ_SANITIZE) # the documents are the same
  add_test(NAME html_browser COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
    ${CMAKE_CURRENT_SOURCE_DIR}/html/browser.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR})
  set_tests_properties(html_browser PROPERTIES FIXTURES_REQUIRED "venv;node" TIMEOUT 600)
endif()
