#!/usr/bin/env bash
# Breaks what grading rests on, and looks at what becomes of the grades: scripts/faults.sh faults | soak [JOBS]
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
. "$ROOT/scripts/lib/setup.sh"
. "$ROOT/scripts/lib/count.sh"

what=${1:-faults}
ensure_faketime
set_up "Building the tests of faults" tests/Faults numpy
results="$ROOT/artifacts/faults"
mkdir -p "$results"
case "$what" in
  faults) AUTOGRADER_NIGHTLY=1 run_tests Faults "$results" --filter "FullyQualifiedName!~SoakTests" ;;
  soak) HANG=3h AUTOGRADER_SOAK=${2:-2000} run_tests Faults "$results" --filter "FullyQualifiedName~SoakTests"; cat "$results/soak.md" ;;
  *) fail "faults or soak? scripts/faults.sh faults | soak [JOBS]" ;;
esac
report_count
