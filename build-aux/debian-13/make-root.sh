#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-root.sh DIR PACKAGE…
#
# Makes DIR a Debian 13 with these packages, and nothing more than they need, from the mirror that this machine's own
# apt uses. What is there already is kept, until other packages are asked for or Debian has a new point release.

set -euo pipefail

dir=$1
shift
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)

# The first of apt's own repositories that is Debian's; its security archive has another label.
find_mirror ()
{
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 2>/dev/null | sed -n 1p
}

# Which point release the mirror has. Says nothing when it cannot be reached: then what is there will do.
find_release ()
{
  local release
  release=$(mktemp)
  /usr/lib/apt/apt-helper download-file "$mirror/dists/trixie/InRelease" "$release" >/dev/null 2>&1 || true
  sed -n 's/^Version: //p' "$release"
  rm -f "$release"
}

make_key () { (echo "$1"; shift; printf '%s\n' "$@" | sort -u; cat "$0") | sha256sum; }

remove () { "${as_root[@]}" rm -rf --one-file-system "$@"; }

# What is mounted into the root while it is made goes with a mount namespace, also when this is interrupted. No manual
# pages and documents, and no waiting for the disk: what a crash leaves half done is made anew.
make_root ()
{
  "${as_root[@]}" unshare --mount --propagation private \
    mmdebstrap --quiet --mode=root --variant=minbase --format=directory --keyring="$keyring" \
    --include="$(printf '%s\n' "$@" | sort -u | paste -sd,)" \
    --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    trixie "$dir.new" "$mirror"
}

mkdir -p "$(dirname "$dir")"
exec 9>"$dir.lock"
flock 9

mirror=$(find_mirror)
mirror=${mirror:-http://deb.debian.org/debian/}
release=$(find_release)
[ -n "$release" ] || release=$(cat "$dir.release" 2>/dev/null) || release=unknown
key=$(make_key "$release" "$@")
[ -d "$dir" ] && [ "$(cat "$dir.key" 2>/dev/null)" = "$key" ] && exit

echo "Making a Debian 13 with ${#} packages in $dir" >&2
rm -f "$dir.key"
remove "$dir" "$dir.new"
make_root "$@"
mv "$dir.new" "$dir"
echo "$release" >"$dir.release"
echo "$key" >"$dir.key"
