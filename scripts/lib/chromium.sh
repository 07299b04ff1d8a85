# The browser that the portal's tests and its screenshots use. Sourced by setup.sh.

ensure_chromium() {
  if [ -x /usr/bin/chromium ]; then skip "Chromium" "installed"; return; fi
  ensure_packages chromium fonts-dejavu-core
  [ -x /usr/bin/chromium ] || fail "the portal's tests need Chromium at /usr/bin/chromium."
}
