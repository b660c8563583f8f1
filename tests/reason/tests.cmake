# SPDX-License-Identifier: Apache-2.0
gj_test(thought reason/test_thought.c ROOMS gj_reason)
gj_test(diagram reason/test_diagram.c law/gen_small.c ROOMS gj_reason m)
gj_test(fewest reason/test_fewest.c law/gen_small.c ROOMS gj_reason)
gj_test(match reason/test_match.c law/gen_small.c ROOMS gj_reason m)
gj_test(shift reason/test_shift.c law/gen_small.c law/rules.c lang/text.c ROOMS gj_reason)
gj_test(grounds reason/test_grounds.c ROOMS gj_reason)
gj_test(diff reason/test_diff.c law/gen_small.c law/rules.c lang/text.c ROOMS gj_reason)
