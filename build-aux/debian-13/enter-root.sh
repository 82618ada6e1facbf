#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# enter-root.sh [OPTION…] -- ROOT WRITABLE COMMAND [ARG…]
#
# Runs COMMAND on the packages of ROOT instead of the machine's own. The checkout is there under its own path and cannot
# be written to, but for the folder WRITABLE in it. There is no network but loopback, and whatever is started ends with
# COMMAND. OPTIONs are more of bubblewrap's.

set -eu

options=()
while [ "$1" != -- ]; do
  options+=("$1")
  shift
done
root=$2 writable=$3
shift 3
top=$(readlink -f "$(dirname "$0")/../..")

# Root needs no user namespace, and without one there are other users to become: tests do.
as_root=()
[ "$(id -u)" != 0 ] || as_root=(--cap-add CAP_SETUID --cap-add CAP_SETGID --cap-add CAP_DAC_OVERRIDE --cap-add CAP_KILL)

exec bwrap --unshare-ipc --unshare-pid --unshare-net --unshare-uts --die-with-parent --new-session --clearenv \
  "${as_root[@]}" \
  --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var \
  --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
  --dev /dev --proc /proc --tmpfs /tmp --tmpfs /var/tmp --tmpfs /run --dir /root --dir /run/user \
  --ro-bind "$top" "$top" --bind "$writable" "$writable" --chdir "$top" \
  --setenv PATH /usr/bin:/usr/sbin --setenv HOME /root --setenv LC_ALL C.UTF-8 --setenv PYTHONDONTWRITEBYTECODE 1 \
  "${options[@]}" "$@"
