#!/usr/bin/env bash
# Trains the references on photographs, too, and looks labels up: what is measured must be what decision 12 says. Needs AUTOGRADER_DATA.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
export AUTOGRADER_LONG_TESTS=1
exec dotnet test tests/Rubrics.Tests --filter FullyQualifiedName~LookUps --logger "console;verbosity=detailed"
