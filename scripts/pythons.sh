#!/usr/bin/env bash
# Print one line "3.12 /path/to/python" for each supported Python on this machine
# (3.11 and later), newest first. Looks on PATH and in pyenv.
set -euo pipefail

pyenv_versions="${PYENV_ROOT:-$HOME/.pyenv}/versions"

candidates() {
    local minor
    for minor in 14 13 12 11; do
        type -aP "python3.$minor" || true
        ls -d "$pyenv_versions"/3."$minor".*/bin/python 2>/dev/null | sort -rV || true
    done
    type -aP python3 python || true
}

# Running it is the only proof: a pyenv shim exists for versions that are not active,
# and a distribution may ship Python without `ensurepip`.
probe='import sys, venv, ensurepip
if sys.version_info >= (3, 11) and sys.implementation.name == "cpython" and sys.prefix == sys.base_prefix:
    print("%d.%d" % sys.version_info[:2], sys.executable)'

candidates | while read -r python; do
    "$python" -c "$probe" 2>/dev/null || true
done | sort -s -k1,1rV -u
