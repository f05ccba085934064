#!/bin/sh
# Runs a command with the pinned Node, pnpm and the workspace's tools on PATH: with-node.sh <command> [arguments]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/system-scripts/paths.sh"
exec "$@"
