#!/bin/sh
# Installs by apt what the coming steps and the product need from the machine. The only step that needs root: it says
# what will be installed and why, then uses sudo, unless it is root already or nothing is missing.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/system-scripts/paths.sh"
log=$1

# Lines of: what proves it is there (a command, or a path), the package, what it is for.
wanted() {
  echo 'openssl openssl making the TLS certificate'
  echo '/etc/ssl/certs/ca-certificates.crt ca-certificates trusting the servers packages come from'
  echo 'ffmpeg ffmpeg music on hold: uploads and streams'
  echo 'espeak-ng espeak-ng reading addresses aloud to the security desk'
  if ! sh "$setup_steps/asterisk.sh" ready; then
    echo 'mmdebstrap mmdebstrap fetching Asterisk into the state folder'
    echo '/usr/share/keyrings/debian-archive-keyring.gpg debian-archive-keyring checking that it is Debian'\''s'
  fi
  case $FLEXPBX_SETUP_PURPOSE in
    test)
      echo '/usr/lib/postgresql/*/bin/initdb postgresql tests: a private PostgreSQL'
      echo 'icecast2 icecast2 tests: a radio station'
      echo 'pocketsphinx_continuous pocketsphinx tests: somebody who puts messages into words'
      echo '/usr/share/pocketsphinx/model/en-us pocketsphinx-en-us tests: the words of English'
      echo '/usr/sbin/nft nftables tests: a firewall that cuts a way in silence'
      echo 'shellcheck shellcheck checks: the shell scripts'
      browser
      ;;
    bench)
      echo 'sipp sip-tester benchmarks: SIP phones by the hundred'
      ;;
  esac
}

browser() {
  sh "$setup_steps/find-browser.sh" >/dev/null && return
  # Ubuntu's package only fetches the snap of it.
  package=chromium
  if grep -q '^ID=ubuntu' /etc/os-release; then
    package=chromium-browser
  fi
  echo "chromium $package tests: a browser"
}

# is_there <command, or path that may hold *>
is_there() {
  case $1 in
    /*)
      # shellcheck disable=SC2231 # the pattern is meant to be expanded
      for path in $1; do
        [ -e "$path" ] && return
      done
      return 1
      ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing=$(wanted | while read -r proof package purpose; do
  is_there "$proof" || echo "$package $purpose"
done)
if [ -z "$missing" ]; then
  exit 0
fi
packages=$(printf '%s\n' "$missing" | cut -d ' ' -f 1 | sort -u | tr '\n' ' ')

echo 'These packages of the operating system are missing:'
printf '%s\n' "$missing" | while read -r package purpose; do
  echo "  $package ($purpose)"
done

cannot_install() {
  echo "$1"
  echo 'Have an administrator run this once, then run the same command again:'
  echo "  apt-get update && apt-get install --no-install-recommends $packages"
  exit 1
} >&2

if ! command -v apt-get >/dev/null; then
  echo 'This machine has no apt-get: the set-up knows Debian 12 and 13 and Ubuntu 24.04. Install their equivalents.' >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || cannot_install 'Installing them needs root, and there is no sudo here.'
  if ! sudo -n true 2>/dev/null && ! [ -t 0 ]; then
    cannot_install 'Installing them needs root, and there is no terminal to ask for the password.'
  fi
  echo 'They are installed with sudo now, which may ask for your password.'
  sudo true || cannot_install 'sudo refused.'
  as_root=sudo
fi

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --option DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1
}

# Debian starts a database server of its own when PostgreSQL is installed; the tests want only its programs.
without_database_cluster() {
  case " $packages" in
    *' postgresql '*) ;;
    *)
      "$@"
      return
      ;;
  esac
  apt install --yes --no-install-recommends postgresql-common || return
  setting=/etc/postgresql-common/createcluster.d/zz-flexpbx-setup.conf
  $as_root mkdir -p "$(dirname "$setting")"
  echo 'create_main_cluster = false' | $as_root tee "$setting" >/dev/null
  outcome=0
  "$@" || outcome=$?
  $as_root rm -f "$setting"
  return "$outcome"
}

echo 'Packages of the operating system: installing'
echo "=== $(date -u +%FT%TZ) apt-get install $packages" >>"$log"
began=$(date +%s)
# shellcheck disable=SC2086 # a list of names
if ! apt update || ! without_database_cluster apt install --yes --no-install-recommends $packages; then
  sh "$setup_steps/explain-failure.sh" 'Packages of the operating system' "$log" >&2
  exit 1
fi
echo "Packages of the operating system: done, $(($(date +%s) - began)) s"
