#!/bin/sh
# npm run check: everything that can be said about the sources without running them. Runs all of them, then reports.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root" || exit 1
. "$root/system-scripts/paths.sh"

failed=
check() {
  name=$1
  shift
  echo "check: $name"
  "$@" || failed="$failed $name"
}

cruise() {
  depcruise --config .dependency-cruiser.cjs --output-type err-long packages apps e2e bench tools
}

check format-and-lint biome check --error-on-warnings .
check shell shellcheck --external-sources system-scripts/*.sh system-scripts/setup/*.sh system-scripts/flexpbx*
check types tsc -p tsconfig.json --noEmit
check web-types tsc -p apps/web/tsconfig.json --noEmit
check boundaries cruise
check dead-code knip --no-progress

if [ -n "$failed" ]; then
  echo "checks failed:$failed" >&2
  exit 1
fi
echo "all checks passed"
