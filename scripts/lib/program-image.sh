# The image of the programs themselves, and stand-ins for the base images where they cannot be pulled. Sourced by images.sh.

NET_IMAGES=mcr.microsoft.com/dotnet
NODE_IMAGE=node:22-bookworm-slim

build_program_image() {
  ensure_base "$NET_IMAGES/sdk:10.0" make_base "$NET_IMAGES/sdk:10.0" sdk_image
  ensure_base "$NET_IMAGES/aspnet:10.0" make_base "$NET_IMAGES/aspnet:10.0" aspnet_image
  ensure_base "$NODE_IMAGE" make_base "$NODE_IMAGE" node_image
  step "Building the image of the programs, autograder/grader" docker_build_program
}

make_base() { # make_base IMAGE MAKER
  say "The registry did not give $1: making it from what this machine has."
  ensure_debian
  step "Making $1" "$2"
}

sdk_image() { net_image sdk sdk shared host packs sdk-manifests; }
aspnet_image() { net_image aspnet shared host; }

# net_image NAME FOLDER…: folders of this machine's SDK on Debian.
net_image() {
  local name=$1 home; shift
  home=$(dirname "$(dotnet --list-sdks | sed -n 's/.*\[\(.*\)\]$/\1/p' | tail -n 1)")
  tar -c -C "$home" --exclude='sdk/*/FSharp' --transform 's,^,dotnet/,S' dotnet "$@" | stand_in "$NET_IMAGES/$name:10.0" '
    RUN apt-get update -q \
     && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends ca-certificates libssl3 libstdc++6 \
     && apt-get clean && rm -rf /var/lib/apt/lists/*
    ADD content.tar /usr/share/
    RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
    ENV DOTNET_RUNNING_IN_CONTAINER=true DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1'
}

# A node that is one executable, as its makers ship it, is taken over with its npm; Debian's is in parts and is installed.
node_image() {
  local node modules
  node=$(readlink -f "$(command -v node || echo none)"); modules=$(npm root -g 2> /dev/null || true)
  if [ -d "$modules/npm" ] && [ -x "$node" ] && [[ $(ldd "$node") != *libnode* ]]; then
    tar -c -C "$(dirname "$node")" "$(basename "$node")" -C "$modules" npm --transform 's,^node$,bin/node,;s,^npm,lib/node_modules/npm,S' \
      | stand_in "$NODE_IMAGE" '
        RUN apt-get update -q && apt-get install -q -y --no-install-recommends libstdc++6 && rm -rf /var/lib/apt/lists/*
        ADD content.tar /usr/local/
        RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm'
  else
    tar -c -T /dev/null | stand_in "$NODE_IMAGE" '
        RUN apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends npm ca-certificates \
         && rm -rf /var/lib/apt/lists/*'
  fi
}

# stand_in IMAGE INSTRUCTIONS: Debian with what the tar on standard input holds.
stand_in() {
  local recipe
  recipe=$(mktemp -d "${TMPDIR:-/tmp}/autograder-image.XXXXXX")
  trap "rm -rf '$recipe'" EXIT
  cat > "$recipe/content.tar"
  printf 'FROM debian:bookworm-slim\n%s\n' "$2" > "$recipe/Dockerfile"
  docker_build --network host --label "$RECIPE_LABEL=stand-in" -t "$1" "$recipe"
}

docker_build_program() {
  local args=() variable
  # Debian's place for the certificate authorities that an administrator adds; only the build stages see them.
  trap 'rm -f "$ROOT"/images/certs/*.crt' EXIT
  cp /usr/local/share/ca-certificates/*.crt "$ROOT/images/certs/" 2> /dev/null || true
  for variable in http_proxy https_proxy no_proxy NUGET_CERT_REVOCATION_MODE; do
    [ -n "${!variable:-}" ] && args+=(--build-arg "$variable=${!variable}")
  done
  docker_build --network host "${args[@]}" -t autograder/grader "$ROOT"
  # The classic builder keeps every build stage of every change; those of the last days are its cache.
  docker image prune -f --filter label=autograder.stage --filter until=48h
}
