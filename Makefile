# The commands of this repository. Each first installs what it needs, and reports it.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test bench soak dist reproduce registries check-procedure fmt setup

export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

demo: ## Build and serve the practice portal on this machine
	@www/build/setup.sh build
	@node www/build/build.mjs
	@node www/build/serve.mjs dist/demo

test: ## Run all checks of CI
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

dist: ## Build everything to publish into dist/, with archives and checksums
	@www/build/setup.sh build
	@node www/build/build.mjs --archives

reproduce: dist ## Build a second time, in another folder, and compare every byte with dist/
	@node tests/reproduce.mjs

registries: ## Ask the registries what is withdrawn, deprecated or newer; fails nothing
	@www/build/setup.sh build
	@node tests/registries.mjs

# Needs only Rust. The first run builds the checker.
check-procedure: ## Check a procedure file and print all problems: FILE=our-procedure.json
	@[ -e target/debug/examples/check_procedure ] || echo "building the checker; this takes a minute or two the first time"
	@cargo run --quiet --example check_procedure -- "$(FILE)"

fmt: ## Format the Rust code
	@cargo fmt

setup: ## Install the tools for building and testing
	@www/build/setup.sh test
