# Installing Debian packages, as root or through sudo. Sourced by the scripts.

if [ "$(id -u)" -eq 0 ]; then SUDO=(); elif command -v sudo > /dev/null; then SUDO=(sudo -E); else SUDO=(false); fi

can_be_root() { [ "$(id -u)" -eq 0 ] || { command -v sudo > /dev/null && { sudo -n true 2> /dev/null || [ -t 0 ]; }; }; }
needs_password() { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2> /dev/null; }
as_root() { "${SUDO[@]}" "$@"; }

# Asks for the password now, while somebody can see the question, and not inside a step whose output is kept back.
ask_for_root() { # ask_for_root "why it is needed"
  can_be_root || fail "$1, which takes root. Run this as root, or as a user who may use sudo, or $2."
  [ "$(id -u)" -eq 0 ] || sudo -v || fail "$1, which takes root, and sudo refused."
}

have_package() { dpkg-query -W -f '${Status}' "$1" 2> /dev/null | grep -q 'ok installed'; }

# apt_install PACKAGE…   One at a time, since images are built beside other steps; apt itself waits for others on this machine.
apt_install() {
  command -v apt-get > /dev/null || { echo "This is not Debian (no apt-get): install $* yourself, then run this again."; return 1; }
  local apt=(as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
  exec 8> "$STATE_DIR/apt.lock"; flock 8
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends "$@"
  exec 8>&-
}

# ensure_packages PACKAGE…: installs those that are missing, as one step.
ensure_packages() {
  local missing=() package
  for package in "$@"; do have_package "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  ask_for_root "these Debian packages are missing: ${missing[*]}" "install them yourself"
  step "Installing Debian packages: ${missing[*]}" apt_install "${missing[@]}"
}
