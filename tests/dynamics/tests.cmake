# SPDX-License-Identifier: Apache-2.0
gj_test(dynamics_random dynamics/test_random.c ROOMS gj_dynamics)
gj_test(dynamics_estimate dynamics/test_estimate.c ROOMS gj_dynamics)
gj_test(dynamics_sobol dynamics/test_sobol.c ROOMS gj_dynamics)
gj_test(dynamics_regimes dynamics/test_regimes.c ROOMS gj_dynamics)
gj_test(dynamics_lag_published dynamics/test_lag_published.c ROOMS gj_dynamics)
gj_test(dynamics_lag_properties dynamics/test_lag_properties.c ROOMS gj_dynamics)
gj_test(dynamics_lag_path dynamics/test_lag_path.c ROOMS gj_dynamics)
gj_test(dynamics_signal dynamics/test_signal.c ROOMS gj_dynamics)
gj_test(dynamics_race_static dynamics/test_race_static.c ROOMS gj_dynamics)
gj_test(dynamics_diffusion dynamics/test_diffusion.c ROOMS gj_dynamics)
gj_test(dynamics_fixation dynamics/test_fixation.c ROOMS gj_dynamics)
gj_test(dynamics_race dynamics/test_race.c ROOMS gj_dynamics)
gj_test(dynamics_trust dynamics/test_trust.c ROOMS gj_dynamics)
gj_test(dynamics_sweep dynamics/test_sweep.c ROOMS gj_dynamics)
gj_test(dynamics_models dynamics/test_models.c ROOMS gj_dynamics)

# Read a second time in Python.
add_executable(dynamics_ask_lag dynamics/ask_lag.c)
target_link_libraries(dynamics_ask_lag PRIVATE gj_dynamics)
add_test(NAME dynamics_models_python COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/dynamics/models.py $<TARGET_FILE:dynamics_ask_lag>)
add_test(NAME dynamics_lag_python COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/dynamics/lag.py $<TARGET_FILE:dynamics_ask_lag>)

# Not a test: how many histories a second (bench/histories.py).
add_executable(bench_histories ${PROJECT_SOURCE_DIR}/bench/histories.c)
target_link_libraries(bench_histories PRIVATE gj_dynamics)

# The examples of the pages.
add_test(NAME dynamics_pages COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/dynamics/pages.py $<TARGET_FILE:dynamics_ask_lag>
  ${PROJECT_SOURCE_DIR}/docs/models/signal.md ${PROJECT_SOURCE_DIR}/docs/models/race-static.md ${PROJECT_SOURCE_DIR}/docs/models/race.md
  ${PROJECT_SOURCE_DIR}/docs/models/trust.md ${PROJECT_SOURCE_DIR}/docs/models/diffusion.md
  ${PROJECT_SOURCE_DIR}/docs/models/lag.md ${PROJECT_SOURCE_DIR}/docs/models/regimes.md ${PROJECT_SOURCE_DIR}/docs/sensitivity.md)

# Not a test: the grid of the papers (bench/dynamics.py).
add_executable(bench_dynamics ${PROJECT_SOURCE_DIR}/bench/dynamics.c)
target_link_libraries(bench_dynamics PRIVATE gj_dynamics m)
