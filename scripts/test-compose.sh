#!/usr/bin/env bash
# Builds the image of the program and starts it through compose.yaml, as a person would: the version, the user it runs as,
# and a small package that is checked in boxes. Prints one 'ok' line for each thing that holds; ends at the first that does not.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/setup.sh"
cd "$ROOT"

"$ROOT/scripts/images.sh" numpy grader
if docker compose version > /dev/null 2>&1; then compose=(docker compose)
else command -v docker-compose > /dev/null || ensure_packages docker-compose; compose=(docker-compose); fi

AUTOGRADER_WORK=$(mktemp -d "${TMPDIR:-/tmp}/autograder-compose.XXXXXX")
trap 'as_root rm -rf "$AUTOGRADER_WORK"' EXIT   # what lies there belongs to the container's user
chmod 777 "$AUTOGRADER_WORK"   # the container writes there as a user of its own
mkdir -p "$ROOT/out"
DOCKER_GID=$(stat -c %g /var/run/docker.sock) PWD=$ROOT
export AUTOGRADER_WORK DOCKER_GID PWD

grader() { "${compose[@]}" -p "autograder-test-$$" run --rm -T "$@"; }
expect() { # expect "what holds" ACTUAL PATTERN
  [[ $2 =~ $3 ]] || fail "$1: expected something like '$3', got: $2"
  say "ok: $1"
}

"${compose[@]}" config > /dev/null; say "ok: compose.yaml is valid"
expect "it says its version" "$(grader grader --version)" '^[0-9]+\.[0-9]+\.[0-9]+'
expect "it does not run as root" "$(grader --entrypoint id grader -u)" '^10001$'
expect "it has no capability" "$(grader --entrypoint grep grader CapEff /proc/self/status)" '0000000000000000$'
expect "its own files are not to be written" "$(grader --entrypoint sh grader -c 'touch /app/x 2>&1 || true')" 'Read-only|denied'
grader grader new demo --in "$AUTOGRADER_WORK" > /dev/null
expect "it grades in boxes of the engine outside" "$(grader grader check "$AUTOGRADER_WORK/demo" 2>&1)" 'demo is sound'
