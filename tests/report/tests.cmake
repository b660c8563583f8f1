# SPDX-License-Identifier: Apache-2.0
gj_test(report_wrap report/test_wrap.c ROOMS gj_report)
gj_test(report report/test_report.c report/fixture.c ROOMS gj_report)
gj_test(report_exports report/test_exports.c report/fixture.c ROOMS gj_report)

# OSCAL, SARIF and CSV of real checks under the official schemas.
add_test(NAME report_exports_schemas COMMAND ${PROJECT_SOURCE_DIR}/build/venv/bin/python
  ${CMAKE_CURRENT_SOURCE_DIR}/report/exports.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(report_exports_schemas PROPERTIES FIXTURES_REQUIRED venv LABELS plain) # under the sanitizers report_exports does
gj_test(report_html report/test_html.c report/fixture.c ROOMS gj_report)
gj_test(report_html_forms report/test_html_forms.c report/fixture.c ROOMS gj_report)
