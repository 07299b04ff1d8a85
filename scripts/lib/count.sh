# Runs test projects one after the other, since many of their tests start boxes, and adds up what they counted. Sourced by ./test.

passed=0 failed=0 skipped=0

# The attribute of the one <Counters> element in a TRX file.
counter() { sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

# Every folder of tests/ whose project holds tests, by name.
test_projects() {
  local project
  for project in "$ROOT"/tests/*/*.csproj; do
    if grep -q 'Microsoft.NET.Test.Sdk' "$project"; then basename "$(dirname "$project")"; fi
  done
}

run_tests() { # run_tests PROJECT RESULTS_FOLDER OPTION…
  local project=$1 results=$2 began status=0; shift 2
  began=$(now_ms)
  say ""; say "== $project"
  dotnet test "$ROOT/tests/$project" -c Release --no-build --nologo -v quiet --results-directory "$results" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$project.trx" \
    --blame-hang-timeout "${HANG:-20m}" --blame-hang-dump-type none "$@" < /dev/null || status=$?
  add_counts "$results/$project.trx" "$status"
  say "== $project took $(seconds_since "$began")"
}

# A project that ended badly without a failed test (it crashed, hung or was never built) counts as one failure.
add_counts() { # add_counts TRX EXIT_STATUS
  local total=0 good=0 bad=0
  if [ -f "$1" ]; then total=$(counter total "$1"); good=$(counter passed "$1"); bad=$(counter failed "$1"); fi
  if [ "$2" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then bad=1; total=$((total + 1)); say "This project ended with exit status $2: counted as one failure."; fi
  passed=$((passed + good)); failed=$((failed + bad)); skipped=$((skipped + total - good - bad))
}

report_count() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
  say ""; say "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
