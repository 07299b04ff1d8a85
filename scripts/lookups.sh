#!/usr/bin/env bash
# Trains the references on photographs, too, and looks labels up: what is measured must be what decision 12 says. Needs the datasets (README.md).
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
. "$ROOT/scripts/lib/setup.sh"
. "$ROOT/scripts/lib/data.sh"

set_up "Building the tests" tests/Rubrics.Tests numpy
unpack_data_if_given
AUTOGRADER_LONG_TESTS=1 exec dotnet test tests/Rubrics.Tests -c Release --no-build --nologo --filter FullyQualifiedName~LookUps --logger "console;verbosity=detailed" < /dev/null
