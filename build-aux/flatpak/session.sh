#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh COMMAND [ARG…]
#
# Runs COMMAND in a desktop's session without a display: a window manager, an unlocked keyring, and the portals, started
# by the bus when they are asked for. Within enter-tools.sh, which ends what outlives it.

set -eu

# As on a GNOME desktop, but for what never keeps still. The portals choose themselves by the desktop's name.
mkdir -p "$HOME/.config/glib-2.0/settings"
printf '%s\n' '[org/gnome/desktop/interface]' "font-name='Cantarell 11'" "icon-theme='Adwaita'" 'cursor-blink=false' \
  'enable-animations=false' >"$HOME/.config/glib-2.0/settings/keyfile"
export GSETTINGS_BACKEND=keyfile GIO_USE_VFS=local XDG_CURRENT_DESKTOP=GNOME GDK_BACKEND=x11 DISPLAY=:7

cd
mkfifo "$XDG_RUNTIME_DIR/ready"
Xvfb "$DISPLAY" -displayfd 5 -screen 0 1500x900x24 -nolisten tcp -noreset 5>"$XDG_RUNTIME_DIR/ready" \
  2>"$XDG_RUNTIME_DIR/server.log" &
read -r -t 60 _ <"$XDG_RUNTIME_DIR/ready" || { cat "$XDG_RUNTIME_DIR/server.log" >&2; exit 1; }

# What the bus and its services print is no output of the command; they keep what they were given open when they stay.
dbus-run-session -- bash -c '
  printf password | gnome-keyring-daemon --unlock --components=secrets --daemonize
  openbox &
  exec "$@" >&8 2>&9 8>&- 9>&-' command "$@" 8>&1 9>&2 >"$XDG_RUNTIME_DIR/session.log" 2>&1
