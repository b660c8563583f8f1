# SPDX-License-Identifier: Apache-2.0
gj_test(dynamics_random dynamics/test_random.c ROOMS gj_dynamics)
gj_test(dynamics_estimate dynamics/test_estimate.c ROOMS gj_dynamics)
gj_test(dynamics_sobol dynamics/test_sobol.c ROOMS gj_dynamics)
gj_test(dynamics_regimes dynamics/test_regimes.c ROOMS gj_dynamics)
gj_test(dynamics_lag_published dynamics/test_lag_published.c ROOMS gj_dynamics)
gj_test(dynamics_lag_properties dynamics/test_lag_properties.c ROOMS gj_dynamics)
gj_test(dynamics_lag_path dynamics/test_lag_path.c ROOMS gj_dynamics)
