#!/usr/bin/env bash
# Pictures of every page of the portal, for each role, wide and narrow, light and dark: scripts/screenshots.sh [folder]
# (default: artifacts/screenshots). Starts the portal on demo data of its own, and stops it again.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/setup.sh"
. "$ROOT/scripts/lib/portal.sh"

pictures=${1:-$ROOT/artifacts/screenshots}
folder=$(mktemp -d "${TMPDIR:-/tmp}/autograder-pictures.XXXXXX")
chmod 755 "$folder"
data=(--data "$folder") urls=http://127.0.0.1:${AUTOGRADER_PICTURES_PORT:-8099} pid=
stop() {
  if [ -n "$pid" ]; then kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true; fi
  as_root rm -rf "$folder"
}
trap stop EXIT

ensure_chromium
ensure_portal_assets
build "Building the portal" src/Api
build "Building what takes the pictures" tests/Pictures
make_demo
"$ROOT/autograder" serve "${data[@]}" --urls "$urls" > "$STATE_DIR/portal.log" 2>&1 < /dev/null & pid=$!
wait_for_portal "$pid" 180 || { tail -n 40 "$STATE_DIR/portal.log" >&2; fail "the portal did not get ready; its log is $STATE_DIR/portal.log"; }
wait_for_grades || say "Not everything is graded yet; the pictures show what there is."

rm -rf "$pictures"
dotnet "$ROOT/tests/Pictures/bin/Release/net10.0/Autograder.Pictures.dll" "$urls" "$folder/demo-accounts.txt" "$pictures"
