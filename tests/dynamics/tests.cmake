# SPDX-License-Identifier: Apache-2.0
gj_test(dynamics_random dynamics/test_random.c ROOMS gj_dynamics)
