#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh BUILD-DIR SECONDS: lets libFuzzer make up answers of the service for so long, beginning with corpus/, under
# ASan and UBSan. BUILD-DIR is a configured one: kol-config.h is taken from there, and all that is made goes into its
# fuzz/. Fails when something was found; the answer that does it is kept as fuzz/crash-….

set -euo pipefail
[ $# = 2 ] || { echo "usage: $0 BUILD-DIR SECONDS" >&2; exit 2; }
dir=$(readlink -f "$1")
seconds=$2
here=$(dirname "$(readlink -f "$0")")
top=$(dirname "$(dirname "$here")")
out=$dir/fuzz

command -v clang >/dev/null || { echo 'fuzz.sh: clang is missing' >&2; exit 1; }
mkdir -p "$out/corpus"

modules='gio-2.0 json-glib-1.0'
# The parser and what it stands on; the client and the network stay out.
clang -std=gnu11 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
  -DG_LOG_USE_STRUCTURED -DG_LOG_DOMAIN='"kollect"' -D_GNU_SOURCE \
  -I"$dir" -I"$top/src/base" -I"$top/src/domain" -I"$top/src/api" $(pkg-config --cflags $modules) \
  "$top"/src/base/*.c "$top"/src/domain/*.c \
  "$top"/src/api/kol-{answer,answer-creator,api-error,api-error-table}.c "$here/fuzz-answer.c" \
  $(pkg-config --libs $modules) -lm -o "$out/fuzz-answer"

cp "$here"/corpus/*.json "$top/tests/fixtures/sample-page.json" "$out/corpus/"
cd "$out"
G_DEBUG=fatal-criticals G_SLICE=always-malloc LC_ALL=C.UTF-8 \
  ./fuzz-answer -dict="$here/fuzz.dict" -max_total_time="$seconds" -max_len=32768 -timeout=10 -rss_limit_mb=1024 \
  -print_final_stats=1 -verbosity=1 corpus >fuzz.log 2>&1 || { sed -n '/ERROR\|runtime error\|ASSERT\|kollect-/,$p' fuzz.log | head -n 60 >&2; exit 1; }
grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' fuzz.log
