# SPDX-License-Identifier: Apache-2.0
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson) # a second opinion on JSON, for tests only
gj_test(base base/test_base.c ROOMS gj_base)
gj_test(pool base/test_pool.c ROOMS gj_base)
gj_test(doc base/test_doc.c ROOMS gj_base PkgConfig::jansson)
