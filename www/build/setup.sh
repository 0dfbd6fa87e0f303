#!/usr/bin/env bash
# Installs missing tools for building (argument "build") or for building and testing (argument "test").
# It reports what it installs and skips what is there, so it can run before every command.
set -euo pipefail
cd "$(dirname "$0")/../.."

purpose=${1:?usage: setup.sh build|test}
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

say() { printf 'setup: %s\n' "$*"; }
stop() {
  printf 'setup: %s\n' "$@" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

base_tools() {
  have rustup || stop "Rust is missing. Install rustup first, with its default toolchain."
  have node || stop "Node is missing. Install Node 20 or later first."
  have npm || stop "npm is missing. Install it together with Node."
  local major
  major=$(node --print 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || stop "Node 20 or later is required; this is $(node --version)."
}

rust_parts() {
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "adding the Rust target wasm32-unknown-unknown (the first time can take a minute)"
    rustup target add wasm32-unknown-unknown
  fi
  [ "$purpose" = test ] || return 0
  local part
  for part in rustfmt clippy; do
    if ! rustup component list --installed | grep -q "^$part"; then
      say "adding the Rust component $part"
      rustup component add "$part"
    fi
  done
}

# wasm-bindgen's glue requires the same version of the crate, so the version is from Cargo.lock.
wasm_bindgen() {
  local wanted found
  wanted=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[" ]|version =/, ""); print }' Cargo.lock)
  [ -n "$wanted" ] || stop "Cargo.lock has no version of wasm-bindgen."
  found=$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2 || true)
  if [ "$found" != "$wanted" ]; then
    say "installing wasm-bindgen-cli $wanted from source (a few minutes; found: ${found:-none})"
    # Optimized for compile time, since it processes one small module. Without --locked, because its lock file has
    # versions that are no longer available.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install wasm-bindgen-cli --version "$wanted"
  fi
}

npm_packages() {
  # npm writes this file last, so it shows a complete installation.
  local stamp=node_modules/.package-lock.json
  if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ] || [ package.json -nt "$stamp" ]; then
    say "installing the npm packages of package-lock.json into node_modules"
    npm ci --loglevel=error
    touch "$stamp"
  fi
}

# Pairs of a file of a Debian package, and the package.
browsers() {
  local missing=() file package
  while read -r file package; do
    compgen -G "$file" >/dev/null || missing+=("$package")
  done <<'PAIRS'
/usr/bin/chromium chromium
/usr/bin/chromedriver chromium-driver
/usr/bin/firefox-esr firefox-esr
/usr/bin/WebKitWebDriver webkit2gtk-driver
/usr/bin/Xvfb xvfb
/usr/bin/xauth xauth
/usr/bin/openssl openssl
PAIRS
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || stop "These programs are missing, and this is not a Debian system: ${missing[*]}"
  local install="apt-get install --yes --no-install-recommends ${missing[*]}"
  [ "$(id -u)" = 0 ] || stop "Debian packages are missing. Run this as root, then try again:" "  apt-get update && $install"
  say "installing the Debian packages ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $install
}

[ "$purpose" = build ] || [ "$purpose" = test ] || stop "usage: setup.sh build|test"
base_tools
rust_parts
wasm_bindgen
npm_packages
[ "$purpose" = build ] || browsers
say "ready to $purpose"
