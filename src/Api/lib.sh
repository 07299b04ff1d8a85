#!/usr/bin/env bash
# Installs what the pages load (npm ci) and copies the files that are needed to wwwroot/lib: lib.sh HASH_OF_LOCK_FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
npm ci --no-fund --no-audit --ignore-scripts --loglevel error > /dev/null
rm -rf wwwroot/lib
mkdir -p wwwroot/lib/bootstrap wwwroot/lib/htmx wwwroot/lib/mathlive
cp node_modules/bootstrap/dist/css/bootstrap.min.css node_modules/bootstrap/dist/js/bootstrap.bundle.min.js node_modules/bootstrap/LICENSE wwwroot/lib/bootstrap/
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx.org/LICENSE wwwroot/lib/htmx/
cp -r node_modules/mathlive/{mathlive.min.mjs,mathlive-static.css,mathlive-fonts.css,fonts,LICENSE.txt} wwwroot/lib/mathlive/
# Source maps are not there; without the comment browsers do not ask for them.
sed -i 's|^//# sourceMappingURL=.*||; s|/\*# sourceMappingURL=.*\*/||' wwwroot/lib/bootstrap/*.css wwwroot/lib/bootstrap/*.js
printf '%s\n' "${1:?hash of package-lock.json}" > wwwroot/lib/.installed-for
