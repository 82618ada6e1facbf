#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what `meson test` ran: each single result of a test program, not each program.

usage: count-tests.py LOG_DIR STATUS

The last line is "N passed, N failed, N skipped". The exit status is 1 when one failed or none ran.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ET

GOOD = {'OK', 'EXPECTEDFAIL', 'SKIP'}


def get_program(name):
    """The program of "project:suite / program"."""
    return name.split(' / ')[-1]


def read_results(path):
    """Every single result of a run as (program, name, 'passed' | 'failed' | 'skipped')."""
    if not path.exists():
        return
    for case in ET.parse(path).getroot().iter('testcase'):
        outcome = 'passed'
        if case.find('failure') is not None or case.find('error') is not None:
            outcome = 'failed'
        elif case.find('skipped') is not None:
            outcome = 'skipped'
        # A program with a single result stands in the project's own suite, under its own name.
        alone = ' / ' not in case.get('classname')
        yield get_program(case.get('name' if alone else 'classname')), case.get('name'), outcome


def read_bad_programs(path):
    """Names of the programs that did not end well, be it by a crash or a time-out."""
    if not path.exists():
        return
    for line in path.read_text(encoding='utf-8', errors='replace').splitlines():
        run = json.loads(line)
        if run['result'] not in GOOD:
            yield get_program(run['name'])


def main():
    logs, status = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    results = list(read_results(logs / 'testlog.junit.xml'))
    failed = [(program, name) for program, name, outcome in results if outcome == 'failed']

    # A program that crashed after its last result, or hung, has no failed result of its own.
    for program in read_bad_programs(logs / 'testlog.json'):
        if program not in (name for name, _ in failed):
            failed.append((program, 'did not end well'))
    if status != 0 and not failed:
        failed.append(('meson test', f'status {status}'))

    passed = sum(outcome == 'passed' for *_, outcome in results)
    skipped = sum(outcome == 'skipped' for *_, outcome in results)

    for program, name in failed:
        print(f'failed: {program}: {name}')
    print(f'{passed} passed, {len(failed)} failed, {skipped} skipped')
    return 1 if failed or passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
