# The portal with its demo course. Sourced by ./run, with data=(--data DIR) or data=() and urls.

# Prints the accounts; the first time it makes them, the course, and what its students have handed in.
make_demo() {
  say ""; say "Preparing the portal"
  "$ROOT/autograder" portal demo "${data[@]}"
  say ""
}

# Becomes the portal: Ctrl-C ends it together with its database and its worker.
serve_portal() {
  say "Starting the portal at $urls (Ctrl-C ends it)"
  exec "$ROOT/autograder" serve "${data[@]}" --urls "$urls"
}

# Starts it, waits until it is ready, and stops it again.
try_portal() {
  local log="$STATE_DIR/portal.log" pid began status=0
  began=$(now_ms)
  "$ROOT/autograder" serve "${data[@]}" --urls "$urls" > "$log" 2>&1 < /dev/null & pid=$!
  trap 'kill "$pid" 2> /dev/null || true' EXIT
  wait_for_portal "$pid" 180 || status=$?
  kill "$pid" 2> /dev/null || true; wait "$pid" || true
  trap - EXIT
  if [ "$status" -ne 0 ]; then tail -n 40 "$log" >&2; fail "the portal did not get ready at $urls; its log is $log"; fi
  say "The portal was ready at $urls after $(seconds_since "$began"), and was stopped, since there is no terminal. To keep it: ./autograder serve"
}

wait_for_portal() { # wait_for_portal PID SECONDS
  local began=$SECONDS
  while [ $((SECONDS - began)) -lt "$2" ]; do
    portal_is_ready && return 0
    kill -0 "$1" 2> /dev/null || return 1
    sleep 0.5
  done
  return 1
}

portal_is_ready() { [[ $(ask_portal /health/ready | head -n 1) == *\ 200\ * ]]; }

# What the portal at $urls answers to GET PATH, with its head.
ask_portal() { # ask_portal PATH
  local address=${urls#http*://}
  address=${address%%/*}
  (exec 3<> "/dev/tcp/${address%:*}/${address##*:}" && printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$1" "$address" >&3 && cat <&3) 2> /dev/null
}

# Waits until the queue is empty, at most three minutes.
wait_for_grades() {
  local began=$SECONDS left
  while [ $((SECONDS - began)) -lt 180 ]; do
    left=$(ask_portal /metrics | tr -d '\r' | sed -n 's/^autograder_submissions{state="\(queued\|running\)"} //p' | paste -sd+ | sed 's/^$/0/')
    [ "$((left))" -gt 0 ] || return 0
    sleep 1
  done
  return 1
}
