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

# Linux shares the processors out by session (sched(7), "autogroup"). The phones of all tests are in this one, and each system
# under test has several: with one share in twenty phones stammer. Only root may ask for more; at the end it is as it was.
share_of_session() {
  { echo "$1" >/proc/self/autogroup; } 2>/dev/null || true
}
share_before=$(sed -n 's/.* nice //p' /proc/self/autogroup 2>/dev/null || true)

reports=$(mktemp -d)
checks=
at_end() {
  [ -z "$checks" ] || kill -- "-$checks" 2>/dev/null || true
  rm -rf "$reports"
  share_of_session "$share_before"
}
trap at_end EXIT

# Tests mostly wait for what is spoken. The checks get what they leave, and are told of behind them.
# shellcheck disable=SC2016 # the words are meant for the other shell
setsid sh -c '{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 sh system-scripts/check.sh "$1"' \
  sh "$reports/checks" >"$reports/said-by-checks" 2>&1 &
checks=$!

run_tests() {
  report=$1
  shift
  UNCAUGHT=$reports/uncaught vitest run \
    --reporter=default --reporter=json --reporter=./tools/uncaught.ts --outputFile.json="$report" "$@"
}

share_of_session -5
failed=
if ! run_tests "$reports/tests.json" "$@"; then
  # A phone that got no processor when it had to speak fails what comes after as well: its file is run again, in a new system.
  # What fails then has failed.
  again=
  if [ -e "$reports/tests.json" ]; then
    again=$(node --disable-warning=ExperimentalWarning tools/files-to-repeat.ts "$reports/tests.json")
  fi
  if [ -n "$again" ]; then
    printf 'Once more, by themselves:\n%s\n' "$again"
    # shellcheck disable=SC2086 # one word a file
    run_tests "$reports/once-more.json" $again || failed=yes
  else
    failed=yes
  fi
fi
wait "$checks" || failed=yes
checks=
cat "$reports/said-by-checks"
if [ -e "$reports/uncaught" ]; then
  cat "$reports/uncaught" >>"$reports/checks"
  failed=yes
fi
set -- "$reports/tests.json"
[ ! -e "$reports/once-more.json" ] || set -- "$@" "$reports/once-more.json"
node --disable-warning=ExperimentalWarning tools/closing-line.ts "$reports/checks" "$@"
[ -z "$failed" ]
