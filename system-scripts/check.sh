#!/bin/sh
# npm run check: everything that can be said about the sources without running them. Every check runs, all side by side;
# then what they print is shown one after the other, and the failed ones are named. With a file as argument, a line
# "passed <check>" or "failed <check>" is written there for each.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root" || exit 1
. "$root/system-scripts/paths.sh"
outcomes=${1:-/dev/null}

printed=$(mktemp -d)
trap 'rm -rf "$printed"' EXIT
checks=
check() {
  name=$1
  shift
  checks="$checks $name"
  {
    "$@"
    echo $? >"$printed/$name.status"
  } >"$printed/$name" 2>&1 &
}

# With a TypeScript it does not know, dependency-cruiser looks at nothing and is content.
boundaries() {
  report=$(depcruise --config .dependency-cruiser.cjs --output-type err-long packages apps e2e bench tools)
  status=$?
  printf '%s\n' "$report"
  [ "$status" -eq 0 ] && printf '%s' "$report" | grep -Eq '[(][1-9][0-9]* modules'
}

# TypeScript 7 checks types in a third of the time of 6, which stays for those that need its API: Prisma, dependency-cruiser.
tsc=$root/node_modules/typescript-native/bin/tsc
web_types() {
  for project in tsconfig.json tsconfig.service-worker.json tsconfig.build.json; do
    "$tsc" -p "apps/web/$project" || return
  done
}

check format-and-lint biome check --error-on-warnings .
check shell shellcheck --external-sources .ci/run system-scripts/*.sh system-scripts/setup/*.sh \
  system-scripts/flexpbx system-scripts/flexpbx-apply system-scripts/flexpbx-toggle-permissions
check types "$tsc" -p tsconfig.json --noEmit
check web-types web_types
check boundaries boundaries
check dead-code knip --no-progress

wait
failed=
for name in $checks; do
  echo "check: $name"
  cat "$printed/$name"
  if [ "$(cat "$printed/$name.status")" = 0 ]; then
    echo "passed $name" >>"$outcomes"
  else
    echo "failed $name" >>"$outcomes"
    failed="$failed $name"
  fi
done

if [ -n "$failed" ]; then
  echo "checks failed:$failed" >&2
  exit 1
fi
echo 'all checks passed'
