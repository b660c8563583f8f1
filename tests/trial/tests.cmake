# SPDX-License-Identifier: Apache-2.0
gj_test(trial trial/test_trial.c law/dump.c law/rules.c lang/text.c ROOMS gj_trial)
# The whole rule base: few mutants live, and each that does is explained. Under the sanitizers test_trial does.
if(NOT GJ_SANITIZE)
  add_test(NAME content_mutants COMMAND guiju test --rules ${PROJECT_SOURCE_DIR}/content --mutate
    --explained ${PROJECT_SOURCE_DIR}/tests/content/mutants.txt WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()
