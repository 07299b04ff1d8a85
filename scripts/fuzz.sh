#!/usr/bin/env bash
# Gives the readers of untrusted bytes changed inputs, guided by coverage: scripts/fuzz.sh [READER] [MINUTES]   Exit 0 where nothing was found.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/setup.sh"

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
  cat <<'TEXT'
Usage: scripts/fuzz.sh [READER|all] [MINUTES]

Builds tests/Fuzz, instruments copies of the rooms and of the libraries that read, and tries changed inputs on each reader for MINUTES (usually 30)
of the processor; as many readers at once as there are processors. What takes new ways lies in artifacts/fuzz/READER/queue, what breaks a promise in artifacts/fuzz/READER/findings.
'scripts/fuzz.sh keep READER' takes the shortest set of inputs that takes all ways into tests/Fuzz/corpus, which ./test replays.
TEXT
  exit 0
fi

ensure_dotnet
dotnet build "$ROOT/tests/Fuzz" -c Release -v quiet --nologo
program="$ROOT/tests/Fuzz/bin/Release/net10.0/Autograder.Fuzz.dll"

if [ "${1:-}" = keep ]; then exec dotnet "$program" keep "${2:?which reader?}"; fi

readers=${1:-all} minutes=${2:-30}
[ "$readers" != all ] || readers=$(dotnet "$program" list)
# xargs says 123 where one of them found something.
tr ' ' '\n' <<< "$readers" | xargs -P "$(nproc)" -I READER nice -n 19 dotnet "$program" run READER "$minutes"
