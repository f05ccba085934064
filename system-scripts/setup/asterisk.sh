#!/bin/sh
# Asterisk, where the machine has none that can be used: Debian's packages of it and of all it needs, unpacked into the
# state folder. Nothing of the host is touched, no root is needed: no maintainer script runs, and Asterisk is started
# from there by the loader beside it (packages/ops knows how).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"

# Debian 12 and 13 have no Asterisk and Ubuntu 24.04 has 20; the release after Debian 13 has 22.
suite=forky
packages=asterisk,asterisk-core-sounds-en-wav,asterisk-moh-opsound-wav
note=$asterisk_root/.flexpbx-unpacked

ready() {
  [ "$(cat "$note" 2>/dev/null)" = "$suite $packages" ] || brought_along || sh "$setup_steps/installed-asterisk.sh"
}

# FLEXPBX_ASTERISK_ROOT names a folder somebody else keeps: it is used as it is.
brought_along() {
  [ -n "${FLEXPBX_ASTERISK_ROOT:-}" ] && [ -x "$asterisk_root/usr/sbin/asterisk" ]
}

# The Debian mirror this machine already uses, then the one that always has everything.
mirrors() {
  # shellcheck disable=SC2016 # apt fills these in
  apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' 'Component: main' 2>/dev/null |
    sed -n 's/^Debian Debian \(http.*\)/\1/p' | head -n 1
  echo http://deb.debian.org/debian/
}

unpack() {
  # The Release file of a testing mirror is often older than it allows itself; it is signed all the same.
  mmdebstrap --mode=chrootless --variant=extract --include="$packages" \
    --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    "$suite" "$1" "$2"
}

# What Debian's maintainer scripts would have arranged.
arrange() {
  sounds=$1/usr/share/asterisk/sounds
  ln -sfn en_US_f_Allison "$sounds/en"
  [ -f "$sounds/en/vm-intro.wav" ]
  ls "$1"/usr/share/asterisk/moh/*.wav >/dev/null
}

install() {
  partial=$asterisk_root.partial
  mkdir -p "$(dirname "$asterisk_root")"
  unpacked=
  for mirror in $(mirrors | uniq); do
    rm -rf "$partial"
    if unpack "$partial" "$mirror"; then
      unpacked=yes
      break
    fi
  done
  [ -n "$unpacked" ]
  arrange "$partial"
  echo "$suite $packages" >"$partial/.flexpbx-unpacked"
  rm -rf "$asterisk_root"
  mv "$partial" "$asterisk_root"
}

"$1"
