# The .NET SDK and the build. Sourced by setup.sh.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

ensure_dotnet() {
  command -v dotnet > /dev/null || fail "the .NET 10 SDK is needed, and there is no 'dotnet' here: https://dotnet.microsoft.com/download"
  (cd "$ROOT" && dotnet --version > /dev/null 2>&1) \
    || fail "the .NET 10 SDK is needed; this machine has: $(dotnet --list-sdks 2> /dev/null | tr '\n' ';')"
}

# MSBuild itself sees what changed; a build that finds nothing to do takes a few seconds.
build() { # build "what is said of it" PROJECT_OR_SOLUTION
  step "$1" dotnet build "$ROOT/$2" -c Release -v quiet -nologo -clp:NoSummary
}
