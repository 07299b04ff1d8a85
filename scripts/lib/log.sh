# One line per step: what it does, how long it took; what a command printed is shown only when it failed.
# Sourced by the scripts; needs bash.

STATE_DIR="${AUTOGRADER_LOGS:-${XDG_STATE_HOME:-$HOME/.local/state}/autograder}"
mkdir -p "$STATE_DIR"

say()  { printf '%s\n' "$*"; }
fail() { printf '\nerror: %s\n' "$*" >&2; exit 1; }

now_ms() { local t=${EPOCHREALTIME/[.,]/}; printf '%s' "$((t / 1000))"; }
seconds_since() { local ms=$(($(now_ms) - $1)); printf '%d.%d s' "$((ms / 1000))" "$((ms % 1000 / 100))"; }

# step "what is being done" command…   Ends the script when the command fails, after showing what it printed.
step() {
  local what=$1 began log status=0; shift
  began=$(now_ms); log=$(mktemp "$STATE_DIR/step.XXXXXX")
  printf '%-58s ' "$what …"
  # In a subshell with errexit on, so that a function stops at its first failing command.
  set +e; ( set -e; "$@" ) > "$log" 2>&1 < /dev/null; status=$?; set -e
  if [ "$status" -eq 0 ]; then
    say "done in $(seconds_since "$began")"; rm -f "$log"
  else
    say "FAILED after $(seconds_since "$began")"; tail -n 60 "$log" >&2
    fail "could not do this: $what (exit $status; all it printed is in $log)"
  fi
}

# skip "what" "why": the line of a step that has nothing to do.
skip() { printf '%-58s %s\n' "$1" "$2"; }
