# The commands of this repository. Each sets up what it needs first, and says what it installs.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test bench soak dist check-procedure fmt setup

export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

demo: ## Build, and serve a practice portal with the panel on this machine
	@www/build/setup.sh build
	@node www/build/build.mjs
	@node www/build/serve.mjs dist/demo

test: ## Run every check that CI runs
	@www/build/setup.sh test
	@tests/run.sh

bench: ## Measure size and speed in a real browser beside React, and write docs/figures.md
	@www/build/setup.sh test
	@node www/build/build.mjs
	@node tests/bench/run.mjs

soak: ## Measure half an hour of a quiet consultation in a real browser, and write docs/figures.md
	@www/build/setup.sh test
	@node www/build/build.mjs
	@node tests/bench/soak.mjs

dist: ## Build all that is published into dist/, with archives and checksums
	@www/build/setup.sh build
	@node www/build/build.mjs --archives

# Needs Rust alone. It is built the first time, which is said, since it takes a while.
check-procedure: ## Check a procedure file, and say all that is wrong with it: FILE=our-procedure.json
	@[ -e target/debug/examples/check_procedure ] || echo "building the checker; this takes a minute or two the first time"
	@cargo run --quiet --example check_procedure -- "$(FILE)"

fmt: ## Format the Rust code
	@cargo fmt

setup: ## Install what building and testing need, and nothing else
	@www/build/setup.sh test
