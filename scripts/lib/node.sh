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

ensure_renderer()      { ensure_npm_packages "Packages of the report renderer" "$RENDERER"; }
ensure_portal_assets() { ensure_npm_packages "Packages of the portal's pages" "$PORTAL"; }

# npm itself is only needed when something is to be installed.
ensure_npm_packages() { # ensure_npm_packages "what they are" FOLDER
  local what=$1 folder=$2 stamp wanted
  [ -f "$folder/package-lock.json" ] || return 0
  ensure_node
  stamp="$folder/node_modules/.installed-for"
  wanted="$(sha256sum < "$folder/package-lock.json" | cut -c1-32) node $(node -p process.versions.modules)"
  if [ "$(cat "$stamp" 2> /dev/null)" = "$wanted" ]; then
    skip "$what" "up to date"
  else
    command -v npm > /dev/null || ensure_packages npm
    step "${what/Packages/Installing the packages} (npm ci)" npm ci --prefix "$folder" --no-fund --no-audit
    printf '%s\n' "$wanted" > "$stamp"
  fi
}
