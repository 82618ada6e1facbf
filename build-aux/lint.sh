#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every check runs, whatever the one before it said. Silent when there is nothing to say. Called by ./dev lint.

set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
export LC_ALL=C.UTF-8

status=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# check NAME COMMAND…: quiet when the command succeeds; its output and a line that names the check when it fails.
check ()
{
  local name=$1
  shift
  "$@" </dev/null >"$log" 2>&1 && return
  cat "$log"
  echo "lint: $name"
  status=1
}

# Every version lays some lines differently: Debian 12's is the one that counts.
check_format ()
{
  clang-format --version | grep -q 'version 14\.' || return 0
  find src tests -name '*.[ch]' -print0 | sort -z | xargs -0 -r clang-format --dry-run -Werror
}

check_cppcheck ()
{
  find src tests -name '*.c' | sort |
    cppcheck --quiet --error-exitcode=1 -j "$(nproc)" --std=c11 --enable=warning,performance,portability \
      --inline-suppr --library=gtk,cairo,sqlite3 --suppressions-list=build-aux/cppcheck.txt \
      --template=gcc --file-list=-
}

check_warnings ()
{
  [ -f build-lint/build.ninja ] || meson setup build-lint --werror || return
  meson compile -C build-lint
}

check_shell ()
{
  local file
  for file in dev .ci/run build-aux/*.sh build-aux/*/*.sh tests/ui/xsess; do
    bash -n "$file" || return
  done
}

check format check_format
check cppcheck check_cppcheck
check warnings check_warnings
check 'shell scripts' check_shell
check rooms python3 build-aux/check-rooms.py
check 'translatable files' python3 build-aux/check-potfiles.py
check translations build-aux/check-translations.sh
exit $status
