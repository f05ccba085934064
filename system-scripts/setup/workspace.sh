#!/bin/sh
# The workspace's packages, exactly as the lockfile says: those that run the product, for tests those of development too.
# What was installed is noted inside node_modules, so that the note goes with what it vouches for.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
cd "$root"

note=node_modules/.flexpbx-installed
state_of_sources=$(sum_of pnpm-lock.yaml pnpm-workspace.yaml package.json)

installed() {
  [ "$(cat "$note" 2>/dev/null)" = "$1 $state_of_sources" ]
}

ready() {
  installed all || { [ "$FLEXPBX_SETUP_PURPOSE" = run ] && installed production; }
}

# Their binaries may not suit the machine: that is found out here, not by the first call.
try_native_packages() {
  (cd packages/db && node -e 'new (require("better-sqlite3"))(":memory:").prepare("SELECT 1").get()')
  (cd packages/ops && node -e 'require("bcrypt").hashSync("", 4)')
}

install() {
  # A checkout that is worked on keeps its development packages when it is started.
  scope=production
  if [ "$FLEXPBX_SETUP_PURPOSE" != run ] || grep -q '^all ' "$note" 2>/dev/null; then
    scope=all
  fi
  set -- --frozen-lockfile --config.confirmModulesPurge=false
  if [ "$scope" = production ]; then
    set -- "$@" --prod
  fi
  # The scope is kept, the sum is not: an interrupted install is known as such and done again in the same scope.
  mkdir -p node_modules
  echo "$scope interrupted" >"$note"
  pnpm install "$@"
  try_native_packages
  echo "$scope $state_of_sources" >"$note"
}

"$1"
