#!/usr/bin/env bash
# Sets up this machine and builds the program, and nothing more: scripts/setup.sh [sandbox image…]   (default: numpy)
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/setup.sh"

[ $# -gt 0 ] || set -- numpy
set_up "Building the programs" scripts/programs.slnf "$@"
