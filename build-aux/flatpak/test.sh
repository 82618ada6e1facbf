#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh DIR SDK_ROOT
#
# Builds the Flatpak and tries it in its sandbox: DIR/tools has Flatpak, and DIR/platform and SDK_ROOT are the packages
# that stand in for the runtime and its SDK. What can be kept from one run to the next is. Called by ./dev flatpak; the
# last line counts.

set -euo pipefail

dir=$1 sdk=$2
here=$(readlink -f "$(dirname "$0")")
top=$(readlink -f "$here/../..")
id=io.github.kollect_app.Kollect

fail ()
{
  echo "failed: $*"
  echo '0 passed, 1 failed, 0 skipped'
  exit 1
}

# Another key when one of the folders was made anew, or is made another way.
make_key () { cat "$dir/platform.key" "$sdk.key" "$here"/make-runtime.sh | sha256sum; }

exec 9>"$dir/lock"
flock 9

key=$(make_key)
if [ "$(cat "$dir/runtimes.key" 2>/dev/null)" != "$key" ]; then
  "$here/make-runtime.sh" "$dir/platform" org.gnome.Platform 50 "$dir/platform-tree" || fail 'the stand-in runtime'
  "$here/make-runtime.sh" "$sdk" org.gnome.Sdk 50 "$dir/sdk-tree" || fail 'the stand-in SDK'
fi

mkdir -p "$dir/archives"
"$here/make-offline.py" "$top/flatpak/$id.json" "$dir/archives" "$sdk" "$dir/manifest.json" || fail 'the manifest'
"$here/enter-tools.sh" "$dir" "$here/build.sh" "$dir" "$key" || fail 'the build'
echo "Built and installed $id"

"$here/enter-tools.sh" "$dir" "$here/session.sh" "$here/try.py" "$dir" "$top/flatpak/$id.json" | tee "$dir/try.log" || true
passed=$(grep -c '^ok ' "$dir/try.log" || true)
failed=$(grep -c '^not ok ' "$dir/try.log" || true)
# Cut off before its plan, it did not end well.
grep -q '^1\.\.' "$dir/try.log" || failed=$((failed + 1))
echo "On $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$dir/platform-tree/usr/lib/os-release"), not on that itself; pictures are in $dir/pictures."
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
