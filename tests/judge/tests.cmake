# SPDX-License-Identifier: Apache-2.0
add_executable(judge_print judge/print.c)
target_link_libraries(judge_print PRIVATE gj_judge)
