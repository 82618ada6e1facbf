#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-runtime.sh ROOT NAME BRANCH DIR
#
# Makes DIR a Flatpak runtime that stands in for NAME//BRANCH, out of the Debian in ROOT. What lies in DIR/usr is shared
# with ROOT by hard links: files are removed and made there, never edited.

set -euo pipefail

root=$1 name=$2 branch=$3 dir=$4

# What the real one lacks, so that nothing leans on it here. The last two are in it; they are large.
lacking=(
  libxlsxwriter-dev 'libxlsxwriter[0-9]*' libminizip-dev 'libminizip1*'
  xvfb xserver-common xdotool imagemagick 'imagemagick-7*' poppler-utils procps
  fonts-noto-cjk fonts-noto-color-emoji
)

# What Flatpak makes itself, for each sandbox.
own=(
  fstab group gshadow hostname hosts ld.so.cache ld.so.conf.d localtime machine-id mtab passwd resolv.conf shadow
)

remove_package () # GLOB
{
  local list path
  for list in "$root"/var/lib/dpkg/info/$1.list "$root"/var/lib/dpkg/info/$1:*.list; do
    [ -f "$list" ] || continue
    while read -r path; do
      path=$dir/usr/${path#/usr/}
      if [ -L "$path" ] || [ -f "$path" ]; then
        rm -f "$path"
      fi
    done < <(grep '^/usr/' "$list")
  done
}

remove_lacking ()
{
  local package
  for package in "${lacking[@]}"; do
    remove_package "$package"
  done
}

write_etc ()
{
  local file
  for file in "${own[@]}"; do
    rm -rf "${dir:?}/usr/etc/$file"
  done
  # Flatpak then writes its own, with /app/lib in it.
  : >"$dir/usr/etc/ld.so.conf"
  rm -f "$dir/usr/etc/os-release" "$dir/usr/lib/os-release"
  cat >"$dir/usr/lib/os-release" <<END
ID=debian
NAME="Stand-in for $name"
VERSION_ID=$branch
PRETTY_NAME="Debian $(cat "$root/etc/debian_version") packages that stand in for $name $branch"
END
  ln -s ../lib/os-release "$dir/usr/etc/os-release"
  cat >"$dir/usr/etc/fonts/local.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <include ignore_missing="yes">/run/host/font-dirs.xml</include>
  <cachedir>/usr/lib/fontconfig/cache</cachedir>
</fontconfig>
END
}

make_font_cache ()
{
  mkdir -p "$dir/usr/lib/fontconfig/cache"
  bwrap --unshare-all --die-with-parent --bind "$dir/usr" /usr --symlink usr/etc /etc \
    --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --dev /dev --proc /proc --tmpfs /tmp \
    fc-cache -s -f
}

write_metadata ()
{
  local arch
  arch=$(uname -m)
  cat >"$dir/metadata" <<END
[Runtime]
name=$name
runtime=org.gnome.Platform/$arch/$branch
sdk=org.gnome.Sdk/$arch/$branch

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
END
}

rm -rf --one-file-system "$dir"
mkdir -p "$dir"/{usr,files,export}
cp -al "$root/usr/." "$dir/usr"
cp -a "$root/etc" "$dir/usr/etc"
remove_lacking
write_etc
make_font_cache
write_metadata
