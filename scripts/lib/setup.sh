# What ./run and ./test share. Sourced by them and by scripts/setup.sh, with ROOT set.

ARGV=("$0" "$@")
for part in log root docker images node postgres chromium faketime poppler dotnet; do . "$ROOT/scripts/lib/$part.sh"; done

# set_up "what is said of the build" PROJECT_OR_SOLUTION IMAGE…: everything that is needed, with the build done.
# Images are built while the rest goes on: the one waits for downloads and the disk, the other for the processor.
set_up() {
  local what=$1 project=$2 images status=0; shift 2
  ensure_dotnet
  ensure_docker
  prepare_debian
  if needs_password; then
    "$ROOT/scripts/images.sh" "$@"; images=
  else
    "$ROOT/scripts/images.sh" "$@" > "$STATE_DIR/images.log" 2>&1 < /dev/null & images=$!
    trap "kill $images 2> /dev/null || true" EXIT
  fi
  ensure_renderer
  ensure_portal_assets
  ensure_postgres
  build "$what" "$project"
  [ -n "$images" ] || return 0
  wait "$images" || status=$?
  trap - EXIT
  cat "$STATE_DIR/images.log"
  [ "$status" -eq 0 ] || exit "$status"
}
