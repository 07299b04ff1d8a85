#!/usr/bin/env bash
# Asks whether a package that we use is known to be vulnerable: NuGet's and npm's, also those that only others bring along. Exit 1
# where one is. Where the advisories cannot be asked it says NOT CHECKED, which is no good news and no bad news: exit 0, or with --strict 2.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
. "$ROOT/scripts/lib/setup.sh"

strict=0; [ "${1:-}" = --strict ] && strict=1
found=0 unasked=0
work=$(mktemp -d "${TMPDIR:-/tmp}/autograder-audit.XXXXXX")
trap 'rm -rf "$work"' EXIT
not_checked() { say "NOT CHECKED: $1 ($2)"; unasked=1; }

# A version that is known to be vulnerable: where it is not found out, silence about ours says nothing.
control() {
  mkdir -p "$work/control"
  printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup></Project>\n' > "$work/control/control.csproj"
  dotnet restore "$work/control" -v quiet > /dev/null 2>&1 && dotnet list "$work/control/control.csproj" package --vulnerable 2> /dev/null | grep -q 'Newtonsoft.Json'
}

audit_nuget() {
  if ! control; then not_checked "NuGet packages" "the source has no advisories, or does not answer"; return; fi
  if ! dotnet list Autograder.sln package --vulnerable --include-transitive > "$work/nuget" 2>&1; then not_checked "NuGet packages" "$(tail -n 1 "$work/nuget")"; return; fi
  if grep -q 'has the following vulnerable packages' "$work/nuget"; then cat "$work/nuget"; say "VULNERABLE: NuGet packages"; found=1; else say "ok: no NuGet package has a known vulnerability"; fi
}

audit_npm() { # audit_npm FOLDER
  local answer="$work/npm.json"
  (cd "$1" && npm audit --package-lock-only --json) > "$answer" 2> /dev/null || true
  if ! grep -q '"auditReportVersion"' "$answer"; then not_checked "npm packages of $1" "the registry does not answer questions about advisories"; return; fi
  if grep -q '"vulnerabilities": {}' "$answer"; then say "ok: no npm package of $1 has a known vulnerability"; else cat "$answer"; say "VULNERABLE: npm packages of $1"; found=1; fi
}

ensure_dotnet
ensure_npm
audit_nuget
for lock in src/Reports/renderer src/Api tests/Portal.Tests; do audit_npm "$lock"; done
[ "$found" = 0 ] || exit 1
[ "$unasked" = 0 ] || [ "$strict" = 0 ] || exit 2
