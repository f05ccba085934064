#!/bin/sh
# npm run bench:<name>: does the set-up, then runs bench/<name>.ts, which ends with one JSON line of its figures.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
if [ $# -eq 0 ] || [ ! -f "$root/bench/$1.ts" ]; then
  echo "usage: bench.sh <name> [arguments], with a file bench/<name>.ts" >&2
  exit 2
fi
name=$1
shift
# Standard output belongs to the figures.
sh "$root/system-scripts/setup.sh" bench >&2
exec sh "$root/system-scripts/with-node.sh" node "$root/bench/$name.ts" "$@"
