#!/usr/bin/env bash
# Builds the sandbox images that are missing or out of date: scripts/images.sh [numpy] [pytorch]   (default: numpy)
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/log.sh"
. "$ROOT/scripts/lib/root.sh"
. "$ROOT/scripts/lib/images.sh"

docker version > /dev/null 2>&1 || fail "no Docker daemon answers. scripts/setup.sh starts one."
exec 9> "$STATE_DIR/images.lock"; flock 9   # two builds of the same image would only take turns on the processor

ensure_debian
ensure_image numpy debian:bookworm-slim
for name in "$@"; do
  case $name in
    numpy) ;;
    pytorch) ensure_image pytorch autograder/numpy ;;
    *) fail "there is no image named $name in images/" ;;
  esac
done
