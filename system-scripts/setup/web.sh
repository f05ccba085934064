#!/bin/sh
# Builds the browser's pages into apps/web/dist, again whenever something they are made of has changed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
cd "$root"

note=apps/web/dist/.flexpbx-built
sources() {
  find apps/web packages/domain pnpm-lock.yaml \( -name node_modules -o -name dist \) -prune -o -type f ! -name '*.test.*' -print |
    LC_ALL=C sort
}

state_of_sources() {
  # Names count as well: a file moved is a change.
  sources | tr '\n' '\0' | xargs -0 sha256sum | sha256sum
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
