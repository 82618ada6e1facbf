#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh DIR KEY
#
# Installs the runtimes that lie in DIR/platform-tree and DIR/sdk-tree, unless those of KEY are, and builds and installs
# DIR/manifest.json, running its tests. Called by test.sh, within enter-tools.sh.

set -euo pipefail

dir=$1 key=$2

install_runtimes ()
{
  rm -rf "$dir/repo" "$dir/installation" "$dir/state" "$dir/runtimes.key"
  # Files of this mode lie in the repository as they are installed: nothing is compressed, and nothing is there twice.
  ostree init --repo="$dir/repo" --mode=bare-user-only
  for tree in platform sdk; do
    flatpak build-export --runtime --no-update-summary --disable-fsync "$dir/repo" "$dir/$tree-tree" 50
  done
  flatpak build-update-repo "$dir/repo"
  flatpak --user remote-add --no-gpg-verify stand-in "file://$dir/repo"
  flatpak --user install --noninteractive stand-in org.gnome.Platform//50 org.gnome.Sdk//50
  echo "$key" >"$dir/runtimes.key"
}

if [ "$(cat "$dir/runtimes.key" 2>/dev/null)" != "$key" ]; then
  install_runtimes >"$dir/runtimes.log" 2>&1 || { cat "$dir/runtimes.log"; exit 1; }
fi

mkdir -p "$dir/state/downloads"
cp -r "$dir/archives/." "$dir/state/downloads"

# A property it does not know is only warned of.
status=0
flatpak-builder --user --install --force-clean --delete-build-dirs --ccache --disable-download \
  --state-dir="$dir/state" "$dir/app" "$dir/manifest.json" >"$dir/build.log" 2>&1 || status=$?
[ $status = 0 ] && ! grep 'Unknown property' "$dir/build.log" || { cat "$dir/build.log"; exit 1; }
