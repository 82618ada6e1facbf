#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bash makes of a command line of kollect-cli when Tab is pressed: in a shell that a person could sit at, and by
the function it calls.

usage: test-completion.py PROGRAM COMPLETION
"""

import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, COMPLETION = map(os.path.abspath, sys.argv[1:])
DEADLINE = 30

# Words as bash parts them: at blanks and at “=”.
ASK = r'''
source "$COMPLETION"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt () { echo "compopt $*"; }
_kollect_cli "$PROGRAM" "${COMP_WORDS[-1]}"
printf '%s\n' "${COMPREPLY[@]}"
'''


class Home:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='kollect-completion-')
        folder = pathlib.Path(self.folder.name)
        (folder / 'bin').mkdir()
        (folder / 'bin' / 'kollect-cli').symlink_to(PROGRAM)
        self.env = {
            **os.environ, 'PROGRAM': PROGRAM, 'COMPLETION': COMPLETION, 'LC_ALL': 'C.UTF-8',
            'HOME': str(folder), 'XDG_DATA_HOME': str(folder / 'data'),
            'PATH': f'{folder / "bin"}:{os.environ["PATH"]}',
        }

    def run(self, *args):
        subprocess.run([PROGRAM, *args], env=self.env, check=True, capture_output=True)

    def complete(self, *words):
        command = ['bash', '--norc', '--noprofile', '-c', ASK, 'bash', 'kollect-cli', *words]
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True)
        assert not done.stderr, done.stderr
        return [line for line in done.stdout.splitlines() if line]


def check(found, *expected):
    assert found == list(expected), f'{found} and not {list(expected)}'


def check_among(found, *expected):
    assert set(expected) <= set(found), f'{expected} not among {found}'


def commands(home):
    check(home.complete('sea'), 'search')
    check_among(home.complete(''), 'search', 'shortlist', 'export', 'fields', '--version')
    check(home.complete('--ver'), '--version')
    check(home.complete('nonsense', ''))


def options(home):
    check_among(home.complete('search', '--'), '--gender=', '--fans-age=', '--pages=', '--sample', '--help')
    # What takes a value goes on without a blank.
    check(home.complete('search', '--gend'), 'compopt -o nospace', '--gender=')
    check(home.complete('search', '--samp'), '--sample')
    check_among(home.complete('export', '--'), '--output=', '--columns=')
    assert '--gender=' not in home.complete('export', '--')


def values_of_the_filter_table(home):
    check(home.complete('search', '--gender', '='), 'ALL', 'FEMALE', 'MALE')
    check(home.complete('search', '--gender', '=', 'FE'), 'FEMALE')
    check(home.complete('search', '--gender', 'M'), 'MALE')
    check(home.complete('search', '--sample', '--search-type', '=', ''), 'NICKNAME', 'NOTE')
    check(home.complete('search', '--content-tag', '=', '健'), '健身减肥', '健身塑形', '健康养生')
    check(home.complete('search', '--content-tag', '=', '猫,阅'), '猫,阅读')


def fields(home):
    check_among(home.complete('search', '--columns', '=', 'pic'), 'picturePrice', 'pictureReadCost')
    check_among(home.complete('search', '--columns', '=', 'name,pic'), 'name,picturePrice')


def choices_of_an_export(home):
    check(home.complete('export', '--price', '='), 'net', 'fee', 'rebate')
    check(home.complete('export', '--page-size', 'l'), 'letter')
    check_among(home.complete('export', '--columns', '=', 'client'), 'client-short', 'client-full')
    check(home.complete('export', '--columns', '=', 'name,pictureP'), 'name,picturePrice')
    check(home.complete('export', '--exclude', '=', 'note,con'), 'note,conditions')
    # A file
    check(home.complete('export', '--from-json', '=', ''))


def actions(home):
    check(home.complete('answers', 'cl'), 'clean-up')
    check(home.complete('shortlist', 'im'), 'import')
    check(home.complete('shortlist', 'import', ''))


def shortlists(home):
    home.run('shortlist', 'new', 'Spring')
    home.run('shortlist', 'new', '春季 咖啡')
    check(home.complete('shortlist', 're'), 'rename', 'remove')
    check(home.complete('shortlist', 'show', 'S'), 'Spring')
    check(home.complete('export', '春'), r'春季\ 咖啡')
    check(home.complete('search', '--shortlist', '=', 'Sp'), 'Spring')
    # A file, which bash completes itself
    check(home.complete('export', 'Spring', '-o', 'x'))


class Shell:
    """A shell at a terminal."""

    def __init__(self, env):
        pid, self.terminal = pty.fork()
        if pid == 0:
            env = {**env, 'PS1': 'ready> ', 'TERM': 'dumb', 'INPUTRC': '/dev/null'}
            os.execvpe('bash', ['bash', '--norc', '--noprofile', '-i'], env)
        self.pid = pid
        self.seen = ''

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait_for(self, text):
        end = time.monotonic() + DEADLINE
        while text not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], max(end - time.monotonic(), 0))
            assert ready, f'{text!r} did not come: {self.seen!r}'
            self.seen += os.read(self.terminal, 4096).decode(errors='replace')
        self.seen = self.seen.split(text, 1)[1]

    def end(self):
        # As a terminal that is closed; what it still says must not keep it.
        os.close(self.terminal)
        os.kill(self.pid, signal.SIGHUP)
        os.waitpid(self.pid, 0)


def at_a_terminal(home):
    shell = Shell(home.env)
    try:
        shell.wait_for('ready> ')
        shell.type(f'source {COMPLETION}\n')
        shell.wait_for('ready> ')
        shell.type('kollect-cli sea\t')
        shell.wait_for('kollect-cli search ')
        shell.type('--gend\t')
        shell.wait_for('--gender=')
        shell.type('FE\t')
        shell.wait_for('FEMALE ')
        shell.type('--columns=followers\x15echo done\n')
        shell.wait_for('done')
    finally:
        shell.end()


def main():
    steps = (commands, options, values_of_the_filter_table, fields, choices_of_an_export, actions, shortlists, at_a_terminal)
    failed = 0
    for number, step in enumerate(steps, 1):
        home = Home()
        try:
            step(home)
        except Exception as error:  # any failure of a step is its result, and is printed
            failed += 1
            print(f'not ok {number} - {step.__name__}')
            print('\n'.join(f'# {line}' for line in str(error).splitlines()))
        else:
            print(f'ok {number} - {step.__name__}')
        home.folder.cleanup()
    print(f'1..{len(steps)}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
