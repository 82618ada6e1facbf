#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every language of po/LINGUAS translates every text of the sources as they are now.

set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0

xgettext --from-code=UTF-8 --add-comments --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dngettext:2,3 --keyword=g_dgettext:2 --keyword=g_dpgettext2:2c,3 \
  --files-from=po/POTFILES --output="$dir/kollect.pot" || exit 1

for language in $(grep -v '^#' po/LINGUAS); do
  po=po/$language.po
  msgfmt --check --output-file=/dev/null "$po" || status=1
  msgmerge --quiet --no-fuzzy-matching --output-file="$dir/$language.po" "$po" "$dir/kollect.pot" || exit 1
  counts=$(LC_ALL=C msgfmt --statistics --output-file=/dev/null "$dir/$language.po" 2>&1)
  case $counts in
  *fuzzy* | *untranslated*) echo "$po: $counts"; status=1 ;;
  esac
done
exit $status
