# Node, the packages of the report renderer, and what the portal's pages are made with. Sourced by setup.sh.

RENDERER="$ROOT/src/Reports/renderer"
PORTAL="$ROOT/src/Api"
NODE_AT_LEAST=18   # Debian 12's; the Typst add-on is built against Node-API, which newer ones keep

node_is_new_enough() {
  command -v node > /dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$NODE_AT_LEAST" ]
}

ensure_node() {
  node_is_new_enough || ensure_packages nodejs
  hash -r
  node_is_new_enough || fail "Node $NODE_AT_LEAST or newer is needed; this machine has $(node --version 2> /dev/null || echo none)."
}

# npm itself is only needed when something is to be installed.
ensure_npm() {
  ensure_node
  command -v npm > /dev/null || ensure_packages npm
}

ensure_renderer() {
  [ -f "$RENDERER/package-lock.json" ] || return 0
  ensure_node
  local stamp="$RENDERER/node_modules/.installed-for" wanted
  wanted="$(sha256sum < "$RENDERER/package-lock.json" | cut -c1-32) node $(node -p process.versions.modules)"
  if [ "$(cat "$stamp" 2> /dev/null)" = "$wanted" ]; then
    skip "Packages of the report renderer" "up to date"
  else
    ensure_npm
    step "Installing the packages of the report renderer (npm ci)" npm ci --prefix "$RENDERER" --no-fund --no-audit
    printf '%s\n' "$wanted" > "$stamp"
  fi
}

# The build would do the same where it is missing; here its step is seen, and npm is there.
ensure_portal_assets() {
  local wanted
  wanted=$(sha256sum < "$PORTAL/package-lock.json" | cut -c1-64 | tr a-f A-F)
  if [ "$(cat "$PORTAL/wwwroot/lib/.installed-for" 2> /dev/null)" = "$wanted" ]; then
    skip "What the portal's pages load" "up to date"
  else
    ensure_npm
    step "Installing what the portal's pages load (npm ci)" bash "$PORTAL/lib.sh" "$wanted"
  fi
}
