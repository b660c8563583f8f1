# SPDX-License-Identifier: Apache-2.0
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson) # a second opinion on JSON, for tests only
gj_test(base base/test_base.c ROOMS gj_base)
gj_test(pool base/test_pool.c ROOMS gj_base)
gj_test(doc base/test_doc.c ROOMS gj_base PkgConfig::jansson)

# Tables: known cases, random ones against a reference, and Python's csv module.
gj_test(csv base/test_csv.c ROOMS gj_base)
gj_test(csv_random base/test_csv_random.c base/csv_reference.c ROOMS gj_base)
