# SPDX-License-Identifier: Apache-2.0
# The real program against a plain reading of the same corpora in Python.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
foreach(file differential resume sample)
  add_test(NAME screen_${file} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/screen/${file}.py $<TARGET_FILE:guiju>)
  if(GJ_SANITIZE)
    set_tests_properties(screen_${file} PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
  endif()
endforeach()
