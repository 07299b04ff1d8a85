# What moves the clock for single programs; tests of wrong clocks need it. Sourced by setup.sh.

ensure_faketime() {
  local found
  for found in /usr/lib/*/faketime/libfaketimeMT.so.1; do [ -e "$found" ] && { skip "faketime" "installed"; return; }; done
  ensure_packages faketime
}
