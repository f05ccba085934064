#!/bin/sh
# Builds the browser's pages into apps/web/dist, again whenever something they are made of has changed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
cd "$root"

note=apps/web/dist/.flexpbx-built
state_of_sources() {
  sum_of_tree apps/web packages/domain pnpm-lock.yaml
}

ready() {
  [ "$(cat "$note" 2>/dev/null)" = "$(state_of_sources)" ]
}

install() {
  rm -f "$note"
  built_from=$(state_of_sources)
  pnpm --dir apps/web run build
  echo "$built_from" >"$note"
}

"$1"
