# Node and the packages of the report renderer. Sourced by setup.sh.

RENDERER="$ROOT/src/Reports/renderer"
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
ensure_renderer() {
  [ -f "$RENDERER/package-lock.json" ] || return 0
  ensure_node
  local stamp="$RENDERER/node_modules/.installed-for" wanted
  wanted="$(sha256sum < "$RENDERER/package-lock.json" | cut -c1-32) node $(node -p process.versions.modules)"
  if [ "$(cat "$stamp" 2> /dev/null)" = "$wanted" ]; then
    skip "Packages of the report renderer" "up to date"
  else
    command -v npm > /dev/null || ensure_packages npm
    step "Installing the packages of the report renderer (npm ci)" npm ci --prefix "$RENDERER" --no-fund --no-audit
    printf '%s\n' "$wanted" > "$stamp"
  fi
}
