#!/bin/sh
# Succeeds when the machine's own Asterisk can be used: 22.4 or newer (REST over the ARI WebSocket), with PJSIP and ARI.
set -eu
version=$(asterisk -V 2>/dev/null | sed -n 's/^Asterisk \(certified-\)\{0,1\}\([0-9]*\)\.\([0-9]*\).*/\2 \3/p')
[ -n "$version" ]
major=${version% *}
minor=${version#* }
[ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 4 ]; }
for modules in /usr/lib/*/asterisk/modules /usr/lib/asterisk/modules /usr/lib64/asterisk/modules; do
  if [ -f "$modules/res_ari.so" ] && [ -f "$modules/res_pjsip.so" ]; then
    exit 0
  fi
done
exit 1
