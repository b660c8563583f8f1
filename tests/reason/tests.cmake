# SPDX-License-Identifier: Apache-2.0
gj_test(thought reason/test_thought.c ROOMS gj_reason)
