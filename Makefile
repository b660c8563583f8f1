# SPDX-License-Identifier: Apache-2.0
# The front door. CMake does the work; see CMakePresets.json for the kinds of build.
.PHONY: all setup demo test check bench bench-corpus bench-screen bench-histories bench-dynamics bench-large end-to-end populations peers fuzz million hundred-million mutants valgrind tidy format coverage install clean

all: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release

setup:
	@tools/setup

# A real verdict: what binds a public chatbot with a plaza, under the law of one day.
demo: all
	build/release/guiju check examples/public-chatbot.yaml --on 2026-11-24 --brief

# Everything that CI runs.
test: setup
	tools/test

check: setup
	tools/check

bench: all
	python3 bench/check.py build/release
	build/release/tests/bench_planes content 2026-11-24
	build/release/tests/bench_csv
	build/release/tests/bench_personal

# Reading corpora in each format.
bench-corpus: all
	python3 bench/corpus.py build/release

# Lists of 200,000 and a million terms beside other programs. Some twenty minutes.
bench-large: all
	python3 bench/match_large.py build/release

# Screening from end to end, by one and two threads.
bench-screen: all
	python3 bench/screen.py build/release

# Histories of the model `lag`, by one and two threads.
bench-histories: all
	python3 bench/histories.py build/release

# The grid of the race beside NumPy and EGTtools, which it installs below build/.
bench-dynamics: all
	python3 bench/dynamics.py build/release

# Two gigabytes of five sources with planted violations, screened, killed, judged: the estimates cover the truth. Some five minutes.
end-to-end: all
	python3 tests/screen/endtoend.py build/release/guiju 2048

# A hundred million services of forty rules, ten million of the whole rule base, through a pipe: some three minutes, after `make peers`.
populations: all
	python3 bench/portfolio.py build/release

# The same rules in eight other engines: some ten minutes on a quiet machine, after their packages are there.
peers: all
	python3 bench/peers/run.py

fuzz: setup
	tools/fuzz.sh

million: all
	ctest --test-dir build/release -L million --output-on-failure

# A hundred million random laws and records against the reference, and as many on bit planes: some twenty minutes on each of two cores.
hundred-million: all
	build/release/tests/test_trust_differential --cases 50000000 --seed 1000 & \
	build/release/tests/test_trust_differential --cases 50000000 --seed 2000 && wait $$!
	build/release/tests/test_trust_columns --cases 50000000 --seed 3000 & \
	build/release/tests/test_trust_columns --cases 50000000 --seed 4000 && wait $$!
	build/release/tests/test_portfolio_host --cases 50000000 --seed 5000 & \
	build/release/tests/test_portfolio_host --cases 50000000 --seed 6000 && wait $$!

# Every norm, term, parameter and instrument of the rule base changed in small ways, each change noticed by a test or explained.
mutants: all
	ctest --test-dir build/release -L mutants --output-on-failure

valgrind: setup
	tools/valgrind

tidy: setup
	@cmake --preset dev >/dev/null
	tools/tidy

format:
	git ls-files '*.c' '*.h' '*.cc' | xargs clang-format-14 -i

coverage: setup
	cmake --preset coverage >/dev/null && cmake --build --preset coverage && ctest --preset coverage
	gcovr --root . --filter src/ build/coverage

install: all
	cmake --install build/release

clean:
	rm -rf build
