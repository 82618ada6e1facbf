#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh BUILD [NAME…]
#
# Builds into BUILD with every warning an error, and runs all tests or those named. Called within the root by
# ./dev test --on trixie; the last line counts.

set -u

dir=$1
shift
status=0

fail ()
{
  echo "failed: $*"
  echo '0 passed, 1 failed, 0 skipped'
  exit 1
}

gtk=$(pkg-config --modversion gtk4) && adw=$(pkg-config --modversion libadwaita-1) || fail 'GTK and libadwaita'
echo "Debian $(cat /etc/debian_version): GTK $gtk, libadwaita $adw"

if [ ! -f "$dir/build.ninja" ]; then
  meson setup "$dir" --prefix="$dir/root" --werror >"$dir/setup.log" 2>&1 || { cat "$dir/setup.log"; fail setup; }
fi
meson compile -C "$dir" || fail build
meson install -C "$dir" --no-rebuild --quiet >"$dir/install.log" || { cat "$dir/install.log"; fail install; }

rm -f "$dir"/meson-logs/testlog.*
meson test -C "$dir" --no-rebuild --print-errorlogs "$@" </dev/null || status=$?
python3 build-aux/count-tests.py "$dir/meson-logs" $status
