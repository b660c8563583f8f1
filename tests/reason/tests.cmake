# SPDX-License-Identifier: Apache-2.0
gj_test(thought reason/test_thought.c ROOMS gj_reason)
gj_test(grounds reason/test_grounds.c ROOMS gj_reason)
