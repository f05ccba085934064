#!/bin/sh
# npm test: set-up, every check, every test. Arguments go to vitest: npm test -- packages/ops
# All of it runs even if a part fails; the last line counts checks and tests together.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
sh system-scripts/setup.sh test
. "$root/system-scripts/paths.sh"

CHROMIUM=$(sh "$setup_steps/find-browser.sh")
export CHROMIUM

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
failed=
sh system-scripts/check.sh "$reports/checks" || failed=yes
vitest run --reporter=default --reporter=json --outputFile.json="$reports/tests.json" "$@" || failed=yes
node --disable-warning=ExperimentalWarning tools/closing-line.ts "$reports/checks" "$reports/tests.json"
[ -z "$failed" ]
