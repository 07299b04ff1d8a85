#!/usr/bin/env bash
# Builds the images that are missing or out of date: scripts/images.sh [numpy] [pytorch] [maths] [database] [grader]   (default: numpy)
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/log.sh"
. "$ROOT/scripts/lib/root.sh"
. "$ROOT/scripts/lib/images.sh"
. "$ROOT/scripts/lib/program-image.sh"

docker version > /dev/null 2>&1 || fail "no Docker daemon answers. scripts/setup.sh starts one."
exec 9> "$STATE_DIR/images.lock"; flock 9   # two builds of the same image would only take turns on the processor

[ $# -gt 0 ] || set -- numpy
for name in "$@"; do
  case $name in
    numpy)   ensure_debian; ensure_image numpy debian:bookworm-slim ;;
    pytorch) ensure_debian; ensure_image numpy debian:bookworm-slim; ensure_image pytorch autograder/numpy ;;
    maths)   ensure_debian; ensure_image maths debian:bookworm-slim ;;
    database) ensure_debian; ensure_image database debian:bookworm-slim ;;
    grader)  build_program_image ;;
    *) fail "there is no image named $name in images/" ;;
  esac
done
