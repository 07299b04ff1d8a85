# A Docker daemon that answers: the one that runs, or one installed and started here. Sourced by setup.sh.

DOCKERD_LOG="$STATE_DIR/dockerd.log"

docker_answers() { docker version -f '{{.Server.Version}}' > /dev/null 2>&1; }
docker_refuses_us() { [[ $(docker version 2>&1 > /dev/null) == *[Pp]ermission\ denied* ]]; }

ensure_docker() {
  docker_answers && { skip "Docker engine" "$(docker version -f '{{.Server.Version}}') answers"; return; }
  docker_refuses_us && join_docker_group
  if [ -n "${DOCKER_HOST:-}" ]; then fail "no Docker daemon answers at DOCKER_HOST=$DOCKER_HOST. Start it, or unset DOCKER_HOST."; fi
  ask_for_root "no Docker daemon answers, and one has to be installed and started" "start Docker yourself, then run this again"
  if ! command -v dockerd > /dev/null && ! [ -x /usr/sbin/dockerd ]; then
    step "Installing the Docker engine (docker.io)" apt_install docker.io
  fi
  step "Starting the Docker engine" start_docker
  docker_answers || join_docker_group
}

# A user who is not root reaches the daemon as a member of its group; the whole command starts again with that membership.
join_docker_group() {
  [ -z "${AUTOGRADER_IN_DOCKER_GROUP:-}" ] && command -v sg > /dev/null && can_be_root \
    || fail "Docker runs, but $(id -un) may not use it. Run 'sudo usermod -aG docker $(id -un)' and log in again, or run this as root."
  ask_for_root "Docker runs, but $(id -un) is not in the group docker" "have an administrator add you to it"
  say "Adding $(id -un) to the group docker, and starting again as a member of it (your other shells have it after the next login)."
  as_root usermod -aG docker "$(id -un)"
  AUTOGRADER_IN_DOCKER_GROUP=1 exec sg docker -c "$(printf '%q ' "${ARGV[@]}")"
}

start_docker() {
  if [ -d /run/systemd/system ]; then as_root systemctl start docker; wait_for_docker 60; return; fi
  # Installing the package may have started the service already.
  if ! pgrep -x dockerd > /dev/null; then forget_dead_daemon; launch_dockerd; fi
  wait_for_docker 60 && return
  # Where iptables does not work there can be no bridge; boxes have no network and builds use the host's, so none is needed.
  if ! pgrep -x dockerd > /dev/null; then
    echo "dockerd ended: trying without iptables and bridge"
    forget_dead_daemon; launch_dockerd --iptables=false --bridge=none
    wait_for_docker 60 && return
  fi
  echo "dockerd does not come up here. The end of its log, $DOCKERD_LOG:"; tail -n 20 "$DOCKERD_LOG"
  return 1
}

# After a machine lost its power the pid files of then can name processes of now.
forget_dead_daemon() {
  pgrep -x dockerd > /dev/null || as_root rm -f /var/run/docker.pid
  pgrep -x containerd > /dev/null || as_root rm -f /var/run/docker/containerd/containerd.pid
}

launch_dockerd() {
  # Detached, so that it outlives this command: later ones find it answering.
  as_root sh -c 'PATH="$PATH:/usr/sbin:/sbin"; export PATH; log=$1; shift; setsid nohup dockerd "$@" > "$log" 2>&1 < /dev/null &' sh "$DOCKERD_LOG" "$@"
}

# Stops waiting as soon as the daemon has died; it is given two seconds to be there at all.
wait_for_docker() { # wait_for_docker SECONDS
  local began=$SECONDS
  while [ $((SECONDS - began)) -lt "$1" ]; do
    if docker_answers || docker_refuses_us; then return 0; fi
    [ $((SECONDS - began)) -lt 2 ] || [ -d /run/systemd/system ] || pgrep -x dockerd > /dev/null || return 1
    sleep 0.2
  done
  return 1
}
