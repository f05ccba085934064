# shellcheck shell=sh disable=SC2034,SC2154
# Where things are. Sourced by the other scripts after they have set `root`, the checkout.
tools=$root/.tools
state=${FLEXPBX_STATE_DIR:-$root/var}
asterisk_root=${FLEXPBX_ASTERISK_ROOT:-$state/asterisk-root}
program=$tools/program/current
setup_steps=$root/system-scripts/setup

PATH=$tools/node/bin:$tools/pnpm/node_modules/.bin:$root/node_modules/.bin:$PATH
export PATH

# sum_of <file…>: one checksum over the contents.
sum_of() {
  cat "$@" | sha256sum | cut -d ' ' -f 1
}

# sum_of_tree <file or folder…>: one checksum over names and contents of all sources there; a file moved is a change.
sum_of_tree() {
  find "$@" \( -name node_modules -o -name dist \) -prune -o -type f ! -name '*.test.*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}
