#!/usr/bin/env bash
# Installs what this machine lacks for building (argument "build") or for building and testing (argument "test").
# It says what it installs, and installs nothing that is already there, so that it can run before every command.
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
  [ "$major" -ge 20 ] || stop "Node 20 or later is needed, and this is $(node --version)."
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

# The glue that wasm-bindgen writes fits one version of the crate only, so the version comes from Cargo.lock.
wasm_bindgen() {
  local wanted found
  wanted=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[" ]|version =/, ""); print }' Cargo.lock)
  [ -n "$wanted" ] || stop "Cargo.lock names no version of wasm-bindgen."
  found=$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2 || true)
  if [ "$found" != "$wanted" ]; then
    say "installing wasm-bindgen-cli $wanted from source (a few minutes; found: ${found:-none})"
    # Quick to compile rather than quick to run: it works on one module of half a megabyte. Its own lock file asks
    # for versions that cannot be had any more, hence no --locked.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install wasm-bindgen-cli --version "$wanted"
  fi
}

npm_packages() {
  # npm writes this file last, so an interrupted installation does not count as done.
  local stamp=node_modules/.package-lock.json
  if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ] || [ package.json -nt "$stamp" ]; then
    say "installing the npm packages of package-lock.json into node_modules"
    npm ci --loglevel=error
    touch "$stamp"
  fi
}

# Pairs of a file that shows that a Debian package is there, and the package.
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
  have apt-get || stop "These programs are missing, and this is no Debian system to install them on: ${missing[*]}"
  local install="apt-get install --yes --no-install-recommends ${missing[*]}"
  [ "$(id -u)" = 0 ] || stop "Debian packages are missing. Let root run this, then try again:" "  apt-get update && $install"
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
say "all that is needed to $purpose is here"
