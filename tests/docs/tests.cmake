# SPDX-License-Identifier: Apache-2.0
# What the documents show is true.
gj_test(docs docs/test_examples.c docs/test_tables.c docs/markdown.c lang/text.c ROOMS gj_lang)
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_test(NAME docs_run COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/docs/run.py $<TARGET_FILE:guiju>
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME docs_sessions COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/docs/sessions.py $<TARGET_FILE:guiju>
  docs/judging.md docs/planning.md WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
add_test(NAME docs_tutorial COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/docs/tutorial.py $<TARGET_FILE:guiju>
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
