#!/bin/sh
# Bundles our programs into few plain files (tools/build-program.ts), so that they start sooner and are smaller. Again
# whenever a source has changed, into a folder of its own: what runs goes on with the files it was started from.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
cd "$root"

bundled() {
  sum_of_tree packages apps/cli apps/configd apps/pbx apps/portal apps/worker tools/build-program.ts pnpm-lock.yaml |
    cut -c 1-16
}

ready() {
  [ "$(readlink "$program")" = "$(bundled)" ] && [ -f "$program/cli.js" ]
}

# Two at once, as test runs side by side are, must not write into one folder.
install() {
  from=$(bundled)
  folder=$(dirname "$program")
  partial=$folder/$from.$$
  node --disable-warning=ExperimentalWarning tools/build-program.ts "$partial"
  rm -rf "${folder:?}/$from"
  mv "$partial" "$folder/$from"
  ln -sfn "$from" "$program"
  # Programs that were started from one of the last may still load parts of it.
  find "$folder" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +5 | cut -d ' ' -f 2- |
    xargs -r rm -rf
}

"$1"
