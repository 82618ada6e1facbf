#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages: nothing that groff or mandoc would warn of, and every command and option of the program in them.

usage: test-manuals.py KOLLECT_CLI PAGE…
"""

import os
import re
import shutil
import subprocess
import sys

OPTION = re.compile(r'^  (?:-\w, )?(--[\w-]+)', re.MULTILINE)
ACTION = re.compile(r'^  ([a-z][a-z-]*(?: \S+)*) {2,}', re.MULTILINE)
COMMAND = re.compile(r'^  ([a-z][a-z-]*)\s{2,}', re.MULTILINE)

number = 0
failed = 0


def report(name, trouble):
    global number, failed
    number += 1
    failed += bool(trouble)
    print(f'{"not ok" if trouble else "ok"} {number} - {name}')
    for line in trouble:
        print(f'# {line}')


def skip(name, why):
    global number
    number += 1
    print(f'ok {number} - {name} # SKIP {why}')


def lint(command, page):
    name = f'{os.path.basename(page)}: {command[0]}'
    if not shutil.which(command[0]):
        skip(name, f'no {command[0]}')
        return
    done = subprocess.run([*command, page], capture_output=True, text=True, check=False)
    report(name, (done.stdout + done.stderr).splitlines() or (['failed'] if done.returncode else []))


def read(page):
    command = ['groff', '-man', '-Kutf8', '-Tutf8', '-P-cbou', page]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.replace('‐\n', '').replace('‐', '-').replace('−', '-')


def find_missing(program, text):
    env = {**os.environ, 'LANGUAGE': ''}

    def ask(*args):
        return subprocess.run([program, *args, '--help'], env=env, capture_output=True, text=True, check=True).stdout

    for command in COMMAND.findall(ask()):
        if not re.search(rf'^   {command}$', text, re.MULTILINE):
            yield f'no command {command}'
        yield from (f'{command}: no {option}' for option in OPTION.findall(ask(command)) if option not in text)
        for action in ACTION.findall(ask(command)):
            if not re.search(rf'^ {{7}}{re.escape(action.replace("…", "..."))}(?:$| {{2,}})', text, re.MULTILINE):
                yield f'{command}: no {action}'


def main():
    program, *pages = sys.argv[1:]
    for page in pages:
        lint(['groff', '-man', '-Kutf8', '-ww', '-z'], page)
        lint(['mandoc', '-T', 'lint', '-W', 'warning'], page)
    page = next(page for page in pages if os.path.basename(page) == 'kollect-cli.1')
    if shutil.which('groff'):
        report('commands and options', list(find_missing(program, read(page))))
    print(f'1..{number}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
