#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# enter-tools.sh DIR COMMAND [ARG…]
#
# Runs COMMAND where Flatpak, its portals and a keyring are: on the packages of DIR/tools. They must not be installed on
# a developer's machine, where every test's own session would start them. All that Flatpak keeps lies in DIR.

set -eu

dir=$1
shift
mkdir -p "$dir/home"

# Flatpak makes sandboxes in here and the document portal mounts a file system: hence the capabilities, and /proc once
# more, for what bubblewrap covers of it forbids to mount it in an inner sandbox. The portal works nowhere but in
# /run/user.
exec "$(dirname "$0")/../debian-13/enter-root.sh" \
  --cap-add ALL --dev-bind /dev/fuse /dev/fuse --perms 0700 --dir /run/user/0 \
  --bind "$dir/home" /home/user --setenv HOME /home/user \
  --setenv XDG_RUNTIME_DIR /run/user/0 --setenv FLATPAK_USER_DIR "$dir/installation" \
  -- "$dir/tools" "$dir" \
  bash -c 'mount -t proc proc /proc && exec "$@"' enter "$@"
