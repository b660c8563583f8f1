# SPDX-License-Identifier: Apache-2.0
# The real program against a plain reading of the same corpora in Python; killed, starved, refused.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
foreach(file differential resume sample faults)
  add_test(NAME screen_${file} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/screen/${file}.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR})
  if(GJ_SANITIZE)
    set_tests_properties(screen_${file} PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
  endif()
endforeach()
# From a made corpus with planted violations to verdicts; with two gigabytes: make end-to-end.
add_test(NAME screen_endtoend COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/screen/endtoend.py $<TARGET_FILE:guiju> 20)
if(GJ_SANITIZE)
  set_tests_properties(screen_endtoend PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
endif()
if(NOT GJ_SANITIZE) # sanitizers take memory of their own, and bring their own malloc
  add_test(NAME screen_memory COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/screen/memory.py $<TARGET_FILE:guiju> 8)
  add_test(NAME screen_gigabyte CONFIGURATIONS long COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/screen/memory.py $<TARGET_FILE:guiju> 1024)
  set_tests_properties(screen_gigabyte PROPERTIES LABELS long TIMEOUT 1500)
  add_executable(test_screen_malloc screen/test_screen_malloc.c)
  target_include_directories(test_screen_malloc PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_screen_malloc PRIVATE gj_cli)
  add_test(NAME screen_malloc COMMAND test_screen_malloc 17)
endif()
