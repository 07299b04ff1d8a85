# What says what a PDF holds; tests of reports ask it. Sourced by setup.sh.

ensure_poppler() {
  if command -v pdftotext > /dev/null; then skip "Poppler" "installed"; return; fi
  ensure_packages poppler-utils
}
