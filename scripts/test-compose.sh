#!/usr/bin/env bash
# Builds the image of the programs and starts it through compose.yaml, as a person would: the version, the user it runs as, a
# small package that is checked in boxes; then the portal with its database and its worker, which grades what a demo student
# handed in. Prints one 'ok' line for each thing that holds; ends at the first that does not.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/setup.sh"
cd "$ROOT"

"$ROOT/scripts/images.sh" numpy database grader
if docker compose version > /dev/null 2>&1; then compose=(docker compose)
else command -v docker-compose > /dev/null || ensure_packages docker-compose; compose=(docker-compose); fi

AUTOGRADER_WORK=$(mktemp -d "${TMPDIR:-/tmp}/autograder-compose.XXXXXX")
chmod 777 "$AUTOGRADER_WORK"   # the containers write there as a user of their own
AUTOGRADER_PORTAL=$AUTOGRADER_WORK/portal
mkdir -p "$ROOT/out" "$AUTOGRADER_PORTAL"
chmod 777 "$AUTOGRADER_PORTAL"
DOCKER_GID=$(stat -c %g /var/run/docker.sock) PWD=$ROOT AUTOGRADER_LISTEN=127.0.0.1:0
export AUTOGRADER_WORK AUTOGRADER_PORTAL AUTOGRADER_LISTEN DOCKER_GID PWD

compose() { "${compose[@]}" -p "autograder-test-$$" "$@"; }
grader() { compose run --rm -T "$@"; }
clean_up() {
  compose down --volumes --remove-orphans --timeout 30 > /dev/null 2>&1 || true
  as_root rm -rf "$AUTOGRADER_WORK"   # what lies there belongs to the containers' user
}
trap clean_up EXIT
expect() { # expect "what holds" ACTUAL PATTERN
  [[ $2 =~ $3 ]] || fail "$1: expected something like '$3', got: $2"
  say "ok: $1"
}

"${compose[@]}" config > /dev/null; say "ok: compose.yaml is valid"
expect "it says its version" "$(grader grader --version)" '^[0-9]+\.[0-9]+\.[0-9]+'
expect "it says what it is made of" "$(grader --entrypoint head grader -c 200 /app/sbom.cdx.json)" '"CycloneDX"'
expect "it does not run as root" "$(grader --entrypoint id grader -u)" '^10001$'
expect "it has no capability" "$(grader --entrypoint grep grader CapEff /proc/self/status)" '0000000000000000$'
expect "its own files are not to be written" "$(grader --entrypoint sh grader -c 'touch /app/x 2>&1 || true')" 'Read-only|denied'
grader grader new demo --in "$AUTOGRADER_WORK" > /dev/null
expect "it grades in boxes of the engine outside" "$(grader grader check "$AUTOGRADER_WORK/demo" 2>&1)" 'demo is sound'

inside() { compose exec -T "$@" < /dev/null; }
metrics='exec 3<>/dev/tcp/127.0.0.1/8080; printf "GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3; cat <&3'
wait_for() { # wait_for "what" SECONDS COMMAND…
  local what=$1 until=$((SECONDS + $2)); shift 2
  until "$@" > /dev/null 2>&1; do
    if [ "$SECONDS" -ge "$until" ]; then compose logs --tail 40 portal worker database; fail "$what: not within the time"; fi
    sleep 0.5
  done
  say "ok: $what"
}
healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$(compose ps -q "$1")")" = healthy ]; }
graded() { inside portal bash -c "$metrics" | grep -q '^autograder_submissions{state="graded"} [1-9]'; }

compose up -d database portal worker > /dev/null 2>&1 || { compose logs --tail 40; fail "the portal's containers did not start"; }
wait_for "the portal is ready, with its database and its worker" 180 healthy portal
expect "the portal does not run as root" "$(inside portal id -u)" '^10001$'
expect "only the worker has the engine's socket" "$(for name in portal worker; do inside "$name" bash -c '[ -S /var/run/docker.sock ] && echo yes || echo no'; done | tr -d '\r' | tr '\n' ' ')" '^no yes $'
expect "the database and the worker have no network" "$(for name in database worker; do docker inspect -f '{{.HostConfig.NetworkMode}}' "$(compose ps -q "$name")"; done | tr '\n' ' ')" '^none none $'
expect "the demo course is made" "$(inside portal autograder portal demo --data "$AUTOGRADER_PORTAL" 2>&1)" 'student'
wait_for "the worker grades what a student handed in" 300 graded
expect "a backup is made inside the container" "$(inside portal autograder portal backup "$AUTOGRADER_PORTAL/backups" --data "$AUTOGRADER_PORTAL" 2>&1)" 'blobs'
