#!/usr/bin/env bash
# Makes a virtual environment with a Python that is new enough, or says what is missing.
# usage: scripts/venv.sh FOLDER [PYTHON]
set -euo pipefail

folder=$1
wanted=${2:-}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; }

if [ -x "$folder/bin/python" ] && new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version > /dev/null 2>&1; then
  exit 0
fi

found=
for candidate in ${wanted:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
  if new_enough "$candidate"; then found=$candidate; break; fi
done
if [ -z "$found" ]; then
  have=$("${wanted:-python3}" --version 2>&1 || true)
  echo "verify needs Python 3.11 or newer; ${wanted:-python3} is: ${have:-not there}." >&2
  echo "Install a newer Python, or name one: make PYTHON=/path/to/python3.12 ..." >&2
  exit 1
fi
if ! "$found" -m venv --clear "$folder"; then
  echo "$found cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2
  exit 1
fi
