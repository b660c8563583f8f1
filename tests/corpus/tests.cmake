# SPDX-License-Identifier: Apache-2.0
# Each reader against Python's own reading of the same bytes.
add_executable(corpus_dump corpus/dump.c)
target_link_libraries(corpus_dump PRIVATE gj_corpus)
add_test(NAME corpus_plain COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/plain.py $<TARGET_FILE:corpus_dump>)
add_test(NAME corpus_packed COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/packed.py $<TARGET_FILE:corpus_dump>)
add_test(NAME corpus_table COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/table.py $<TARGET_FILE:corpus_dump>)
gj_test(corpus_journal corpus/test_journal.c ROOMS gj_corpus)
add_test(NAME corpus_warc COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/warc.py $<TARGET_FILE:corpus_dump>)
gj_test(corpus corpus/test_corpus.c ROOMS gj_corpus)
if(NOT GJ_SANITIZE) # sanitizers want all addresses there are
  add_test(NAME corpus_memory COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/memory.py $<TARGET_FILE:corpus_dump> 60)
  # The same with one item of a gigabyte: ctest -C long -R corpus_gigabyte
  add_test(NAME corpus_gigabyte CONFIGURATIONS long
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/memory.py $<TARGET_FILE:corpus_dump> 1024)
  set_tests_properties(corpus_gigabyte PROPERTIES LABELS long TIMEOUT 1500)
endif()
add_executable(bench_corpus ${PROJECT_SOURCE_DIR}/bench/corpus.c)
target_link_libraries(bench_corpus PRIVATE gj_corpus)
