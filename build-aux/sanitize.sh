#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# All tests with the address, leak and undefined-behaviour sanitizers in our code, then the fuzzers of what is read from outside
# for a minute. Any report of any process fails, also of one whose exit status a test did not look at.
# Called by ./dev sanitize.

set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1

dir=$PWD/build-sanitize
seconds=${KOLLECT_FUZZ_SECONDS:-60}
reports=$dir/reports

if [ ! -f "$dir/build.ninja" ]; then
  meson setup "$dir" --prefix="$dir/root" -Db_sanitize=address,undefined -Db_lundef=false \
    -Doptimization=1 -Ddebug=true >/dev/null || exit 1
fi
meson compile -C "$dir" || exit 1
meson install -C "$dir" --no-rebuild --quiet >/dev/null || exit 1

rm -rf "$reports"
mkdir -p "$reports"
# Without fast unwinding, since libraries have no frame pointers: whose leak it is could not be told. Without
# intercepting __tls_get_addr, in which the runtime up to GCC 13 takes chance bytes for a header and crashes.
asan=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
asan=$asan:fast_unwind_on_malloc=0:intercept_tls_get_addr=0
export ASAN_OPTIONS=$asan:log_path=$reports/report
export LSAN_OPTIONS=suppressions=$PWD/build-aux/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1:log_path=$reports/report
export G_SLICE=always-malloc GSK_RENDERER=cairo GDK_DEBUG=gl-disable

status=0
rm -f "$dir"/meson-logs/testlog.*
LC_ALL=C.UTF-8 meson test -C "$dir" --no-rebuild --print-errorlogs --timeout-multiplier 6 </dev/null || status=$?
counts=$(python3 build-aux/count-tests.py "$dir/meson-logs" $status) || status=1

fuzz=0
unset ASAN_OPTIONS UBSAN_OPTIONS
for parser in answer handover-file; do
  build-aux/fuzz.sh "$dir" "$((seconds / 2))" "$parser" || fuzz=1
done

n=0
for report in "$reports"/report.*; do
  [ -s "$report" ] || continue
  n=$((n + 1))
  cat "$report"
done

echo "$counts"
echo "sanitizers: $n reports; fuzzer, $seconds s: $([ $fuzz = 0 ] && echo nothing found || echo failed)"
[ $status = 0 ] && [ $n = 0 ] && [ $fuzz = 0 ]
