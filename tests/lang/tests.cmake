# SPDX-License-Identifier: Apache-2.0
gj_test(lang_words lang/test_words.c ROOMS gj_lang)
gj_test(lang_equal lang/test_equal.c lang/text.c ROOMS gj_lang)
gj_test(lang_trees lang/test_trees.c lang/gen_tree.c lang/text.c ROOMS gj_lang)
gj_test(lang_files lang/test_files.c lang/text.c ROOMS gj_lang)
gj_test(lang_memory lang/test_memory.c lang/gen_tree.c lang/text.c ROOMS gj_lang)
