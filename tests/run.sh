#!/usr/bin/env bash
# Every check of the project, in the order in which they fail soonest. `make test` sets up what it needs first.
set -euo pipefail
cd "$(dirname "$0")/.."

step() {
  printf '\n== %s\n' "$1"
  shift
  "$@"
}

wasm=wasm32-unknown-unknown
export CHROMEDRIVER=/usr/bin/chromedriver
# In seconds, for all tests in a browser together. Without it the runner gives up after 20.
export WASM_BINDGEN_TEST_TIMEOUT=120
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

step "Rust: format" cargo fmt --check
step "Rust: lints, on this machine" cargo clippy --quiet --all-targets -- -D warnings
step "Rust: lints, for the browser" cargo clippy --quiet --target "$wasm" --lib --test wasm -- -D warnings
step "Rust: lints, for the command-line tool" cargo clippy --quiet --target "$wasm" --lib --no-default-features --features tool -- -D warnings
step "Rust: lints, for the workshop" cargo clippy --quiet --target "$wasm" --lib --no-default-features --features workshop -- -D warnings
step "Rust: tests on this machine" cargo test --quiet
step "Rust: tests in a browser" cargo test --target "$wasm" --test wasm
step "Build" node www/build/build.mjs --archives
step "Typings" node_modules/.bin/tsc --project tests/types
# The vendor's own typings do not pass the strictest checks.
step "Typings, with the vendor's client" node_modules/.bin/tsc --project tests/types/whereby.json
step "JavaScript: tests without a browser" node --test --test-reporter=spec tests/node/*.test.mjs
# One file at a time: each starts a browser, and two on a small machine disturb each other.
step "Browsers: the built element" node --test --test-concurrency=1 --test-reporter=spec tests/browser/*.test.mjs
step "Build again, in another folder: the same bytes" node tests/reproduce.mjs
# Fails nothing: registries change without a change of ours.
step "What the registries say of the lock files" node tests/registries.mjs
