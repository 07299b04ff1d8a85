# The images below images/. An image carries the hash of its recipe and of its base as a label, and is built again only when
# one of them changed. Sourced by the scripts; needs log.sh and root.sh.

RECIPE_LABEL=autograder.recipe

image_id()    { docker image inspect -f '{{.Id}}' "$1" 2> /dev/null; }
image_label() { docker image inspect -f "{{index .Config.Labels \"$RECIPE_LABEL\"}}" "$1" 2> /dev/null; }

# recipe_of FOLDER BASE_IMAGE: what the image depends on.
recipe_of() {
  { image_id "$2"; cd "$1" && find . -type f | LC_ALL=C sort | xargs -r sha256sum; } | sha256sum | cut -c1-32
}

# images_of SLUG…: the images of images/ that assignment packages name, each once; nothing for those that run nothing.
images_of() {
  local slug name
  for slug in "$@"; do
    name=$(sed -n 's/^image: *\([^ #]*\).*/\1/p' "$ROOT/assignments/$slug/assignment.yaml" | tr -d \"\')
    if [ -n "$name" ] && [ -d "$ROOT/images/$name" ]; then printf '%s\n' "$name"; fi
  done | LC_ALL=C sort -u
}

# The classic builder is asked for by name where the newer one is not installed; the client would warn at length.
docker_build() {
  if docker buildx version > /dev/null 2>&1; then docker build "$@"; else DOCKER_BUILDKIT=0 docker build --force-rm "$@"; fi
}

# Builds see the host's network, so that they work with a daemon that has no bridge, and its proxy, if there is one.
build_image() { # build_image NAME FOLDER RECIPE
  local name=$1 folder=$2 recipe=$3 args=() variable
  for variable in http_proxy https_proxy no_proxy; do
    [ -n "${!variable:-}" ] && args+=(--build-arg "$variable=${!variable}")
  done
  docker_build --network host --label "$RECIPE_LABEL=$recipe" "${args[@]}" -t "$name" "$folder"
}

# ensure_image NAME BASE: images/NAME as autograder/NAME, looked at once, however many others are built on it.
declare -A looked_at
ensure_image() {
  local name=$1 base=$2 recipe
  [ -z "${looked_at[$name]:-}" ] || return 0
  looked_at[$name]=1
  recipe=$(recipe_of "$ROOT/images/$name" "$base")
  if [ "$(image_label "autograder/$name")" = "$recipe" ]; then
    skip "Image autograder/$name" "up to date"
  else
    step "Building the image autograder/$name" build_image "autograder/$name" "$ROOT/images/$name" "$recipe"
  fi
}

# have_base IMAGE: whether it is here, or can be pulled.
have_base() {
  [ -n "$(image_id "$1")" ] && return 0
  [ -z "${AUTOGRADER_NO_PULL:-}" ] && timeout "${AUTOGRADER_PULL_SECONDS:-60}" docker pull -q "$1" > /dev/null 2>&1 && say "Pulled $1"
}

# ensure_base IMAGE MAKER…: pulls a public base image, or has it made here where no registry can be reached.
ensure_base() {
  local image=$1; shift
  have_base "$image" || "$@"
}

ensure_debian() { ensure_base debian:bookworm-slim make_debian; }

# What the images need from apt is installed before other steps keep it busy.
prepare_debian() {
  have_base debian:bookworm-slim && return 0
  export AUTOGRADER_NO_PULL=1   # it was tried just now
  ensure_packages debootstrap
}

make_debian() {
  say "The registry did not give debian:bookworm-slim: making it from Debian's packages."
  ensure_packages debootstrap
  ask_for_root "making the base image uses debootstrap" "pull debian:bookworm-slim yourself"
  step "Making debian:bookworm-slim with debootstrap" debootstrap_image
}

# The first mirror that this machine's own apt uses for Debian itself; a machine behind a mirror has it there.
debian_mirror() {
  local found
  found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null | grep -v '^ *#' \
    | grep -o 'http://[^ ]*/debian/\?\( \|$\)' | head -n 1 | tr -d ' ') || true
  printf '%s\n' "${found:-http://deb.debian.org/debian}"
}

debootstrap_image() {
  local mirror folder
  mirror=$(debian_mirror); folder=$(mktemp -d "${TMPDIR:-/tmp}/autograder-base.XXXXXX")
  trap "as_root rm -rf '$folder'" EXIT
  as_root debootstrap --variant=minbase bookworm "$folder" "$mirror"
  slim_down "$folder" "$mirror"
  as_root tar -C "$folder" --numeric-owner --exclude=./var/cache/apt/archives/*.deb --exclude=./var/lib/apt/lists/* -c . \
    | docker import --change 'CMD ["bash"]' --change "LABEL $RECIPE_LABEL=debootstrap" - debian:bookworm-slim
}

# What the official slim image has besides the packages: no documentation, no fsync for each unpacked file, the update suites.
slim_down() {
  as_root tee "$1/etc/dpkg/dpkg.cfg.d/docker" > /dev/null <<'CONF'
force-unsafe-io
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/locale/*
CONF
  as_root tee "$1/etc/apt/sources.list" > /dev/null <<CONF
deb $2 bookworm main
deb $2 bookworm-updates main
deb ${2%/debian*}/debian-security bookworm-security main
CONF
  as_root rm -rf "$1/usr/share/doc" "$1/usr/share/man" "$1/usr/share/locale"
  as_root mkdir -p "$1/usr/share/doc" "$1/usr/share/man" "$1/usr/share/locale"
}
