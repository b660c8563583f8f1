# SPDX-License-Identifier: Apache-2.0
# Answers put into the text of a service file, read back.
add_executable(test_record_add eval/test_record_add.c)
target_include_directories(test_record_add PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(test_record_add PRIVATE gj_trust)
add_test(NAME record_add COMMAND test_record_add)
gj_test(record_like eval/test_record_like.c law/rules.c lang/text.c ROOMS gj_eval)
