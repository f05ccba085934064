#!/bin/sh
# play-stream.sh <address of a stream> <sound file>
# Plays a stream for Asterisk's music on hold: signed linear, 16 kHz, on standard output. While the stream is away the file
# is played instead, and the stream is tried again; so nobody waits in silence. Asterisk ends it.
set -eu
address=$1
file=$2

ended() {
  trap - TERM INT HUP PIPE
  if [ -n "${player:-}" ]; then
    kill "$player" 2>/dev/null || true
  fi
  exit 0
}
trap ended TERM INT HUP PIPE

# In the background, so that the end of this script is also the end of what it started.
play() {
  ffmpeg -nostdin -v quiet "$@" -vn -ac 1 -ar 16000 -f s16le - &
  player=$!
  wait "$player" || true
}

while :; do
  # Away: nothing was heard of its server for five seconds. Only what streams are made of is followed. Radio is louder than
  # what is evened for telephones.
  play -protocol_whitelist http,https,tcp,tls,crypto -rw_timeout 5000000 -i "$address" -af volume=-8dB
  play -re -t 10 -i "$file"
done
