# SPDX-License-Identifier: Apache-2.0
gj_test(judge_refusal judge/test_refusal.c ROOMS gj_judge)

add_executable(judge_print judge/print.c)
target_link_libraries(judge_print PRIVATE gj_judge)
# The tables of docs/judging.md are what is measured.
add_test(NAME judge_set COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/judge/measure.py
  $<TARGET_FILE:judge_print> --check WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})

# The real binary against a real server on the loopback, and with real programs.
foreach(file endpoint stays)
  add_test(NAME judge_${file} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/judge/${file}.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(GJ_SANITIZE)
    set_tests_properties(judge_${file} PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
  endif()
endforeach()
