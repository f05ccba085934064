#!/bin/sh
# Puts a WAV file into words: its path is the first argument, the text goes to standard output. pocketsphinx's model of English
# was trained on wideband speech and hears telephones badly, so it chooses among a few sentences.
set -eu
ffmpeg -nostdin -v error -i "$1" -ar 16000 wide.wav
grammar=$(dirname "$0")/sentences.gram
exec pocketsphinx_continuous -infile wide.wav -jsgf "$grammar" -logfn /dev/null
