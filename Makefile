# The two commands of the README are `make run` and `make test`. Everything else is a part of them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

target := $(or $(CARGO_TARGET_DIR),target)
perron := $(target)/debug/perron
tools  := $(target)/test-tools
python := $(abspath $(tools))/python/bin/python

.PHONY: run program build test tools lint unit app journeys conformance bench

run: program  ## build quickly and serve the sample programme on http://localhost:8080
	$(perron) serve --demo --data data

program:  # as the tests build it: the engines optimised, the rest not, in half the time of `make build`
	cargo build --locked --package perron

build:  ## the program as one runs it for a community: target/release/perron
	cargo build --release --locked --package perron

test: tools lint unit journeys conformance  ## everything that must hold
	@echo "make test: all passed"

tools:  ## what only the tests need: Chromium, PostgreSQL, playwright-core, axe-core, a PDF/UA checker, a mail server
	scripts/test-tools $(tools)

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- --deny warnings

unit: tools  ## unit, property and app tests, on SQLite and on PostgreSQL; the same cases in every run, others by `SEED=`
	PROPTEST_RNG_SEED=$(or $(SEED),2026) PERRON_TEST_PYTHON=$(python) cargo test --workspace --locked --tests
	cargo test --workspace --locked --doc

journeys: tools program  ## a real browser, both languages, with and without script, 320 and 1280 px, axe at zero
	cd e2e && PERRON_BIN=$(abspath $(perron)) PERRON_TEST_PYTHON=$(python) node --test --test-concurrency=2 journeys/*.mjs

conformance: tools program  ## the engines against reference results, where those stand beside the checkout
	@if [ -d ../shared/check ]; then python3 ../shared/check/opinion.py $(perron) && python3 ../shared/check/budgeting.py $(perron) && python3 ../shared/check/survey.py $(perron); \
	else echo "conformance: no reference results beside this checkout, skipped"; fi
	$(python) bench/mixing/check.py $(perron)

bench:  ## every table of bench/README.md, measured on this machine
	cargo build --quiet --release --package perron --package store --package press --examples  # together: one set of crates
	python3 bench/opinion/run.py
	python3 bench/mixing/run.py
	python3 bench/budgeting/run.py
	python3 bench/survey/run.py
	$(target)/release/examples/commits | python3 bench/tables.py store
	$(target)/release/examples/samples $(target)/samples | python3 bench/tables.py press
	python3 bench/http/run.py
	python3 bench/http/room.py
	python3 bench/fund/run.py
	python3 bench/pulse/run.py
