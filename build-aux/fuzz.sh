#!/bin/bash
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh BUILD-DIR SECONDS PARSER: lets libFuzzer make up what a parser reads for so long, under ASan and UBSan. PARSER is
# "answer" (of the service) or "handover-file" (a JSON hand-over). BUILD-DIR is a configured one: kol-config.h is taken from
# there, and all that is made goes into its fuzz/PARSER/. Fails when something was found; the input that does it is kept as
# crash-… there.

set -euo pipefail
[ $# = 3 ] || { echo "usage: $0 BUILD-DIR SECONDS answer|handover-file" >&2; exit 2; }
dir=$(readlink -f "$1")
seconds=$2
parser=$3
top=$(dirname "$(dirname "$(readlink -f "$0")")")
out=$dir/fuzz/$parser
src=$top/src
handover=$src/handover/kol

command -v clang >/dev/null || { echo 'fuzz.sh: clang is missing' >&2; exit 1; }
mkdir -p "$out/corpus"

# The parser and what it stands on; the client, pictures and the network stay out.
modules='gio-2.0 json-glib-1.0'
sources=("$src"/base/*.c "$src"/domain/*.c "$src"/api/kol-{answer,answer-creator,api-error,api-error-table}.c)
includes=(-I"$dir" -I"$src/base" -I"$src/domain" -I"$src/api")
case $parser in
answer)
  sources+=("$top/tests/api/fuzz-answer.c")
  cp "$top"/tests/api/corpus/*.json "$top/tests/fixtures/sample-page.json" "$out/corpus/"
  dictionary=$top/tests/api/fuzz.dict
  ;;
handover-file)
  sources+=("$handover"-column{,-set,-table,-words}.c "$handover"-handover{,-file,-file-creator,-json,-options,-price}.c
    "$handover"-{json-append,option,option-check,proof,proof-days,totals}.c "$top/tests/handover/fuzz-handover-file.c")
  includes+=(-I"$src/handover")
  cp "$top"/tests/handover/corpus/*.json "$top"/tests/api/corpus/creator.json "$out/corpus/"
  dictionary=$top/tests/handover/fuzz.dict
  ;;
*)
  echo "fuzz.sh: there is no parser $parser" >&2
  exit 2
  ;;
esac

clang -std=gnu11 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
  -DG_LOG_USE_STRUCTURED -DG_LOG_DOMAIN='"kollect"' -D_GNU_SOURCE "${includes[@]}" \
  $(pkg-config --cflags $modules) "${sources[@]}" $(pkg-config --libs $modules) -lm -o "$out/fuzz"

cd "$out"
G_DEBUG=fatal-criticals G_SLICE=always-malloc LC_ALL=C.UTF-8 \
  ./fuzz -dict="$dictionary" -max_total_time="$seconds" -max_len=32768 -timeout=10 -rss_limit_mb=1024 \
  -print_final_stats=1 -verbosity=1 corpus >fuzz.log 2>&1 || { sed -n '/ERROR\|runtime error\|ASSERT\|kollect-/,$p' fuzz.log | head -n 60 >&2; exit 1; }
grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' fuzz.log
