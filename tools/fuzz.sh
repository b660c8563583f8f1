#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each fuzz target for some seconds (600 unless told); fails on a finding. New inputs stay in build/fuzz/corpus.
#     tools/fuzz.sh [SECONDS] [TARGET...]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-rules yaml json csv arrow personal corpus probe judge}
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzz_rules fuzz_yaml fuzz_json fuzz_csv fuzz_arrow fuzz_personal fuzz_corpus fuzz_probe fuzz_judge >build/fuzz/build.log || { tail build/fuzz/build.log; exit 1; }
for target in $targets; do
	mkdir -p "build/fuzz/corpus/$target" build/fuzz/findings
	seeds="tests/fuzz/corpus/$target"
	[ "$target" = rules ] && seeds="$seeds content/cn/facts content/cn/genai-2023 content/calendars"
	[ "$target" = yaml ] && seeds="$seeds examples"
	[ "$target" = personal ] && seeds="$seeds tests/personal"
	[ "$target" = judge ] && seeds="$seeds tests/judge"
	echo "fuzz: $target for $seconds s"
	# shellcheck disable=SC2086
	build/fuzz/tests/fuzz_"$target" "build/fuzz/corpus/$target" $seeds -max_total_time="$seconds" -timeout=10 \
		-rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$target-" \
		>"build/fuzz/$target.log" 2>&1 || { tail -n 30 "build/fuzz/$target.log"; exit 1; }
	grep -E 'stat::(number_of_executed_units|new_units_added|peak_rss_mb)' "build/fuzz/$target.log"
done
if [ -n "$(ls build/fuzz/findings)" ]; then
	ls -l build/fuzz/findings
	exit 1
fi
echo "fuzz: no finding"
