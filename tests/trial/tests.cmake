# SPDX-License-Identifier: Apache-2.0
gj_test(trial trial/test_trial.c law/dump.c law/rules.c lang/text.c ROOMS gj_trial)
# Of the rule base few mutants live, and each that does is explained: in every run a part of it, for each jurisdiction; the
# whole under the label mutants (make mutants). Under the sanitizers test_trial does.
if(NOT GJ_SANITIZE)
  set(mutate --rules ${PROJECT_SOURCE_DIR}/content --mutate --explained ${PROJECT_SOURCE_DIR}/tests/content/mutants.txt)
  add_test(NAME content_mutants COMMAND guiju test content/us content/eu/dma content/cn/genai-2023 content/cn/labelling-2025
    ${mutate} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  add_test(NAME content_mutants_whole COMMAND guiju test ${mutate} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(content_mutants_whole PROPERTIES LABELS mutants TIMEOUT 3000)
endif()
