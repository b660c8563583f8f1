# SPDX-License-Identifier: Apache-2.0
gj_test(assess_memory assess/test_memory.c ROOMS gj_assess)
gj_test(assess_pack assess/test_pack.c ROOMS gj_assess)
# chain: from a corpus and a bank to a pack, with every other command on the way.
foreach(name chain document faults published filing repeats together)
  add_test(NAME assess_${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/assess/${name}.py $<TARGET_FILE:guiju> ${PROJECT_SOURCE_DIR}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endforeach()
