#!/bin/sh
# npm start: installs what is missing, then runs the whole system in the foreground until Ctrl-C.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
sh "$root/system-scripts/setup.sh" run
exec sh "$root/system-scripts/flexpbx" up "$@"
