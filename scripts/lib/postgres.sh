# PostgreSQL's server programs. The portal runs a database of its own with them. Sourced by setup.sh.

have_postgres() {
  local found
  command -v initdb > /dev/null && return 0
  for found in /usr/lib/postgresql/*/bin/initdb; do [ -x "$found" ] && return 0; done
  return 1
}

ensure_postgres() {
  if have_postgres; then skip "PostgreSQL" "installed"; return; fi
  ask_for_root "the portal keeps what it knows in PostgreSQL, which is not installed" "install the package postgresql yourself"
  step "Installing PostgreSQL" install_postgres
  have_postgres || fail "PostgreSQL was installed, but there is no initdb in /usr/lib/postgresql/*/bin."
}

# Debian's package makes and starts a database server for the whole machine. The portal has no use for it, so that is
# switched off for as long as the installation takes.
install_postgres() {
  local settings=/etc/postgresql-common/createcluster.conf
  if have_package postgresql-common; then apt_install postgresql; return; fi
  apt_install postgresql-common
  as_root cp "$settings" "$settings.before"
  trap 'as_root mv "$settings.before" "$settings"' EXIT
  echo 'create_main_cluster = false' | as_root tee -a "$settings" > /dev/null
  apt_install postgresql
}
