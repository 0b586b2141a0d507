#!/usr/bin/env bash
# Sees to it that the tests have a Chromium; says so loudly where they will not have one.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null 2>&1; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null 2>&1; then
  echo "Installing Chromium for the tests that look at the report ..."
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium; } > "$log" 2>&1; then
    exit 0
  fi
  tail -n 15 "$log" >&2
fi

cat >&2 <<'MESSAGE'
**********************************************************************
  There is no Chromium here: the tests that look at the report in a
  browser will be SKIPPED. Install the package "chromium" and run again.
**********************************************************************
MESSAGE
if [ "${CI:-}" = true ]; then exit 1; fi
