#!/bin/sh
# The pnpm named by "packageManager", from npm into .tools/pnpm (corepack refuses its signature).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"

version=$(sed -n 's/.*"packageManager": *"pnpm@\([0-9][0-9.]*\)".*/\1/p' "$root/package.json")

ready() {
  grep -q "\"version\": *\"$version\"" "$tools/pnpm/node_modules/pnpm/package.json" 2>/dev/null
}

install() {
  partial=$tools/pnpm.partial
  rm -rf "$partial" "$tools/pnpm"
  npm install --prefix "$partial" --ignore-scripts --no-audit --no-fund --prefer-offline \
    --fetch-retry-maxtimeout=10000 "pnpm@$version"
  mv "$partial" "$tools/pnpm"
  ready
}

"$1"
