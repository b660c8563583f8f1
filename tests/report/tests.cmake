# SPDX-License-Identifier: Apache-2.0
gj_test(report_wrap report/test_wrap.c ROOMS gj_report)
gj_test(report report/test_report.c report/fixture.c ROOMS gj_report)
gj_test(report_html report/test_html.c report/fixture.c ROOMS gj_report)
