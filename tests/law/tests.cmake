# SPDX-License-Identifier: Apache-2.0
gj_test(law_files law/test_files.c law/rules.c lang/text.c ROOMS gj_law)
