#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs every program of tests/bench, each in a session of its own. Called by ./dev bench, after a build.

set -eu
cd "$(dirname "$(readlink -f "$0")")/.."

meson compile -C build bench >/dev/null
export GSETTINGS_BACKEND=memory GTK_A11Y=none ADW_DISABLE_PORTAL=1
export XDG_DATA_DIRS=$PWD/build/root/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}

echo '# ratio to the baseline, measured alternately in one run (median of ours / of the baseline)'
bench=$PWD/build/tests/bench
for program in "$bench"/bench-*; do
  [ -x "$program" ] && [ -f "$program" ] || continue
  args=()
  # Others link what they measure; this one starts what is installed.
  [ "${program##*/}" != bench-start ] || args=("$PWD/build/root/bin/kollect" "$bench/empty-window" "$bench/start-probe.so")
  [ "${program##*/}" != bench-tables ] || args=("$PWD/tests/bench/pandas-table.py")
  tests/ui/xsess -p -s 1500x900 "$program" "${args[@]}"
done

# Driven from outside, as a person does it: over the accessibility bus.
unset GTK_A11Y
KOLLECT_TEST_DEADLINE=60 tests/ui/xsess -p -s 1500x900 \
  /usr/bin/python3 tests/bench/bench-smooth.py build/root/bin/kollect{,-cli} "$bench/smooth-probe.so"
