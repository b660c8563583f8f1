# SPDX-License-Identifier: Apache-2.0
gj_test(probe_bank probe/test_bank.c ROOMS gj_probe)

add_executable(probe_print_data probe/print_data.c)
target_link_libraries(probe_print_data PRIVATE gj_base)
add_test(NAME probe_data COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/probe/data.py $<TARGET_FILE:probe_print_data>)

# The real binary against a real server on the loopback, and on results of other runners.
foreach(file endpoint imports tls)
  add_test(NAME probe_${file} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/probe/${file}.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(GJ_SANITIZE)
    set_tests_properties(probe_${file} PROPERTIES ENVIRONMENT "GJ_SANITIZED=1")
  endif()
endforeach()
