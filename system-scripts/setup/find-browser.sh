#!/bin/sh
# Prints the Chromium or Chrome of this machine that the tests of the pages use; fails when there is none.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name"; then
    exit 0
  fi
done
exit 1
