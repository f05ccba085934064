#!/bin/sh
# Brings a machine to the point where FlexPBX runs (`setup.sh run`), its tests (`test`) or its benchmarks (`bench`) do.
# Each step is a script in setup/ that knows two words: `ready` tells, quickly, whether its work is done and whole;
# `install` does it, from any half-finished state. Output of `install` goes to the log, one line a step to the terminal.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/system-scripts/paths.sh"

purpose=${1:-}
case $purpose in
  run | test | bench) ;;
  *)
    echo "usage: setup.sh run|test|bench" >&2
    exit 2
    ;;
esac

mkdir -p "$tools"
# The state folder is nobody else's business, whatever the umask.
(umask 027 && mkdir -p "$state/log")
log=$state/log/setup.log
export FLEXPBX_SETUP_PURPOSE="$purpose"

# Two set-ups in one checkout would unpack over each other. The lock goes when this script and its children end.
exec 9>"$tools/setup.lock"
if ! flock --nonblock 9; then
  echo "Another set-up is running in this folder; waiting for it."
  flock 9
fi

# step <name> <script> <how long>: nothing is shown for what is already done.
step() {
  if sh "$setup_steps/$2" ready; then
    return
  fi
  echo "$1: installing, takes about $3"
  began=$(date +%s)
  failed=
  # Two steps at once would mix their words in one log.
  sh "$setup_steps/$2" install >"$log.$2" 2>&1 || failed=yes
  { echo "=== $(date -u +%FT%TZ) $1" && cat "$log.$2"; } >>"$log"
  rm "$log.$2"
  if [ -n "$failed" ]; then
    sh "$setup_steps/explain-failure.sh" "$1" "$log" >&2
    exit 1
  fi
  echo "$1: done, $(($(date +%s) - began)) s"
}

# Asks for a password where root is needed, so it talks to the terminal itself.
sh "$setup_steps/host-packages.sh" "$log"

# Needs nothing of the other steps, and mostly waits for the network.
step 'Asterisk' asterisk.sh '20 s' &
asterisk=$!
trap 'wait "$asterisk"' EXIT
step 'Node' node.sh '10 s'
step 'pnpm' pnpm.sh '5 s'
step 'Packages of the workspace' workspace.sh '20 s'
step 'Program' program.sh '2 s'
step 'Web pages' web.sh '10 s'
wait "$asterisk"
