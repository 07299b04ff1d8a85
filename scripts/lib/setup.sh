# What ./run and ./test share. Sourced by them and by scripts/setup.sh, with ROOT set.

ARGV=("$0" "$@")
for part in log root docker images node dotnet; do . "$ROOT/scripts/lib/$part.sh"; done

# set_up IMAGE…: everything that a build and the named sandbox images need.
set_up() {
  ensure_dotnet
  ensure_docker
  "$ROOT/scripts/images.sh" "$@"
  ensure_renderer
}
