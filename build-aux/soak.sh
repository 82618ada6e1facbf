#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# soak.sh PROGRAM
#
# Kills a sweep of 100 pages at 50 random moments and goes on with the same command each time. Called by ./dev soak,
# after a build. KOLLECT_KILL_SEED repeats the moments of a run.

set -eu
cd "$(dirname "$(readlink -f "$0")")/.."

export KOLLECT_KILLS=${KOLLECT_KILLS:-50} KOLLECT_KILL_PAGES=${KOLLECT_KILL_PAGES:-100}
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai

exec /usr/bin/env python3 tests/cli/test-kill.py "$1"
