#!/bin/sh
# Strips the types of our sources once, so that the processes need not each carry what does it (packages/ops/src/
# stripped-types). Again whenever a source has changed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
cd "$root"

note=$tools/stripped/.flexpbx-stripped

ready() {
  [ "$(cat "$note" 2>/dev/null)" = "$(sum_of_tree packages apps)" ]
}

install() {
  stripped_from=$(sum_of_tree packages apps)
  node --disable-warning=ExperimentalWarning packages/ops/src/stripped-types/strip-types.ts
  echo "$stripped_from" >"$note"
}

"$1"
