#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# exports.sh PROGRAM [NAME…]
#
# Makes hand-overs with kollect-cli and reads them with the programs of their readers: every program of tests/exports, or
# those named ("chromium"). Ends with "N passed, N failed, N skipped". Called by ./dev exports, after a build.

set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1

program=$1
shift
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
# Python, pandas and openpyxl are those of the distribution, whatever else is on this machine.
python=/usr/bin/python3
[ -x "$python" ] || python=python3

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

run () # FILE: one program; one that ends badly without a result that failed is a failure, too
{
  local status=0 bad

  echo "# $(basename "$1" .py)"
  "$python" "$1" "$program" </dev/null 2>&1 | tee "$log" || true
  status=${PIPESTATUS[0]}
  bad=$(grep -c '^not ok ' "$log")
  [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
  failed=$((failed + bad))
  skipped=$((skipped + $(grep -c '^ok .*# SKIP' "$log")))
  passed=$((passed + $(grep '^ok ' "$log" | grep -cv '# SKIP')))
}

[ $# -gt 0 ] || set -- tests/exports/test-*.py
for name in "$@"; do
  file=$name
  [ -f "$file" ] || file=tests/exports/test-$name.py
  if [ ! -f "$file" ]; then
    echo "exports: there is no $name in tests/exports" >&2
    failed=$((failed + 1))
    continue
  fi
  run "$file"
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
