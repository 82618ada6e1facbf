#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts into a manual page what the program itself says of its commands and their options.

usage: make-manual.py PROGRAM TEMPLATE PAGE VERSION
"""

import os
import pathlib
import re
import subprocess
import sys
import textwrap

OPTION = re.compile(r'^  (?:(-\w), )?(--[\w-]+)(?:=(\S+))?\s+(.*)$')
COMMAND = re.compile(r'^  ([a-z][a-z-]*)\s{2,}(\S.*)$')
ACTION = re.compile(r'^  ([a-z][a-z-]*)((?: \[?[A-Z][\w.…]*\]?)*)\s{2,}(\S.*)$')
# A list of a hundred names is no manual.
LEFT_OUT = 'Categories:'


def escape(text):
    text = text.replace('\\', '\\e').replace('-', '\\-').replace('…', '...')
    return text.replace('“', '\\(lq').replace('”', '\\(rq').replace('’', "'")


def fill(text):
    lines = textwrap.wrap(escape(text), 78, break_long_words=False, break_on_hyphens=False)
    # A line that begins with one of these would be a request.
    return [('\\&' + line) if line[0] in ".'" else line for line in lines]


def write_tag(names, argument, text):
    """A paragraph about an option or an action."""
    tag = ', '.join(f'\\fB{escape(name)}\\fR' for name in names)
    return ['.TP', tag + (f'\\fI{escape(argument)}\\fR' if argument else ''), *fill(text)]


def write_line(line):
    option = OPTION.match(line)
    if option:
        short, name, argument, text = option.groups()
        names = [*([short] if short else []), name + ('=' if argument else '')]
        return write_tag(names, argument, text)
    action = ACTION.match(line)
    if action:
        return write_tag([action[1]], action[2], action[3])
    if line.endswith(':'):
        return ['.PP', *fill(line)]
    return fill(line)


def write_command(name, help_text):
    usage, *blocks = help_text.strip().split('\n\n')
    synopsis = usage.splitlines()[1].split(name, 1)[1]
    lines = [f'.SS {escape(name)}', f'\\fBkollect\\-cli {escape(name)}\\fR{escape(synopsis)}']
    for block in blocks:
        if block.startswith(LEFT_OUT):
            continue
        lines.append('.PP')
        for line in block.splitlines():
            written = write_line(line)
            lines += written[1:] if written[:1] == ['.PP'] and lines[-1] == '.PP' else written
    return lines


def main():
    program, template, page, version = sys.argv[1:]
    env = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}

    def ask(*args):
        return subprocess.run([program, *args, '--help'], env=env, capture_output=True, text=True, check=True).stdout

    commands = [match[1] for match in map(COMMAND.match, ask().splitlines()) if match]
    lines = [line for name in commands for line in write_command(name, ask(name))]
    text = pathlib.Path(template).read_text(encoding='utf-8')
    text = text.replace('@version@', version).replace('@commands@', '\n'.join(lines))
    pathlib.Path(page).write_text(text, encoding='utf-8')


if __name__ == '__main__':
    main()
