#!/bin/sh
# Says why a set-up step failed, from the end of its log, and what to do: explain-failure.sh <step> <log>
set -eu
step=$1
log=$2
last_step=$(awk '/^=== / { text = "" } { text = text $0 "\n" } END { printf "%s", text }' "$log")

echo "$step: failed. The last lines of $log:"
printf '%s\n' "$last_step" | grep -v '^ *at ' | tail -n 15 | sed 's/^/    /'

# Some break their messages into lines.
says() {
  printf '%s' "$last_step" | tr -s '[:space:]' ' ' | grep -Eqi "$1"
}

if says 'ENOSPC|no space left on device'; then
  echo 'The disk is full. Free at least 3 GB, then run the same command again; it goes on with this step.'
elif says 'ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|ECONNREFUSED|could not resolve|temporary failure|network is unreachable|connection timed out'; then
  echo 'A server could not be reached. Check network, DNS and proxy (http_proxy, https_proxy), then run the same command again; it goes on with this step.'
elif says 'EACCES|permission denied'; then
  echo 'A file may not be written. Was this folder used by another user (root) before? Give it to yourself with chown, then run the same command again.'
else
  echo 'Running the same command again repeats this step only.'
fi
